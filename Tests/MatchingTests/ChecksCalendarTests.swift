import Documents
import Testing

@testable import Matching

@Suite struct ChecksCalendarTests {
  /// Days of Tết and feasts as Vietnamese calendars print them; 1985, 2007 and 2030 differ from the Chinese calendar.
  @Test(arguments: [
    ("1985-01-21", 1, 1, 1985, false), ("2007-02-17", 1, 1, 2007, false), ("2030-02-02", 1, 1, 2030, false),
    ("2026-02-17", 1, 1, 2026, false), ("2027-02-06", 1, 1, 2027, false), ("2028-01-26", 1, 1, 2028, false),
    ("2024-02-10", 1, 1, 2024, false), ("2025-01-29", 1, 1, 2025, false),
    ("2026-04-26", 10, 3, 2026, false), ("2027-04-16", 10, 3, 2027, false),
    ("2026-11-20", 12, 10, 2026, false), ("2026-11-23", 15, 10, 2026, false),
    ("2025-06-25", 1, 6, 2025, false), ("2025-07-25", 1, 6, 2025, true), ("2025-08-23", 1, 7, 2025, false),
    ("2023-03-22", 1, 2, 2023, true), ("2026-02-16", 29, 12, 2025, false), ("2020-05-23", 1, 4, 2020, true),
    ("2033-12-22", 1, 11, 2033, true),
  ])
  func lunarDates(_ iso: String, _ day: Int, _ month: Int, _ year: Int, _ leap: Bool) throws {
    let solar = try #require(Day(iso: iso))
    let lunar = LunarDate(day: day, month: month, year: year, isLeapMonth: leap)
    #expect(LunarCalendar.lunarDate(of: solar) == lunar)
    #expect(LunarCalendar.solarDay(of: lunar) == solar)
  }

  @Test func everyDayGoesToTheLunarCalendarAndBack() throws {
    let first = try #require(Day(iso: "1976-03-01")).julianDayNumber
    let last = try #require(Day(iso: "2100-12-31")).julianDayNumber
    var before: LunarDate?
    for number in stride(from: first, through: last, by: 1) {
      let day = Day(julianDayNumber: number)
      let lunar = try #require(LunarCalendar.lunarDate(of: day))
      if number % 7 == 0 { #expect(LunarCalendar.solarDay(of: lunar) == day) }
      if let before { #expect(lunar.day == before.day + 1 || lunar.day == 1 && (29...30).contains(before.day)) }
      before = lunar
    }
  }

  @Test func daysThatDoNotExistHaveNoSolarDay() {
    #expect(LunarCalendar.solarDay(of: LunarDate(day: 1, month: 5, year: 2025, isLeapMonth: true)) == nil)
    #expect(LunarCalendar.solarDay(of: LunarDate(day: 1, month: 13, year: 2025, isLeapMonth: false)) == nil)
    #expect(LunarCalendar.solarDay(of: LunarDate(day: 30, month: 12, year: 2025, isLeapMonth: false)) == nil)
    #expect(Day(iso: "1950-01-01").flatMap(LunarCalendar.lunarDate) == nil)
  }

  @Test(arguments: [
    ("2025-10-03", 5), ("2025-10-14", 2), ("2025-10-20", 1), ("2023-12-06", 3), ("2024-05-13", 1), ("2024-03-20", 3),
    ("2021-07-07", 3), ("2026-11-20", 5), ("2026-11-24", 2),
  ])
  func weekdays(_ iso: String, _ weekday: Int) throws {
    #expect(try #require(Day(iso: iso)).weekday.rawValue == weekday)
  }

  @Test(
    arguments: [
      (31, 11, nil, false, true), (29, 2, nil, false, false), (29, 2, 2025, false, true), (29, 2, 2024, false, false),
      (31, 12, 2025, false, false), (1, 13, nil, false, true), (31, 1, nil, true, true), (30, 1, nil, true, false),
    ] as [(Int, Int, Int?, Bool, Bool)])
  func impossibleDates(_ day: Int, _ month: Int, _ year: Int?, _ lunar: Bool, _ impossible: Bool) {
    #expect(DateCheck.isImpossible(day: day, month: month, year: year, lunar: lunar) == impossible)
  }

  @Test func aDateWithoutAYearIsReadNearThePost() throws {
    let post = try #require(Day(iso: "2026-01-05"))
    #expect(DateCheck.year(ofDay: 30, month: 12, near: post) == 2025)
    #expect(DateCheck.year(ofDay: 10, month: 2, near: post) == 2026)
    #expect(DateCheck.year(ofDay: 10, month: 7, near: post) == nil)
  }
}
