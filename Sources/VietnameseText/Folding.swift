/// Lower case without diacritics, scalar by scalar.
enum Folding {
  /// What the folded view writes for a scalar; empty for combining marks. Letters of other scripts only change case.
  static func fold(_ scalar: UInt32) -> [UInt32] {
    if scalar < 0x80 { return [lower(ascii: scalar)] }
    let info = Letters.info(scalar)
    if info.isLetter { return [UInt32(Letters.base(info.code)) + 0x60] }
    if let letters = special[scalar] { return letters }
    if isMark(scalar) { return [] }
    let category = ICU.category(scalar)
    if category.isLetter, !ICU.isLatin(scalar) { return [ICU.lower(scalar)] }
    if !category.isLetter, category.isMark || ICU.isPictograph(scalar) { return [scalar] }
    return ICU.nfkd(scalar).flatMap { part -> [UInt32] in
      if part < 0x80 { return [lower(ascii: part)] }
      if let letters = special[part] { return letters }
      if isMark(part) { return [] }
      let lower = ICU.lower(part)
      return special[lower] ?? [lower]
    }
  }

  /// Marks that stand on letters of any script.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300...0x036F, 0x0488...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20F0: true
    default: false
    }
  }

  private static func lower(ascii scalar: UInt32) -> UInt32 {
    scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar
  }

  private static let special = Dictionary(
    OrthographyData.foldLetters.map { ($0.scalar, $0.cells[0].unicodeScalars.map(\.value)) },
    uniquingKeysWith: { first, _ in first })
}
