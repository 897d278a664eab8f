/// The words of dates, from their tables.
enum DateWords {
  struct Role: OptionSet, Sendable {
    let rawValue: UInt32
    static let day = Role(rawValue: 1)
    static let time = Role(rawValue: 1 << 1)
    static let span = Role(rawValue: 1 << 2)
    static let fractionBefore = Role(rawValue: 1 << 3)
    static let fractionAfter = Role(rawValue: 1 << 4)
    static let ordinalBefore = Role(rawValue: 1 << 5)
    static let companion = Role(rawValue: 1 << 6)
    static let companionLunar = Role(rawValue: 1 << 7)
    static let companionLink = Role(rawValue: 1 << 8)
    static let early = Role(rawValue: 1 << 9)
    static let fullMoon = Role(rawValue: 1 << 10)
    static let month = Role(rawValue: 1 << 11)
    static let year = Role(rawValue: 1 << 12)
    static let newYear = Role(rawValue: 1 << 13)
    static let relative = Role(rawValue: 1 << 14)
    static let each = Role(rawValue: 1 << 15)
    static let week = Role(rawValue: 1 << 16)
    static let weekRelative = Role(rawValue: 1 << 17)
    static let list = Role(rawValue: 1 << 18)
    static let change = Role(rawValue: 1 << 19)
  }

  private static let roleNames: [String: Role] = [
    "day": .day, "time": .time, "span": .span, "fraction-before": .fractionBefore, "fraction-after": .fractionAfter,
    "ordinal-before": .ordinalBefore, "companion": .companion, "companion-lunar": .companionLunar,
    "companion-link": .companionLink, "early": .early, "full-moon": .fullMoon, "month": .month, "year": .year,
    "new-year": .newYear, "relative": .relative, "each": .each, "week": .week, "week-relative": .weekRelative,
    "list": .list, "change": .change,
  ]

  static let roles: [Lexeme: Role] = {
    var table: [Lexeme: Role] = [:]
    for row in SegmentData.dateWords { table[Lexeme(row[0]), default: []].formUnion(roleNames[row[1]] ?? []) }
    return table
  }()

  /// 0 is Sunday.
  static let weekdays: [LexemePair: Int] = pairs(of: "weekday")
  static let monthPairs: [LexemePair: Int] = pairs(of: "month")
  static let shortWeekdays: [Lexeme: Int] = singles(of: "weekday-short")
  static let months: [Lexeme: Int] = singles(of: "month")
  static let days: [Lexeme: Int] = singles(of: "day")
  static let lunarMonths: Set<Lexeme> = Set(SegmentData.calendarWords.filter { $0[3] == "yes" }.map { Lexeme($0[0]) })
  /// The first word of the weekdays that have a number: thứ.
  static let numbered = Lexeme("thứ")

  /// By byte: whether a word that begins a date of the moon begins with it, small or capital. These words begin in ASCII.
  static let lunarInitials: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for row in SegmentData.dateWords where row[1] == "early" || row[1] == "full-moon" {
      guard let byte = row[0].utf8.first else { continue }
      table[Int(byte)] = true
      if ASCII.isLetter(byte) { table[Int(byte & 0xDF)] = true }
    }
    return table
  }()

  /// true for the calendar of the moon.
  static let markPairs: [LexemePair: Bool] = {
    var table: [LexemePair: Bool] = [:]
    for row in SegmentData.calendarMarks {
      if let pair = LexemePair(phrase: row[0]) { table[pair] = row[1] == "lunar" }
    }
    return table
  }()

  static let marks: [Lexeme: Bool] = {
    var table: [Lexeme: Bool] = [:]
    for row in SegmentData.calendarMarks where LexemePair(phrase: row[0]) == nil {
      table[Lexeme(row[0])] = row[1] == "lunar"
    }
    return table
  }()

  private static func pairs(of role: String) -> [LexemePair: Int] {
    var table: [LexemePair: Int] = [:]
    for row in SegmentData.calendarWords where row[1] == role {
      if let pair = LexemePair(phrase: row[0]), let value = Int(row[2]) { table[pair] = value }
    }
    return table
  }

  private static func singles(of role: String) -> [Lexeme: Int] {
    var table: [Lexeme: Int] = [:]
    for row in SegmentData.calendarWords where row[1] == role && LexemePair(phrase: row[0]) == nil {
      if let value = Int(row[2]) { table[Lexeme(row[0])] = value }
    }
    return table
  }
}

extension TokenText {
  func roles(_ index: Int) -> DateWords.Role { DateWords.roles[word(index)] ?? [] }
}
