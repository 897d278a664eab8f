internal import VietnameseText

/// Where, in a text, which leaves of which rules can match at all.
///
/// Each phrase, and each anchor of a pattern, is registered under its first token or its first two. A sweep over the
/// tokens asks two bit filters; only where one answers yes is a table opened. So the cost of a text does not depend on how
/// many rules there are. What the sweep reports are candidates: `PhraseTable.hit` and PCRE2 confirm them.
struct SyllableIndex: Sendable {
  private var single: [UInt64: [Int32]] = [:]
  private var pair: [UInt64: [Int32]] = [:]
  private var anySingle: [UInt64: [Int32]] = [:]
  private var anyPair: [UInt64: [Int32]] = [:]
  private var filter = [UInt64](repeating: 0, count: SyllableIndex.filterBits / 64)
  private var pairFilter = [UInt64](repeating: 0, count: SyllableIndex.filterBits / 64)
  private var hasAny = false
  private(set) var leafCount = 0

  private static let filterBits = 1 << 17

  mutating func newLeaf() -> Int {
    leafCount += 1
    return leafCount - 1
  }

  mutating func register(_ table: PhraseTable, leaf: Int) {
    for phrase in table.phrases {
      switch table.accents {
      case .any: register(phrase.keys.map(\.bare), leaf: leaf, any: true)
      case .exact: register(phrase.keys, leaf: leaf)
      case .exactOrNone:
        register(phrase.keys, leaf: leaf)
        if PhraseTable.mayMatchBare(phrase) { register(phrase.keys.map(\.bare), leaf: leaf) }
      }
    }
  }

  /// Registers a run of consecutive whole tokens.
  mutating func register(_ keys: [SyllableKey], leaf: Int, any: Bool = false) {
    let id = Int32(leaf)
    if any { hasAny = true }
    if keys.count == 1 {
      let key = keys[0].rawValue
      SyllableIndex.set(&filter, SyllableIndex.hash(key, any ? 1 : 0))
      if any { SyllableIndex.add(id, to: &anySingle, key) } else { SyllableIndex.add(id, to: &single, key) }
    } else {
      let key = SyllableIndex.hash(keys[0].rawValue, keys[1].rawValue)
      SyllableIndex.set(&pairFilter, SyllableIndex.hash(key, any ? 1 : 0))
      if any { SyllableIndex.add(id, to: &anyPair, key) } else { SyllableIndex.add(id, to: &pair, key) }
    }
  }

  /// Calls `found` with a leaf and the token it may begin at, in the order of the tokens.
  func sweep(_ tokens: [Token], found: (_ leaf: Int, _ token: Int) -> Void) {
    filter.withUnsafeBufferPointer { filter in
      pairFilter.withUnsafeBufferPointer { pairFilter in
        for i in 0..<tokens.count {
          if tokens[i].flags.contains(.opaque) { continue }
          let key = tokens[i].key.rawValue
          let hasNext = i + 1 < tokens.count && tokens[i + 1].gap != .paragraph
          if SyllableIndex.test(filter, SyllableIndex.hash(key, 0)), let leaves = single[key] {
            for leaf in leaves { found(Int(leaf), i) }
          }
          if hasNext {
            let both = SyllableIndex.hash(key, tokens[i + 1].key.rawValue)
            if SyllableIndex.test(pairFilter, SyllableIndex.hash(both, 0)), let leaves = pair[both] {
              for leaf in leaves { found(Int(leaf), i) }
            }
          }
          guard hasAny else { continue }
          let bare = tokens[i].key.bare.rawValue
          if SyllableIndex.test(filter, SyllableIndex.hash(bare, 1)), let leaves = anySingle[bare] {
            for leaf in leaves { found(Int(leaf), i) }
          }
          if hasNext {
            let both = SyllableIndex.hash(bare, tokens[i + 1].key.bare.rawValue)
            if SyllableIndex.test(pairFilter, SyllableIndex.hash(both, 1)), let leaves = anyPair[both] {
              for leaf in leaves { found(Int(leaf), i) }
            }
          }
        }
      }
    }
  }

  private static func add(_ id: Int32, to table: inout [UInt64: [Int32]], _ key: UInt64) {
    if table[key]?.last != id, !(table[key]?.contains(id) ?? false) { table[key, default: []].append(id) }
  }

  @inline(__always) private static func hash(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let h = (a &* 0x9E37_79B9_7F4A_7C15 &+ b) &* 0xD6E8_FEB8_6659_FD93
    return h ^ (h >> 32)
  }

  @inline(__always) private static func set(_ filter: inout [UInt64], _ hash: UInt64) {
    let bit = Int(hash & UInt64(filterBits - 1))
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  @inline(__always) private static func test(_ filter: UnsafeBufferPointer<UInt64>, _ hash: UInt64) -> Bool {
    let bit = Int(hash & UInt64(filterBits - 1))
    return filter[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }
}
