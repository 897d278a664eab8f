import Documents
import Rulebooks

/// What the top of the page shows: the counts, the tables, the chart, the filters.
struct HTMLHeadView {
  let lang: String
  let policy: String
  let title: String
  let style: String
  let skip: String
  let scan: String?
  let standing: String
  let counts: String
  let alerts: [String]
  let hasSources: Bool
  let sourcesTitle: String
  let partnerWord: String
  let sourceHeads: [String]
  let sources: [SourceRow]
  let rulesTitle: String
  let nothingOpen: String?
  let hasRules: Bool
  let ruleWord: String
  let levelWord: String
  let openWord: String
  let newWord: String
  let mendedWord: String
  let isCompared: Bool
  let rules: [RuleRow]
  let chart: HTMLDayChart?
  let hasSourceFindings: Bool
  let overTitle: String
  let sourceFindings: [SourceFindingView]
  let itemsTitle: String
  let filters: [Filter]
  let reset: String
  let showing: String

  struct SourceRow {
    let sourceName: String
    let consent: String
    let cells: [Cell]
  }
  struct Cell {
    let label: String
    let value: Int
    let zero: Bool
  }
  struct RuleRow {
    let ruleID: String
    let ruleTitle: String
    let levelClass: String
    let barClass: String
    let levelName: String
    let levelLabel: String
    let open: Int
    let openLabel: String
    let compared: Bool
    let new: Int
    let newLabel: String
    let mended: Int
    let mendedLabel: String
    /// 0 to 100 of the most frequent rule; nil where nothing is open.
    let bar: Int?
  }
  struct SourceFindingView {
    let findingClass: String
    let findingLevel: String
    let findingState: String?
    let overSource: String
    let message: String
    let days: String?
    let basis: String?
    let basisWord: String
    let fix: String?
    let fixWord: String
    let overRule: String
  }
  struct Filter {
    let filterKey: String
    let filterName: String
    let all: String
    let options: [Option]
  }
  struct Option {
    let optionValue: String
    let optionName: String
  }

  init(_ report: ScanReport, _ words: Words) {
    lang = report.language.rawValue
    policy =
      "default-src 'none'; style-src 'sha256-\(HTMLStyle.policyHash)'; script-src 'sha256-\(HTMLScript.policyHash)'; "
      + "base-uri 'none'; form-action 'none'"
    title = words.reportTitle
    style = HTMLStyle.text
    skip = words.say("Đến các bài", "Skip to the items")
    scan = report.scan.map(words.scanned)
    standing = words.standing(report)
    counts = words.counts(report.counts)
    alerts =
      (report.scan?.isPartial == true ? [words.partialScan] : [])
      + report.incomplete.map { "\(words.incomplete): \(HTMLText.visible($0.message[report.language]))" }
    let isScan = report.hasStates
    let levels = Array(Level.allCases.reversed())
    hasSources = !report.sources.isEmpty
    sourcesTitle = words.openBySource
    partnerWord = words.partner
    let heads = [words.read, words.failed] + levels.map(words.level) + [words.newSince, words.mended]
    sourceHeads = heads
    sources = report.sources.map { source in
      let values =
        [source.counts.read, source.counts.failed] + levels.map { source.open[$0] } + [source.new, source.mended]
      return SourceRow(
        sourceName: HTMLText.visible(source.name), consent: HTMLText.visible(source.consent[report.language]),
        cells: zip(heads, values).map { Cell(label: $0, value: $1, zero: $1 == 0) })
    }
    rulesTitle = words.openByRule
    hasRules = !report.rules.isEmpty
    nothingOpen = report.rules.contains { $0.open > 0 } ? nil : words.nothingOpen
    ruleWord = words.rule
    levelWord = words.levelName
    openWord = words.stillOpen
    newWord = words.newSince
    mendedWord = words.mended
    isCompared = isScan
    let most = report.rules.map(\.open).max() ?? 0
    rules = report.rules.map { rule in
      RuleRow(
        ruleID: rule.rule, ruleTitle: HTMLText.visible(rule.title[report.language]), levelClass: rule.level.rawValue,
        barClass: rule.level.rawValue, levelName: words.level(rule.level), levelLabel: words.levelName,
        open: rule.open, openLabel: words.stillOpen, compared: isScan, new: rule.new, newLabel: words.newSince,
        mended: rule.mended, mendedLabel: words.mended,
        bar: rule.open > 0 && most > 2 ? max(1, rule.open * 100 / most) : nil)
    }
    chart = HTMLDayChart(report.openByDay, words)
    hasSourceFindings = !report.sourceFindings.isEmpty
    overTitle = words.overSource
    sourceFindings = report.sourceFindings.map { finding in
      let name = report.sources.first { $0.id == finding.source }?.name ?? finding.source
      return SourceFindingView(
        findingClass: finding.level.rawValue, findingLevel: words.level(finding.level),
        findingState: isScan ? words.state(finding.state) : nil, overSource: HTMLText.visible(name),
        message: HTMLText.visible(finding.message[report.language]),
        days: finding.days.isEmpty ? nil : finding.days.map(words.moment).joined(separator: ", "),
        basis: finding.basis.isEmpty ? nil : finding.basis.joined(separator: "; "), basisWord: words.basis,
        fix: finding.fix?[report.language], fixWord: words.fix, overRule: finding.rule)
    }
    itemsTitle = words.items
    filters = HTMLHeadView.filters(report, isScan: isScan, words)
    reset = words.say("Hiện tất cả", "Show all")
    showing = words.say(
      "Đang hiện {n} trong {total} chỗ cần xem, của {items} bài.", "Showing {n} of {total} findings, in {items} items.")
  }

  private static func filters(_ report: ScanReport, isScan: Bool, _ words: Words) -> [Filter] {
    func filter(_ key: String, _ name: String, _ options: [(String, String)]) -> Filter {
      Filter(
        filterKey: key, filterName: name, all: words.say("Tất cả", "All"),
        options: options.map { Option(optionValue: $0.0, optionName: HTMLText.visible($0.1)) })
    }
    var list: [Filter] = []
    if report.sources.count > 1 {
      list.append(filter("source", words.partner, report.sources.map { ($0.id, $0.name) }))
    }
    list.append(filter("rule", words.rule, report.rules.map { ($0.rule, $0.title[report.language]) }))
    list.append(filter("level", words.levelName, Level.allCases.reversed().map { ($0.rawValue, words.level($0)) }))
    if isScan {
      list.append(
        filter("state", words.stateName, ReportFinding.State.allCases.map { ($0.rawValue, words.state($0)) }))
    }
    return list
  }
}
