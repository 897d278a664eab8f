/// One pass over the source view: tokens, what the canonical view changes, the folded bytes, and which tokens to look at twice.
struct TokenScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let analyzer: TextAnalyzer
  /// Asked for by few texts.
  private lazy var neighbours = Neighbours(bytes: bytes, style: analyzer.toneStyle)
  private var text = ScannedText()
  private var cursor: Cursor
  private var gap = GapState()
  /// The canonical view changes something since the last token.
  private var gapIsChanged = false

  /// What the loop changes at every token; it works on a copy of its own.
  private struct Cursor {
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

  private enum Mode {
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

  /// The bytes up to the next sign or blank in ASCII, at most 16, and how many they are.
  @inline(__always)
  private static func run(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (
    low: UInt64, high: UInt64, length: Int
  ) {
    let first: UInt64
    let second: UInt64
    if index &+ 16 <= end {
      first = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      second = UnsafeRawPointer(base + (index &+ 8)).loadUnaligned(as: UInt64.self)
    } else {
      first = load(base, index, end)
      second = index &+ 8 < end ? load(base, index &+ 8, end) : 0
    }
    // 8 where there is none.
    let low = separators(first).trailingZeroBitCount >> 3
    let high = low == 8 ? separators(second).trailingZeroBitCount >> 3 : 0
    return (first & (1 << UInt64(8 &* low) &- 1), second & (1 << UInt64(8 &* high) &- 1), low &+ high)
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
        let run = TokenScan.run(base, index, end)
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

  /// - Parameter entry: the bytes that the memo is to know the piece by.
  @inline(never)
  private mutating func readPiece(at index: Int, end: Int, _ mode: Mode, entry: (low: UInt64, high: UInt64)?) -> Int {
    var piece: Piece
    if let entry,
      let plain = PlainToken(bytes, at: index, low: entry.low, high: entry.high, style: analyzer.toneStyle)
    {
      piece = plain.piece
    } else {
      piece = PieceReader(bytes: bytes, style: analyzer.toneStyle, repairs: mode == .repaired, neighbours: neighbours)
        .next(at: index, end: end)
    }
    if CharsetSigns.stand(in: bytes, index..<index + piece.length) { piece.flags.insert(.foreign) }
    text.seen |= piece.flags.rawValue
    if mode == .opaque {
      piece.flags.insert(.opaque)
    } else if piece.kind == .token, !piece.flags.contains(.number) {
      noteSigns(of: &piece, at: index, isKept: entry != nil && !piece.dependsOnContext)
    }
    let replacement = piece.replacement.map { analyzer.store($0, kinds: piece.kinds) } ?? 0
    let known = TokenMemo.Entry(low: entry?.low ?? 0, high: entry?.high ?? 0, piece, replacement: replacement)
    if entry != nil, !piece.dependsOnContext { analyzer.memo.keep(known) }
    take(known, index, length: piece.length)
    return piece.length
  }

  /// Whether a word may be part of a disguise. What is no syllable is asked what it reads as, where the answer will be kept.
  private func noteSigns(of piece: inout Piece, at index: Int, isKept: Bool) {
    let sign = SuspectWords.keys[piece.key]
    if sign == .digit { piece.flags.insert(.digitWord) }
    guard sign == nil || sign == .digit, !isOneLetter(piece, at: index) else { return }
    if !piece.flags.contains(.syllable) {
      guard isKept, !isDisguised(piece, at: index) else { return }
      piece.flags.insert(.honest)
    }
    if !piece.key.isHashed { piece.flags.insert(.plain) }
  }

  private func isDisguised(_ piece: Piece, at index: Int) -> Bool {
    guard let replacement = piece.replacement else {
      return analyzer.chunkReader.reading(of: bytes, index..<index + piece.length) != nil
    }
    return replacement.withUnsafeBufferPointer { analyzer.chunkReader.reading(of: $0, 0..<$0.count) != nil }
  }

  private func isOneLetter(_ piece: Piece, at index: Int) -> Bool {
    if let replacement = piece.replacement { return replacement.first.map(UTF8Reader.length) == replacement.count }
    return UTF8Reader.length(bytes[index]) == piece.length
  }

  private mutating func take(_ known: TokenMemo.Entry, _ index: Int, length: Int? = nil) {
    let length = length ?? Int(known.length)
    if known.kind == Piece.Kind.token.rawValue {
      append(known, index, length)
    } else {
      between(Piece.Kind(rawValue: known.kind) ?? .hard, index, length, known.replacement)
    }
  }

  // MARK: Tokens

  private mutating func append(_ known: TokenMemo.Entry, _ index: Int, _ length: Int) {
    let start = index + cursor.shift
    let gap = gapBefore(start, source: index)
    let key = SyllableKey(rawValue: known.key)
    let flags = Token.Flags(rawValue: known.flags)
    let number = tokenIndex
    if !flags.contains(.plain) { suspect(number, key, flags, length, gap) }
    if flags.contains(.digitWord) { cursor.spokenDigits += 1 }
    if flags.isDisjoint(with: [.opaque, .number]), !key.isHashed {
      key.writeLetters(to: cursor.folded, count: key.letterCount)
      cursor.folded += key.letterCount
    } else {
      fold(index, length, known.replacement)
    }
    if known.replacement > 0 { change(index, length, known.replacement) }
    cursor.lastEnd = index + length + cursor.shift
    cursor.token.initialize(
      to: Token(
        key: key, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: cursor.lastEnd),
        foldedEnd: cursor.foldedEnd, flags: flags, gap: gap))
    cursor.token += 1
    if cursor.isFull { handOn() }
  }

  private var tokenIndex: Int { text.tokens.count + (cursor.token - analyzer.room.tokens) }

  private mutating func suspect(
    _ number: Int, _ key: SyllableKey, _ flags: Token.Flags, _ length: Int, _ gap: Token.Gap
  ) {
    if flags.contains(.number) {
      if gap == .none { text.suspects.addFigure(number - 1) }
      text.suspects.addFigure(number)
      text.suspects.digitCount += length
      return
    }
    if flags.contains(.opaque) { return }
    switch SuspectWords.keys[key] {
    case .dot:
      text.suspects.addLink(number)
      text.suspects.addLink(number + 1)
    case .at: text.suspects.addLink(number)
    case .digit, nil: break
    }
    if !flags.contains(.honest) { text.suspects.addWord(number) }
  }

  /// What stands between the last token and the one that begins at these bytes of the canonical and of the source view.
  @inline(never)
  private mutating func gapBefore(_ start: Int, source: Int) -> Token.Gap {
    let number = tokenIndex
    guard number > 0 else {
      gap = GapState()
      return .start
    }
    let length = start - cursor.lastEnd
    if length == 0 {
      text.suspects.addWord(number - 1)
      text.suspects.addWord(number)
    }
    guard !gap.isPlain else { return length == 0 ? .none : .soft }
    if length > 0 { lookAround(number, gap: source - length..<source) }
    let kind = gap.kind ?? (length == 0 ? .none : .soft)
    gap = GapState()
    gapIsChanged = false
    return kind
  }

  /// Signs that may join what stands around them. `gap` is in source bytes, and means nothing where the gap was changed: then
  /// both tokens are looked at.
  private mutating func lookAround(_ number: Int, gap: Range<Int>) {
    guard !gapIsChanged else {
      text.suspects.addWord(number - 1)
      text.suspects.addWord(number)
      text.suspects.addLink(number - 1)
      text.suspects.addLink(number)
      return
    }
    if !gap.contains(where: { bytes[$0] <= 0x20 }) {
      text.suspects.addWord(number - 1)
      text.suspects.addWord(number)
    }
    switch bytes[gap.lowerBound] {
    // Between `hxxp` and `//`.
    case 0x3A: text.suspects.addLink(number - 1)
    // `abc[.]com`, `bit . ly/abc`
    case 0x5B, 0x28, 0x7B, 0x20: text.suspects.addLink(number)
    default: break
    }
  }

  // MARK: Between tokens

  private mutating func between(_ kind: Piece.Kind, _ index: Int, _ length: Int, _ replacement: Int32) {
    let start = index + cursor.shift
    let folded = Int(cursor.foldedEnd)
    let isFolded = fold(index, length, replacement)
    if replacement > 0 {
      change(index, length, replacement)
      gapIsChanged = true
    }
    if isFolded {
      let end = index + length + cursor.shift
      text.foldedGaps.append(OffsetMap.Edit(view: folded..<Int(cursor.foldedEnd), source: start..<end))
    }
    gap.see(kind)
    if cursor.isFull { handOn() }
  }

  private mutating func change(_ index: Int, _ length: Int, _ replacement: Int32) {
    let number = Int(replacement) - 1
    text.changes.append(ScannedText.Change(range: index..<index + length, replacement: number))
    cursor.shift += analyzer.replacements[number].count - length
  }

  private mutating func seeSeparator(_ byte: UInt8) {
    // `Vie^.t`, `Ti&#7871;ng`
    if byte == 0x5E || byte == 0x26 { text.seen |= Token.Flags.foreign.rawValue }
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

  // MARK: Folded bytes

  /// Folds the canonical bytes of a piece scalar by scalar. Whether anything came out otherwise than it went in.
  @discardableResult
  private mutating func fold(_ index: Int, _ length: Int, _ replacement: Int32) -> Bool {
    guard replacement > 0 else { return fold(UnsafeBufferPointer(rebasing: bytes[index..<index + length])) }
    let kept = analyzer.replacements[Int(replacement) - 1]
    return analyzer.pool.withUnsafeBufferPointer { pool in
      fold(UnsafeBufferPointer(rebasing: pool[kept.offset..<kept.offset + kept.count]))
    }
  }

  private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isChanged = false
    var index = 0
    while index < bytes.count {
      if cursor.folded >= cursor.lastFolded { handOn() }
      let byte = bytes[index]
      if byte < 0x80 {
        let isCapital = byte &- 0x41 < 26
        if isCapital { isChanged = true }
        write(isCapital ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: bytes.count)
      let info = Letters.info(scalar)
      if info.isLetter {
        write(Letters.base(info.code) + 0x60)
        isChanged = true
      } else {
        let folded = analyzer.folding(of: scalar)
        if !folded.elementsEqual(bytes[index..<index + length]) { isChanged = true }
        write(folded)
      }
      index += length
    }
    return isChanged
  }

  private mutating func write(_ byte: UInt8) {
    cursor.folded.pointee = byte
    cursor.folded += 1
  }

  private mutating func write(_ folded: [UInt8]) {
    guard folded.count <= ScanRoom.slack else {
      handOn()
      text.folded.append(contentsOf: folded)
      cursor.foldedBase += folded.count
      return
    }
    cursor.folded.update(from: folded, count: folded.count)
    cursor.folded += folded.count
  }

  /// Gives what was written to the text and begins again.
  @inline(never)
  private mutating func handOn() {
    let room = analyzer.room
    text.tokens.append(contentsOf: UnsafeBufferPointer(start: room.tokens, count: cursor.token - room.tokens))
    text.folded.append(contentsOf: UnsafeBufferPointer(start: room.folded, count: cursor.folded - room.folded))
    cursor.foldedBase += cursor.folded - room.folded
    cursor.token = room.tokens
    cursor.folded = room.folded
  }
}
