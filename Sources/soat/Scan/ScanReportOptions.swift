import ArgumentParser
import Documents
import Glibc
import Pages
import Reporting

/// The formats of `soat scan` and `soat report`, in the order that help lists them.
enum ScanFormatOption: String, ExpressibleByArgument, CaseIterable {
  case pretty, html, markdown, csv, xlsx, sarif, rdjson, github, junit, ndjson

  /// nil for a workbook, which is no stream.
  var format: ScanFormat? { ScanFormat(rawValue: rawValue) }
}

/// `html=bao-cao.html`
struct ScanOutput: ExpressibleByArgument {
  let format: ScanFormatOption
  let path: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="),
      let format = ScanFormatOption(rawValue: String(argument[..<equals])),
      argument.index(after: equals) < argument.endIndex
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: equals)...])
  }
}

/// How a report of the ledger is shown; the same for `scan` and `report`.
struct ScanReportOptions: ParsableArguments {
  @Option(help: "pretty, html, markdown, csv, sarif, rdjson, github, junit, ndjson")
  var format: ScanFormatOption = .pretty

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Ghi thêm báo cáo ra tệp, dùng được nhiều lần; có cả xlsx. / Write a report to a file, as often as wanted; xlsx too.",
      valueName: "format=file"))
  var output: [ScanOutput] = []

  @Option(
    help: ArgumentHelp(
      "So với lượt: last, số lượt, hoặc ngày; chỉ liệt kê cái mới và cái đã sửa. / Compare with: last, a number or a day; list only what is new or mended.",
      valueName: "scan"))
  var since: String?

  @Option(help: "auto, always, never")
  var color: ColorOption = .auto

  func validate() throws {
    if format == .xlsx {
      throw ValidationError(
        "xlsx là tệp: dùng --output xlsx=bao-cao.xlsx. / xlsx is a file: use --output xlsx=report.xlsx.")
    }
  }

  /// Whether some format asked for shows the texts of items around what was found.
  private var showsTexts: Bool {
    ([format] + output.map(\.format)).contains { $0 != .pretty && $0 != .github && $0 != .junit }
  }

  /// Looks before the work whether its results can be written.
  func checkOutputs() throws {
    for output in output {
      let slash = output.path.lastIndex(of: "/")
      let folder = slash.map { $0 == output.path.startIndex ? "/" : String(output.path[..<$0]) } ?? "."
      guard access(folder, W_OK) == 0 else {
        throw Failure(
          status: 2, vi: "Không ghi được vào \(folder): \(String(cString: strerror(errno))).",
          en: "Cannot write to \(folder): \(String(cString: strerror(errno))).")
      }
    }
  }

  func report(
    of ledger: Ledger, scan: Int?, source: String? = nil, tool: ToolInfo, _ language: Language
  ) throws -> ScanReport {
    do {
      let before = try since.map { name throws(LedgerError) in try ledger.scan(named: name, before: scan) } ?? nil
      return try ledger.report(
        scan: scan, comparedWith: before, source: source, onlyChanges: since != nil, withTexts: showsTexts, tool: tool,
        language: language)
    } catch {
      throw Failure(error, language)
    }
  }

  /// Files first, so that a closed pipe takes none of them away.
  func write(_ report: ScanReport) throws {
    for output in output {
      guard let format = output.format.format else {
        do {
          try XLSXReport.write(report, toFile: output.path)
        } catch let error as WorkbookError {
          throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
        }
        continue
      }
      let file = try PartialFile(output.path)
      try format.writer().write(report) { try file.write(Array($0)) }
      try file.finish()
    }
    guard let format = format.format else { return }
    try format.writer(colour: color.isOn, width: Console.width).write(report) { try Console.write(Array($0)) }
  }
}
