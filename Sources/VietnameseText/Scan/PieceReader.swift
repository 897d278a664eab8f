/// Reads the next piece from bytes that no memo knew. Slow: a few microseconds.
struct PieceReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let style: ToneStyle
  /// False inside links, hashtags and the like, which stay as they are.
  let repairs: Bool
  let neighbours: Neighbours

  /// Longer words are no words, and are not repaired.
  static let longestWord = 256

  struct Decoded {
    var scalar: UInt32
    var end: Int
  }

  func next(at start: Int, end: Int) -> Piece {
    let (scalar, length) = UTF8Reader.scalar(in: bytes, at: start, end: end)
    if Letters.info(scalar).isLetter { return word(at: start, end: end) }
    let category = ICU.category(scalar)
    if isDigit(scalar, category) { return number(at: start, end: end) }
    if category.isNumber, !startsEnclosedRun(at: start, end: end) {
      var piece = Piece(kind: .token, length: length, flags: .number)
      piece.key = SyllableKey(utf8(Folding.fold(scalar)))
      return piece
    }
    if Lookalikes.isRegional(scalar) { return regional(at: start, end: end) }
    if isInvisible(scalar), !wordFollows(at: start, end: end) { return invisibles(at: start, end: end) }
    if Lookalikes.isBlank(scalar) {
      return repairs
        ? Piece(kind: .blank, length: length, replacement: [0x20], kinds: Repair.Kinds(.blank))
        : Piece(kind: .blank, length: length)
    }
    if category.isMark, !isInvisible(scalar) { return strayMarks(at: start, end: end) }
    if isWord(category) || isInvisible(scalar) || startsEnclosedRun(at: start, end: end) {
      return word(at: start, end: end)
    }
    if scalar == 0x20AB, repairs, start + length < end {
      let piece = word(at: start, end: end)
      if piece.flags.contains(.syllable) { return piece }
      // Among other words it might have been one.
      if piece.dependsOnContext { return Piece(kind: .hard, length: length, dependsOnContext: true) }
    }
    if ICU.isPictograph(scalar) { return pictograph(at: start, end: end) }
    switch scalar {
    case 0x85, 0x2028, 0x2029: return Piece(kind: .lineBreak, length: length)
    case 0x80..<0xA0: return Piece(kind: .hard, length: length)
    default: return Piece(kind: category.isDash ? .dash : .hard, length: length)
    }
  }

  // MARK: Classes

  func isInvisible(_ scalar: UInt32) -> Bool { repairs && Lookalikes.isInvisible(scalar) }

  func isDigit(_ scalar: UInt32, _ category: ICU.Category) -> Bool {
    scalar >= 0x30 && scalar <= 0x39 || category.isDecimal
  }

  func isWord(_ category: ICU.Category) -> Bool { category.isLetter || category.isMark }

  /// Part of a word or number as it is, or once it is repaired.
  static func mayJoinWords(_ scalar: UInt32) -> Bool {
    let category = ICU.category(scalar)
    if category.isLetter || category.isMark || category.isNumber { return !Lookalikes.isBlank(scalar) }
    return Lookalikes.isRegional(scalar) || Lookalikes.styled(scalar) != nil || scalar == 0x20AB
  }

  func scalar(at index: Int, _ end: Int) -> Decoded? {
    guard index < end else { return nil }
    let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: end)
    return Decoded(scalar: scalar, end: index + length)
  }

  /// Two circled or squared letters in a row are letters; one alone is a sign.
  func startsEnclosedRun(at start: Int, end: Int) -> Bool {
    guard repairs, let first = scalar(at: start, end), let one = Lookalikes.styled(first.scalar), one.enclosed else {
      return false
    }
    var index = first.end
    while let next = scalar(at: index, end) {
      if !Lookalikes.isInvisible(next.scalar) { return Lookalikes.styled(next.scalar)?.enclosed == true }
      index = next.end
    }
    return false
  }

  /// Whether a run of invisible characters leads into a word.
  func wordFollows(at start: Int, end: Int) -> Bool {
    var index = start
    while let next = scalar(at: index, end) {
      if !Lookalikes.isInvisible(next.scalar) {
        return ICU.category(next.scalar).isLetter && !Lookalikes.isBlank(next.scalar)
          || startsEnclosedRun(at: index, end: end)
      }
      index = next.end
    }
    return false
  }
}
