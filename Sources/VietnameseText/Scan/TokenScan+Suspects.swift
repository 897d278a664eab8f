/// Which tokens may be part of a disguise.
extension TokenScan {
  /// Whether a word may be part of a disguise. What is no syllable is asked what it reads as, where the answer will be kept.
  func noteSigns(of piece: inout Piece, at index: Int, isKept: Bool) {
    let sign = SuspectWords.keys[piece.key]
    if sign == .digit { piece.flags.insert(.digitWord) }
    guard sign == nil || sign == .digit, !isOneLetter(piece, at: index) else { return }
    if !piece.flags.contains(.syllable) {
      guard isKept, !isDisguised(piece, at: index) else { return }
      piece.flags.insert(.honest)
    }
    if !piece.key.isHashed { piece.flags.insert(.plain) }
  }

  func isDisguised(_ piece: Piece, at index: Int) -> Bool {
    guard let replacement = piece.replacement else {
      return analyzer.chunkReader.reading(of: bytes, index..<index + piece.length) != nil
    }
    return replacement.withUnsafeBufferPointer { analyzer.chunkReader.reading(of: $0, 0..<$0.count) != nil }
  }

  func isOneLetter(_ piece: Piece, at index: Int) -> Bool {
    if let replacement = piece.replacement { return replacement.first.map(UTF8Reader.length) == replacement.count }
    return UTF8Reader.length(bytes[index]) == piece.length
  }

  mutating func suspect(
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
  mutating func gapBefore(_ start: Int, source: Int) -> Token.Gap {
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
  mutating func lookAround(_ number: Int, gap: Range<Int>) {
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
}
