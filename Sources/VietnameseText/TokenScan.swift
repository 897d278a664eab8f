/// One pass over the source view: tokens, and what the canonical view changes.
struct TokenScan {
  private(set) var tokens: [Token] = []
  private(set) var changes: [Change] = []
  /// Canonical bytes of the opaque ranges.
  private(set) var opaque: [Range<Int>] = []
  /// Flags of all pieces; `Token.Flags.foreign` says that a legacy charset may have left something.
  private(set) var seen: UInt16 = 0

  struct Change {
    /// Source bytes.
    var range: Range<Int>
    var replacement: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let analyzer: TextAnalyzer
  /// Asked for by few texts.
  private lazy var neighbours = Neighbours(bytes: bytes, style: analyzer.toneStyle)
  private var room: UnsafeMutablePointer<Token>
  private var roomLeft: Int
  private var lastEnd = 0
  /// How far canonical bytes are ahead of source bytes.
  private var shift = 0
  private var gap = GapState()

  private enum Mode {
    case repaired
    /// Tokens like others, but nothing is changed.
    case kept
    case opaque
  }

  /// What was seen since the last token. All zero after blanks alone, which is nearly always.
  private struct GapState {
    private var isHard = false
    private var isParagraph = false
    private var dashes: UInt8 = 0
    private var breaks: UInt8 = 0
    /// Line breaks with only blanks since.
    private var emptyBreaks: UInt8 = 0
    private(set) var isPlain = true

    mutating func see(_ kind: Piece.Kind) {
      switch kind {
      case .lineBreak:
        breaks = min(breaks + 1, 2)
        emptyBreaks = min(emptyBreaks + 1, 2)
        if emptyBreaks > 1 { isParagraph = true }
      case .dash:
        dashes = min(dashes + 1, 2)
        emptyBreaks = 0
      case .hard:
        isHard = true
        emptyBreaks = 0
      case .blank, .nothing, .token: return
      }
      isPlain = false
    }

    /// Nil where only blanks, one break or one dash were seen.
    var kind: Token.Gap? {
      if isParagraph { return .paragraph }
      return isHard || breaks > 1 || dashes > 1 ? .hard : nil
    }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, opaque ranges: [Range<Int>], analyzer: TextAnalyzer) {
    self.bytes = bytes
    self.analyzer = analyzer
    room = analyzer.scratch.start
    roomLeft = analyzer.scratch.capacity
    var index = 0
    for (number, range) in ranges.enumerated() {
      let end = endOfRepairs(index..<range.lowerBound)
      scan(index..<end, .repaired)
      scan(end..<range.lowerBound, .kept)
      opaque.append(range.lowerBound + shift..<range.upperBound + shift)
      scan(range, .opaque)
      index = startOfRepairs(
        range.upperBound, limit: number + 1 < ranges.count ? ranges[number + 1].lowerBound : bytes.count)
      scan(range.upperBound..<index, .kept)
    }
    scan(index..<bytes.count, .repaired)
    tokens = analyzer.scratch.taken(analyzer.scratch.capacity - roomLeft)
  }

  /// Where to stop repairing before a link, address or hashtag: what touches it without a blank or a sign of punctuation stays
  /// as it is, for repaired letters could become part of an address, or make a hashtag none.
  private func endOfRepairs(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    var hasLetter = false
    var followsBlank = true
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = UTF8Reader.scalar(in: bytes, at: start, end: end).scalar
      if !Lookalikes.isInvisible(scalar) {
        guard PieceReader.mayJoinWords(scalar) else {
          followsBlank = scalar <= 0x20 || Lookalikes.isBlank(scalar)
          break
        }
        hasLetter = true
      }
      end = start
    }
    return hasLetter || !followsBlank ? end : range.upperBound
  }

