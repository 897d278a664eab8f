/// Cells of an .xlsx word list: one sheet, and words in its cells.
enum XLSXReader {
  /// The first sheet's rows, white space in a cell as single blanks; nil for what is no such workbook.
  static func rows(_ bytes: [UInt8]) -> [[String]]? {
    do {
      guard var sheet = try Workbook(bytes, path: "").sheets().first else { return nil }
      var rows: [[String]] = []
      while let row = try sheet.next() {
        // Rows that were left out are empty; a number that lies is not believed.
        let gap = min(max(0, row.number - 1 - rows.count), 10_000)
        rows += [[String]](repeating: [], count: gap)
        rows.append((row.cells ?? []).prefix(257).map { $0.string.split { $0.isWhitespace }.joined(separator: " ") })
      }
      return rows
    } catch {
      return nil
    }
  }
}
