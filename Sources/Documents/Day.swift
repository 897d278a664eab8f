/// A day of the Gregorian calendar, which Vietnamese publishing dates by. Always a day that exists.
public struct Day: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil for a day that does not exist, such as 31/11 or 29/2 of a common year.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.count(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2025-07-01`, nothing else.
  public init?(iso text: some StringProtocol) {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].utf8.count == 4, fields[1].utf8.count == 2, fields[2].utf8.count == 2,
      fields.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let y = Int(fields[0]), let m = Int(fields[1]), let d = Int(fields[2])
    else { return nil }
    self.init(year: y, month: m, day: d)
  }

  /// `2025-07-01`
  public var iso: String { "\(Day.pad(year, 4))-\(Day.pad(month, 2))-\(Day.pad(day, 2))" }

  /// Julian day number of its noon: consecutive days differ by one.
  public var julianDayNumber: Int {
    let a = (14 - month) / 12
    let y = year + 4800 - a
    let m = month + 12 * a - 3
    return day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045
  }

  /// The inverse of `julianDayNumber`. Precondition: the number lies in the years 1 to 9999.
  public init(julianDayNumber jdn: Int) {
    let a = jdn + 32044
    let b = (4 * a + 3) / 146097
    let c = a - 146097 * b / 4
    let d = (4 * c + 3) / 1461
    let e = c - 1461 * d / 4
    let m = (5 * e + 2) / 153
    day = e - (153 * m + 2) / 5 + 1
    month = m + 3 - 12 * (m / 10)
    year = 100 * b + d - 4800 + m / 10
  }

  public var weekday: Weekday { Weekday(rawValue: (julianDayNumber + 1) % 7)! }

  public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// 28 to 31. Precondition: month is 1 to 12.
  public static func count(ofMonth month: Int, year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func pad(_ n: Int, _ width: Int) -> String {
    let s = String(n)
    return String(repeating: "0", count: max(0, width - s.utf8.count)) + s
  }
}

/// 0 is Sunday, as in the Vietnamese count where Monday is the second day.
public enum Weekday: Int, Sendable, CaseIterable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// `thứ Hai` … `Chủ nhật`, capitals as Decree 30/2020/NĐ-CP, Annex II, writes them.
  public var vietnamese: String {
    ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"][rawValue]
  }

  public var english: String {
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][rawValue]
  }
}

/// A moment to the minute, or a whole day whose time is not known. Times without a zone are Asia/Ho_Chi_Minh (UTC+7).
public struct Instant: Hashable, Sendable {
  public let day: Day
  /// Minutes after midnight at UTC+7; nil where only the day is known.
  public let minute: Int?

  public init(day: Day, minute: Int? = nil) {
    self.day = day
    self.minute = minute
  }

  /// `2026-03-01`, or `2026-03-01T08:30+07:00` where the time is known.
  public var iso: String {
    guard let minute else { return day.iso }
    let (hour, rest) = (minute / 60, minute % 60)
    return "\(day.iso)T\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)+07:00"
  }

  /// Minutes since the beginning of day 0 of the Julian count; nil where the time is not known.
  public var minutes: Int? { minute.map { day.julianDayNumber * 1440 + $0 } }

  /// Reads `2026-03-01`, `2026-03-01T08:30`, `2026-03-01 08:30:00`, with `Z`, `+07:00` or no zone.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let head = String(validating: bytes[0..<10], as: UTF8.self), let day = Day(iso: head)
    else { return nil }
    if bytes.count == 10 {
      self.init(day: day)
      return
    }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
    func number(_ at: Int) -> Int? {
      guard at + 2 <= bytes.count, (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1]) else { return nil }
      return Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48)
    }
    guard let hour = number(11), bytes.count >= 16, bytes[13] == UInt8(ascii: ":"), let minute = number(14),
      hour < 24, minute < 60
    else { return nil }
    var at = 16
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      guard let second = number(at + 1), second <= 60 else { return nil }
      at += 3
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        at += 1
        while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      }
    }
    var offset = 7 * 60
    if at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "Z") where at + 1 == bytes.count: offset = 0
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard let h = number(at + 1) else { return nil }
        let colon = at + 3 < bytes.count && bytes[at + 3] == UInt8(ascii: ":")
        let m = at + 3 == bytes.count ? 0 : number(at + (colon ? 4 : 3))
        guard let m, at + 3 == bytes.count || at + (colon ? 6 : 5) == bytes.count else { return nil }
        offset = (bytes[at] == UInt8(ascii: "-") ? -1 : 1) * (h * 60 + m)
      default: return nil
      }
    }
    let total = day.julianDayNumber * 1440 + hour * 60 + minute - offset + 7 * 60
    let jdn = total >= 0 ? total / 1440 : (total - 1439) / 1440
    self.init(day: Day(julianDayNumber: jdn), minute: total - jdn * 1440)
  }
}
