import Documents

/// What the number of a cell stands for: a day, a time, a number with leading zeros (ECMA-376, 18.8.30).
struct CellStyles {
  enum Format: Hashable {
    case plain, day, time, dayAndTime
    /// `000`: written with at least so many digits.
    case digits(Int)
  }

  /// Where a time of day has none.
  private static let firstDay = Day(julianDayNumber: 2_415_021)

  private enum Shown {
    case date(ShownDate)
    case percent
  }

  /// By the index that cells name.
  private var formats: [Format] = []
  /// How each shows a number, where that is not what the file holds.
  private var shown: [Shown?] = []
  /// True where day 0 is 1904-01-01, as old Excel for Mac counts.
  var is1904 = false

  init() {}

  init(_ xml: [UInt8]) throws(XMLStream.Broken) {
    let stream = try XMLStream(xml)
    var codes: [Int: String] = [:]
    var isInCells = false
    while let step = try stream.next() {
      switch step {
      case .start("numFmt", _):
        if let id = stream.attribute("numFmtId").flatMap({ Int($0) }) { codes[id] = stream.attribute("formatCode") }
      case .start("cellXfs", isEmpty: false): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf", _) where isInCells:
        let id = stream.attribute("numFmtId").flatMap { Int($0) } ?? 0
        formats.append(CellStyles.format(id: id, code: codes[id]))
        let code = codes[id] ?? ShownDate.builtIn[id] ?? (id == 9 ? "0%" : "")
        shown.append(code == "0%" ? .percent : ShownDate(code).map { .date($0) })
      default: break
      }
    }
  }

  func format(_ index: Int?) -> Format {
    guard let index, formats.indices.contains(index) else { return .plain }
    return formats[index]
  }

  static func format(id: Int, code: String?) -> Format {
    guard let code else {
      switch id {
      case 14...17, 27...31, 36, 50...54, 57, 58: return .day
      case 18...21, 32...35, 45...47, 55, 56: return .time
      case 22: return .dayAndTime
      default: return .plain
      }
    }
    // Only the first section; what stands in quotes, brackets or behind a backslash is no code, but [h] is.
    var letters = ""
    var rest = code.lowercased().prefix { $0 != ";" }
    while let letter = rest.popFirst() {
      switch letter {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { letters += inside }
        rest = rest.drop { $0 != "]" }.dropFirst()
      default: letters.append(letter)
      }
    }
    if !letters.isEmpty, letters.allSatisfy({ $0 == "0" }) {
      return letters.count > 1 ? .digits(letters.count) : .plain
    }
    let isDay = letters.contains("y") || letters.contains("d")
    let isTime = letters.contains("h") || letters.contains("s")
    if isDay { return isTime ? .dayAndTime : .day }
    if isTime { return .time }
    return letters.contains("mmm") ? .day : .plain
  }

  /// A number of the file as the sheet shows it.
  func cell(_ value: String, style: Int?) -> TableCell {
    guard let number = Double(value), number.isFinite else { return TableCell(Array(value.utf8)) }
    switch format(style) {
    case .plain: return TableCell(Array(CellStyles.written(value, number).utf8), shown: percent(number, style))
    case .digits(let count):
      let text = CellStyles.written(value, number)
      return TableCell(Array((String(repeating: "0", count: max(0, count - text.utf8.count)) + text).utf8))
    case .time where number < 1:
      let minute = Int((number * 1440).rounded()) % 1440
      let (hours, minutes) = (minute / 60, minute % 60)
      let text = (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
      return TableCell(Array(text.utf8), minute: minute, shown: date(number, style, CellStyles.firstDay))
    case .day, .time, .dayAndTime:
      guard let instant = instant(number) else { return TableCell(Array(value.utf8)) }
      return TableCell(Array(instant.vietnamese.utf8), date: instant, shown: date(number, style, instant.day))
    }
  }

  private func shown(_ style: Int?) -> Shown? { style.flatMap { shown.indices.contains($0) ? shown[$0] : nil } }

  private func percent(_ number: Double, _ style: Int?) -> String? {
    guard case .percent? = shown(style), abs(number) < 1e12 else { return nil }
    return "\(Int((number * 100).rounded()))%"
  }

  private func date(_ number: Double, _ style: Int?, _ day: Day) -> String? {
    guard case .date(let date)? = shown(style) else { return nil }
    // A time that is written in binary may fall short of its second. `day` was found to the minute.
    let (seconds, minutes) = (Int((number * 86_400).rounded()), Int((number * 1440).rounded()))
    let own = Day(julianDayNumber: day.julianDayNumber + seconds / 86_400 - minutes / 1440)
    return date.text(day: own, seconds: seconds % 86_400)
  }

  /// Days since the end of 1899, with the time of day behind the point. Excel's 29/02/1900 never was; before it nobody posts.
  private func instant(_ serial: Double) -> Instant? {
    guard serial >= 1, serial < 2_958_466 else { return nil }
    let zero = Day(year: is1904 ? 1904 : 1899, month: is1904 ? 1 : 12, day: is1904 ? 1 : 30)!.julianDayNumber
    let minutes = Int((serial * 1440).rounded())
    let (days, minute) = (minutes / 1440, minutes % 1440)
    return Instant(minutes: (zero + days) * 1440).map {
      Instant(day: $0.day, minute: minute == 0 && serial == serial.rounded() ? nil : minute)
    }
  }

  /// Without the exponent, and the noise behind the fifteenth digit, that files have and sheets do not show.
  private static func written(_ value: String, _ number: Double) -> String {
    if value.utf8.count <= 15, !value.contains(where: { "eE".contains($0) }) { return value }
    if number == number.rounded(), abs(number) < 9e18 { return String(Int64(number)) }
    return "\((number * 1e12).rounded() / 1e12)"
  }
}
