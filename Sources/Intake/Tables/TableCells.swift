import Documents

/// The cells of one sheet as a person sees them, for who gives the table back.
public struct TableCells: Sendable {
  /// Nil where the table has no sheets.
  public let name: String?
  /// Not shown to whoever opens the workbook.
  public let isHidden: Bool
  /// First row first, rows that were left out among them; no row ends with empty cells. A row that could not be parted is
  /// one cell.
  public let rows: [[String]]
  /// The row that names the columns, from 1; nil where posts are not found in this sheet.
  public let header: Int?

  init(_ sheet: any TableSheet, intake: Intake, path: String, isExport: Bool) throws(IntakeError) {
    var sheet = sheet
    var rows: [[String]] = []
    var header: Int?
    var seen = 0
    while let row = try sheet.next() {
      while rows.count < row.number - 1 { rows.append([]) }
      guard let cells = row.cells else {
        rows.append([String(decoding: row.unparted, as: UTF8.self)])
        continue
      }
      var shown = cells.map { $0.shown ?? $0.string }
      while shown.last?.isEmpty == true { shown.removeLast() }
      rows.append(shown)
      if header != nil || seen == TablePosts.headingRows || cells.allSatisfy({ isBlank($0.text) }) { continue }
      seen += 1
      if try TableLayout.find(cells, intake: intake, path: path, isExport: isExport) != nil { header = row.number }
    }
    (name, isHidden, self.rows, self.header) = (sheet.name, sheet.isHidden, rows, header)
  }
}

extension Intake {
  /// All sheets of a table that is in memory; nil for input that is no table. Memory: that of all cells.
  /// - Parameter path: the file it came from, `-` for standard input.
  /// - Throws: as `documents(from:path:format:)`, and where no sheet has a column of text.
  public func tableCells(
    of bytes: [UInt8], path: String, format: InputFormat = .auto
  ) throws(IntakeError) -> [TableCells]? {
    guard bytes.count <= limits.input else { throw IntakeError.tooLarge(path, limit: limits.input) }
    guard !bytes.isEmpty else { throw IntakeError.empty(path) }
    let lines = LineReader(source: ByteSource(bytes: bytes, path: path), limit: limits.line)
    guard let sheets = try DocumentReader.sheets(lines, self, format) else { return nil }
    var all: [TableCells] = []
    for sheet in sheets {
      all.append(try TableCells(sheet, intake: self, path: path, isExport: format == .export || mapping != nil))
    }
    guard all.contains(where: { $0.header != nil }) else {
      let row = all.lazy.flatMap(\.rows).first { row in row.count { !$0.isEmpty } > 1 }
      throw IntakeError(
        code: .noTextColumn, path: path,
        message: IntakeError.noTextColumn(headings: (row ?? []).filter { !$0.isEmpty }))
    }
    return all
  }
}
