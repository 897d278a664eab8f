/// The digits of a number with their separators, and the two ways to read them.
struct NumberShape {
  /// First and last token.
  var first: Int
  var last: Int
  var value: Double
  var form: NumberMention.Form
  /// A plain run of digits, without separators.
  var isPlain: Bool
  /// `3.10`: as likely a day or an hour as a number.
  var mayBeDate: Bool

  /// nil where the digits are a list, a version, an address, or another thing that is no number.
  init?(at index: Int, in text: TokenText) {
    var groups: [(value: Int, digits: Int)] = []
    var signs: [UInt8] = []
    var last = index
    while let value = text.value(last) {
      groups.append((value, text.digits(last)))
      let dot = text.gap(after: last, isOneOf: ["."])
      guard dot || text.gap(after: last, isOneOf: [","]), text.isNumber(last + 1) else { break }
      signs.append(dot ? 0x2E : 0x2C)
      last += 1
    }
    guard groups.count == signs.count + 1, groups.count <= 8 else { return nil }
    self.first = index
    self.last = last
    self.isPlain = signs.isEmpty
    guard let reading = NumberShape.read(groups, signs) else { return nil }
    value = reading.value
    form = reading.form
    mayBeDate = reading.mayBeDate
  }

  typealias Group = (value: Int, digits: Int)

  private static func read(
    _ groups: [Group], _ signs: [UInt8]
  ) -> (value: Double, form: NumberMention.Form, mayBeDate: Bool)? {
    guard let firstSign = signs.first, let lastSign = signs.last else {
      guard groups[0].digits == 1 || groups[0].digits == 2 || groups[0].value >= pow10(groups[0].digits - 1) else {
        return nil
      }
      return (Double(groups[0].value), .vietnamese, false)
    }
    let head = groups.dropLast()
    let tail = groups[groups.count - 1]
    if signs.allSatisfy({ $0 == firstSign }) {
      if isGrouped(groups) {
        if firstSign == 0x2E { return (joined(groups), .vietnamese, false) }
        // `1,300` is one and three tenths here and thirteen hundred elsewhere.
        return signs.count == 1 ? (decimal(groups[0], tail), .ambiguous, false) : (joined(groups), .english, false)
      }
      guard signs.count == 1 else { return nil }
      if firstSign == 0x2C { return (decimal(groups[0], tail), .vietnamese, false) }
      let isShort = groups[0].digits <= 2 && tail.digits <= 2
      let isDay = (1...31).contains(groups[0].value) && (1...12).contains(tail.value)
      let isHour = groups[0].value <= 24 && tail.digits == 2 && tail.value < 60
      return (decimal(groups[0], tail), .english, isShort && (isDay || isHour))
    }
    guard lastSign != firstSign, signs.dropLast().allSatisfy({ $0 == firstSign }), isGrouped(Array(head)) else {
      return nil
    }
    return (joined(Array(head)) + decimal((0, 1), tail), firstSign == 0x2E ? .vietnamese : .english, false)
  }

  private static func isGrouped(_ groups: [Group]) -> Bool {
    groups[0].digits <= 3 && groups[0].value >= pow10(groups[0].digits - 1)
      && groups.dropFirst().allSatisfy { $0.digits == 3 }
  }

  private static func joined(_ groups: [Group]) -> Double { groups.reduce(0) { $0 * 1000 + Double($1.value) } }

  private static func decimal(_ whole: Group, _ part: Group) -> Double {
    // One division, so that 5,5 is exactly what 5.5 is in code.
    part.digits <= 6 && whole.value < 1_000_000_000
      ? Double(whole.value * pow10(part.digits) + part.value) / Double(pow10(part.digits))
      : Double(whole.value) + Double(part.value) / Double(pow10(part.digits))
  }

  static func pow10(_ exponent: Int) -> Int { (0..<max(0, min(exponent, 18))).reduce(1) { power, _ in power * 10 } }
}
