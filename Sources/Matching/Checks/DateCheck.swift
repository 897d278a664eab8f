internal import Documents

/// What a calendar says of a date as written.
enum DateCheck {
  /// True where no year has such a day, or this year has not. Without a year 29 February passes.
  static func isImpossible(day: Int, month: Int, year: Int?, lunar: Bool) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return true }
    // A lunar month has 29 or 30 days.
    if lunar { return day > 30 }
    return Day(year: year ?? 2024, month: month, day: day) == nil
  }

  /// The year for a date written without one: the one that brings it nearest to the day of the post, and no further than
  /// two months from it, since further off the writer may mean another year.
  static func year(ofDay day: Int, month: Int, near post: Day) -> Int? {
    (post.year - 1...post.year + 1).first { year in
      guard let candidate = Day(year: year, month: month, day: day) else { return false }
      return abs(candidate.julianDayNumber - post.julianDayNumber) <= 60
    }
  }
}
