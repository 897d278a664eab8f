public import Documents
import Rulebooks

/// A calendar of posts goes back to the desk as the sheet it came in, with three columns more: the verdict, what is to be
/// seen, and the remedy. A sheet that was returned once gets its three columns filled anew.
public enum CalendarReport {
  /// - Parameters:
  ///   - rows: the cells as they were read, first row first.
  ///   - results: by the number of the row, from 1. Rows without one are returned as they are.
  ///   - header: the row that names the columns, from 1.
  ///   - path: replaced when the workbook is finished.
  public static func write(
    rows: [[String]], results: [Int: ReportItem], header: Int = 1, language: Language = .vi, toFile path: String
  ) throws(WorkbookError) {
    let words = Words(language)
    let names = [words.result, words.findings, words.fix]
    let given = header >= 1 && header <= rows.count ? rows[header - 1] : []
    let isReturned = given.count >= 3 && Array(given.suffix(3)) == names
    let columns = (rows.map(\.count).max() ?? 0) - (isReturned ? 3 : 0)
    let book = try Workbook(path: path, language: language)
    var sheet = book.sheet(words.say("Lịch đăng", "Calendar"))
    sheet.setWidths(widths(rows, columns: columns) + [24, 60, 60])
    for (index, row) in rows.enumerated() {
      let isHeader = index + 1 == header
      var cells: [Sheet.Cell] = (0..<columns).map { column in
        column < row.count ? .text(row[column], isHeader ? .head : .text) : .empty
      }
      if isHeader {
        cells += names.map { .text($0, .head) }
      } else if let item = results[index + 1] {
        cells += CalendarReport.cells(item, words)
      }
      sheet.append(cells)
      if isHeader { sheet.freeze() }
    }
    sheet.fitForPrint()
    try book.finish()
  }

  private static func cells(_ item: ReportItem, _ words: Words) -> [Sheet.Cell] {
    let look: Workbook.Look =
      switch item.outcome {
      case .block: .error
      case .review, .failed: .warning
      case .pass: .text
      }
    let open = item.findings.filter { $0.waiver == nil && $0.state != .mended }
    var places = open.map { finding in
      let quoted = finding.text.isEmpty ? "" : " “\(finding.text)”"
      return "\(words.level(finding.level)) · \(words.place(finding))\(quoted): \(finding.message[words.language])"
    }
    places += item.incomplete.map { "\(words.incomplete): \($0.message[words.language])" }
    var fixes: [String] = []
    for fix in open.compactMap(words.fixText) where !fixes.contains(fix) { fixes.append(fix) }
    return [
      .text(words.outcome(item.outcome), look), .plain(places.joined(separator: "\n")),
      .plain(fixes.joined(separator: "\n")),
    ]
  }

  /// As wide as the words of the first rows, within reason.
  private static func widths(_ rows: [[String]], columns: Int) -> [Double] {
    (0..<columns).map { column in
      let longest =
        rows.prefix(200).map { row in
          column < row.count ? row[column].split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0 : 0
        }.max() ?? 0
      return Double(min(60, max(8, longest + 2)))
    }
  }
}
