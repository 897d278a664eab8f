internal import CICU

/// The letters of the Vietnamese alphabet (with f, j, w, z) as small numbers, so that a syllable fits in 64 bits.
///
/// A code has seven bits: 1 to 26 for a to z, plus 32 for the circumflex and the stroke of đ, plus 64 for the breve and the
/// horn; digits are 96 to 105.
enum Letters {
  /// Code, tone and capital of one scalar; `code` is 0 where the scalar is no such letter.
  struct Info {
    var packed: UInt16
    var code: UInt8 { UInt8(packed & 0x7F) }
    var tone: Tone { Tone(rawValue: UInt8(packed >> 7 & 7)) ?? .ngang }
    var isCapital: Bool { packed & 0x400 != 0 }
    var isLetter: Bool { code != 0 && code < 96 }
  }

  static func info(_ scalar: UInt32) -> Info {
    if scalar < 0x250 { return Info(packed: table[Int(scalar)]) }
    if scalar & ~0xFF == 0x1E00 { return Info(packed: table[0x250 + Int(scalar & 0xFF)]) }
    return Info(packed: 0)
  }

  /// The scalar of a letter with a tone; nil where it has no precomposed form (a tone on a consonant).
  static func scalar(_ code: UInt8, _ tone: Tone, capital: Bool) -> UInt32? {
    let found = scalars[Int(code) << 4 | Int(tone.rawValue) << 1 | (capital ? 1 : 0)]
    return found == 0 ? nil : found
  }

  static func code(ascii letter: UInt32) -> UInt8 {
    let lower = letter | 0x20
    return lower >= 0x61 && lower <= 0x7A ? UInt8(lower - 0x60) : 0
  }

  /// The code without its quality mark.
  static func base(_ code: UInt8) -> UInt8 { code >= 96 ? code : code & 0x1F }
  static func quality(_ code: UInt8) -> UInt8 { code >= 96 ? 0 : code >> 5 }

  /// The code of a letter under a quality mark; nil where Vietnamese has no such letter.
  static func code(base: UInt8, mark: UInt32) -> UInt8? {
    switch (mark, base) {
    case (0x0302, 1), (0x0302, 5), (0x0302, 15): base | 32
    case (0x0306, 1), (0x031B, 15), (0x031B, 21): base | 64
    default: nil
    }
  }

  /// The mark that makes the quality of a code; nil for plain letters and đ.
  static func qualityMark(_ code: UInt8) -> UInt32? {
    switch (quality(code), base(code)) {
    case (1, 1), (1, 5), (1, 15): 0x0302
    case (2, 1): 0x0306
    case (2, 15), (2, 21): 0x031B
    default: nil
    }
  }

  static let strokeD: UInt8 = 4 | 32

  static func isVowel(_ code: UInt8) -> Bool {
    switch base(code) {
    case 1, 5, 9, 15, 21, 25: true
    default: false
    }
  }

  private static let table: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x350)
    for digit in 0..<10 { table[0x30 + digit] = UInt16(96 + digit) }
    for (index, scalar) in scalars.enumerated() where scalar != 0 {
      let packed = UInt16(index >> 4) | UInt16(index >> 1 & 7) << 7 | UInt16(index & 1) << 10
      table[scalar < 0x250 ? Int(scalar) : 0x250 + Int(scalar & 0xFF)] = packed
    }
    return table
  }()

  /// By code, tone and capital: made by composition, so that Unicode has the last word.
  private static let scalars: [UInt32] = {
    var scalars = [UInt32](repeating: 0, count: 128 << 4)
    for letter: UInt8 in 1...26 {
      for capital in [false, true] {
        let plain = UInt32(letter) + (capital ? 0x40 : 0x60)
        let codes: [(UInt8, UInt32?)] =
          [(letter, nil)]
          + [0x0302, 0x0306, 0x031B].compactMap { mark in code(base: letter, mark: mark).map { ($0, mark) } }
        for (code, mark) in codes {
          for tone in Tone.allCases where tone == .ngang || isVowel(code) {
            let composed = ICU.compose([plain, mark, tone.mark].compactMap { $0 })
            if composed.count == 1 {
              scalars[Int(code) << 4 | Int(tone.rawValue) << 1 | (capital ? 1 : 0)] = composed[0]
            }
          }
        }
      }
    }
    scalars[Int(strokeD) << 4] = 0x0111
    scalars[Int(strokeD) << 4 | 1] = 0x0110
    return scalars
  }()
}
