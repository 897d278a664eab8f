/// The check digit of payment cards (ISO/IEC 7812-1, annex B).
enum Luhn {
  /// - Parameter digits: values 0 to 9, the check digit last.
  static func isValid(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 0 ? Int(digit) : Int(digit) * 2
      sum += value > 9 ? value - 9 : value
    }
    return !digits.isEmpty && sum % 10 == 0
  }
}