  /// Where to go on after a link, address or hashtag: past what touches its end.
  private func startOfRepairs(_ start: Int, limit: Int) -> Int {
    var index = start
    while index < limit {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: limit)
      guard Lookalikes.isInvisible(scalar) || PieceReader.mayJoinWords(scalar) else { break }
      index += length
    }
    return index
  }

  /// Eight bytes, zero beyond `end`.
  @inline(__always)
  private static func load(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> UInt64 {
    if index &+ 8 <= end { return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) }
    var word: UInt64 = 0
    var offset = 0
    while index &+ offset < end {
      word |= UInt64(base[index &+ offset]) << UInt64(8 &* offset)
      offset &+= 1
    }
    return word
  }

  /// The high bit of each byte that is neither a letter, a digit nor outside ASCII.
  @inline(__always)
  private static func separators(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let low = word & ~high
    let lower = low | 0x2020_2020_2020_2020
    let letter = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digit = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    return ~(letter | digit | word) & high
  }

  private mutating func scan(_ range: Range<Int>, _ mode: Mode) {
    guard let base = bytes.baseAddress else { return }
    let memo = analyzer.memo
    let classes = analyzer.gapClasses
    let end = range.upperBound
    var index = range.lowerBound
    while index < end {
      let byte = base[index]
      if byte < 0x80 {
        let kind = classes[Int(byte)]
        if kind != 0 {
          if kind != TextAnalyzer.GapClass.blank {
            seeSeparator(byte, at: index)
          } else if byte == 0x0D {
            seeReturn(index)
          }
          index &+= 1
          continue
        }
      }
      var low = TokenScan.load(base, index, end)
      var high: UInt64 = 0
      let stops = TokenScan.separators(low)
      var fits = true
      if stops != 0 {
        let length = UInt64(stops.trailingZeroBitCount >> 3)
        low &= length == 0 ? 0 : UInt64.max >> (64 &- 8 &* length)
      } else if index &+ 8 < end {
        high = TokenScan.load(base, index &+ 8, end)
        let more = TokenScan.separators(high)
        if more != 0 {
          let length = UInt64(more.trailingZeroBitCount >> 3)
          high &= length == 0 ? 0 : UInt64.max >> (64 &- 8 &* length)
        } else {
          fits = index &+ 16 >= end || (base[index &+ 16] < 0x80 && classes[Int(base[index &+ 16])] != 0)
        }
      }
      guard fits, mode == .repaired else {
        index &+= readPiece(at: index, end: end, mode, entry: nil)
        continue
      }
      let hash =
        ((low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0xD6E8_FEB8_6659_FD93
      let pair = memo + Int(hash >> (64 &- TextAnalyzer.memoBits)) &* 2
      var entry = pair
      if entry.pointee.low != low || entry.pointee.high != high { entry += 1 }
      if entry.pointee.low == low, entry.pointee.high == high {
        let length = Int(entry.pointee.length)
        seen |= entry.pointee.flags
        if entry.pointee.kind == Piece.Kind.token.rawValue {
          append(entry.pointee.key, index, length, entry.pointee.flags, entry.pointee.replacement)
        } else {
          between(Piece.Kind(rawValue: entry.pointee.kind) ?? .hard, index, length, entry.pointee.replacement)
        }
        index &+= length
      } else {
        index &+= readPiece(at: index, end: end, .repaired, entry: (pair, low, high))
      }
    }
  }

  @inline(never)
  private mutating func readPiece(
    at index: Int, end: Int, _ mode: Mode, entry: (UnsafeMutablePointer<TextAnalyzer.MemoEntry>, UInt64, UInt64)?
  ) -> Int {
    var piece: Piece
    if let entry, let plain = PlainToken(bytes, at: index, low: entry.1, high: entry.2, style: analyzer.toneStyle) {
      piece = plain.piece
    } else {
      piece = PieceReader(bytes: bytes, style: analyzer.toneStyle, repairs: mode == .repaired, neighbours: neighbours)
        .next(at: index, end: end)
    }
    if CharsetSigns.stand(in: bytes, index..<index + piece.length) { piece.flags.insert(.foreign) }
    seen |= piece.flags.rawValue
    if mode == .opaque { piece.flags.insert(.opaque) }
    let replacement = piece.replacement.map { analyzer.store($0, kinds: piece.kinds) } ?? 0
    if let entry, !piece.dependsOnContext {
      entry.0[1] = entry.0[0]
      entry.0.pointee = TextAnalyzer.MemoEntry(
        low: entry.1, high: entry.2, key: piece.key.rawValue, flags: piece.flags.rawValue, length: UInt8(piece.length),
        kind: piece.kind.rawValue, replacement: replacement)
    }
    if piece.kind == .token {
      append(piece.key.rawValue, index, piece.length, piece.flags.rawValue, replacement)
    } else {
      between(piece.kind, index, piece.length, replacement)
    }
    return piece.length
  }

  @inline(__always)
  private mutating func append(_ key: UInt64, _ index: Int, _ length: Int, _ flags: UInt16, _ replacement: Int32) {
    let start = index &+ shift
    if replacement > 0 { change(index, length, replacement) }
    let end = index &+ length &+ shift
    var kind: Token.Gap = lastEnd == start ? .none : .soft
    if !gap.isPlain {
      if let seen = gap.kind { kind = seen }
      gap = GapState()
    }
    if roomLeft == analyzer.scratch.capacity { kind = .start }
    if roomLeft == 0 { makeRoom() }
    room.initialize(
      to: Token(
        key: SyllableKey(rawValue: key), start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        flags: Token.Flags(rawValue: flags), gap: kind))
    room += 1
    roomLeft &-= 1
    lastEnd = end
  }

  private mutating func makeRoom() {
    let count = analyzer.scratch.capacity
    analyzer.scratch.grow(keeping: count)
    room = analyzer.scratch.start + count
    roomLeft = analyzer.scratch.capacity - count
  }

  private mutating func between(_ kind: Piece.Kind, _ index: Int, _ length: Int, _ replacement: Int32) {
    if replacement > 0 { change(index, length, replacement) }
    gap.see(kind)
  }

  private mutating func change(_ index: Int, _ length: Int, _ replacement: Int32) {
    let number = Int(replacement) - 1
    changes.append(Change(range: index..<index + length, replacement: number))
    shift += analyzer.replacements[number].count - length
  }

  private mutating func seeSeparator(_ byte: UInt8, at index: Int) {
    // `Vie^.t`, `Ti&#7871;ng`
    if byte == 0x5E || byte == 0x26 { seen |= Token.Flags.foreign.rawValue }
    switch analyzer.gapClasses[Int(byte)] {
    case TextAnalyzer.GapClass.lineBreak: gap.see(.lineBreak)
    case TextAnalyzer.GapClass.dash: gap.see(.dash)
    default: gap.see(.hard)
    }
  }

  /// A carriage return is a line break of its own unless a line feed follows.
  private mutating func seeReturn(_ index: Int) {
    if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { gap.see(.lineBreak) }
  }
}
