internal import Documents

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A day of the Vietnamese lunar calendar.
struct LunarDate: Sendable, Hashable {
  var day: Int
  var month: Int
  var year: Int
  /// The month is the second one of its number in this year (`tháng 6 nhuận`).
  var isLeapMonth: Bool
}

/// The Vietnamese lunar calendar, which is reckoned at UTC+7 and so differs from the Chinese one (Tết 1985, 2007, 2030).
///
/// The rules are those Hồ Ngọc Đức sets out: a month begins on the day of the new moon, month 11 holds the winter
/// solstice, and of thirteen months between two solstices the first without a major solar term is the leap one. New moons
/// and the sun's longitude are computed after J. Meeus, Astronomical Algorithms (2nd ed.), chapters 49 and 25.
enum LunarCalendar {
  /// Before 1976 the north and the south of the country reckoned differently; after 2199 the formulas wear thin.
  static let years = 1976...2199

  /// Nil outside `years`.
  static func lunarDate(of day: Day) -> LunarDate? {
    guard years.contains(day.year) else { return nil }
    let number = day.julianDayNumber
    let moon = moon(holding: number)
    var first = month11(of: day.year)
    if moon < first { first = month11(of: day.year - 1) }
    let next = month11(after: first)
    let leap = leapMoon(from: first, to: next)
    var offset = moon - first
    let isLeap = moon == leap
    if let leap, moon >= leap { offset -= 1 }
    // Months 11 and 12 belong to the year in which they begin their count, the others to the next one.
    let firstYear = Day(julianDayNumber: firstDay(ofMoon: first)).year
    return LunarDate(
      day: number - firstDay(ofMoon: moon) + 1, month: (offset + 10) % 12 + 1,
      year: offset < 2 ? firstYear : firstYear + 1, isLeapMonth: isLeap)
  }

  /// Nil outside `years` and where the month has no such day.
  static func solarDay(of date: LunarDate) -> Day? {
    guard years.contains(date.year), (1...12).contains(date.month), (1...30).contains(date.day) else { return nil }
    let first = month11(of: date.month >= 11 ? date.year : date.year - 1)
    let leap = leapMoon(from: first, to: month11(after: first))
    let offset = (date.month + 1) % 12
    var moon = first + offset
    if let leap {
      // The leap month bears the number of the month before it.
      let isThatMonth = leap == moon + 1
      if date.isLeapMonth ? isThatMonth : moon >= leap { moon += 1 }
      if date.isLeapMonth, !isThatMonth { return nil }
    } else if date.isLeapMonth {
      return nil
    }
    let start = firstDay(ofMoon: moon)
    guard start + date.day - 1 < firstDay(ofMoon: moon + 1) else { return nil }
    return Day(julianDayNumber: start + date.day - 1)
  }

  // MARK: Months

  /// Number, counted from the new moon of 6 January 2000, of the moon whose month holds this day.
  private static func moon(holding day: Int) -> Int {
    var moon = Int(((Double(day) - 2_451_550.1) / synodicMonth).rounded(.down))
    while firstDay(ofMoon: moon + 1) <= day { moon += 1 }
    while firstDay(ofMoon: moon) > day { moon -= 1 }
    return moon
  }

  /// The month that holds the winter solstice of a solar year: the last one to begin with the sun short of 270°.
  private static func month11(of year: Int) -> Int {
    var moon = moon(holding: Day(year: year, month: 12, day: 31)?.julianDayNumber ?? 0)
    if sector(ofMoon: moon) >= 9 { moon -= 1 }
    return moon
  }

  private static func month11(after first: Int) -> Int {
    month11(of: Day(julianDayNumber: firstDay(ofMoon: first)).year + 1)
  }

  /// The first month without a major term among thirteen; nil where there are twelve.
  private static func leapMoon(from first: Int, to next: Int) -> Int? {
    guard next - first == 13 else { return nil }
    return (first + 1..<next).first { sector(ofMoon: $0) == sector(ofMoon: $0 + 1) }
  }

  /// The sun's 30° sector, 0 to 11, at the first midnight of the month.
  private static func sector(ofMoon moon: Int) -> Int {
    Int(sunLongitude(at: Double(firstDay(ofMoon: moon)) - 0.5 - zone) / 30)
  }

  /// Julian day number of the local day on which the moon is new.
  private static func firstDay(ofMoon moon: Int) -> Int {
    Int((newMoon(moon) + 0.5 + zone).rounded(.down))
  }

  // MARK: Astronomy

  /// UTC+7 as a part of a day.
  private static let zone = 7.0 / 24
  private static let synodicMonth = 29.530588861

  /// Instant of a new moon as a Julian date in universal time (Meeus, chapter 49; planetary terms, under 20 s, left out).
  private static func newMoon(_ moon: Int) -> Double {
    let k = Double(moon)
    let t = k / 1236.85
    let mean = 2_451_550.09766 + synodicMonth * k + (0.00015437 + (-0.000000150 + 0.00000000073 * t) * t) * t * t
    let eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    let sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t
    let moonAnomaly = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
    let latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
    let node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
    var correction = 0.0
    for term in newMoonTerms {
      var value =
        term.size * sine(term.sun * sun + term.moon * moonAnomaly + term.latitude * latitude + term.node * node)
      for _ in 0..<Int(abs(term.sun)) { value *= eccentricity }
      correction += value
    }
    return mean + correction - deltaT(year: 2000 + k / 12.3685) / 86_400
  }

  /// Apparent longitude of the sun, 0 to 360 degrees (Meeus, chapter 25, to 0.01°).
  private static func sunLongitude(at universalTime: Double) -> Double {
    let date = universalTime + deltaT(year: 2000 + (universalTime - 2_451_545) / 365.25) / 86_400
    let t = (date - 2_451_545) / 36_525
    let mean = 280.46646 + (36_000.76983 + 0.0003032 * t) * t
    let anomaly = 357.52911 + (35_999.05029 - 0.0001537 * t) * t
    let center =
      (1.914602 - (0.004817 + 0.000014 * t) * t) * sine(anomaly) + (0.019993 - 0.000101 * t) * sine(2 * anomaly)
      + 0.000289 * sine(3 * anomaly)
    let apparent = mean + center - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t)
    let turn = apparent.truncatingRemainder(dividingBy: 360)
    return turn < 0 ? turn + 360 : turn
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * Double.pi / 180) }

  /// Seconds by which dynamical time is ahead of universal time: observed to 2020, foretold after (NASA, Espenak and Meeus).
  private static func deltaT(year: Double) -> Double {
    let table = deltaTTable
    guard let after = table.firstIndex(where: { $0.year > year }), after > 0 else {
      return year < table[0].year ? table[0].seconds : table[table.count - 1].seconds
    }
    let (low, high) = (table[after - 1], table[after])
    return low.seconds + (high.seconds - low.seconds) * (year - low.year) / (high.year - low.year)
  }
}
