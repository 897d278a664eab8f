/// Which tokens each leaf may begin at, in the parts of one document. Its memory is used again for the next one.
final class CandidateTable {
  private struct Entry {
    var token: Int32
    var part: Int32
    /// The leaf's next entry; -1 at its last.
    var next: Int32
  }

  private var entries: [Entry] = []
  private var seen: [SyllableIndex.Candidate] = []
  /// First and last entry of each leaf; -1 where it has none.
  private var first: [Int32]
  private var last: [Int32]
  /// Leaves whose tokens were seen out of order: its phrases have their anchors at different places.
  private var unsorted: Set<Int> = []
  /// Leaves that have an entry, in the order of their first one.
  private(set) var leaves: [Int] = []

  init(leafCount: Int) {
    first = Array(repeating: -1, count: leafCount)
    last = first
  }

  /// Forgets the last document and sweeps this one.
  func fill(from index: SyllableIndex, _ texts: [MatchText]) {
    for leaf in leaves { first[leaf] = -1 }
    leaves.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    if !unsorted.isEmpty { unsorted.removeAll(keepingCapacity: true) }
    for text in texts {
      seen.removeAll(keepingCapacity: true)
      index.sweep(text.tokens, into: &seen)
      for candidate in seen { add(candidate, part: Int32(text.part)) }
    }
  }

  private func add(_ candidate: SyllableIndex.Candidate, part: Int32) {
    let leaf = Int(candidate.leaf)
    let entry = Int32(entries.count)
    entries.append(Entry(token: candidate.token, part: part, next: -1))
    if first[leaf] < 0 {
      first[leaf] = entry
      leaves.append(leaf)
    } else {
      let before = entries[Int(last[leaf])]
      if before.part == part, before.token > candidate.token { unsorted.insert(leaf) }
      entries[Int(last[leaf])].next = entry
    }
    last[leaf] = entry
  }

  /// Whether one of these leaves was seen, in any part.
  func hasAny(of leaves: [Int32], _ range: Range<Int32>) -> Bool {
    for index in range where first[Int(leaves[Int(index)])] >= 0 { return true }
    return false
  }

  /// Whether the leaf may begin anywhere in a part.
  func has(_ leaf: Int, part: Int) -> Bool {
    var at = first[leaf]
    while at >= 0 {
      if entries[Int(at)].part == part { return true }
      at = entries[Int(at)].next
    }
    return false
  }

  /// Tokens of a part where the leaf may begin, in order; a token stands once for each anchor seen there.
  func forEachToken(of leaf: Int, part: Int, _ body: (Int) -> Void) {
    guard unsorted.contains(leaf) else { return forEachSeen(leaf, part, body) }
    var tokens: [Int] = []
    forEachSeen(leaf, part) { tokens.append($0) }
    tokens.sorted().forEach(body)
  }

  private func forEachSeen(_ leaf: Int, _ part: Int, _ body: (Int) -> Void) {
    var at = first[leaf]
    while at >= 0 {
      let entry = entries[Int(at)]
      if entry.part == part { body(Int(entry.token)) }
      at = entry.next
    }
  }
}
