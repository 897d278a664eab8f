internal import VietnameseText

/// Gathers the anchors of all leaves.
struct SyllableIndexBuilder {
  private(set) var leafCount = 0
  private var postings: [UInt64: [SyllableIndex.Posting]] = [:]
  private var hasAny = false
  private var certain: [SyllableKey: Int] = [:]
  /// By leaf, for `soat explain --index`.
  private(set) var anchors: [[Anchor]] = []

  mutating func newLeaf() -> Int {
    leafCount += 1
    anchors.append([])
    return leafCount - 1
  }

  /// - Parameter skipsCertain: words that stand where they are seen are left to `certainLeaves`.
  mutating func register(_ table: PhraseTable, leaf: Int, skipsCertain: Bool = false) {
    for phrase in table.phrases where !(skipsCertain && table.isCertain(phrase)) {
      switch table.accents {
      case .any: register(phrase.keys.map(\.bare), leaf, isAnyAccent: true)
      case .exact: register(phrase.keys, leaf)
      case .exactOrNone:
        register(phrase.keys, leaf)
        if PhraseTable.mayMatchBare(phrase) { register(phrase.keys.map(\.bare), leaf) }
      }
    }
  }

  /// Leaves of the words of a table that stand where they are seen, the commonest first. All rules share them.
  mutating func certainLeaves(of table: PhraseTable) -> [Int] {
    let words = table.phrases.filter(table.isCertain)
    return words.sorted { SyllableRarity.bits($0.keys[0]) < SyllableRarity.bits($1.keys[0]) }.map { phrase in
      if let known = certain[phrase.keys[0]] { return known }
      let leaf = newLeaf()
      register(phrase.keys, leaf)
      certain[phrase.keys[0]] = leaf
      return leaf
    }
  }

  private mutating func register(_ keys: [SyllableKey], _ leaf: Int, isAnyAccent: Bool = false) {
    guard var anchor = Anchor.rarest(of: keys) else { return }
    anchor.isAnyAccent = isAnyAccent
    register(anchor, leaf: leaf)
  }

  mutating func register(_ anchor: Anchor, leaf: Int) {
    if anchor.isAnyAccent { hasAny = true }
    if !anchors[leaf].contains(anchor) { anchors[leaf].append(anchor) }
    let hash = SyllableIndex.hash(of: anchor)
    let posting = SyllableIndex.Posting(leaf: Int32(leaf), offset: Int32(anchor.offset))
    if !(postings[hash]?.contains(posting) ?? false) { postings[hash, default: []].append(posting) }
  }

  func index() -> SyllableIndex { SyllableIndex(postings, leafCount: leafCount, hasAny: hasAny, anchors: anchors) }
}
