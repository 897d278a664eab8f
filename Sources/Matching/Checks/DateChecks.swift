internal import Documents
internal import VietnameseText

extension CheckText {
  private var dates: [(range: Range<Int>, date: DateMention)] {
    segments(.date).compactMap { segment in
      if case .date(let date) = segment.value { (segment.range, date) } else { nil }
    }
  }

  /// Only beside a full date, or where the day of the post tells the year. It never decides which of the two is wrong.
  func wrongWeekdays(_ context: CheckContext) -> [CheckHit] {
    dates.compactMap { range, date in
      guard let written = date.weekday, !date.lunar,
        let year = date.year ?? year(of: date, context),
        let day = Day(year: year, month: date.month, day: date.day), day.weekday.rawValue != written
      else { return nil }
      let words = date.weekdayRange ?? range
      let hull = min(range.lowerBound, words.lowerBound)..<max(range.upperBound, words.upperBound)
      return CheckHit(range: hull, expected: day.weekday.vietnamese)
    }
  }

  /// A day and a month without a year count only beside a word that says they are a date: `tỷ lệ 31/2` is none.
  func impossibleDates() -> [CheckHit] {
    dates.compactMap { range, date in
      guard DateCheck.isImpossible(day: date.day, month: date.month, year: date.year, lunar: date.lunar) else {
        return nil
      }
      if date.year == nil, date.weekday == nil {
        let inside = tokens(in: range)
        let hasWord = inside.contains { !isNumber($0) }
        let before = inside.lowerBound - 1
        guard hasWord || (before >= 0 && CheckWords.beforeDate.contains(word(before))) else { return nil }
      }
      return CheckHit(range: range, expected: date.lunar ? nil : lastDay(of: date))
    }
  }

  /// The last day the month really has; nil where there is no such month.
  private func lastDay(of date: DateMention) -> String? {
    guard (1...12).contains(date.month) else { return nil }
    let last = Day.count(ofMonth: date.month, year: date.year ?? 2024)
    return "\(last)/\(date.month)" + (date.year.map { "/\($0)" } ?? "")
  }

  /// A date of one calendar with the same day in the other beside it.
  func wrongLunarDates(_ context: CheckContext) -> [CheckHit] {
    dates.compactMap { range, date in
      guard let companion = date.companion, companion.lunar != date.lunar else { return nil }
      let own = DateMention.Companion(day: date.day, month: date.month, year: date.year, lunar: date.lunar)
      let (solar, lunar) = date.lunar ? (companion, own) : (own, companion)
      guard let day = solarDay(solar, lunar, context), let right = LunarCalendar.lunarDate(of: day) else { return nil }
      let isRight =
        right.day == lunar.day && right.month == lunar.month && (lunar.year.map { $0 == right.year } ?? true)
      return isRight ? nil : CheckHit(range: range, expected: right.vietnamese)
    }
  }

  private func solarDay(
    _ solar: DateMention.Companion, _ lunar: DateMention.Companion, _ context: CheckContext
  ) -> Day? {
    if let year = solar.year { return Day(year: year, month: solar.month, day: solar.day) }
    // A lunar year runs into the next solar one, in which its last two months may fall.
    if let year = lunar.year {
      let candidates = [year, year + 1].compactMap { Day(year: $0, month: solar.month, day: solar.day) }
      return candidates.first { LunarCalendar.lunarDate(of: $0)?.year == year }
    }
    guard let post = context.postDate,
      let year = DateCheck.year(ofDay: solar.day, month: solar.month, near: post)
    else { return nil }
    return Day(year: year, month: solar.month, day: solar.day)
  }

  private func year(of date: DateMention, _ context: CheckContext) -> Int? {
    context.postDate.flatMap { DateCheck.year(ofDay: date.day, month: date.month, near: $0) }
  }
}

extension LunarDate {
  /// `mùng 1 tháng Giêng âm lịch`, `ngày 12 tháng 6 nhuận âm lịch`
  var vietnamese: String {
    let name = CheckWords.monthNames[month] ?? String(month)
    return (day <= 10 ? "mùng \(day)" : "ngày \(day)") + " tháng \(name)" + (isLeapMonth ? " nhuận" : "") + " âm lịch"
  }
}
