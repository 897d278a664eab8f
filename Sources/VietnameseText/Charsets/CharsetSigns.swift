/// Characters that clean Vietnamese does not have, and legacy charsets and mojibake do.
enum CharsetSigns {
  /// Of U+0080-U+00BF all but § « ° ² ³ ½ and the no-break space, of U+00C0-U+00FF what is no letter of the alphabet. » counts:
  /// `á»` is how two bytes of many letters look in Windows-1252.
  static func stand(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      let byte = bytes[index]
      if byte == 0xC2 || byte == 0xC3 {
        if (byte == 0xC3 ? letters : signs) >> UInt64(bytes[index + 1] & 0x3F) & 1 != 0 { return true }
        index += 1
      }
      index += 1
    }
    return false
  }

  private static let signs: UInt64 = {
    var bits = UInt64.max
    for scalar: UInt64 in [0xA0, 0xA7, 0xAB, 0xB0, 0xB2, 0xB3, 0xBD] { bits &= ~(1 << (scalar & 0x3F)) }
    return bits
  }()

  private static let letters: UInt64 = {
    var bits: UInt64 = 0
    for scalar in UInt32(0xC0)...0xFF where !Letters.info(scalar).isLetter { bits |= 1 << UInt64(scalar & 0x3F) }
    return bits
  }()
}
