/// The fields of a date as they stand in the text, before anything around them has been asked.
struct DateShape {
  enum Form {
    /// Three fields, or words that only dates have: a date whatever stands around it.
    case certain
    /// `3 tháng 10`: may also be a duration.
    case words
    /// `24/11`, `3.10`, `2-9`: two fields and the sign between them.
    case pair(UInt8)
  }

  /// First and last token.
  var first: Int
  var last: Int
  var day: Int
  var month: Int
  var year: Int?
  var form: Form
  /// nil where nothing in the text says which calendar.
  var lunar: Bool?
  /// The first day of `22-23/11`, and its token.
  var rangeStart: (day: Int, token: Int)?
}

/// Reads shapes of dates. Every method looks at a bounded number of tokens.
struct DateShapeReader {
  let text: TokenText

  func shape(at index: Int) -> DateShape? {
    guard var shape = text.isNumber(index) ? numeric(at: index) : lunarWords(at: index) else { return nil }
    extendByYear(&shape)
    extendByMark(&shape)
    if shape.year == nil { extendByYear(&shape) }
    return shape
  }

  // MARK: - Words

  /// mùng 3 tháng Giêng, mùng Một Tết, rằm tháng Bảy.
  private func lunarWords(at index: Int) -> DateShape? {
    let roles = text.roles(index)
    if roles.contains(.fullMoon) {
      guard let month = monthAfter(index) else { return nil }
      return DateShape(first: index, last: month.last, day: 15, month: month.value, form: .certain, lunar: true)
    }
    guard roles.contains(.early), text.spaceAfter(index) else { return nil }
    let number = text.digits(index + 1) <= 2 ? text.value(index + 1) : nil
    guard let day = number ?? DateWords.days[text.word(index + 1)] else { return nil }
    var shape = DateShape(first: index, last: index + 1, day: day, month: 1, form: .certain, lunar: true)
    if let month = monthAfter(index + 1) {
      (shape.month, shape.last) = (month.value, month.last)
    } else if sign(after: index + 1)?.sign == 0x2F, text.digits(index + 2) <= 2, let month = text.value(index + 2) {
      (shape.month, shape.last) = (month, index + 2)
    } else if text.spaceAfter(index + 1), text.roles(index + 2).contains(.newYear) {
      shape.last = index + 2
    } else {
      return nil
    }
    return shape
  }

  /// `tháng` and its number or name after a token.
  private func monthAfter(_ index: Int) -> (value: Int, last: Int, lunar: Bool)? {
    guard text.spaceAfter(index), text.roles(index + 1).contains(.month), text.spaceAfter(index + 1) else { return nil }
    let at = index + 2
    if text.isNumber(at) {
      guard text.digits(at) <= 2, let value = text.value(at) else { return nil }
      return (value, at, false)
    }
    let word = text.word(at)
    if text.spaceAfter(at), let value = DateWords.monthPairs[LexemePair(word, text.word(at + 1))] {
      return (value, at + 1, false)
    }
    return DateWords.months[word].map { ($0, at, DateWords.lunarMonths.contains(word)) }
  }

  // MARK: - Digits

  private func numeric(at index: Int) -> DateShape? {
    guard isFreeBefore(index), let first = text.value(index) else { return nil }
    if text.digits(index) == 4 { return yearFirst(at: index, year: first) }
    guard text.digits(index) <= 2 else { return nil }
    if let month = monthAfter(index) {
      // `9 tháng năm 2025` counts months of a year.
      let counts = text.roles(month.last).contains(.year) && text.digits(month.last + 1) == 4
      guard !counts || text.roles(index - 1).contains(.day) else { return nil }
      return DateShape(
        first: index, last: month.last, day: first, month: month.value, form: month.lunar ? .certain : .words,
        lunar: month.lunar ? true : nil)
    }
    if first >= 23, first <= 30, text.spaceAfter(index), text.roles(index + 1).contains(.newYear) {
      return DateShape(first: index, last: index + 1, day: first, month: 12, form: .certain, lunar: true)
    }
    guard let mark = sign(after: index), text.digits(index + 1) <= 2, let second = text.value(index + 1) else {
      return nil
    }
    return dayRange(at: index, first, second, mark.sign) ?? dayFirst(at: index, first, second, mark)
  }

  /// 22-23/11, 22-23 tháng 11.
  private func dayRange(at index: Int, _ from: Int, _ to: Int, _ sign: UInt8) -> DateShape? {
    guard sign == 0x2D, from >= 1, from < to, to <= 31 else { return nil }
    if let month = monthAfter(index + 1) {
      return DateShape(
        first: index + 1, last: month.last, day: to, month: month.value, form: .words, rangeStart: (from, index))
    }
    guard let mark = self.sign(after: index + 1), mark.sign == 0x2F, text.digits(index + 2) <= 2,
      let month = text.value(index + 2), var shape = dayFirst(at: index + 1, to, month, mark)
    else { return nil }
    shape.rangeStart = (from, index)
    return shape
  }

