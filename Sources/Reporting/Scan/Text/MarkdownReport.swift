import Documents
import Rulebooks

/// `markdown`: for a chat, a ticket, the summary of a pipeline. The counts and rules first, then each item with what is to
/// be mended in it.
public struct MarkdownReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var buffer: [UInt8] = []
    var closing = ScanClosing(report)
    writeHead(report, words, to: &buffer)
    writeSources(report, words, to: &buffer)
    writeRules(report, words, to: &buffer)
    writeSourceFindings(report, words, to: &buffer)
    line("## \(words.items)", to: &buffer)
    line("", to: &buffer)
    let names = Dictionary(report.sources.map { ($0.id, $0.name) }) { first, _ in first }
    try report.eachItem { item in
      closing.add(item)
      if !item.findings.isEmpty || !item.incomplete.isEmpty {
        write(item, names, words, to: &buffer)
        try drain(&buffer, to: sink)
      }
    }
    line("---", to: &buffer)
    line("", to: &buffer)
    for text in closing.lines { line("\(text)  ", to: &buffer) }
    try drain(&buffer, all: true, to: sink)
  }

  private func line(_ text: String, to buffer: inout [UInt8]) { buffer += "\(text)\n".utf8 }

  private func writeHead(_ report: ScanReport, _ words: Words, to buffer: inout [UInt8]) {
    line("# \(words.reportTitle)", to: &buffer)
    line("", to: &buffer)
    if let scan = report.scan {
      line("\(words.scanned(scan))  ", to: &buffer)
      if scan.isPartial { line("**\(words.partialScan)**  ", to: &buffer) }
    }
    line("**\(words.standing(report))**  ", to: &buffer)
    line("\(words.counts(report.counts))  ", to: &buffer)
    for reason in report.incomplete {
      line("**\(words.incomplete)**: \(MarkdownText.plain(reason.message[report.language]))", to: &buffer)
    }
    line("", to: &buffer)
  }

  private func writeSources(_ report: ScanReport, _ words: Words, to buffer: inout [UInt8]) {
    if report.sources.isEmpty { return }
    let names =
      [words.partner, words.read, words.failed] + Level.allCases.reversed().map(words.level)
      + [words.newSince, words.mended]
    table(names, to: &buffer)
    for source in report.sources {
      var cells = [MarkdownText.plain(source.name), String(source.counts.read), String(source.counts.failed)]
      cells += Level.allCases.reversed().map { String(source.open[$0]) }
      cells += [String(source.new), String(source.mended)]
      line("| \(cells.joined(separator: " | ")) |", to: &buffer)
    }
    line("", to: &buffer)
  }

  private func writeRules(_ report: ScanReport, _ words: Words, to buffer: inout [UInt8]) {
    line("## \(words.openByRule)", to: &buffer)
    line("", to: &buffer)
    if !report.rules.contains(where: { $0.open > 0 || $0.mended > 0 }) { line(words.nothingOpen, to: &buffer) }
    if report.rules.isEmpty { return line("", to: &buffer) }
    let hasState = report.hasStates
    table(
      [words.levelName, words.rule, words.stillOpen] + (hasState ? [words.newSince, words.mended] : []), to: &buffer)
    for rule in report.rules {
      var cells = [
        words.level(rule.level), "\(MarkdownText.plain(rule.title[report.language])) \(MarkdownText.code(rule.rule))",
      ]
      cells.append(String(rule.open))
      if hasState { cells += [String(rule.new), String(rule.mended)] }
      line("| \(cells.joined(separator: " | ")) |", to: &buffer)
    }
    line("", to: &buffer)
  }

  private func table(_ names: [String], to buffer: inout [UInt8]) {
    line("| \(names.joined(separator: " | ")) |", to: &buffer)
    line("| \(names.map { _ in "---" }.joined(separator: " | ")) |", to: &buffer)
  }

  private func writeSourceFindings(_ report: ScanReport, _ words: Words, to buffer: inout [UInt8]) {
    if report.sourceFindings.isEmpty { return }
    line("## \(words.overSource)", to: &buffer)
    line("", to: &buffer)
    for finding in report.sourceFindings {
      let name = report.sources.first { $0.id == finding.source }?.name ?? finding.source
      let days = finding.days.isEmpty ? "" : " (\(finding.days.joined(separator: ", ")))"
      line(
        "- **\(words.level(finding.level))** · \(words.state(finding.state)) · \(MarkdownText.plain(name)): "
          + "\(MarkdownText.plain(finding.message[report.language]))\(days) \(MarkdownText.code(finding.rule))",
        to: &buffer)
      writeRemedy(finding.basis, finding.fix?[report.language], words, to: &buffer)
    }
    line("", to: &buffer)
  }

  private func write(_ item: ReportItem, _ names: [String: String], _ words: Words, to buffer: inout [UInt8]) {
    line("### \(MarkdownText.plain(words.name(item)))", to: &buffer)
    line("", to: &buffer)
    var facts = [words.outcome(item.outcome)]
    if let source = item.source { facts.append(MarkdownText.plain(names[source] ?? source)) }
    if let at = item.publishedAt { facts.append(words.moment(at)) }
    if let path = item.path, item.title != nil {
      facts.append(MarkdownText.code(item.locator.map { "\(path), \($0[words.language])" } ?? path))
    }
    if let url = item.url { facts.append(MarkdownText.link(url)) }
    line(facts.joined(separator: " · "), to: &buffer)
    line("", to: &buffer)
    for reason in item.incomplete {
      line("- **\(words.incomplete)**: \(MarkdownText.plain(reason.message[words.language]))", to: &buffer)
    }
    for finding in item.findings { write(finding, words, to: &buffer) }
    if let notSeen = Closing(words.language).notSeen(item.notSeen) { line("- \(notSeen)", to: &buffer) }
    line("", to: &buffer)
  }

  private func write(_ finding: ReportFinding, _ words: Words, to buffer: inout [UInt8]) {
    var head = "- **\(words.level(finding.level))**"
    if finding.state == .mended || finding.firstSeen != nil { head += " · \(words.state(finding.state))" }
    if finding.waiver != nil { head += " · \(words.waived)" }
    head += " · \(words.place(finding))"
    if !finding.text.isEmpty { head += " · \(MarkdownText.code(DisplayWidth.cut(printable(finding.text), to: 120)))" }
    line(head, to: &buffer)
    line("  \(MarkdownText.plain(finding.message[words.language])) \(MarkdownText.code(finding.rule))", to: &buffer)
    writeRemedy(finding.basis, finding.state == .mended ? nil : words.fixText(finding), words, to: &buffer)
    if let waiver = finding.waiver { line("  - \(MarkdownText.plain(words.waiver(waiver)))", to: &buffer) }
  }

  private func writeRemedy(_ basis: [String], _ fix: String?, _ words: Words, to buffer: inout [UInt8]) {
    if !basis.isEmpty { line("  - \(words.basis): \(MarkdownText.plain(basis.joined(separator: "; ")))", to: &buffer) }
    if let fix { line("  - \(words.fix): \(MarkdownText.plain(fix))", to: &buffer) }
  }
}
