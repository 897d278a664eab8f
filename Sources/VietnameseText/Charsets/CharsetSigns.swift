/// Characters that clean Vietnamese does not have, and legacy charsets, mojibake and character references do.
enum CharsetSigns {
  /// 32 bytes at a stride; only a stretch that holds a sign, or what may be one, is read byte by byte.
  static func mayBeForeign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let count = bytes.count
    var index = 0
    while index &+ 33 <= count {
      let here = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD32<UInt8>.self)
      let next = UnsafeRawPointer(base + index + 1).loadUnaligned(as: SIMD32<UInt8>.self) & 0x1F
      // Second bytes of ÀÁÂÃ ÈÉÊ ÌÍ ÒÓÔÕ ÙÚ Ý and their small forms; the first is C3.
      let isOurs =
        (next .< 4) .| ((next &- 8) .< 3) .| ((next &- 0x0C) .< 2) .| ((next &- 0x12) .< 4) .| ((next &- 0x19) .< 2)
        .| (next .== 0x1D)
      let isSign = ((here .== 0xC3) .& .!isOurs) .| (here .== 0xC2) .| (here .== 0x5E) .| (here .== 0x26)
      if any(isSign), holdsSign(base, index, index &+ 32, count) { return true }
      index &+= 32
    }
    return holdsSign(base, index, count, count)
  }

  private static func holdsSign(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ count: Int) -> Bool {
    var index = start
    while index < end {
      switch base[index] {
      case 0x5E: return true
      case 0x26: if endsSoon(base, index + 1, count) { return true }
      case 0xC2, 0xC3:
        guard index + 1 < count else { return false }
        let isLetter = base[index] == 0xC3
        if (isLetter ? letters : signs) >> UInt64(base[index + 1] & 0x3F) & 1 != 0 { return true }
        // `á»`: the first two bytes of many letters, read as Windows-1252.
        if !isLetter, base[index + 1] == 0xBB, index >= 2, base[index - 2] == 0xC3, base[index - 1] == 0xA1 { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  /// A character reference ends within ten bytes; `R&D` is none.
  private static func endsSoon(_ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
    (start..<min(start + 10, count)).contains { base[$0] == 0x3B }
  }

  /// Bits of U+0080-U+00BF but § « ° ² ³ » ½ and the no-break space.
  private static let signs: UInt64 = {
    var bits = UInt64.max
    for scalar: UInt64 in [0xA0, 0xA7, 0xAB, 0xB0, 0xB2, 0xB3, 0xBB, 0xBD] { bits &= ~(1 << (scalar & 0x3F)) }
    return bits
  }()

  /// Bits of U+00C0-U+00FF that are no letters of the Vietnamese alphabet.
  private static let letters: UInt64 = {
    var bits: UInt64 = 0
    for scalar in UInt32(0xC0)...0xFF where !Letters.info(scalar).isLetter { bits |= 1 << UInt64(scalar & 0x3F) }
    return bits
  }()
}
