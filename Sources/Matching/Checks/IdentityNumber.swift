/// Personal identification numbers (Decree 137/2015/NĐ-CP, article 13; Circular 07/2016/TT-BCA, article 7): three digits
/// for the place where the birth was registered, one for century and sex, two for the year of birth, six at random.
enum IdentityNumber {
  /// There is no check digit, so the structure is all that can be asked.
  /// - Parameters:
  ///   - digits: values 0 to 9.
  ///   - year: nobody is born after it.
  ///   - hasCue: a word beside the number says what it is. Persons born abroad have a country's code in place of a
  ///     province's, so with a word any place counts; without one only the provinces' range does.
  static func isPlausible(_ digits: [UInt8], year: Int, hasCue: Bool) -> Bool {
    guard digits.count == 12, digits[3] <= 3 else { return false }
    let place = Int(digits[0]) * 100 + Int(digits[1]) * 10 + Int(digits[2])
    guard hasCue ? place > 0 : provinceCodes.contains(place) else { return false }
    return 1900 + Int(digits[3]) / 2 * 100 + Int(digits[4]) * 10 + Int(digits[5]) <= year
  }

  private static let provinceCodes = 1...96
}
