/// Ways in which words are hidden from filters, as seen in real posts.
enum Disguise {
  private static let lookalikes: [Character: Character] = [
    "a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "y": "у", "i": "і",
  ]

  /// The word in a random disguise. Each leaves a reader able to read it.
  static func hide(_ word: String, _ random: inout SplitMix) -> String {
    switch random.below(4) {
    case 0: return word.map(String.init).joined(separator: "\u{200B}")
    case 1: return String(word.map { lookalikes[$0] ?? $0 })
    case 2: return String(String.UnicodeScalarView(word.unicodeScalars.map(mathematical)))
    default: return word.map(String.init).joined(separator: ".")
    }
  }

  /// The bold letter of the mathematical alphabet; other letters as they are.
  private static func mathematical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let plain = scalar.value
    let bold = (0x61...0x7A).contains(plain) ? plain - 0x61 + 0x1D41A : plain
    return Unicode.Scalar(bold) ?? scalar
  }
}
