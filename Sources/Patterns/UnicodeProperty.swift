/// Unicode properties that `\p{…}` may name: general categories (Unicode Standard Annex 44, 5.7.1) and scripts (Annex 24).
public enum UnicodeProperty {
  /// Every accepted name.
  public static let names: Set<String> = categories.union(scripts)

  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No",
    "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp",
    "C", "Cc", "Cf", "Cn", "Co",
  ]

  static let scripts: Set<String> = [
    "Arabic", "Armenian", "Bengali", "Cham", "Common", "Cyrillic", "Devanagari", "Georgian", "Greek", "Han", "Hangul",
    "Hebrew", "Hiragana", "Inherited", "Katakana", "Khmer", "Lao", "Latin", "Myanmar", "Tai_Viet", "Thai",
  ]
}
