/// Where leaves get their numbers: from an index that is being built, or from what such an index answered when the same rule was
/// compiled before.
struct LeafBook {
  private(set) var index = SyllableIndexBuilder()
  /// What was answered since `beginRule`, in order.
  private(set) var answers: [Int32] = []
  private var known: ArraySlice<Int32>?
  /// More was asked than is known, or what is known makes no sense: the answers are of another rule.
  private(set) var isAstray = false

  /// Builds an index.
  init() {}

  /// Repeats what was answered before.
  init(known: [Int32]) { self.known = known[...] }

  mutating func beginRule() { answers.removeAll(keepingCapacity: true) }

  /// A new leaf, for what `register` puts into the index.
  mutating func leaf(_ register: (inout SyllableIndexBuilder, Int) -> Void) -> Int {
    if known != nil {
      let leaf = next()
      if leaf < 0 { isAstray = true }
      return Swift.max(leaf, 0)
    }
    let leaf = index.newLeaf()
    register(&index, leaf)
    answers.append(Int32(leaf))
    return leaf
  }

  /// A leaf, where there is one, and something else that is costly to learn.
  mutating func answer<Failure: Error>(
    _ make: (inout SyllableIndexBuilder) throws(Failure) -> (leaf: Int?, value: Int)
  ) throws(Failure) -> (leaf: Int?, value: Int) {
    if known != nil {
      let leaf = next()
      return (leaf < 0 ? nil : leaf, next())
    }
    let answer = try make(&index)
    answers.append(Int32(answer.leaf ?? -1))
    answers.append(Int32(clamping: answer.value))
    return answer
  }

  /// Something decided while the index is built, and repeated.
  mutating func choice(isMade: Bool) -> Bool { answer { _ in (nil, isMade ? 1 : 0) }.value == 1 }

  /// Leaves of words that stand where they are seen; nothing where they are known already, for they wake a rule and do no more.
  mutating func certainLeaves(of table: PhraseTable) -> [Int] { known == nil ? index.certainLeaves(of: table) : [] }

  /// Of an expression that needs all its items: the one that is rarest in text. Leaves that were known before wake nothing here.
  func rarest(_ items: [Trigger]) -> Trigger { known == nil ? index.rarest(items) : .always }

  private mutating func next() -> Int {
    guard let value = known?.popFirst() else {
      isAstray = true
      return -1
    }
    return Int(value)
  }
}
