/// One pass over the source view: tokens, what the canonical view changes, the folded bytes, and which tokens to look at twice.
struct TokenScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let analyzer: TextAnalyzer
  /// Asked for by few texts.
  lazy var neighbours = Neighbours(bytes: bytes, style: analyzer.toneStyle)
  var text = ScannedText()
  var cursor: Cursor
  var gap = GapState()
  /// The canonical view changes something since the last token.
  var gapIsChanged = false

  /// What the loop changes at every token; it works on a copy of its own.
  struct Cursor {
    var token: UnsafeMutablePointer<Token>
    var folded: UnsafeMutablePointer<UInt8>
    /// Past the last token that there is room for.
    let lastToken: UnsafeMutablePointer<Token>
    /// From here on the room for folded bytes is kept for one token.
    let lastFolded: UnsafeMutablePointer<UInt8>
    /// Canonical bytes.
    var lastEnd = 0
    /// How far canonical bytes are ahead of source bytes.
    var shift = 0
    var spokenDigits = 0
    /// What one must add to `folded` to have the place in the folded view.
    var foldedBase: Int

    init(_ room: ScanRoom) {
      token = room.tokens
      folded = room.folded
      lastToken = room.tokens + ScanRoom.tokenCount
      lastFolded = room.folded + ScanRoom.foldedCount
      foldedBase = -Int(bitPattern: room.folded)
    }

    @inline(__always)
    var foldedEnd: UInt32 { UInt32(truncatingIfNeeded: Int(bitPattern: folded) &+ foldedBase) }
    @inline(__always)
    var isFull: Bool { token == lastToken || folded >= lastFolded }
  }

  enum Mode {
    case repaired
    /// Tokens like others, but nothing is changed.
    case kept
    case opaque
  }

  /// Reads `bytes` into `text`, whose room is used again.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, opaque ranges: [(kind: Segment.Kind, range: Range<Int>)],
    analyzer: TextAnalyzer, into text: inout ScannedText
  ) {
    var scan = TokenScan(bytes, analyzer)
    swap(&scan.text, &text)
    scan.text.clear()
    scan.read(ranges)
    swap(&scan.text, &text)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ analyzer: TextAnalyzer) {
    self.bytes = bytes
    self.analyzer = analyzer
    cursor = Cursor(analyzer.room)
  }

  private mutating func read(_ opaque: [(kind: Segment.Kind, range: Range<Int>)]) {
    if bytes.count > ScanRoom.foldedCount {
      // A token and its blank take five bytes.
      text.tokens.reserveCapacity(bytes.count / 9 * 2)
      text.folded.reserveCapacity(bytes.count)
    }
    var index = 0
    for (number, (_, range)) in opaque.enumerated() {
      let end = endOfRepairs(index..<range.lowerBound)
      scan(index..<end, .repaired)
      scan(end..<range.lowerBound, .kept)
      text.opaque.append(range.lowerBound + cursor.shift..<range.upperBound + cursor.shift)
      scan(range, .opaque)
      index = startOfRepairs(
        range.upperBound, limit: number + 1 < opaque.count ? opaque[number + 1].range.lowerBound : bytes.count)
      scan(range.upperBound..<index, .kept)
    }
    scan(index..<bytes.count, .repaired)
    handOn()
    text.suspects.spokenDigits = cursor.spokenDigits
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

  private mutating func scan(_ range: Range<Int>, _ mode: Mode) {
    guard let base = bytes.baseAddress else { return }
    let memo = analyzer.memo
    var table = memo.table.start
    var shift = 64 &- memo.bits
    let classes = analyzer.gapClasses
    let end = range.upperBound
    var index = range.lowerBound
    var here = cursor
    pieces: while index < end {
      if here.isFull {
        cursor = here
        handOn()
        here = cursor
      }
      let byte = base[index]
      if byte < 0x80 {
        let kind = classes[Int(byte)]
        if kind != 0 {
          if kind != TextAnalyzer.GapClass.blank {
            seeSeparator(byte)
          } else if byte == 0x0D {
            seeReturn(index)
          }
          here.folded.pointee = byte
          here.folded += 1
          index &+= 1
          continue
        }
      }
      // What stands before the next token, where that is known already.
      var known: Token.Gap?
      while true {
        let run = TokenRun.of(base, index, end)
        if run.length == 0 {
          if known == .hard { gap.see(.hard) }
          continue pieces
        }
        let fits =
          run.length < 16 || index &+ 16 >= end || (base[index &+ 16] < 0x80 && classes[Int(base[index &+ 16])] != 0)
        guard fits, mode == .repaired else {
          cursor = here
          if known == .hard { gap.see(.hard) }
          index &+= readPiece(at: index, end: end, mode, entry: nil)
          here = cursor
          continue pieces
        }
        let (low, high) = (run.low, run.high)
        let pair = table + Int(TokenMemo.hash(low, high) >> shift) &* 2
        // Without a branch: which of the two it is, nobody can foretell.
        let isSecond = (pair.pointee.low ^ low) | (pair.pointee.high ^ high) == 0 ? 0 : 1
        let entry = pair + isSecond
        guard (entry.pointee.low ^ low) | (entry.pointee.high ^ high) == 0 else {
          cursor = here
          if known == .hard { gap.see(.hard) }
          index &+= readPiece(at: index, end: end, .repaired, entry: (low, high))
          here = cursor
          table = memo.table.start
          shift = 64 &- memo.bits
          continue pieces
        }
        let flags = entry.pointee.flags
        // Where the next token begins is known before the memo has answered: it need not be waited for.
        let length = run.length
        guard flags & Token.Flags.plain.rawValue != 0, entry.pointee.replacement == 0,
          Int(entry.pointee.length) == length
        else {
          text.seen |= flags
          cursor = here
          if known == .hard { gap.see(.hard) }
          take(entry.pointee, index)
          here = cursor
          index &+= Int(entry.pointee.length)
          continue pieces
        }
        let start = index &+ here.shift
        let kind: Token.Gap
        if let known {
          kind = known
        } else {
          cursor = here
          kind = gapBefore(start, source: index)
        }
        here.spokenDigits &+= Int(flags / Token.Flags.digitWord.rawValue & 1)
        let key = SyllableKey(rawValue: entry.pointee.key)
        key.writeLetters(to: here.folded, count: Int(entry.pointee.letters))
        here.folded += Int(entry.pointee.letters)
        here.lastEnd = start &+ length
        here.token.initialize(
          to: Token(
            key: key, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: here.lastEnd),
            foldedEnd: here.foldedEnd, flags: Token.Flags(rawValue: flags), gap: kind))
        here.token += 1
        index &+= length
        if index &+ 1 >= end || here.isFull { continue pieces }
        let sign = base[index]
        if sign == 0x20 {
          known = .soft
        } else {
          // `, ` and `. ` join nothing to nothing.
          guard sign < 0x80, classes[Int(sign)] == TextAnalyzer.GapClass.closing, base[index &+ 1] == 0x20 else {
            continue pieces
          }
          known = .hard
          here.folded.pointee = sign
          here.folded += 1
          index &+= 1
        }
        here.folded.pointee = 0x20
        here.folded += 1
        index &+= 1
      }
    }
    cursor = here
  }

  /// Gives what was written to the text and begins again.
  @inline(never)
  mutating func handOn() {
    let room = analyzer.room
    text.tokens.append(contentsOf: UnsafeBufferPointer(start: room.tokens, count: cursor.token - room.tokens))
    text.folded.append(contentsOf: UnsafeBufferPointer(start: room.folded, count: cursor.folded - room.folded))
    cursor.foldedBase += cursor.folded - room.folded
    cursor.token = room.tokens
    cursor.folded = room.folded
  }
}
