import Documents
import Testing

@testable import Intake

@Suite struct ShownDateTests {
  static let formats: [(code: String, shown: String?)] = [
    ("d/m/yyyy", "5/3/2026"), ("dd/mm/yyyy;@", "05/03/2026"), ("[$-1010000]d/m/yy;@", "5/3/26"),
    ("yyyy\\-mm\\-dd", "2026-03-05"), ("dd\".\"mm\".\"yyyy", "05.03.2026"), ("\"Ngày \"d/m", "Ngày 5/3"),
    ("h:mm", "20:07"), ("hh:mm:ss", "20:07:09"), ("h:mm AM/PM", "8:07 PM"), ("mm:ss", "07:09"),
    ("dd/mm/yyyy hh:mm", "05/03/2026 20:07"), ("hh:mm dd/mm/yyyy", "20:07 05/03/2026"), ("h\"h\"mm", "20h07"),
    // Names of months and weekdays, spans, parts of seconds, numbers.
    ("d-mmm-yy", nil), ("dddd, d/m", nil), ("[h]:mm", nil), ("ss.0", nil), ("0.00", nil), ("General", nil), ("", nil),
  ]

  @Test(arguments: formats) func aDayIsShownByItsFormat(_ format: (code: String, shown: String?)) throws {
    let day = try #require(Day(year: 2026, month: 3, day: 5))
    #expect(ShownDate(format.code)?.text(day: day, seconds: 20 * 3600 + 7 * 60 + 9) == format.shown)
  }

  @Test func midnightAndNoonOfTwelveHours() throws {
    let day = try #require(Day(year: 2026, month: 3, day: 5))
    let clock = try #require(ShownDate("h:mm AM/PM"))
    #expect(clock.text(day: day, seconds: 0) == "12:00 AM" && clock.text(day: day, seconds: 43_200) == "12:00 PM")
  }
}
