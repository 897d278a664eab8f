/// Which rules are to be asked, by what was seen. The cost of asking is that of the rules that are woken, not of all.
struct WakeTable: Sendable {
  /// Rules of leaf `i`: `rules[starts[i]..<starts[i + 1]]`.
  private let starts: [Int32]
  private let rules: [Int32]
  /// Asked about every document.
  let always: [Int32]
  /// Asked where one of these signs stands.
  let bySigns: [(signs: TextSigns, rule: Int32)]
  /// Asked unless one of its leaves was seen: leaf by leaf, `enough[range]`.
  let unlessSeen: [(rule: Int32, range: Range<Int32>)]
  let enough: [Int32]

  init(_ all: [CompiledRule], leafCount: Int) {
    var byLeaf = [[Int32]](repeating: [], count: leafCount)
    var always: [Int32] = []
    var bySigns: [(TextSigns, Int32)] = []
    var unlessSeen: [(Int32, Range<Int32>)] = []
    var enough: [Int32] = []
    for (index, rule) in all.enumerated() {
      let number = Int32(index)
      switch rule.trigger {
      case .leaves(let leaves): for leaf in leaves { byLeaf[leaf].append(number) }
      case .signs(let signs): bySigns.append((signs, number))
      case .unlessSeen(let leaves):
        unlessSeen.append((number, Int32(enough.count)..<Int32(enough.count + leaves.count)))
        enough += leaves.map(Int32.init)
      case .always: always.append(number)
      }
    }
    var starts: [Int32] = [0]
    var rules: [Int32] = []
    for list in byLeaf {
      rules += list
      starts.append(Int32(rules.count))
    }
    self.starts = starts
    self.rules = rules
    self.always = always
    self.bySigns = bySigns
    self.unlessSeen = unlessSeen
    self.enough = enough
  }

  func rules(of leaf: Int) -> ArraySlice<Int32> { rules[Int(starts[leaf])..<Int(starts[leaf + 1])] }
}
