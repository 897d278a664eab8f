import Documents
import Rulebooks

/// `pretty` for many posts: what the desk sees in its terminal. A table by partner, then what is open by rule with its
/// first places, then what was mended and what could not be read.
public struct PrettyScanReport: ScanReportWriter {
  private let colour: Bool
  private let width: Int
  /// Places of a rule that are named; the others are counted.
  private static let places = 3
  /// Items that failed and are named.
  private static let failures = 20

  public init(colour: Bool = false, width: Int = 80) {
    self.colour = colour
    self.width = width
  }

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var first = FirstPlaces(limit: PrettyScanReport.places)
    var closing = ScanClosing(report)
    var failed: [(name: String, source: String?, reason: String)] = []
    var failedCount = 0
    try report.eachItem { item in
      closing.add(item)
      first.add(item, words)
      guard let reason = item.incomplete.first else { return }
      failedCount += 1
      if failed.count < PrettyScanReport.failures {
        failed.append((words.name(item), item.source, reason.message[report.language]))
      }
    }
    var canvas = Canvas(colour: colour, width: width)
    writeHead(report, words, to: &canvas)
    PrettySources(words: words, width: canvas.width).write(report.sources, to: &canvas)
    writeOpen(report, first, words, to: &canvas)
    writeSourceFindings(report, words, to: &canvas)
    writeMended(report, first, words, to: &canvas)
    writeFailed(failed, count: failedCount, report, words, to: &canvas)
    canvas.line()
    canvas.line([Span(String(repeating: "━", count: canvas.width), .faint)])
    canvas.wrapped([Span(words.standing(report), .strong)], rest: 2)
    canvas.wrapped([Span(words.counts(report.counts))], rest: 2)
    for line in closing.lines { canvas.wrapped([Span(line, .faint)], rest: 0) }
    try sink(canvas.bytes[...])
  }

  private func writeHead(_ report: ScanReport, _ words: Words, to canvas: inout Canvas) {
    let title = words.reportTitle
    let rest = max(0, canvas.width - DisplayWidth.of(title) - 4)
    canvas.line([Span("━━ ", .faint), Span(title, .strong), Span(" " + String(repeating: "━", count: rest), .faint)])
    if let scan = report.scan {
      canvas.wrapped([Span(words.scanned(scan), .faint)], rest: 2)
      if scan.isPartial { canvas.wrapped([Span(words.partialScan, .strongLevel(.warning))], rest: 2) }
    }
    for reason in report.incomplete {
      canvas.wrapped(
        [
          Span("▲\u{A0}\(joined(words.incomplete)): ", .strongLevel(.warning)),
          Span(printable(reason.message[report.language])),
        ], rest: 2)
    }
  }

  private func writeOpen(_ report: ScanReport, _ first: FirstPlaces, _ words: Words, to canvas: inout Canvas) {
    let rules = report.rules.filter { $0.open > 0 }
    canvas.line()
    canvas.line([Span(words.openByRule, .strong)])
    if rules.isEmpty { canvas.line([Span("  " + words.nothingOpen)]) }
    for rule in rules {
      canvas.line()
      var spans = [
        Span("\(marker(rule.level))\u{A0}\(joined(words.level(rule.level)))", .strongLevel(rule.level)),
        Span(" · ", .faint), Span(printable(rule.title[report.language]), .strong), Span(" · ", .faint),
        Span(joined(words.place(rule.open))),
      ]
      if rule.new > 0, report.hasStates {
        spans.append(Span(joined(" (\(words.newSince.lowercased()): \(rule.new))")))
      }
      canvas.wrapped(spans, rest: 2)
      write(first.open[rule.rule] ?? [], of: rule.open, report, words, to: &canvas)
      label(words.basis, rule.basis.joined(separator: "; "), words, to: &canvas)
      if let fix = rule.fix?[report.language] { label(words.fix, fix, words, to: &canvas) }
      label(words.rule, rule.rule, words, to: &canvas)
    }
  }

  /// The source in a column of its own, then the item, the place and the words.
  private func write(
    _ places: [FirstPlaces.Place], of count: Int, _ report: ScanReport, _ words: Words, to canvas: inout Canvas
  ) {
    for place in places {
      var spans = [Span("·\u{A0}", .faint)]
      spans += self.source(place.source, report)
      spans.append(Span(DisplayWidth.cut(printable(place.item), to: 56)))
      spans.append(Span(" · \(joined(place.place))", .faint))
      if !place.text.isEmpty { spans.append(Span(joined(" “\(DisplayWidth.cut(printable(place.text), to: 40))”"))) }
      canvas.wrapped(spans, first: 4, rest: 6)
    }
    if count > places.count { canvas.line([Span("      \(words.andMorePlaces(count - places.count))", .faint)]) }
  }

  /// What people call the partner, short enough to leave room for the item.
  private func source(_ id: String?, _ report: ScanReport) -> [Span] {
    guard let id else { return [] }
    let name = report.sources.first { $0.id == id }?.name ?? id
    return [Span(joined(DisplayWidth.cut(printable(name), to: 24)) + "\u{A0}›\u{A0}", .faint)]
  }

  private func writeSourceFindings(_ report: ScanReport, _ words: Words, to canvas: inout Canvas) {
    let open = report.sourceFindings.filter { $0.state != .mended }
    if open.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.overSource, .strong)])
    for finding in open {
      canvas.wrapped(
        [
          Span("\(marker(finding.level))\u{A0}", .level(finding.level))
        ] + source(finding.source, report) + [
          Span(printable(finding.message[report.language])),
          Span(
            finding.days.isEmpty ? "" : " \(finding.days.prefix(7).map(words.moment).joined(separator: ", "))", .faint),
          Span(" (\(finding.rule))", .faint),
        ], first: 2, rest: 4)
    }
  }

  private func writeMended(_ report: ScanReport, _ first: FirstPlaces, _ words: Words, to canvas: inout Canvas) {
    guard report.hasStates else { return }
    canvas.line()
    canvas.line([Span(words.mendedSince, .strong)])
    let rules = report.rules.filter { $0.mended > 0 }
    if rules.isEmpty { canvas.line([Span("  " + words.nothingMended)]) }
    for rule in rules {
      canvas.wrapped(
        [
          Span("✓\u{A0}", .good), Span(printable(rule.title[report.language])),
          Span(" · \(joined(words.place(rule.mended)))", .faint),
        ], first: 2, rest: 4)
      write(first.mended[rule.rule] ?? [], of: rule.mended, report, words, to: &canvas)
    }
  }

  private func writeFailed(
    _ failed: [(name: String, source: String?, reason: String)], count: Int, _ report: ScanReport, _ words: Words,
    to canvas: inout Canvas
  ) {
    if failed.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.failedItems, .strongLevel(.warning))])
    for item in failed {
      var spans = [Span("▲\u{A0}", .level(.warning))]
      spans += source(item.source, report)
      spans += [Span(DisplayWidth.cut(printable(item.name), to: 56)), Span(": \(printable(item.reason))")]
      canvas.wrapped(spans, first: 2, rest: 4)
    }
    if count > failed.count {
      canvas.line([
        Span("    \(words.say("và \(count - failed.count) bài nữa", "and \(count - failed.count) more"))", .faint)
      ])
    }
  }

  private func label(_ name: String, _ text: String, _ words: Words, to canvas: inout Canvas) {
    if text.isEmpty { return }
    canvas.labelled(name, [Span(printable(text))], indent: 2, column: 14)
  }

  private func marker(_ level: Level) -> String {
    switch level {
    case .error: "■"
    case .warning: "▲"
    case .notice: "●"
    }
  }
}

