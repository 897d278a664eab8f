internal import VietnameseText

/// Writes a term in the capitals of the word it replaces.
enum Capitals {
  static func adapted(_ right: String, like written: some Collection<UInt8>) -> String {
    let original = String(decoding: written, as: UTF8.self)
    let letters = original.filter(\.isLetter)
    if letters.count > 1, letters.allSatisfy(\.isUppercase) { return right.uppercased() }
    if letters.first?.isUppercase ?? false, right.first?.isLowercase ?? false {
      return right.prefix(1).uppercased() + right.dropFirst()
    }
    return right
  }
}
