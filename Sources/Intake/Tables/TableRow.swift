import Documents

/// A cell as it was written; dates of workbooks also as what they are.
struct TableCell: Hashable {
  /// Valid UTF-8, line breaks as LF.
  var text: [UInt8]
  var date: Instant?
  /// Minutes after midnight, where the cell is a time of day.
  var minute: Int?
  /// What the sheet showed in its place, where that is not `text`.
  var shown: String?

  init(_ text: [UInt8], date: Instant? = nil, minute: Int? = nil, shown: String? = nil) {
    self.text = text
    self.date = date
    self.minute = minute
    self.shown = shown
  }

  var string: String { String(decoding: text, as: UTF8.self) }
}

/// One row of a table, where the table knows how to part it from the next.
struct TableRow {
  /// As a spreadsheet numbers it, from 1.
  var number: Int
  /// Nil where the row could not be read.
  var cells: [TableCell]?
  /// The row as it was written, where it could not be parted into cells.
  var unparted: [UInt8] = []
  var problems: [InputProblem] = []
  var byteCount: Int
}

/// Rows of one sheet.
protocol TableSheet {
  /// Nil where the table has no sheets.
  var name: String? { get }
  /// Not shown to whoever opens the workbook.
  var isHidden: Bool { get }
  /// The next row; nil at the end.
  mutating func next() throws(IntakeError) -> TableRow?
}

/// Names of places in a table.
enum TablePlace {
  /// `A`, `Z`, `AA` for 0, 25, 26.
  static func column(_ index: Int) -> String {
    var name = ""
    var left = index
    repeat {
      name = String(UnicodeScalar(UInt8(65 + left % 26))) + name
      left = left / 26 - 1
    } while left >= 0
    return name
  }

  static func cell(_ column: Int, row: Int) -> Bilingual {
    let name = "\(TablePlace.column(column))\(row)"
    return Bilingual(vi: "ô \(name)", en: "cell \(name)")
  }

  static func row(_ row: Int, sheet: String?) -> Bilingual {
    guard let sheet else { return Bilingual(vi: "dòng \(row)", en: "row \(row)") }
    return Bilingual(vi: "trang \(sheet), dòng \(row)", en: "sheet \(sheet), row \(row)")
  }
}