  private func dayFirst(
    at index: Int, _ day: Int, _ month: Int, _ mark: (sign: UInt8, spaced: Bool)
  ) -> DateShape? {
    if let next = sign(after: index + 1), next == mark, let year = text.value(index + 2) {
      let digits = text.digits(index + 2)
      let short = digits == 2 && mark.sign == 0x2F && (1...31).contains(day) && (1...12).contains(month)
      if (digits == 4 && (1000...2999).contains(year)) || short, isFreeAfter(index + 2, sign: mark.sign) {
        let full = digits == 4 ? year : year + (year < 50 ? 2000 : 1900)
        return DateShape(first: index, last: index + 2, day: day, month: month, year: full, form: .certain)
      }
    }
    guard !mark.spaced || mark.sign == 0x2F, isFreeAfter(index + 1, sign: mark.sign) else { return nil }
    return DateShape(first: index, last: index + 1, day: day, month: month, form: .pair(mark.sign))
  }

  /// 2026-11-24.
  private func yearFirst(at index: Int, year: Int) -> DateShape? {
    guard (1000...2999).contains(year), let mark = sign(after: index), mark.sign != 0x2E, !mark.spaced,
      let next = sign(after: index + 1), next == mark, text.digits(index + 1) == 2, text.digits(index + 2) == 2,
      let month = text.value(index + 1), let day = text.value(index + 2), (1...12).contains(month), day <= 31,
      isFreeAfter(index + 2, sign: mark.sign)
    else { return nil }
    return DateShape(first: index, last: index + 2, day: day, month: month, year: year, form: .certain)
  }

  // MARK: - What may follow the fields

  private func extendByYear(_ shape: inout DateShape) {
    guard shape.year == nil else { return }
    if text.gap(after: shape.last, isOneOf: [" ", ", "]), text.roles(shape.last + 1).contains(.year),
      text.spaceAfter(shape.last + 1), text.digits(shape.last + 2) == 4
    {
      shape.year = text.value(shape.last + 2)
      shape.last += 2
    } else if text.digits(shape.last) > 0, sign(after: shape.last)?.sign == 0x2F, text.digits(shape.last + 1) == 4,
      isFreeAfter(shape.last + 1, sign: 0x2F)
    {
      shape.year = text.value(shape.last + 1)
      shape.last += 1
    } else {
      return
    }
    if shape.year != nil, case .words = shape.form { shape.form = .certain }
  }

  /// `âm lịch` after the date belongs to it; in brackets it only says which calendar.
  private func extendByMark(_ shape: inout DateShape) {
    let next = shape.last + 1
    guard text.gap(after: shape.last, isOneOf: [" ", " (", "("]) else { return }
    let inBrackets = !text.spaceAfter(shape.last)
    if text.spaceAfter(next), let lunar = DateWords.markPairs[LexemePair(text.word(next), text.word(next + 1))] {
      shape.lunar = lunar
      if !inBrackets { shape.last = next + 1 }
    } else if let lunar = DateWords.marks[text.word(next)] {
      shape.lunar = lunar
      if !inBrackets { shape.last = next }
    } else {
      return
    }
    if shape.lunar == true { shape.form = .certain }
  }

  // MARK: - Signs

  /// A slash, dot, hyphen or dash between two numbers, with or without a blank on both sides; dashes come as hyphens.
  func sign(after index: Int) -> (sign: UInt8, spaced: Bool)? {
    guard text.isNumber(index), text.isNumber(index + 1) else { return nil }
    for (sign, tight, spaced) in DateShapeReader.signs {
      if text.gap(after: index, isOneOf: [tight]) { return (sign, false) }
      if sign != 0x2E, text.gap(after: index, isOneOf: [spaced]) { return (sign, true) }
    }
    return nil
  }

  private static let signs: [(UInt8, StaticString, StaticString)] = [
    (0x2F, "/", " / "), (0x2D, "-", " - "), (0x2E, ".", " . "), (0x2D, "–", " – "),
  ]

  /// Whether a number begins here, and is not the middle of a longer code, amount or version.
  func isFreeBefore(_ index: Int) -> Bool {
    guard !text.touchesPrevious(index) else { return false }
    let start = text.range(index).lowerBound
    switch text.byte(start - 1) {
    case 0x2F, 0x2E, 0x2C, 0x5F: return !isPart(start - 2)
    default: return true
    }
  }

  private func isFreeAfter(_ index: Int, sign: UInt8) -> Bool {
    guard !text.touchesPrevious(index + 1) else { return false }
    let end = text.range(index).upperBound
    let next = text.byte(end + 1)
    switch text.byte(end) {
    case 0x25, 0x5F: return false
    case 0x2F: return !isPart(end + 1)
    case 0x2E: return !ASCII.isDigit(next)
    case 0x2D: return ASCII.isDigit(next) ? sign != 0x2D : !ASCII.isUpper(next) && next < 0x80
    default: return true
    }
  }

  private func isPart(_ offset: Int) -> Bool { ASCII.isAlphanumeric(text.byte(offset)) || text.byte(offset) >= 0x80 }
}
