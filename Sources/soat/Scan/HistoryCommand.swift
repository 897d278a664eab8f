import ArgumentParser
import Documents
import Pages
import Reporting
import Rulebooks

/// `soat history`
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract:
      "Chỗ cần xem của một nguồn: thấy khi nào, sửa khi nào. / What was found at a source, and when it was mended.",
    discussion: """
      Không có tên nguồn thì liệt kê các nguồn và lượt quét. / Without a source, lists sources and scans.

      Ví dụ / Examples:
        soat history
        soat history bao-a

      Kết quả / Exit status: 0 có kết quả, 2 gọi sai hoặc không có sổ.
      """)

  @Argument(help: ArgumentHelp("Nguồn trong sources.yaml. / A source of sources.yaml.", valueName: "source"))
  var source: String?

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(name: .long, help: "Ngôn ngữ: vi hoặc en. / Language: vi or en.")
  var lang: ReportLanguage = .vi

  func run() throws {
    let language = lang.value
    let ledger = try ledgerOptions.open(isReadOnly: true, language)
    do {
      let text = HistoryText(language)
      let lines =
        try source.map { source throws(LedgerError) in text.lines(try ledger.history(of: source)) }
        ?? text.lines(sources: try ledger.sources(), scans: try ledger.scans(limit: 20))
      try Console.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    } catch let error as LedgerError {
      throw Failure(error, language)
    }
  }
}

/// A history for the terminal.
private struct HistoryText {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func lines(_ history: SourceHistory) -> [String] {
    var lines = ["\(history.name) (\(history.id)) · \(history.consent[language])"]
    if history.scans.isEmpty { lines += ["", say("Chưa có chỗ cần xem nào.", "Nothing was found so far.")] }
    for scan in history.scans {
      lines += ["", head(scan.scan, scan.startedAt, scan.isPartial)]
      lines += scan.found.flatMap { event($0, sign: "+", say("mới thấy", "new")) }
      lines += scan.mended.flatMap { event($0, sign: "✓", say("đã sửa", "mended")) }
      if scan.failed > 0 {
        lines.append(say("  ! \(scan.failed) mục không đọc được", "  ! \(scan.failed) could not be read"))
      }
    }
    return lines
  }

  func lines(sources: [(id: String, name: String, consent: Bilingual)], scans: [ScanRecord]) -> [String] {
    var lines = [say("Nguồn", "Sources")]
    lines += sources.map { "  \($0.id)  \($0.name) · \($0.consent[language])" }
    lines += ["", say("Lượt quét", "Scans")]
    lines += scans.map { "  " + head($0.id, $0.startedAt, $0.status != .finished) }
    return lines
  }

  private func head(_ scan: Int, _ startedAt: String, _ isPartial: Bool) -> String {
    let time = "\(startedAt.prefix(10)) \(startedAt.dropFirst(11).prefix(5))"
    return say("Lượt \(scan), \(time)", "Scan \(scan), \(time)") + (isPartial ? say(" (dở dang)", " (partial)") : "")
  }

  private func event(_ event: SourceHistory.Event, sign: String, _ word: String) -> [String] {
    let text = event.finding.text.isEmpty ? "" : " “\(event.finding.text)”"
    return [
      "  \(sign) \(word): \(event.title ?? event.item)", "      \(event.finding.rule)\(text)",
      "      \(event.finding.message[language])",
    ]
  }
}
