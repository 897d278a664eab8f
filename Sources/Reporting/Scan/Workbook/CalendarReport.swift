public import Documents
import Rulebooks

/// A calendar of posts goes back to the desk as the sheets it came in, with three columns more: the verdict, what is to be
/// seen, and the remedy. A sheet that was returned once gets its three columns filled anew.
public enum CalendarReport {
  /// One sheet of the calendar.
  public struct Page: Sendable {
    /// Nil where the table has no sheets.
    public var name: String?
    public var isHidden: Bool
    /// The cells as they were read, first row first.
    public var rows: [[String]]
    /// The row that names the columns, from 1; nil where the sheet holds no posts, and is returned as it is.
    public var header: Int?
    /// By the number of the row, from 1. Rows without one are returned as they are.
    public var results: [Int: ReportItem]

    public init(
      name: String? = nil, isHidden: Bool = false, rows: [[String]], header: Int? = 1, results: [Int: ReportItem] = [:]
    ) {
      self.name = name
      self.isHidden = isHidden
      self.rows = rows
      self.header = header
      self.results = results
    }
  }

  /// One sheet.
  /// - Parameter path: replaced when the workbook is finished.
  public static func write(
    rows: [[String]], results: [Int: ReportItem], header: Int = 1, language: Language = .vi, toFile path: String
  ) throws(WorkbookError) {
    let header = header >= 1 && header <= rows.count ? header : nil
    try write([Page(rows: rows, header: header, results: results)], language: language, toFile: path)
  }

  /// - Parameter path: replaced when the workbook is finished.
  /// - Throws: where the file cannot be written, or a sheet has more rows or columns than a workbook holds: nothing of a
  ///   calendar is left out.
  public static func write(
    _ pages: [Page], language: Language = .vi, toFile path: String
  ) throws(WorkbookError) {
    try check(pages)
    let words = Words(language)
    let book = try Workbook(path: path, language: language)
    let names = SheetNames.of(pages.map { $0.name ?? words.say("Lịch đăng", "Calendar") })
    let shown = pages.firstIndex { !$0.isHidden } ?? 0
    for (index, page) in pages.enumerated() {
      var sheet = book.sheet(names[index])
      fill(&sheet, page, words)
      if index == shown { sheet.activate() } else if page.isHidden { sheet.hide() }
    }
    try book.finish()
  }

  /// - Throws: where a sheet with its new columns is more than a workbook holds.
  public static func check(_ pages: [Page]) throws(WorkbookError) {
    for page in pages {
      let columns = place(of: page).map { max(page.rows.columnCount, $0 + 3) } ?? page.rows.columnCount
      guard page.rows.count <= Workbook.mostRows, columns <= Workbook.mostColumns else {
        let (rows, most) = (Workbook.mostRows, Workbook.mostColumns)
        throw WorkbookError(
          message: Bilingual(
            vi: "Bảng vượt quá \(rows) dòng hay \(most) cột, là mức một trang tính chứa được; hãy chia nhỏ.",
            en: "The table has more than \(rows) rows or \(most) columns, which no sheet holds; split it."))
      }
    }
  }

  private static func names(_ words: Words) -> [String] { [words.result, words.findings, words.fix] }

  /// The first of the three columns, from 0: where an earlier run has put them, else behind all others.
  private static func place(of page: Page) -> Int? {
    guard let header = page.header, header <= page.rows.count else { return nil }
    let given = page.rows[header - 1]
    for language in Language.allCases {
      let names = names(Words(language))
      if let at = given.indices.last(where: { given[$0...].starts(with: names) }) { return at }
    }
    return page.rows.columnCount
  }

  private static func fill(_ sheet: inout Sheet, _ page: Page, _ words: Words) {
    let place = place(of: page)
    var widths = widths(page.rows)
    if let place { widths = widths.prefix(place) + [24, 60, 60] + widths.dropFirst(place + 3) }
    sheet.setWidths(widths)
    for (index, row) in page.rows.enumerated() {
      let isHeader = index + 1 == page.header
      var cells: [Sheet.Cell] = row.map { .text($0, isHeader ? .head : .text) }
      // Above the headings stand titles, and perhaps a row that could not be read.
      if let place, let header = page.header, index + 1 >= header || page.results[index + 1] != nil {
        let own =
          isHeader ? names(words).map { .text($0, .head) } : page.results[index + 1].map { self.cells($0, words) } ?? []
        if !own.isEmpty || cells.count > place {
          while cells.count < place + 3 { cells.append(.empty) }
          cells.replaceSubrange(place..<place + 3, with: own.isEmpty ? [.empty, .empty, .empty] : own)
        }
      }
      sheet.append(cells)
      if isHeader { sheet.freeze() }
    }
    sheet.fitForPrint()
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
  private static func widths(_ rows: [[String]]) -> [Double] {
    (0..<rows.columnCount).map { column in
      let longest =
        rows.prefix(200).map { row in
          column < row.count ? row[column].split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0 : 0
        }.max() ?? 0
      return Double(min(60, max(8, longest + 2)))
    }
  }
}

extension [[String]] {
  fileprivate var columnCount: Int { map(\.count).max() ?? 0 }
}

/// Names that a workbook takes: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at an end, none twice.
enum SheetNames {
  static func of(_ wanted: [String]) -> [String] {
    var taken: Set<String> = []
    return wanted.map { name in
      let plain = clean(name, room: 31)
      var own = plain
      var number = 2
      while !taken.insert(own.lowercased()).inserted {
        own = clean(plain, room: 25) + " (\(number))"
        number += 1
      }
      return own
    }
  }

  private static func clean(_ name: String, room: Int) -> String {
    var kept = ""
    for letter in name {
      let isForeign = "[]:*?/\\".contains(letter) || letter.unicodeScalars.contains { $0.value < 0x20 }
      let next = isForeign ? "_" : String(letter)
      if kept.utf16.count + next.utf16.count > room { break }
      kept += next
    }
    while kept.hasPrefix("'") { kept.removeFirst() }
    while kept.hasSuffix("'") { kept.removeLast() }
    return kept.isEmpty ? "Sheet" : kept
  }
}