/// The table by partner: read, open by level, new, mended.
struct PrettySources {
  let words: Words
  let width: Int

  private struct Column {
    let head: String
    let value: (ScanReport.Source) -> Int
    init(_ head: String, _ value: @escaping (ScanReport.Source) -> Int) {
      self.head = head
      self.value = value
    }
  }

  func write(_ sources: [ScanReport.Source], to canvas: inout Canvas) {
    if sources.isEmpty { return }
    var columns: [Column] = [
      Column(words.say("đọc", "read")) { $0.counts.read }, Column(words.say("hỏng", "failed")) { $0.counts.failed },
      Column(words.say("lỗi", "errors")) { $0.open.error },
      Column(words.say("nên sửa", "warnings")) { $0.open.warning },
      Column(words.say("lưu ý", "notices")) { $0.open.notice }, Column(words.say("mới", "new")) { $0.new },
      Column(words.say("đã sửa", "mended")) { $0.mended },
    ]
    func widths() -> [Int] {
      columns.map { column in
        max(DisplayWidth.of(column.head), sources.map { String(column.value($0)).count }.max() ?? 0)
      }
    }
    // On a narrow terminal the least pressing numbers give way, one after the other.
    for index in [4, 1] where width - 2 - widths().reduce(0, { $0 + $1 + 2 }) < 12 { columns.remove(at: index) }
    let widths = widths()
    let heads = columns.map(\.head)
    let rows = sources.map { source in columns.map { String($0.value(source)) } }
    let name = max(8, width - 2 - widths.reduce(0) { $0 + $1 + 2 })
    canvas.line()
    canvas.line([Span("  " + padded(words.partner, name), .faint), Span(cells(heads, widths), .faint)])
    for (source, row) in zip(sources, rows) {
      canvas.line([
        Span("  " + padded(DisplayWidth.cut(printable(source.name), to: name), name)), Span(cells(row, widths)),
      ])
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  private func cells(_ row: [String], _ widths: [Int]) -> String {
    zip(row, widths).map { text, width in
      "  " + String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
    }.joined()
  }
}
