import Documents
import Rulebooks

/// `xlsx`: a workbook with a summary, the items, their findings and the rules, for people who sort and share out work in a
/// spreadsheet. What a post says is text in it, whatever it begins with.
public enum XLSXReport {
  /// - Throws: `WorkbookError` where the file cannot be written, and what `report.eachItem` throws. `path` is then as it was.
  public static func write(_ report: ScanReport, toFile path: String) throws {
    let words = Words(report.language)
    let book = try Workbook(path: path, language: report.language)
    var summary = book.sheet(words.say("Tóm tắt", "Summary"))
    var items = book.sheet(words.items)
    var findings = book.sheet(words.findings)
    var rules = book.sheet(words.rules)
    let names = Dictionary(report.sources.map { ($0.id, $0.name) }) { first, _ in first }
    var closing = ScanClosing(report)
    let rows = XLSXRows(words: words, names: names, report: report)
    items.head(rows.itemHead, widths: [18, 40, 24, 40, 24, 17, 22, 9, 9, 9, 9, 50, 20])
    findings.head(rows.findingHead, widths: [18, 34, 24, 14, 12, 16, 30, 16, 44, 50, 50, 50, 24, 14])
    var isFull = false
    try report.eachItem { item in
      closing.add(item)
      isFull = !items.append(rows.item(item)) || isFull
      for finding in item.findings { isFull = !findings.append(rows.finding(finding, of: item)) || isFull }
    }
    for finding in report.sourceFindings { isFull = !findings.append(rows.finding(finding)) || isFull }
    rules.head(rows.ruleHead, widths: [30, 40, 14, 60, 60, 9, 9, 9, 9])
    for rule in report.rules { rules.append(rows.rule(rule)) }
    items.filter(columns: rows.itemHead.count)
    findings.filter(columns: rows.findingHead.count)
    rules.filter(columns: rows.ruleHead.count)
    writeSummary(report, closing.lines, isFull: isFull, words, to: &summary)
    for sheet in [summary, items, findings, rules] { sheet.fitForPrint() }
    try book.finish()
  }

  private static func writeSummary(
    _ report: ScanReport, _ closing: [String], isFull: Bool, _ words: Words, to sheet: inout Sheet
  ) {
    let names =
      [words.partner, words.consent, words.read, words.unchanged, words.skipped, words.failed]
      + Level.allCases.reversed().map(words.level) + [words.newSince, words.waived, words.mended]
    sheet.head(names, widths: [28, 40, 10, 10, 10, 10, 12, 10, 10, 10, 10, 10], freeze: false)
    for source in report.sources {
      var cells: [Sheet.Cell] = [.text(source.name, .strong), .plain(source.consent[report.language])]
      cells += [source.counts.read, source.counts.unchanged, source.counts.skipped, source.counts.failed].map {
        .number($0)
      }
      cells += Level.allCases.reversed().map { .number(source.open[$0]) }
      cells += [.number(source.new), .number(source.waived), .number(source.mended)]
      sheet.append(cells)
    }
    sheet.append([])
    var lines: [String] = []
    if let scan = report.scan {
      lines.append(words.scanned(scan))
      if scan.isPartial { lines.append(words.partialScan) }
    }
    lines += [words.standing(report), words.counts(report.counts)]
    if isFull {
      lines.append(
        words.say(
          "Trang tính đã đầy: phần còn lại xem ở các dạng khác.", "A sheet is full: see the rest in another format."))
    }
    lines += report.incomplete.map { "\(words.incomplete): \($0.message[report.language])" }
    for line in lines + closing { sheet.append([.text(line, .line)]) }
  }
}
