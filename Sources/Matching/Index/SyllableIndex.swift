internal import VietnameseText

/// Where, in a text, which leaves of which rules can match at all.
///
/// Each phrase, and each pattern that holds certain words, is registered under its anchor: the rarest two syllables that follow
/// each other in it, or its only one. A sweep over the tokens asks a bit filter; only where that answers yes is a table opened.
/// So the cost of a text does not depend on how many rules there are. What the sweep reports are candidates: `PhraseTable.hit`
/// and PCRE2 confirm them.
struct SyllableIndex: Sendable {
  struct Posting: Sendable, Equatable, BitwiseCopyable {
    var leaf: Int32
    var offset: Int32
  }

  /// Postings of one hash.
  struct Slice: Sendable, BitwiseCopyable {
    var start: Int32 = 0
    var end: Int32 = 0
  }

  struct Candidate {
    var leaf: Int32
    /// Where the leaf may begin.
    var token: Int32
  }

  let leafCount: Int
  /// By leaf, for people; empty where the index was read from an archive.
  let anchors: [[Anchor]]
  private let hasAny: Bool
  private let filter: [UInt64]
  /// An open table of hashes, 0 where a slot is empty, and where the postings of each begin and end.
  private let slots: [UInt64]
  private let ranges: [Slice]
  private let postings: [Posting]

  /// What a hash is shifted by to be a bit of the filter.
  private let filterShift: UInt64

  /// Bits of the filter for each anchor: few tokens that are no anchor are looked up in vain, and the filter of ten thousand rules
  /// still lies in the nearer memory of a core (64 bits were 3 % slower there).
  private static let bitsPerAnchor = 16

  init(_ found: [UInt64: [Posting]], leafCount: Int, hasAny: Bool, anchors: [[Anchor]]) {
    self.leafCount = leafCount
    self.hasAny = hasAny
    self.anchors = anchors
    var filterBits: UInt64 = 12
    while 1 << Int(filterBits) < found.count * SyllableIndex.bitsPerAnchor { filterBits += 1 }
    filterShift = 64 - filterBits
    var filter = [UInt64](repeating: 0, count: 1 << Int(filterBits - 6))
    var size = 16
    while size < found.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var ranges = [Slice](repeating: Slice(), count: size)
    var postings: [Posting] = []
    for (hash, list) in found.sorted(by: { $0.key < $1.key }) {
      let bit = hash >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
      var slot = Int(hash & UInt64(size - 1))
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash
      ranges[slot] = Slice(start: Int32(postings.count), end: Int32(postings.count + list.count))
      postings += list
    }
    self.filter = filter
    self.slots = slots
    self.ranges = ranges
    self.postings = postings
  }

  /// Appends what may begin in the text.
  func sweep(_ tokens: [Token], into found: inout [Candidate]) {
    if postings.isEmpty { return }
    slots.withUnsafeBufferPointer { slots in
      ranges.withUnsafeBufferPointer { ranges in
        postings.withUnsafeBufferPointer { postings in
          let table = Table(slots: slots, ranges: ranges, postings: postings)
          tokens.withUnsafeBufferPointer { tokens in sweep(tokens, table, &found) }
        }
      }
    }
  }

  private func sweep(_ tokens: UnsafeBufferPointer<Token>, _ table: Table, _ found: inout [Candidate]) {
    filter.withUnsafeBufferPointer { filter in
      // Most tokens are told by the filter alone: nothing is called for them.
      for i in 0..<tokens.count {
        if tokens[i].flags.contains(.opaque) { continue }
        let key = tokens[i].key.rawValue
        let single = SyllableIndex.hash(key)
        if test(filter, single) { table.report(single, i, &found) }
        let hasNext = i + 1 < tokens.count && tokens[i + 1].gap != .paragraph
        if hasNext {
          let pair = SyllableIndex.hash(key, tokens[i + 1].key.rawValue)
          if test(filter, pair) { table.report(pair, i, &found) }
        }
        guard hasAny else { continue }
        let bare = tokens[i].key.bare.rawValue
        let bareSingle = SyllableIndex.hash(bare) ^ SyllableIndex.anyAccent
        if test(filter, bareSingle) { table.report(bareSingle, i, &found) }
        if hasNext {
          let pair = SyllableIndex.hash(bare, tokens[i + 1].key.bare.rawValue) ^ SyllableIndex.anyAccent
          if test(filter, pair) { table.report(pair, i, &found) }
        }
      }
    }
  }

  /// The open table, without anybody counting who reads it.
  private struct Table {
    let slots: UnsafeBufferPointer<UInt64>
    let ranges: UnsafeBufferPointer<Slice>
    let postings: UnsafeBufferPointer<Posting>

    @inline(never)
    func report(_ hash: UInt64, _ token: Int, _ found: inout [Candidate]) {
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != hash {
        if slots[slot] == 0 { return }
        slot = (slot + 1) & mask
      }
      for index in ranges[slot].start..<ranges[slot].end {
        let posting = postings[Int(index)]
        let start = Int32(truncatingIfNeeded: token) - posting.offset
        if start >= 0 { found.append(Candidate(leaf: posting.leaf, token: start)) }
      }
    }
  }

  // MARK: Hashes

  static func hash(of anchor: Anchor) -> UInt64 {
    let hash =
      anchor.keys.count == 1 ? hash(anchor.keys[0].rawValue) : hash(anchor.keys[0].rawValue, anchor.keys[1].rawValue)
    return anchor.isAnyAccent ? hash ^ anyAccent : hash
  }

  /// Leaves the lowest bit alone, so that no hash becomes 0.
  private static let anyAccent: UInt64 = 0x5555_5555_5555_5554

  /// Never 0, which marks an empty slot.
  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { hash(key, 0xFFFF_FFFF_FFFF_FFFF) }

  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15 &+ second) &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed >> 29) | 1
  }

  @inline(__always)
  private func test(_ filter: UnsafeBufferPointer<UInt64>, _ hash: UInt64) -> Bool {
    let bit = hash >> filterShift
    return filter[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
  }
}

extension SyllableIndex: Storable {
  init(from reader: inout ByteReader) throws(ArchiveDamage) {
    leafCount = try reader.number()
    anchors = []
    hasAny = try Bool(from: &reader)
    filterShift = UInt64(try reader.number())
    filter = try reader.plain(UInt64.self)
    slots = try reader.plain(UInt64.self)
    ranges = try reader.plain(Slice.self)
    postings = try reader.plain(Posting.self)
  }

  func write(to writer: inout ByteWriter) {
    writer.number(leafCount)
    hasAny.write(to: &writer)
    writer.number(Int(filterShift))
    writer.plain(filter)
    writer.plain(slots)
    writer.plain(ranges)
    writer.plain(postings)
  }
}
