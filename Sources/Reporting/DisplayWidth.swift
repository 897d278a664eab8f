/// Columns a terminal gives to text: 2 for wide characters and emoji, 0 for marks that join the letter before them.
enum DisplayWidth {
  static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  /// 0, 1 or 2.
  static func of(_ character: Character) -> Int {
    guard let base = character.unicodeScalars.first else { return 0 }
    if base.isASCII, character.unicodeScalars.count == 1 { return base.value < 0x20 || base.value == 0x7F ? 0 : 1 }
    // U+FE0F asks for the emoji form of a character that is text otherwise: ☎️.
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    if base.properties.isEmojiPresentation || isWide(base.value) { return 2 }
    switch base.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  /// East Asian Wide and Fullwidth blocks (Unicode Standard Annex #11), at the grain of blocks.
  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    return wideBlocks.contains { $0.contains(value) }
  }

  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul Jamo, initial consonants
    0x2E80...0x303E,  // CJK radicals, Kangxi, CJK punctuation
    0x3041...0x33FF,  // Kana, Bopomofo, Hangul compatibility, enclosed CJK
    0x3400...0x4DBF,  // CJK extension A
    0x4E00...0x9FFF,  // CJK unified ideographs
    0xA000...0xA4CF,  // Yi
    0xA960...0xA97F,  // Hangul Jamo extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility ideographs
    0xFE30...0xFE6F,  // CJK compatibility forms, small forms
    0xFF00...0xFF60,  // Fullwidth forms
    0xFFE0...0xFFE6,  // Fullwidth signs
    0x1F1E6...0x1F1FF,  // Regional indicators, which pair into flags
    0x1F300...0x1F64F,  // Pictographs, emoticons
    0x1F900...0x1F9FF,  // Supplemental pictographs
    0x20000...0x3FFFD,  // CJK extensions B and beyond
  ]

  /// The text cut to so many columns, the last of them `…` where something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }
}
