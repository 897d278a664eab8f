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
  /// First and last entry of each leaf; -1 where it has none. Raw, for they are asked at every candidate.
  private let first: UnsafeMutablePointer<Int32>
  private let last: UnsafeMutablePointer<Int32>
  /// Leaves whose tokens were seen out of order: its phrases have their anchors at different places.
  private var unsorted: Set<Int> = []
  /// Leaves that have an entry, in the order of their first one.
  private(set) var leaves: [Int] = []

  init(leafCount: Int) {
    first = .allocate(capacity: leafCount)
    first.initialize(repeating: -1, count: leafCount)
    last = .allocate(capacity: leafCount)
    last.initialize(repeating: -1, count: leafCount)
  }

  deinit {
    first.deallocate()
    last.deallocate()
  }

  /// Forgets the last document and sweeps this one.
  func fill(from index: SyllableIndex, _ texts: [MatchText]) {
    for leaf in leaves { first[leaf] = -1 }
    // Taken out and put back, so that nobody asks at each candidate whether somebody else is writing.
    var (entries, leaves, seen) = (self.entries, self.leaves, self.seen)
    (self.entries, self.leaves, self.seen) = ([], [], [])
    leaves.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    if !unsorted.isEmpty { unsorted.removeAll(keepingCapacity: true) }
    for text in texts {
      let part = Int32(text.part)
      seen.removeAll(keepingCapacity: true)
      index.sweep(text.tokens, into: &seen)
      for candidate in seen {
        let leaf = Int(candidate.leaf)
        let entry = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(token: candidate.token, part: part, next: -1))
        if first[leaf] < 0 {
          first[leaf] = entry
          leaves.append(leaf)
        } else {
          let before = Int(last[leaf])
          if entries[before].part == part, entries[before].token > candidate.token { unsorted.insert(leaf) }
          entries[before].next = entry
        }
        last[leaf] = entry
      }
    }
    (self.entries, self.leaves, self.seen) = (entries, leaves, seen)
  }

  /// A bit for each of at most 64 leaves, set where it was seen.
  func mask(of leaves: [Int32]) -> UInt64 {
    var mask: UInt64 = 0
    for (bit, leaf) in leaves.enumerated() where first[Int(leaf)] >= 0 { mask |= 1 << UInt64(bit) }
    return mask
  }

  /// Whether one of these leaves was seen, in any part.
  func hasAny(of leaves: [Int32], from start: Int32, to end: Int32) -> Bool {
    for index in start..<end where first[Int(leaves[Int(index)])] >= 0 { return true }
    return false
  }

  /// Whether the leaf was seen in any part.
  func has(_ leaf: Int) -> Bool { first[leaf] >= 0 }

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
