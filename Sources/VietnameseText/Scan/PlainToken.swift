/// Reads the commonest tokens without taking memory: letters of the alphabet with the tone where it belongs, and ASCII digits.
struct PlainToken {
  let piece: Piece

  /// `low` and `high` are the bytes up to the next sign or blank in ASCII, at most 16. Nil where something else is among them,
  /// or is to be repaired: that is for `PieceReader`.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, low: UInt64, high: UInt64, style: ToneStyle) {
    let length = high == 0 ? 8 - low.leadingZeroBitCount >> 3 : 16 - high.leadingZeroBitCount >> 3
    let end = start + length
    var builder = KeyBuilder()
    var index = start
    var first: UInt16 = 0
    var capitals = 0
    var isAccented = false
    var packed: UInt64 = 0
    var tone = Tone.ngang
    var tonePlace = 0
    var tones = 0
    while index < end {
      let (scalar, size) = UTF8Reader.scalar(in: bytes, at: index, end: end)
      let info = Letters.info(scalar)
      // Letters alone, or digits alone.
      guard info.code != 0, first == 0 || info.isLetter == (first & 0x7F < 96) else { return nil }
      if first == 0 { first = info.packed }
      if info.isCapital { capitals += 1 }
      if info.tone != .ngang {
        tone = info.tone
        tonePlace = builder.count
        tones += 1
      }
      if info.tone != .ngang || Letters.quality(info.code) != 0 { isAccented = true }
      packed = packed << 7 | UInt64(info.code)
      builder.add(info)
      index += size
    }
    var piece = Piece(kind: .token, length: length)
    piece.key = builder.key
    guard first & 0x7F < 96 else {
      piece.flags = .number
      self.piece = piece
      return
    }
    if builder.count <= 8, let entry = SyllableInventory.entry(packed) {
      // One tone, in its place; two are for the slow way.
      guard tones == 0 || (tones == 1 && tonePlace == entry.place(style)) else { return nil }
      if entry.allows(tone) { piece.flags.insert(.syllable) }
    }
    if first & 0x400 != 0 { piece.flags.insert(.capitalized) }
    if capitals == builder.count { piece.flags.insert(.allCapitals) }
    if isAccented { piece.flags.insert(.accented) }
    self.piece = piece
  }
}
