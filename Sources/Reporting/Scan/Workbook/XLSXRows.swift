import Documents
import Rulebooks

/// The rows of the sheets.
struct XLSXRows {
  let words: Words
  let names: [String: String]
  let report: ScanReport

  var itemHead: [String] {
    [
      words.partner, words.titleName, words.key, words.address, words.file, words.published, words.result,
      words.level(.error), words.level(.warning), words.level(.notice), words.mended, words.incomplete,
      words.say("Chưa xem", "Not seen"),
    ]
  }

  func item(_ item: ReportItem) -> [Sheet.Cell] {
    let open = item.findings.filter { $0.waiver == nil && $0.state != .mended }
    func count(_ level: Level) -> Sheet.Cell { .number(open.count { $0.level == level }) }
    let look: Workbook.Look =
      switch item.outcome {
      case .block: .error
      case .review, .failed: .warning
      case .pass: .text
      }
    let file = item.path.map { path in item.locator.map { "\(path), \($0[words.language])" } ?? path }
    return [
      .plain(item.source.map { names[$0] ?? $0 } ?? ""), .text(item.title ?? "", .strong), .plain(item.key),
      .plain(item.url ?? ""), .plain(file ?? ""), .plain(item.publishedAt.map(words.moment) ?? ""),
      .text(words.outcome(item.outcome), look), count(.error), count(.warning), count(.notice),
      .number(item.findings.count { $0.state == .mended }),
      .plain(item.incomplete.map { $0.message[words.language] }.joined(separator: "\n")),
      .plain(Closing(words.language).notSeen(item.notSeen) ?? ""),
    ]
  }

  var findingHead: [String] {
    [
      words.partner, words.item, words.key, words.levelName, words.stateName, words.placeName,
      words.say("Tên quy tắc", "Title"), words.rule, words.text, words.message, words.fix, words.basis, words.waived,
      words.firstSeen,
    ]
  }

  func finding(_ finding: ReportFinding, of item: ReportItem) -> [Sheet.Cell] {
    [
      .plain(item.source.map { names[$0] ?? $0 } ?? ""), .plain(words.name(item)), .plain(item.key),
      .text(words.level(finding.level), XLSXRows.look(finding.level)), .plain(words.state(finding.state, in: report)),
      .plain(words.place(finding)), .text(finding.title[words.language], .strong), .plain(finding.rule),
      .plain(finding.text), .plain(finding.message[words.language]), .plain(words.fixText(finding) ?? ""),
      .plain(finding.basis.joined(separator: "\n")), .plain(finding.waiver?.reason ?? ""),
      .plain(finding.firstSeen.map(words.moment) ?? ""),
    ]
  }

  func finding(_ finding: ScanReport.SourceFinding) -> [Sheet.Cell] {
    [
      .plain(names[finding.source] ?? finding.source), .plain(finding.items.joined(separator: "\n")), .empty,
      .text(words.level(finding.level), XLSXRows.look(finding.level)), .plain(words.state(finding.state, in: report)),
      .plain(finding.days.map(words.moment).joined(separator: ", ")), .text(finding.title[words.language], .strong),
      .plain(finding.rule), .empty, .plain(finding.message[words.language]),
      .plain(finding.fix?[words.language] ?? ""), .plain(finding.basis.joined(separator: "\n")), .empty, .empty,
    ]
  }

  var ruleHead: [String] {
    [
      words.rule, words.say("Tên quy tắc", "Title"), words.levelName, words.basis, words.fix, words.stillOpen,
      words.newSince, words.mended, words.waived,
    ]
  }

  func rule(_ rule: ScanReport.RuleSummary) -> [Sheet.Cell] {
    [
      .plain(rule.rule), .text(rule.title[words.language], .strong),
      .text(words.level(rule.level), XLSXRows.look(rule.level)), .plain(rule.basis.joined(separator: "\n")),
      .plain(rule.fix?[words.language] ?? ""), .number(rule.open), .number(rule.new), .number(rule.mended),
      .number(rule.waived),
    ]
  }

  static func look(_ level: Level) -> Workbook.Look {
    switch level {
    case .error: .error
    case .warning: .warning
    case .notice: .notice
    }
  }
}
