/// A weekday beside a date.
struct WeekdayReader {
  struct Found {
    var weekday: Int
    var tokens: ClosedRange<Int>
  }

  let text: TokenText

  /// The weekday that stands before a date beginning at a token: thứ Hai, ngày 24/11.
  func before(_ index: Int) -> Found? {
    var first = index
    if text.roles(index - 1).contains(.day), text.spaceAfter(index - 1) { first = index - 1 }
    guard text.gap(after: first - 1, isOneOf: [" ", ", ", " (", "(", " - ", " – ", ","]) else { return nil }
    var last = first - 1
    if text.roles(last).contains(.weekRelative), text.roles(last - 1).contains(.week), text.spaceAfter(last - 1),
      text.spaceAfter(last - 2)
    {
      last -= 2
    }
    return ending(at: last)
  }

  /// The weekday that stands after a date ending at a token: 24/11 (thứ Ba). After a comma it must be all there is, for it
  /// may as well begin what comes next.
  func after(_ index: Int) -> Found? {
    guard text.gap(after: index, isOneOf: [" (", "(", ", ", " - ", " – ", " "]) else { return nil }
    let opened = text.gap(after: index, isOneOf: [" (", "("])
    guard let found = beginning(at: index + 1) else { return nil }
    let end = text.range(found.tokens.upperBound).upperBound
    if opened { return text.byte(end) == 0x29 || text.byte(end) == 0x2C ? found : nil }
    switch text.byte(end) {
    case 0, 0x0A, 0x0D, 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: break
    default: return nil
    }
    let next = found.tokens.upperBound + 1
    let goesOn = text.isNumber(next) || text.roles(next).contains(.day)
    return goesOn && text.byte(end) != 0x0A ? nil : found
  }

  private func beginning(at index: Int) -> Found? {
    ending(at: index).flatMap { $0.tokens.lowerBound == index ? $0 : nil }
      ?? ending(at: index + 1).flatMap { $0.tokens.lowerBound == index ? $0 : nil }
  }

  private func ending(at index: Int) -> Found? {
    guard text.has(index) else { return nil }
    if let weekday = DateWords.shortWeekdays[text.word(index)], text.tokens[index].flags.contains(.allCapitals) {
      return Found(weekday: weekday, tokens: index...index)
    }
    if text.isNumber(index) {
      guard text.digits(index) == 1, let number = text.value(index), (2...7).contains(number) else { return nil }
      let isSign = text.touchesPrevious(index) && text.range(index - 1).count == 1
      let isWord = text.spaceAfter(index - 1) && text.word(index - 1) == DateWords.numbered
      guard isSign && text.byte(text.range(index).lowerBound - 1) == 0x54 || isWord && !isOrdinal(index - 1) else {
        return nil
      }
      return Found(weekday: number - 1, tokens: (index - 1)...index)
    }
    guard text.spaceAfter(index - 1),
      let weekday = DateWords.weekdays[LexemePair(text.word(index - 1), text.word(index))],
      weekday == 0 || text.tokens[index].flags.contains(.capitalized) || !isOrdinal(index - 1)
    else { return nil }
    return Found(weekday: weekday, tokens: (index - 1)...index)
  }

  /// lần thứ hai, người thứ 3.
  private func isOrdinal(_ index: Int) -> Bool {
    text.spaceAfter(index - 1) && text.roles(index - 1).contains(.ordinalBefore)
  }
}
