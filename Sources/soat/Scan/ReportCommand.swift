import ArgumentParser
import Pages
import Patterns
import Reporting
import VietnameseText

/// `soat report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Báo cáo từ sổ các lượt quét. / A report from the ledger of scans.",
    discussion: """
      Ví dụ / Examples:
        soat report --output html=bao-cao.html --output xlsx=bao-cao.xlsx
        soat report --scan 12 --since 2026-11-01
        soat report --source bao-a --format markdown

      Kết quả / Exit status: 0 có báo cáo, 2 gọi sai hoặc không có sổ.
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(
    help: ArgumentHelp("Lượt quét số mấy; mặc định lượt cuối. / Which scan; default: the last.", valueName: "number"))
  var scan: Int?

  @Option(help: ArgumentHelp("Chỉ một nguồn. / Only this source.", valueName: "id"))
  var source: String?

  @OptionGroup var reportOptions: ScanReportOptions

  @Option(name: .long, help: "Ngôn ngữ báo cáo: vi hoặc en. / Language of reports: vi or en.")
  var lang: ReportLanguage = .vi

  func run() throws {
    let ledger = try ledgerOptions.open(isReadOnly: true, lang.value)
    let tool = ToolInfo(
      version: Version.current, icu: ICU.version, pcre2: PCRE2Version.current, rulebooks: [ToolInfo.LoadedRulebook]())
    let report = try reportOptions.report(of: ledger, scan: scan, source: source, tool: tool, lang.value)
    try reportOptions.write(report)
  }
}
