package import Documents

/// Days and times as people and exports write them.
package struct WrittenDate: Sendable, Hashable {
  /// In what order a date of three numbers is written, or what a number counts.
  package enum Order: String, Sendable, CaseIterable {
    case dayMonthYear = "d/m/y"
    case monthDayYear = "m/d/y"
    case unixSeconds = "unix-seconds"
    case unixMilliseconds = "unix-milliseconds"
  }
  package var order: Order
  /// Minutes east of UTC of times that name no zone.
  package var zone: Int

  /// Vietnamese order and time.
  package init(order: Order = .dayMonthYear, zone: Int = 420) {
    self.order = order
    self.zone = zone
  }

  /// Reads `20/11/2026`, `20-11-2026 08:30`, `08:30 20/11/26`, `2026-11-20T08:30:00Z`, `Nov 20, 2026`, `8h30 20.11.2026`;
  /// nil for what is no date, and for one that only another order could read: it is never guessed.
  package func instant(_ written: String) -> Instant? {
    let text = written.split { $0.isWhitespace || $0 == "\u{202F}" }.joined(separator: " ")
    switch order {
    case .unixSeconds: return Int(text).flatMap { Instant(unixMinutes: $0 / 60) }
    case .unixMilliseconds: return Int(text).flatMap { Instant(unixMinutes: $0 / 60_000) }
    case .dayMonthYear, .monthDayYear: break
    }
    if text.utf8.count >= 10, text.utf8.prefix(4).allSatisfy({ (48...57).contains($0) }), let at = iso(text) {
      return at
    }
    var day: Day?
    var minute: Int?
    var words: [String] = []
    for piece in text.split(separator: " ") {
      if let found = numbered(piece), day == nil {
        day = found
      } else if let found = clock(piece), minute == nil {
        minute = found
      } else if let half = ["am": 0, "pm": 720, "sa": 0, "ch": 720][piece.lowercased()], let time = minute {
        guard time < 13 * 60 else { return nil }
        minute = time % 720 + half
      } else {
        words.append(String(piece))
      }
    }
    // “thứ Sáu, 20/11/2026” says its weekday; whether it is the right one is not asked here.
    if day == nil { day = named(words) } else if words.count > 3 { return nil }
    guard let day else { return nil }
    return shifted(Instant(day: day, minute: minute), from: zone)
  }

  private func iso(_ text: String) -> Instant? {
    var text = text
    if text.hasSuffix(" UTC") { text = text.dropLast(4) + "Z" }
    guard let instant = Instant(iso: text) else { return nil }
    let tail = text.utf8.dropFirst(16)
    let namesZone = tail.contains { [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0) }
    return namesZone ? instant : shifted(instant, from: zone)
  }

  private func shifted(_ instant: Instant, from zone: Int) -> Instant {
    guard let minutes = instant.minutes, zone != 420 else { return instant }
    return Instant(minutes: minutes + 420 - zone) ?? instant
  }

  /// `20/11/2026`, `20-11-26`, `2026/11/20`
  private func numbered(_ piece: Substring) -> Day? {
    guard let mark = piece.first(where: { "/-.".contains($0) }) else { return nil }
    let fields = piece.split(separator: mark, omittingEmptySubsequences: false).map { field in
      field.hasSuffix(",") ? field.dropLast() : field
    }
    guard fields.count == 3, fields.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
    let numbers = fields.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    if fields[0].utf8.count == 4 { return Day(year: numbers[0], month: numbers[1], day: numbers[2]) }
    let year = fields[2].utf8.count == 2 ? 2000 + numbers[2] : numbers[2]
    guard fields[2].utf8.count == 2 || fields[2].utf8.count == 4 else { return nil }
    return order == .monthDayYear
      ? Day(year: year, month: numbers[0], day: numbers[1]) : Day(year: year, month: numbers[1], day: numbers[0])
  }

  /// `8:30`, `08:30:15`, `8h30`, `8h`
  private func clock(_ piece: Substring) -> Int? { WrittenDate.minute(String(piece)) }

  /// Minutes after midnight of a time of day; nil where it is none.
  package static func minute(_ text: String) -> Int? {
    let small = text.lowercased()
    guard small.contains(where: { ":hg".contains($0) }) else { return nil }
    let fields = small.split(omittingEmptySubsequences: false) { ":hg".contains($0) }
    guard (2...3).contains(fields.count), let hour = Int(fields[0]), (0..<24).contains(hour) else { return nil }
    if fields[1].isEmpty { return fields.count == 2 ? hour * 60 : nil }
    guard let minute = Int(fields[1].prefix(2)), fields[1].utf8.count <= 2, (0..<60).contains(minute) else {
      return nil
    }
    return hour * 60 + minute
  }

  /// `Nov 20, 2026` and `20 Nov 2026`, as exports in English write them.
  private func named(_ words: [String]) -> Day? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let plain = words.map { $0.filter { $0.isLetter || $0.isNumber }.lowercased() }.filter { !$0.isEmpty }
    guard plain.count == 3, let year = Int(plain[2]), plain[2].utf8.count == 4 else { return nil }
    for (name, number) in [(plain[0], plain[1]), (plain[1], plain[0])] {
      if name.utf8.count >= 3, let month = months.firstIndex(of: String(name.prefix(3))), let day = Int(number) {
        return Day(year: year, month: month + 1, day: day)
      }
    }
    return nil
  }
}

extension Instant {
  /// - Parameter minutes: as `minutes` counts them; nil outside the years 1 to 9999.
  init?(minutes: Int) {
    let first = Day(year: 1, month: 1, day: 1)!.julianDayNumber
    let last = Day(year: 9999, month: 12, day: 31)!.julianDayNumber
    let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    guard (first...last).contains(day) else { return nil }
    self.init(day: Day(julianDayNumber: day), minute: minutes - day * 1440)
  }

  /// Minutes since 1970 at UTC.
  init?(unixMinutes: Int) {
    guard abs(unixMinutes) < 1 << 40 else { return nil }
    self.init(minutes: Day(year: 1970, month: 1, day: 1)!.julianDayNumber * 1440 + unixMinutes + 420)
  }

  /// `20/11/2026`, `20/11/2026 08:30`: in the order of Vietnamese readers.
  var vietnamese: String {
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(pad(day.day))/\(pad(day.month))/\(day.year)"
    return minute.map { "\(date) \(pad($0 / 60)):\(pad($0 % 60))" } ?? date
  }
}
