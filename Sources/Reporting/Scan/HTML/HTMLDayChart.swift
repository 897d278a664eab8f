import Documents
import Rulebooks

/// Open findings by the day they were first seen, as stacked bars.
struct HTMLDayChart {
  /// Days beyond this many are summed up in a sentence.
  private static let mostDays = 42

  let chartTitle: String
  let width = 720
  let height = 190
  let lines: [Line]
  let bars: [Bar]
  let legend: [Key]
  let earlier: String?
  let tableWord: String
  let dayWord: String

  struct Line {
    let left: Int
    let right: Int
    let y: Int
    let labelX: Int
    let labelY: Int
    let value: Int
  }
  struct Bar {
    let tip: String
    let date: String
    let pieces: [Piece]
    let middle: Int
    let base: Int
    /// nil where there is no room for it.
    let dayLabel: String?
    let values: [Int]
  }
  struct Piece {
    let kind: String
    let x: Int
    let y: Int
    let width: Int
    let height: Int
  }
  struct Key {
    let kind: String
    let name: String
  }

  /// nil where nothing is open.
  init?(_ days: [ScanReport.DayCount], _ words: Words) {
    let days = days.filter { $0.counts.total > 0 }.sorted { $0.day < $1.day }
    if days.isEmpty { return nil }
    let shown = Array(days.suffix(HTMLDayChart.mostDays))
    let rest = days.dropLast(shown.count).reduce(0) { $0 + $1.counts.total }
    earlier =
      rest > 0 ? words.say("Trước đó: \(words.place(rest)).", "Before that: \(words.place(rest)).") : nil
    chartTitle = words.openByDay
    tableWord = words.say("Xem bằng số", "As a table")
    dayWord = words.say("Ngày", "Day")
    let levels = Array(Level.allCases.reversed())
    legend = levels.map { Key(kind: $0.rawValue, name: words.level($0)) }
    let (left, top, bottom) = (36, 14, 160)
    let most = shown.map(\.counts.total).max() ?? 1
    let step = HTMLDayChart.step(most)
    let highest = (most + step - 1) / step * step
    func y(_ value: Int) -> Int { bottom - value * (bottom - top) / highest }
    lines = stride(from: 0, through: highest, by: step).map { value in
      Line(left: left, right: 720, y: y(value), labelX: left - 6, labelY: y(value) + 4, value: value)
    }
    let slot = (720 - left) / max(shown.count, 6)
    let every = (shown.count + 13) / 14
    bars = shown.enumerated().map { index, day in
      let x = left + index * slot + slot / 8
      var sum = 0
      var pieces: [Piece] = []
      for level in Level.allCases where day.counts[level] > 0 {
        let low = y(sum)
        sum += day.counts[level]
        pieces.append(Piece(kind: level.rawValue, x: x, y: y(sum), width: min(48, slot * 3 / 4), height: low - y(sum)))
      }
      let date = words.moment(day.day)
      let counts = levels.filter { day.counts[$0] > 0 }.map { words.count(day.counts[$0], $0) }
      let isNamed = (shown.count - 1 - index) % every == 0
      return Bar(
        tip: "\(date): \(counts.joined(separator: ", "))", date: date, pieces: pieces,
        middle: x + min(48, slot * 3 / 4) / 2, base: bottom + 18, dayLabel: isNamed ? HTMLDayChart.short(day.day) : nil,
        values: levels.map { day.counts[$0] })
    }
  }

  /// At most five lines, at round numbers.
  private static func step(_ most: Int) -> Int {
    var step = 1
    for factor in [2, 5, 10].flatMap({ f in [1, 10, 100, 1000, 10000].map { f * $0 } }).sorted() where most / step > 4 {
      step = factor
    }
    return step
  }

  /// `20/11`
  private static func short(_ iso: String) -> String { Day(iso: iso).map { "\($0.day)/\($0.month)" } ?? iso }
}
