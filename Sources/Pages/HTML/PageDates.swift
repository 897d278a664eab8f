internal import Documents

/// The time of a post as pages write it.
enum PageDates {
  /// `2026-11-21T14:30:00+07:00`, `21/11/2026 14:30`, `Thứ Bảy, 21.11.2026, 14:30 (GMT+7)`, `14:30 | 21-11-2026`; nil where
  /// there is no such day in it. Looks at the first 200 bytes.
  static func instant(_ text: String) -> Instant? {
    let plain = text.utf8.prefix(200).split { PartBuilder.isBlank($0) }.joined(separator: [0x20])
    let bytes = Array(plain)
    if let found = iso(bytes) { return found }
    for at in bytes.indices where isDigit(bytes[at]) && (at == 0 || !isDigit(bytes[at - 1])) {
      guard let (day, end) = day(bytes, at) else { continue }
      // The hour stands behind the day, or before it.
      let minute = time(bytes, in: end..<bytes.count) ?? time(bytes, in: 0..<at)
      return Instant(day: day, minute: minute)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func iso(_ bytes: [UInt8]) -> Instant? {
    var bytes = bytes
    // `+0700`
    if bytes.count > 6, bytes.suffix(4).allSatisfy(isDigit), [0x2B, 0x2D].contains(bytes[bytes.count - 5]),
      bytes.count > 15
    {
      bytes.insert(0x3A, at: bytes.count - 2)
    }
    return Instant(iso: String(decoding: bytes, as: UTF8.self))
  }

  private static func number(_ bytes: [UInt8], _ at: inout Int, digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while at < bytes.count, isDigit(bytes[at]), count < digits.upperBound {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
      count += 1
    }
    return digits.contains(count) ? value : nil
  }

  private static func day(_ bytes: [UInt8], _ start: Int) -> (Day, end: Int)? {
    var at = start
    guard let day = number(bytes, &at, digits: 1...2), at < bytes.count, [0x2F, 0x2D, 0x2E].contains(bytes[at]) else {
      return nil
    }
    let sign = bytes[at]
    at += 1
    guard let month = number(bytes, &at, digits: 1...2), at < bytes.count, bytes[at] == sign else { return nil }
    at += 1
    guard let year = number(bytes, &at, digits: 4...4), let found = Day(year: year, month: month, day: day) else {
      return nil
    }
    return (found, at)
  }

  /// `14:30`, `14h30`
  private static func time(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    for start in range where isDigit(bytes[start]) && (start == 0 || !isDigit(bytes[start - 1])) {
      var at = start
      guard let hour = number(bytes, &at, digits: 1...2), hour < 24, at < range.upperBound,
        bytes[at] == 0x3A || bytes[at] | 0x20 == 0x68
      else { continue }
      at += 1
      guard let minute = number(bytes, &at, digits: 2...2), minute < 60 else { continue }
      return hour * 60 + minute
    }
    return nil
  }
}
