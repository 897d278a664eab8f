/// Finds dates. A shape of three fields is a date by itself; a shorter one needs a word that says so, or must be unable to be
/// anything else; whether the day exists is for a check to say.
struct DateRecogniser {
  private enum Cue {
    case none, span, time, day
  }

  let text: TokenText
  private let shapes: DateShapeReader
  private let weekdays: WeekdayReader
  /// First bytes of the words that begin a date of the moon: most words are ruled out by theirs.
  private let lunarInitials = DateWords.lunarInitials
  /// The date found last, and the token it ends with.
  private var previousEnd = -1
  private var found: [Segment] = []

  init(text: TokenText) {
    self.text = text
    shapes = DateShapeReader(text: text)
    weekdays = WeekdayReader(text: text)
  }

  /// Dates by start. `taken` is set for each token that a date uses.
  mutating func dates(taken: inout [Bool]) -> [Segment] {
    var index = 0
    while index < text.tokens.count {
      guard text.isNumber(index) || isLunarWord(index), let shape = shapes.shape(at: index), isDate(shape) else {
        index += 1
        continue
      }
      let companion = companion(of: shape)
      emit(shape, companion: companion)
      previousEnd = shape.last
      if let companion {
        emit(companion, companion: nil)
        previousEnd = companion.last
      }
      for token in index...previousEnd { taken[token] = true }
      index = previousEnd + 1
    }
    return found
  }

  private func isLunarWord(_ index: Int) -> Bool {
    text.isWord(index) && lunarInitials[Int(text.utf8[Int(text.tokens[index].start)])]
      && !text.roles(index).isDisjoint(with: [.early, .fullMoon])
  }

  private mutating func emit(_ shape: DateShape, companion: DateShape?) {
    var mention = DateMention(day: shape.day, month: shape.month, year: shape.year, lunar: shape.lunar ?? false)
    if let companion {
      let isLunar = companion.lunar ?? false
      mention.companion = .init(day: companion.day, month: companion.month, year: companion.year, lunar: isLunar)
      mention.lunar = shape.lunar ?? !isLunar
    }
    if let start = shape.rangeStart {
      let first = DateMention(day: start.day, month: shape.month, year: shape.year, lunar: mention.lunar)
      found.append(Segment(kind: .date, range: text.range(start.token), value: .date(first)))
    } else if let weekday = weekdays.before(shape.first) ?? weekdays.after(shape.last) {
      mention.weekday = weekday.weekday
      mention.weekdayRange =
        text.range(weekday.tokens.lowerBound).lowerBound..<text.range(weekday.tokens.upperBound).upperBound
    }
    let range = text.range(shape.first).lowerBound..<text.range(shape.last).upperBound
    found.append(Segment(kind: .date, range: range, value: .date(mention)))
  }

  // MARK: - The other calendar

  /// `(tức ngày 10/3 âm lịch)`, `(26/4 dương lịch)` after a date.
  private func companion(of shape: DateShape) -> DateShape? {
    var next = shape.last + 1
    guard text.gap(after: shape.last, isOneOf: [" (", "(", ", ", " ", " - "]) else { return nil }
    let opened = text.gap(after: shape.last, isOneOf: [" (", "("])
    let roles = text.roles(next)
    let isNamed = !roles.isDisjoint(with: [.companion, .companionLunar])
    if isNamed {
      next += 1
      if text.roles(next).contains(.companionLink) { next += 1 }
    }
    if text.roles(next).contains(.day), text.spaceAfter(next) { next += 1 }
    guard isNamed || opened, var other = shapes.shape(at: next), other.rangeStart == nil else { return nil }
    if other.lunar == nil {
      switch shape.lunar {
      case true: other.lunar = false
      case false: other.lunar = true
      case nil: other.lunar = roles.contains(.companionLunar) ? true : nil
      }
    }
    guard let lunar = other.lunar, shape.lunar != lunar else { return nil }
    return other
  }

  // MARK: - Is it a date?

  private func isDate(_ shape: DateShape) -> Bool {
    switch shape.form {
    case .certain: return true
    case .words: return cue(before: shape) != .none && (1...12).contains(shape.month)
    case .pair(let sign): return isDate(shape, sign: sign)
    }
  }

  private func isDate(_ shape: DateShape, sign: UInt8) -> Bool {
    let cue = cue(before: shape)
    let next = shape.last + 1
    let isShare = text.spaceAfter(shape.last) && text.roles(next).contains(.fractionAfter)
    let isPossible = (1...31).contains(shape.day) && (1...12).contains(shape.month)
    switch (sign, cue) {
    case (0x2F, .day): return true
    case (0x2F, .time): return isPossible && !isShare
    case (0x2F, .span): return isPossible && !isShare && !isMeasured(next)
    case (0x2F, .none): return isPossible && !isShare && !isMeasured(next) && standsAlone(shape)
    case (0x2E, .day): return !isShare && !isMeasured(next)
    case (0x2E, .time), (0x2E, .span): return isPossible && !isShare && !isMeasured(next) && !isCounted(shape.first)
    case (_, .day): return !isShare && !isMeasured(next) && (1...12).contains(shape.month)
    case (_, .time): return isPossible && !isShare && !isMeasured(next)
    default: return false
    }
  }

  /// `24/11` with nothing said: no fraction is written so, and the day exists. `24/7` and house numbers are not dates.
  private func standsAlone(_ shape: DateShape) -> Bool {
    let start = shape.rangeStart?.token ?? shape.first
    guard !(shape.day == 24 && shape.month == 7), !isCounted(start), !text.isNumber(start - 1) else { return false }
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard shape.day <= lengths[shape.month - 1] else { return false }
    return shape.day >= 13 || text.beginsWithZero(shape.first) || text.beginsWithZero(shape.last)
  }

  private func isCounted(_ index: Int) -> Bool {
    (1...2).contains { text.roles(index - $0).contains(.fractionBefore) && text.gap(after: index - $0) != nil }
      && !text.roles(index - 1).contains(.time)
  }

  /// Whether a unit stands at a token, or what is counted stands after the second number of `3.5 đến 5.5 triệu`.
  private func isMeasured(_ index: Int) -> Bool {
    if NumberUnits.stands(at: index, in: text) { return true }
    guard !text.roles(index).isDisjoint(with: [.span, .change]), text.isNumber(index + 1) else { return false }
    var last = index + 1
    while last < index + 4, text.gap(after: last, isOneOf: [".", ",", "/"]), text.isNumber(last + 1) { last += 1 }
    return NumberUnits.stands(at: last + 1, in: text)
      || text.spaceAfter(last) && text.roles(last + 1).contains(.fractionAfter)
  }

  private func cue(before shape: DateShape) -> Cue {
    let index = shape.rangeStart?.token ?? shape.first
    let before = index - 1
    guard text.has(before) else { return .none }
    if text.spaceAfter(before) {
      let roles = text.roles(before)
      if roles.contains(.day) { return text.roles(before - 1).contains(.each) ? .none : .day }
      if !roles.isDisjoint(with: [.companion, .companionLunar]) { return .time }
      if roles.contains(.time) { return .time }
      if weekdays.before(index) != nil { return .time }
      if roles.contains(.span) { return .span }
      if roles.contains(.list), previousEnd == before - 1 { return .time }
    }
    if text.roles(before).contains(.relative), text.roles(before - 1).contains(.time),
      text.gap(after: before, isOneOf: [" ", ", ", " ("])
    {
      return .time
    }
    if previousEnd == before, text.gap(after: before, isOneOf: ["-", " - ", "–", " – ", ", ", ","]) { return .time }
    return weekdays.before(index) != nil ? .time : .none
  }
}
