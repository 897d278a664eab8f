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

  @inline(__always)
  static func info(_ scalar: UInt32) -> Info {
    if scalar < 0x250 { return Info(packed: LetterData.infos[Int(scalar)]) }
    if scalar & ~0xFF == 0x1E00 { return Info(packed: LetterData.infos[0x250 + Int(scalar & 0xFF)]) }
    return Info(packed: 0)
  }

  /// The scalar of a letter with a tone; nil where it has no precomposed form (a tone on a consonant).
  static func scalar(_ code: UInt8, _ tone: Tone, capital: Bool) -> UInt32? {
    let found = LetterData.scalars[Int(code) << 4 | Int(tone.rawValue) << 1 | (capital ? 1 : 0)]
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
}
