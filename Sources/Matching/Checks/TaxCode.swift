/// Tax codes of businesses: ten digits, the last of which checks the others, and three for a branch.
///
/// The rule was confirmed on the published codes of four large companies (0100109106, 0101248141, 0100112437, 0300588569).
enum TaxCode {
  /// The tenth digit for the first nine; nil where such a code is not issued or there are not nine digits.
  static func checkDigit(of digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 9 else { return nil }
    let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    let check = 10 - sum % 11
    return check == 10 ? nil : UInt8(check)
  }

  /// - Parameter digits: ten, or thirteen with the branch (001 to 999).
  static func isValid(_ digits: [UInt8]) -> Bool {
    guard digits.count == 10 || digits.count == 13, checkDigit(of: digits.prefix(9)) == digits[9] else { return false }
    return digits.count == 10 || digits[10...].contains { $0 != 0 }
  }

  private static let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
}
