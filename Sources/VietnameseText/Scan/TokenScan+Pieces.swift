/// What is no plain word of the memo: pieces read anew, repaired words, and what stands between words.
extension TokenScan {
  /// - Parameter entry: the bytes that the memo is to know the piece by.
  @inline(never)
  mutating func readPiece(at index: Int, end: Int, _ mode: Mode, entry: (low: UInt64, high: UInt64)?) -> Int {
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

  mutating func take(_ known: TokenMemo.Entry, _ index: Int, length: Int? = nil) {
    let length = length ?? Int(known.length)
    if known.kind == Piece.Kind.token.rawValue {
      append(known, index, length)
    } else {
      between(Piece.Kind(rawValue: known.kind) ?? .hard, index, length, known.replacement)
    }
  }

  mutating func append(_ known: TokenMemo.Entry, _ index: Int, _ length: Int) {
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

  var tokenIndex: Int { text.tokens.count + (cursor.token - analyzer.room.tokens) }

  mutating func between(_ kind: Piece.Kind, _ index: Int, _ length: Int, _ replacement: Int32) {
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

  mutating func change(_ index: Int, _ length: Int, _ replacement: Int32) {
    let number = Int(replacement) - 1
    text.changes.append(ScannedText.Change(range: index..<index + length, replacement: number))
    cursor.shift += analyzer.replacements[number].count - length
  }

  mutating func seeSeparator(_ byte: UInt8) {
    // `Vie^.t`, `Ti&#7871;ng`
    if byte == 0x5E || byte == 0x26 { text.seen |= Token.Flags.foreign.rawValue }
    switch analyzer.gapClasses[Int(byte)] {
    case TextAnalyzer.GapClass.lineBreak: gap.see(.lineBreak)
    case TextAnalyzer.GapClass.dash: gap.see(.dash)
    default: gap.see(.hard)
    }
  }

  /// A carriage return is a line break of its own unless a line feed follows.
  mutating func seeReturn(_ index: Int) {
    if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { gap.see(.lineBreak) }
  }
}
