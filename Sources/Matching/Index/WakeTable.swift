/// Which rules are to be asked, by what was seen. The cost of asking is that of the rules that are woken, not of all.
struct WakeTable: Sendable {
  /// Rules of leaf `i`: `rules[starts[i]..<starts[i + 1]]`.
  private let starts: [Int32]
  private let rules: [Int32]
  /// Asked about every document.
  let always: [Int32]
  /// Asked where one of these signs stands.
  let bySigns: [BySigns]
  /// Asked unless one of its leaves was seen.
  let unlessSeen: [Required]
  /// Leaf by leaf, for `Required`.
  let enough: [Int32]
  /// The leaves that are enough for most rules, by the bits of `Required.mask`.
  let common: [Int32]

  struct BySigns: Sendable, BitwiseCopyable {
    var signs: TextSigns
    var rule: Int32
  }

  struct Required: Sendable, BitwiseCopyable {
    var rule: Int32
    /// Bits of the common leaves that are enough: nearly always one of them was seen, and that is told at once.
    var mask: UInt64
    /// All leaves that are enough: from here to there in `enough`.
    var start: Int32
    var end: Int32
  }

  /// - Parameter triggers: of each rule.
  init(_ triggers: [Trigger], leafCount: Int) {
    var byLeaf = [[Int32]](repeating: [], count: leafCount)
    var always: [Int32] = []
    var bySigns: [BySigns] = []
    var unlessSeen: [Required] = []
    var enough: [Int32] = []
    for (index, trigger) in triggers.enumerated() {
      let number = Int32(index)
      switch trigger {
      case .seen(let leaves, let signs):
        for leaf in leaves { byLeaf[leaf].append(number) }
        if !signs.isEmpty { bySigns.append(BySigns(signs: signs, rule: number)) }
      case .unlessSeen(let leaves):
        let (start, end) = (Int32(enough.count), Int32(enough.count + leaves.count))
        unlessSeen.append(Required(rule: number, mask: 0, start: start, end: end))
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
    var uses: [Int32: Int] = [:]
    for leaf in enough { uses[leaf, default: 0] += 1 }
    common = uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(UInt64.bitWidth).map(\.key)
    let bits = Dictionary(uniqueKeysWithValues: common.enumerated().map { ($1, UInt64(1) << UInt64($0)) })
    for index in unlessSeen.indices {
      let leaves = unlessSeen[index].start..<unlessSeen[index].end
      unlessSeen[index].mask = leaves.reduce(0) { $0 | (bits[enough[Int($1)]] ?? 0) }
    }
    self.unlessSeen = unlessSeen
    self.enough = enough
  }

  func rules(of leaf: Int) -> ArraySlice<Int32> { rules[Int(starts[leaf])..<Int(starts[leaf + 1])] }
}

extension WakeTable: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    starts = try reader.plain(Int32.self)
    rules = try reader.plain(Int32.self)
    always = try reader.plain(Int32.self)
    bySigns = try reader.plain(BySigns.self)
    unlessSeen = try reader.plain(Required.self)
    enough = try reader.plain(Int32.self)
    common = try reader.plain(Int32.self)
  }

  func write(to writer: inout ByteWriter) {
    writer.plain(starts)
    writer.plain(rules)
    writer.plain(always)
    writer.plain(bySigns)
    writer.plain(unlessSeen)
    writer.plain(enough)
    writer.plain(common)
  }
}
