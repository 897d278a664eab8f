import Documents
import Rulebooks

/// `csv`: a row for each finding, for each item that could not be read or checked, and at the end the counts and the
/// closing lines; the first column says which. RFC 4180 with a byte order mark, which spreadsheet programs need to see
/// UTF-8.
///
/// A cell that a spreadsheet would take for a formula gets one apostrophe before it, and so does one that begins with
/// apostrophes before such a character: taking one apostrophe away wherever it stands before `= + - @`, their wide forms,
/// a tab or a carriage return (past other apostrophes) gives back what was written. A workbook needs no such mark.
public struct CSVReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]
    var closing = ScanClosing(report)
    CSVReport.append(header(words), to: &buffer)
    let names = Dictionary(report.sources.map { ($0.id, $0.name) }) { first, _ in first }
    try report.eachItem { item in
      closing.add(item)
      for finding in item.findings { CSVReport.append(row(finding, item, names, report, words), to: &buffer) }
      for reason in item.incomplete {
        var row = self.row(item.outcome == .failed ? "failed" : "incomplete", item, names, words)
        row.message = reason.message[report.language]
        row.rule = reason.rule ?? reason.code
        CSVReport.append(row.cells, to: &buffer)
      }
      try drain(&buffer, to: sink)
    }
    for finding in report.sourceFindings {
      var row = Row(kind: "source-finding")
      row.source = names[finding.source] ?? finding.source
      row.state = words.state(finding.state, in: report)
      row.level = words.level(finding.level)
      row.rule = finding.rule
      row.title = finding.title[report.language]
      row.place = finding.days.joined(separator: "; ")
      row.message = finding.message[report.language]
      row.basis = finding.basis.joined(separator: "; ")
      row.fix = finding.fix?[report.language] ?? ""
      row.fingerprint = finding.fingerprint
      CSVReport.append(row.cells, to: &buffer)
    }
    for reason in report.incomplete {
      var row = Row(kind: "incomplete")
      row.rule = reason.rule ?? reason.code
      row.message = reason.message[report.language]
      CSVReport.append(row.cells, to: &buffer)
    }
    for line in [words.counts(report.counts)] + closing.lines {
      var row = Row(kind: "summary")
      row.message = line
      CSVReport.append(row.cells, to: &buffer)
    }
    try drain(&buffer, all: true, to: sink)
  }

  // MARK: Rows

  private struct Row {
    var kind: String
    var source = ""
    var item = ""
    var key = ""
    var address = ""
    var published = ""
    var outcome = ""
    var state = ""
    var level = ""
    var rule = ""
    var title = ""
    var place = ""
    var line = ""
    var column = ""
    var text = ""
    var message = ""
    var basis = ""
    var fix = ""
    var waiver = ""
    var firstSeen = ""
    var fingerprint = ""

    var cells: [String] {
      [
        kind, source, item, key, address, published, outcome, state, level, rule, title, place, line, column, text,
        message, basis, fix, waiver, firstSeen, fingerprint,
      ]
    }
  }

  private func header(_ words: Words) -> [String] {
    [
      words.say("Loại dòng", "Kind"), words.partner, words.item, words.key, words.address, words.published,
      words.result, words.stateName, words.levelName, words.rule, words.say("Tên quy tắc", "Title"), words.placeName,
      words.line, words.column, words.text, words.message, words.basis, words.fix, words.waived, words.firstSeen,
      words.say("Dấu vết", "Fingerprint"),
    ]
  }

  private func row(_ kind: String, _ item: ReportItem, _ names: [String: String], _ words: Words) -> Row {
    var row = Row(kind: kind)
    row.source = item.source.map { names[$0] ?? $0 } ?? ""
    row.item = words.name(item)
    row.key = item.key
    row.address = item.url ?? item.path ?? ""
    row.published = item.publishedAt ?? ""
    row.outcome = words.outcome(item.outcome)
    return row
  }

  private func row(
    _ finding: ReportFinding, _ item: ReportItem, _ names: [String: String], _ report: ScanReport, _ words: Words
  ) -> [String] {
    var row = self.row("finding", item, names, words)
    row.state = words.state(finding.state, in: report)
    row.level = words.level(finding.level)
    row.rule = finding.rule
    row.title = finding.title[words.language]
    row.place = words.place(finding)
    row.line = finding.place.map { String($0.startLine) } ?? ""
    row.column = finding.place.map { String($0.startColumn) } ?? ""
    row.text = finding.text
    row.message = finding.message[words.language]
    row.basis = finding.basis.joined(separator: "; ")
    row.fix = words.fixText(finding) ?? ""
    row.waiver = finding.waiver?.reason ?? ""
    row.firstSeen = finding.firstSeen ?? ""
    row.fingerprint = finding.fingerprint
    return row.cells
  }

  // MARK: Cells

  static func append(_ cells: [String], to buffer: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      append(inert(cell), to: &buffer)
    }
    buffer += [13, 10]
  }

  private static func append(_ cell: String, to buffer: inout [UInt8]) {
    guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || cell.hasPrefix(" ") else {
      buffer += cell.utf8
      return
    }
    buffer.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  /// The cell as no spreadsheet takes it for a formula.
  static func inert(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first(where: { $0 != "'" }) else { return cell }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? "'" + cell : cell
  }
}
