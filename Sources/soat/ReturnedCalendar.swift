import Documents
import Foundation
import Intake
import Judging
import Reporting

/// `--return ket-qua.xlsx`: the calendar that came in goes back with what was found beside each row.
struct ReturnedCalendar {
  private let path: String
  private var pages: [CalendarReport.Page]
  /// The input as it is read and as it is given back: one reading, so that both are the same.
  private let bytes: [UInt8]
  private let input: String

  /// Nothing is written yet, and nothing checked.
  /// - Parameters:
  ///   - inputs: the files of the command line; none is standard input.
  ///   - read: what the same run reads besides.
  ///   - written: files that the same run writes besides.
  /// - Throws: `Failure` with status 2 where the input is not one table, or the file cannot take what goes back.
  init(
    path: String, inputs: [String], read: [String], written: [String], intake: Intake, format: InputFormat,
    language: Language
  ) throws {
    guard path.lowercased().hasSuffix(".xlsx") else {
      throw Failure(
        status: 2, vi: "--return ghi bảng tính .xlsx, không ghi “\(path)”: trong .csv một ô có thể thành công thức.",
        en: "--return writes an .xlsx workbook, not “\(path)”: in a .csv a cell can become a formula.")
    }
    guard inputs.count <= 1 else {
      throw Failure(
        status: 2, vi: "--return trả lại đúng một bảng, lần này có \(inputs.count) tệp; hãy soát từng bảng một.",
        en: "--return gives back one table, and there are \(inputs.count) files; check them one at a time.")
    }
    let input = inputs.first ?? "-"
    let own = ReturnedCalendar.real(path)
    if (inputs + read).contains(where: { ReturnedCalendar.real($0) == own }) {
      throw Failure(
        status: 2, vi: "\(path) là tệp đang được đọc; hãy trả kết quả vào tệp khác.",
        en: "\(path) is being read; give it back as another file.")
    }
    if written.contains(where: { ReturnedCalendar.real($0) == own }) {
      throw Failure(
        status: 2, vi: "\(path) được ghi hai lần; hãy đặt tên khác cho một tệp.",
        en: "\(path) is written twice; give one of the files another name.")
    }
    let sheets: [TableCells]?
    do throws(IntakeError) {
      bytes = try FileInput.read(input, limit: intake.limits.input)
      sheets = try intake.tableCells(of: bytes, path: input, format: format)
    } catch {
      throw Failure(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
    }
    guard let sheets else {
      let name = input == "-" ? (vi: "Đầu vào chuẩn", en: "Standard input") : (vi: input, en: input)
      throw Failure(
        status: 2, vi: "\(name.vi) không phải bảng; --return chỉ trả lại lịch dạng .xlsx, .csv, .tsv.",
        en: "\(name.en) is no table; --return gives back calendars in .xlsx, .csv or .tsv.")
    }
    self.path = path
    self.input = input
    pages = sheets.map { .init(name: $0.name, isHidden: $0.isHidden, rows: $0.rows, header: $0.header) }
    do throws(WorkbookError) {
      try CalendarReport.check(pages)
    } catch {
      throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
    }
    // Before an hour of checking, not after it.
    _ = try PartialFile(path)
  }

  /// The posts of the table.
  func posts(_ intake: Intake, format: InputFormat) throws(IntakeError) -> DocumentReader {
    try intake.reader(of: bytes, path: input, format: format)
  }

  /// What was found in the post of a row.
  mutating func add(_ item: ReportItem, at row: TableRowPlace) {
    guard pages.indices.contains(row.sheet) else { return }
    var item = item
    // The cells have the text.
    item.parts = []
    pages[row.sheet].results[row.number] = item
  }

  func write(_ language: Language) throws {
    do throws(WorkbookError) {
      try CalendarReport.write(pages, language: language, toFile: path)
    } catch {
      throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
    }
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
