import Documents
import Rulebooks

/// One item with its text and what is to be seen in it.
struct HTMLItemView {
  let anchor: String
  let name: String
  let href: String?
  let outcome: String
  let outcomeClass: String
  let facts: [String]
  let scores: String?
  let reasons: [Reason]
  let parts: [HTMLPartView]
  let hasFindings: Bool
  let findings: [FindingView]
  let notSeen: String?
  let hasQuestions: Bool
  let questionsTitle: String
  let questions: [String]

  struct Reason {
    let reasonWord: String
    let reason: String
  }

  struct FindingView {
    let findingID: String
    let findingClass: String
    let quiet: Bool
    let rule: String
    let stateKey: String
    let level: String
    let state: String?
    let findingTitle: String
    let place: String
    let quote: String?
    let message: String
    let fix: String?
    let fixWord: String
    let basis: String?
    let basisWord: String
    let waiver: String?
    let waiverWord: String
    let since: String?
  }

  init(_ item: ReportItem, number: Int, _ report: ScanReport, _ words: Words) {
    let language = report.language
    anchor = "i\(number)"
    name = HTMLText.visible(words.name(item))
    href = HTMLText.href(item.url)
    outcome = words.outcome(item.outcome)
    outcomeClass = item.outcome.rawValue
    var facts: [String] = []
    if let at = item.publishedAt { facts.append(words.moment(at)) }
    if let path = item.path, item.title != nil {
      let file = path == "-" ? words.standardInput : path
      facts.append(item.locator.map { "\(file), \($0[language])" } ?? file)
    }
    if let url = item.url, HTMLText.href(url) == nil { facts.append(url) }
    self.facts = facts.map(HTMLText.visible)
    scores = report.scan == nil ? HTMLItemView.scores(item.scores, words) : nil
    let word = item.outcome == .failed ? words.failed : words.incomplete
    reasons = item.incomplete.map { Reason(reasonWord: word, reason: HTMLText.visible($0.message[language])) }
    let isCompared = report.hasStates
    parts = item.parts.map { HTMLPartView($0, item.findings, anchor: "i\(number)", words) }
    hasFindings = !item.findings.isEmpty
    findings = item.findings.enumerated().map { index, finding in
      HTMLItemView.view(finding, id: "i\(number)-\(index + 1)", item, isCompared: isCompared, words)
    }
    notSeen = Closing(language).notSeen(item.notSeen)
    hasQuestions = !item.notJudged.isEmpty
    questionsTitle = words.say(
      "Chưa xét: \(item.notJudged.count) câu hỏi", "Not judged: \(words.plural(item.notJudged.count, "question"))")
    questions = item.notJudged.map { $0.question[language] }
  }

  private static func view(
    _ finding: ReportFinding, id: String, _ item: ReportItem, isCompared: Bool, _ words: Words
  ) -> FindingView {
    let isMended = finding.state == .mended
    // Where the text above shows it, it need not be said again.
    let isShown = finding.span != nil && !isMended && item.parts.contains { $0.name == finding.part }
    var state = isCompared ? words.state(finding.state) : nil
    if finding.waiver != nil { state = [state, words.waived].compactMap { $0 }.joined(separator: " · ") }
    return FindingView(
      findingID: id, findingClass: finding.level.rawValue, quiet: isMended || finding.waiver != nil,
      rule: finding.rule, stateKey: finding.state.rawValue, level: words.level(finding.level), state: state,
      findingTitle: HTMLText.visible(finding.title[words.language]), place: words.place(finding),
      quote: isShown || finding.text.isEmpty
        ? nil : HTMLText.visible(DisplayWidth.cut(printable(finding.text), to: 240)),
      message: HTMLText.visible(finding.message[words.language]),
      fix: isMended ? nil : words.fixText(finding).map(HTMLText.visible), fixWord: words.fix,
      basis: finding.basis.isEmpty ? nil : HTMLText.visible(finding.basis.joined(separator: "; ")),
      basisWord: words.basis,
      waiver: finding.waiver.map { waiver in
        let until = waiver.until.flatMap { Day(iso: $0) }.map { " (\(words.until($0)))" } ?? ""
        return HTMLText.visible(waiver.reason + until)
      }, waiverWord: words.waived,
      since: finding.firstSeen.map { "\(words.firstSeen.lowercased()) \(words.moment($0))" })
  }

  /// Of one post, as its author sees it; a scan shows none.
  private static func scores(_ scores: ReportItem.ItemScores, _ words: Words) -> String? {
    guard let overall = scores.overall else { return nil }
    let axes: [(Axis, Int?)] = [
      (.accurate, scores.accurate), (.politicallyCorrect, scores.politicallyCorrect), (.lawful, scores.lawful),
    ]
    let list = axes.map { "\(words.axis($0.0)) \($0.1.map(String.init) ?? "—")" }
    return "\(words.overall) \(overall) · \(list.joined(separator: " · "))"
  }
}
