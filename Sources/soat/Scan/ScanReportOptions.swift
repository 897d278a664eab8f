import ArgumentParser
import Documents
import Pages
import Reporting

/// How a report of the ledger is shown; the same for `scan` and `report`.
struct ScanReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "So với lượt nào: last, số lượt, hoặc ngày; chỉ liệt kê cái mới và cái đã sửa. / Compare with: last, a scan's number or a day; list only what is new or mended.",
      valueName: "scan"))
  var since: String?

  func check() throws {}

  func report(of ledger: Ledger, scan: Int?, tool: ToolInfo, _ language: Language) throws -> ScanReport {
    try ledger.report(scan: scan, tool: tool, language: language)
  }

  func write(_ report: ScanReport) throws {
    print(report.counts, report.sources)
  }
}
