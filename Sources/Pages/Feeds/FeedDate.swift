internal import Documents

/// Dates as feeds write them: RFC 822 with the zones that Vietnamese feeds use, ISO 8601, and days as Vietnamese write them.
enum FeedDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  /// Minutes before UTC+0.
  private static let zones: [String: Int] = [
    "gmt": 0, "utc": 0, "ut": 0, "z": 0, "ict": 420, "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360,
    "mst": -420, "pdt": -420, "pst": -480, "cet": 60, "cest": 120, "bst": 60, "jst": 540, "sgt": 480, "aest": 600,
  ]

  /// Nil for what is no date, or one that could be two: 11/12/2026 8:30 PM was written by an American program or not.
  static func instant(_ text: String) -> Instant? {
    let trimmed = HeaderFields.trimmed(text)
    if let instant = Instant(iso: trimmed) { return instant }
    var words = trimmed.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" || $0 == "(" || $0 == ")" }.map(
      String.init)
    // `2026-11-21 08:30:00 +0700`: the zone stands apart.
    if let first = words.first, let day = Day(iso: first) { return moment(day, words.dropFirst()) }
    while let first = words.first, first.first?.isNumber != true || isWeekday(first) { words.removeFirst() }
    guard let first = words.first else { return nil }
    if first.contains("/") || first.contains("-") && first.filter({ $0 == "-" }).count == 2 {
      return slashed(first, words.dropFirst())
    }
    guard words.count >= 3, let number = Int(first), let month = month(words[1]), let year = Int(words[2]),
      let day = Day(year: year < 50 ? 2000 + year : year < 100 ? 1900 + year : year, month: month, day: number)
    else { return nil }
    return moment(day, words.dropFirst(3))
  }

  private static func isWeekday(_ word: String) -> Bool { word.hasPrefix("T") || word.hasPrefix("t") }

  private static func month(_ word: String) -> Int? {
    if let number = Int(word) { return number }
    return months.firstIndex { word.lowercased().hasPrefix($0) }.map { $0 + 1 }
  }

  /// `21/11/2026`, `21-11-2026`, `21-Nov-2026`; `11/21/2026` where no other reading is a day.
  private static func slashed(_ word: String, _ rest: ArraySlice<String>) -> Instant? {
    let fields = word.split { $0 == "/" || $0 == "-" }.map(String.init)
    guard fields.count == 3, let first = Int(fields[0]), let second = month(fields[1]), let year = Int(fields[2]) else {
      return nil
    }
    let isNamed = Int(fields[1]) == nil
    let isAmerican = rest.contains { ["am", "pm"].contains($0.lowercased()) }
    if isAmerican, !isNamed, first <= 12, second <= 12, first != second { return nil }
    guard let day = Day(year: year, month: second, day: first) ?? Day(year: year, month: first, day: second) else {
      return nil
    }
    return moment(day, rest)
  }

  /// The time and zone behind a day; a day alone where there is none. Without a zone it is Vietnam's.
  private static func moment(_ day: Day, _ words: ArraySlice<String>) -> Instant? {
    var words = words
    guard let clock = words.popFirst() else { return Instant(day: day) }
    let fields = clock.split(separator: ":").map { Int($0.prefix { $0 != "." }) }
    guard fields.count >= 2, var hour = fields[0], let minute = fields[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    var offset = 420
    for word in words {
      switch word.lowercased() {
      case "am", "sa": if hour == 12 { hour = 0 }
      case "pm", "ch": if hour < 12 { hour += 12 }
      default:
        guard let zone = zone(word) else { return nil }
        offset = zone
      }
    }
    let total = day.julianDayNumber * 1440 + hour * 60 + minute - offset + 420
    return Instant(day: Day(julianDayNumber: total / 1440), minute: total % 1440)
  }

  /// `+0700`, `+07:00`, `+7`, `GMT+7`, `UTC+07:00`, `ICT`
  private static func zone(_ word: String) -> Int? {
    let name = word.lowercased()
    if let known = zones[name] { return known }
    var sign = name[...]
    for prefix in ["gmt", "utc"] where sign.hasPrefix(prefix) { sign = sign.dropFirst(3) }
    guard let first = sign.first, first == "+" || first == "-" else { return nil }
    let digits = sign.dropFirst().filter { $0 != ":" }
    guard !digits.isEmpty, digits.count <= 4, let number = Int(digits) else { return nil }
    let minutes = digits.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
    guard minutes <= 14 * 60 else { return nil }
    return first == "-" ? -minutes : minutes
  }
}
