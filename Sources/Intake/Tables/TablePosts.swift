import Documents

/// The posts of a table: each row below the headings is one.
struct TablePosts: PostStream {
  /// Rows above the headings that are looked at: titles of calendars, empty rows.
  static let headingRows = 10

  private let intake: Intake
  private let path: String
  private let encoding: String?
  private let problems: [InputProblem]
  /// True where only the layout of a known export will do.
  private let isExport: Bool
  private var sheets: [any TableSheet]
  private var sheet: (any TableSheet)?
  /// Sheets opened so far.
  private var opened = 0
  private var layout: TableLayout?
  /// True once a sheet with posts was seen.
  private var hasPosts = false
  private var firstHeadings: [String] = []
  private var waiting: [Document] = []

  /// - Parameter problems: of the whole file; every post carries them.
  init(
    sheets: [any TableSheet], intake: Intake, path: String, encoding: String? = nil,
    problems: [InputProblem] = [], isExport: Bool = false
  ) {
    self.sheets = sheets.reversed()
    self.intake = intake
    self.path = path
    self.encoding = encoding
    self.problems = problems
    self.isExport = isExport || intake.mapping != nil
  }

  mutating func next() throws(IntakeError) -> Document? {
    while true {
      if hasPosts, !waiting.isEmpty { return waiting.removeFirst() }
      if sheet == nil {
        guard let next = sheets.popLast() else { break }
        opened += 1
        try open(next)
        continue
      }
      guard let row = try sheet?.next() else {
        sheet = nil
        continue
      }
      if let layout, let document = layout.document(row, sheet: sheet?.name, intake: intake, path: path) {
        waiting.append(finished(document, row: row.number))
      }
    }
    guard hasPosts else {
      hasPosts = true
      if isExport {
        waiting = []
        return intake.failed(.unknownLayout(seen: firstHeadings, wanted: intake.mapping), path: path)
      }
      throw IntakeError(code: .noTextColumn, path: path, message: IntakeError.noTextColumn(headings: firstHeadings))
    }
    return nil
  }

  /// Finds the headings of a sheet. One without any, where another has posts, is a post that failed: what stands there
  /// may be posts as well. A sheet that is hidden, or holds next to nothing, is none.
  private mutating func open(_ opened: any TableSheet) throws(IntakeError) {
    var opened = opened
    var seen: [TableRow] = []
    while seen.count < TablePosts.headingRows, let row = try opened.next() {
      guard let cells = row.cells else {
        waiting.append(finished(failed(row, sheet: opened.name), row: row.number))
        continue
      }
      if cells.allSatisfy({ isBlank($0.text) }) { continue }
      seen.append(row)
      if let found = try TableLayout.find(cells, intake: intake, path: path, isExport: isExport) {
        (layout, sheet, hasPosts) = (found, opened, true)
        return
      }
    }
    let headings = (seen.first { ($0.cells?.count { !isBlank($0.text) } ?? 0) > 1 } ?? seen.first)?.cells ?? []
    let names = headings.map { WrittenValue.trimmed($0.string) }.filter { !$0.isEmpty }
    if firstHeadings.isEmpty { firstHeadings = names }
    guard opened.name != nil, !opened.isHidden, seen.count > 1, names.count > 1 else { return }
    let name = opened.name ?? ""
    waiting.append(
      intake.failed(
        .unknownTable(headings: names), path: path, locator: Bilingual(vi: "trang \(name)", en: "sheet \(name)")))
  }

  private func failed(_ row: TableRow, sheet: String?) -> Document {
    var document = intake.failed(
      row.problems[0], path: path, locator: TablePlace.row(row.number, sheet: sheet), byteCount: row.byteCount)
    document.problems = row.problems
    return document
  }

  private func finished(_ document: Document, row: Int) -> Document {
    var document = document
    document.row = TableRowPlace(sheet: opened - 1, number: row)
    document.encoding = document.encoding ?? encoding
    document.problems += problems
    return document
  }
}
