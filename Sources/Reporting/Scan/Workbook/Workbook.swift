internal import CXLSXWriter
public import Documents
internal import Foundation

/// Why a workbook could not be written.
public struct WorkbookError: Error {
  public let message: Bilingual
}

/// A workbook that is written row by row, top to bottom, and never held in memory. Every text is written as text: no cell can
/// become a formula, a number or a link.
final class Workbook {
  enum Look: Hashable {
    case text, head, error, warning, notice, strong, number
    /// A sentence that runs on over the empty cells beside it.
    case line
  }

  /// The last row and column of the format, and the most that a cell holds, in UTF-16 units.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  static let mostUnits = 32_767

  private let path: String
  private let partial: String
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]
  private let cutNote: String

  /// - Parameter path: replaced when the workbook is finished; until then it stands beside it as `….part`.
  init(path: String, language: Language) throws(WorkbookError) {
    self.path = path
    partial = path + ".part"
    cutNote = language == .vi ? " […: đã cắt, ô không chứa hết]" : " […: cut, the cell holds no more]"
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 0
    book = workbook_new_opt(partial, &options)
    guard book != nil else { throw WorkbookError.cannotWrite(path, "") }
    for look in [Look.text, .head, .error, .warning, .notice, .strong, .number, .line] { formats[look] = format(look) }
  }

  deinit {
    // Not finished: nothing of it stays.
    if let book {
      lxw_workbook_free(book)
      unlink(partial)
    }
  }

  func sheet(_ name: String) -> Sheet {
    let sheet = workbook_add_worksheet(book, name)
    return Sheet(sheet: sheet, formats: formats, cutNote: cutNote)
  }

  /// Writes the file and puts it in its place.
  func finish() throws(WorkbookError) {
    let status = workbook_close(book)
    book = nil
    guard status == LXW_NO_ERROR else {
      unlink(partial)
      throw WorkbookError.cannotWrite(path, String(cString: lxw_strerror(status)))
    }
    guard rename(partial, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(partial)
      throw WorkbookError.cannotWrite(path, reason)
    }
  }

  private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = workbook_add_format(book) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if look != .line { format_set_text_wrap(format) }
    // Text, so that a program that reads the cell again does not guess: 001 stays 001.
    if look != .number { format_set_num_format(format, "@") }
    switch look {
    case .text, .line, .number: break
    case .strong: format_set_bold(format)
    case .head:
      format_set_bold(format)
      format_set_bg_color(format, 0xEDEBE6)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .error: format_set_font_color(format, 0xB3261E)
    case .warning: format_set_font_color(format, 0x855000)
    case .notice: format_set_font_color(format, 0x0A5B86)
    }
    return format
  }
}

/// One sheet; rows are appended.
struct Sheet {
  let sheet: UnsafeMutablePointer<lxw_worksheet>?
  let formats: [Workbook.Look: UnsafeMutablePointer<lxw_format>]
  let cutNote: String
  private(set) var rows = 0
  private var widths: [Double] = []

  init(
    sheet: UnsafeMutablePointer<lxw_worksheet>?, formats: [Workbook.Look: UnsafeMutablePointer<lxw_format>],
    cutNote: String
  ) {
    self.sheet = sheet
    self.formats = formats
    self.cutNote = cutNote
  }

  /// Names of the columns, and their widths in characters.
  mutating func head(_ names: [String], widths: [Double], freeze: Bool = true) {
    setWidths(widths)
    append(names.map { .text($0, .head) })
    if freeze { self.freeze() }
  }

  mutating func setWidths(_ widths: [Double]) {
    self.widths = widths
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
  }

  /// The rows so far stay in sight.
  func freeze() { worksheet_freeze_panes(sheet, UInt32(rows), 0) }

  enum Cell {
    case text(String, Workbook.Look)
    case number(Int)
    case empty
    static func plain(_ text: String) -> Cell { .text(text, .text) }
  }

  /// False where the sheet is full.
  @discardableResult mutating func append(_ cells: [Cell]) -> Bool {
    guard rows < Workbook.mostRows else { return false }
    let lines = lines(cells)
    if lines > 1 { worksheet_set_row(sheet, UInt32(rows), min(409, Double(lines) * 15), nil) }
    for (column, cell) in cells.prefix(Workbook.mostColumns).enumerated() {
      switch cell {
      case .empty: break
      case .number(let n): worksheet_write_number(sheet, UInt32(rows), UInt16(column), Double(n), formats[.number])
      case .text(let text, let look):
        if text.isEmpty { continue }
        worksheet_write_string(sheet, UInt32(rows), UInt16(column), WorkbookText.cell(text, cutNote), formats[look])
      }
    }
    rows += 1
    return true
  }

  /// Lines that the fullest cell takes: not every program fits the height of a row to its text when it opens a file.
  private func lines(_ cells: [Cell]) -> Int {
    zip(cells, widths).map { cell, width in
      guard case .text(let text, let look) = cell, look != .line else { return 1 }
      // Words are not broken, so that lines are not full; a page of text is as high as a row can be anyway.
      return text.prefix(6000).split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
        $0 + max(1, Int((Double(DisplayWidth.of($1)) * 1.08 / max(1, width - 1)).rounded(.up)))
      }
    }.max() ?? 1
  }

  /// Lets people filter by the names of the first row.
  func filter(columns: Int) {
    if rows > 1 { worksheet_autofilter(sheet, 0, 0, UInt32(rows - 1), UInt16(columns - 1)) }
  }

  /// Not shown to whoever opens the workbook.
  func hide() { worksheet_hide(sheet) }

  /// The sheet that is open when the workbook is.
  func activate() {
    worksheet_activate(sheet)
    worksheet_set_first_sheet(sheet)
  }

  /// A4 across, as wide as the page.
  func fitForPrint() {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, 0, 0)
  }
}

/// Text as a cell holds it.
enum WorkbookText {
  static func cell(_ text: String, _ cutNote: String) -> String {
    var text = text
    if text.utf16.count > Workbook.mostUnits {
      let room = Workbook.mostUnits - cutNote.utf16.count
      var kept = String.UnicodeScalarView()
      var units = 0
      for scalar in text.unicodeScalars {
        units += scalar.value > 0xFFFF ? 2 : 1
        if units > room { break }
        kept.append(scalar)
      }
      text = String(kept) + cutNote
    }
    return text.contains("_x") || text.unicodeScalars.contains(where: isForeign) ? escaped(text) : text
  }

  /// No XML holds these; a NUL would also end the text in C.
  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// In a cell, `_x0041_` means the letter A: where a post says so, its underscore is written as one of these itself.
  private static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let end = index + 7
      if scalar == "_", end <= scalars.count, scalars[index + 1] == "x", scalars[end - 1] == "_",
        scalars[index + 2..<end - 1].allSatisfy({ $0.properties.isASCIIHexDigit })
      {
        result.append(contentsOf: "_x005F_".unicodeScalars)
      } else {
        result.append(isForeign(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}

extension WorkbookError {
  static func cannotWrite(_ path: String, _ reason: String) -> WorkbookError {
    let why = reason.isEmpty ? "" : ": \(reason)"
    return WorkbookError(
      message: Bilingual(vi: "Không ghi được \(path)\(why).", en: "Cannot write \(path)\(why)."))
  }
}
