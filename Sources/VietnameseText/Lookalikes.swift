/// Which scalars stand for others, from the tables in Data.
enum Lookalikes {
  enum Script: Sendable {
    case latin, cyrillic, greek, armenian
  }

  static func isInvisible(_ scalar: UInt32) -> Bool {
    scalar >= 0xAD && invisibles.contains { $0.contains(scalar) }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar >= 0xA0 && OrthographyData.blanks.contains { $0.contains(scalar) }
  }

  static func isDecoration(_ scalar: UInt32) -> Bool { OrthographyData.decorations.contains { $0.contains(scalar) } }

  static let strokeD = Dictionary(
    OrthographyData.strokeD.map { ($0.scalar, scalar($0.cells[0])) }, uniquingKeysWith: { first, _ in first })

  static let letters = Dictionary(
    OrthographyData.lookalikes.map { ($0.scalar, (letter: scalar($0.cells[0]), script: script($0.cells[1]))) },
    uniquingKeysWith: { first, _ in first })

  /// The plain letter of a letter in another font; nil for letters that are none. `enclosed` letters are symbols, not letters,
  /// to Unicode: one alone is a sign, and only two or more in a row are read.
  static func styled(_ scalar: UInt32) -> (letter: UInt32, enclosed: Bool)? {
    switch scalar {
    case 0..<0xAA: return nil
    case 0x1D400...0x1D7FF, 0xFF21...0xFF5A, 0x2100...0x214F:
      let plain = ICU.nfkd(scalar)
      return plain.count == 1 && Letters.code(ascii: plain[0]) != 0 && plain[0] < 0x80 ? (plain[0], false) : nil
    case 0x24B6...0x24CF: return (scalar - 0x24B6 + 0x41, true)
    case 0x24D0...0x24E9: return (scalar - 0x24D0 + 0x61, true)
    case 0x249C...0x24B5: return (scalar - 0x249C + 0x61, true)
    case 0x1F130...0x1F149: return (scalar - 0x1F130 + 0x41, true)
    case 0x1F150...0x1F169: return (scalar - 0x1F150 + 0x41, true)
    case 0x1F170...0x1F189: return (scalar - 0x1F170 + 0x41, true)
    default: return smallCapitals[scalar].map { ($0, false) }
    }
  }

  /// The ASCII digit of a digit in another font.
  static func styledDigit(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0xFF10...0xFF19: scalar - 0xFF10 + 0x30
    case 0x1D7CE...0x1D7FF: (scalar - 0x1D7CE) % 10 + 0x30
    case 0x1FBF0...0x1FBF9: scalar - 0x1FBF0 + 0x30
    default: nil
    }
  }

  static func isRegional(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

  private static let invisibles = OrthographyData.invisibles
  private static let smallCapitals = Dictionary(
    OrthographyData.smallCapitals.map { ($0.scalar, scalar($0.cells[0])) }, uniquingKeysWith: { first, _ in first })

  private static func scalar(_ text: String) -> UInt32 { text.unicodeScalars.first?.value ?? 0xFFFD }

  private static func script(_ name: String) -> Script {
    switch name {
    case "cyrillic": .cyrillic
    case "greek": .greek
    case "armenian": .armenian
    default: .latin
    }
  }
}
