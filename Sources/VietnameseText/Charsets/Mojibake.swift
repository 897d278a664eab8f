/// UTF-8 that was read as Windows-1252 or Windows-1258, once or twice: `Tiáº¿ng` for Tiếng.
enum Mojibake {
  /// The word as it was meant; nil where it is none. Only characters that together are the UTF-8 of a Vietnamese letter, or of
  /// a sign of punctuation, are read: `có` beside them stays.
  static func reading(of word: ArraySlice<UInt32>) -> [UInt32]? {
    var text = Array(word)
    var found = false
    for _ in 0..<2 {
      guard let next = once(text, CharsetReader.byte) ?? once(text, CharsetReader.byte1258) else { break }
      text = next
      found = true
    }
    return found ? text : nil
  }

  private static func once(_ text: [UInt32], _ byte: (UInt32) -> UInt8?) -> [UInt32]? {
    var result: [UInt32] = []
    var found = false
    var index = 0
    while index < text.count {
      if let (scalar, length) = sequence(text, at: index, byte) {
        result.append(scalar)
        index += length
        found = true
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return found ? result : nil
  }

  private static func sequence(
    _ text: [UInt32], at index: Int, _ byte: (UInt32) -> UInt8?
  ) -> (scalar: UInt32, length: Int)? {
    guard text[index] >= 0x80, let lead = byte(text[index]) else { return nil }
    let length = lead & 0xE0 == 0xC0 ? 2 : lead & 0xF0 == 0xE0 ? 3 : 0
    guard length > 0, index + length <= text.count else { return nil }
    var scalar = UInt32(lead) & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length {
      guard text[index + offset] >= 0x80, let next = byte(text[index + offset]), next & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    let isMeant =
      (scalar >= 0xC0 && Letters.info(scalar).isLetter) || (0x2010...0x2026).contains(scalar) || scalar == 0x20AB
      // Twice encoded: what comes out is the first half of another such sequence.
      || (0x80...0xFF).contains(scalar) || byte(scalar).map { $0 >= 0x80 } ?? false
    return isMeant ? (scalar, length) : nil
  }
}
