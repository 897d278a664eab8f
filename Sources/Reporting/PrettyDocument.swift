import Documents
import Judging
import Rulebooks

/// One document of a `pretty` report, from its name to its unused waivers.
struct PrettyDocument {
  private let verdict: Verdict
  /// Its place in the run, from 1; nil where it is the only one.
  private let number: Int?
  private let context: ReportContext
  private let words: Words
  private let redaction: Redaction

  init(_ verdict: Verdict, number: Int?, context: ReportContext) {
    self.verdict = verdict
    self.number = number
    self.context = context
    words = Words(context.language)
    redaction = Redaction(verdict)
  }

  func write(to canvas: inout Canvas) {
    writeName(to: &canvas)
    writeOutcome(to: &canvas)
    PrettyScores(verdict.scores, context: context).write(to: &canvas)
    let shown = verdict.findings.filter { $0.waived == nil && context.shows($0) }
    let findings = PrettyFindings(verdict: verdict, redaction: redaction, context: context)
    if context.only != nil {
      findings.writeBriefly(shown, to: &canvas)
    } else {
      findings.write(shown, to: &canvas)
      PrettyWaivers(redaction: redaction, words: words)
        .writeWaived(verdict.findings.filter { $0.waived != nil }, findings: findings, to: &canvas)
      writeNotJudged(to: &canvas)
    }
    if let against = verdict.against { PrettyAgainst(words: words).write(against, verdict.findings, to: &canvas) }
    writeIncomplete(to: &canvas)
    if context.only == nil {
      PrettyWaivers(redaction: redaction, words: words).writeUnused(verdict.unusedWaivers, to: &canvas)
    }
    if context.explain { PrettyExplanation(verdict.scores, context: context).write(to: &canvas) }
  }

  /// `━━ bai-viet.md ━━━━━━`
  private func writeName(to canvas: inout Canvas) {
    let document = verdict.document
    let path = document.path == "-" ? words.standardInput : document.path
    guard let name = path ?? document.id ?? number.map(words.unnamed) else { return }
    var item = ""
    if let locator = document.locator { item += " · \(printable(redaction.text(locator[context.language])))" }
    if path != nil, let id = document.id { item += " · \(printable(redaction.text(id)))" }
    // Of a path too long for its line, the beginning is enough; which post it is must be seen.
    let width = canvas.width - 8
    let title = DisplayWidth.cut(
      DisplayWidth.cut(printable(redaction.text(name)), to: max(width / 3, width - DisplayWidth.of(item))) + item,
      to: width)
    let rest = max(0, canvas.width - DisplayWidth.of(title) - 4)
    canvas.line([Span("━━ ", .faint), Span(title, .strong), Span(" " + String(repeating: "━", count: rest), .faint)])
  }

  private func writeOutcome(to canvas: inout Canvas) {
    let style: Style =
      switch verdict.outcome {
      case .block: .strongLevel(.error)
      case .review: .strongLevel(.warning)
      case .pass: .strong
      }
    var counts: [String] = []
    for level in Level.allCases.reversed() {
      let n = verdict.findings.count { $0.level == level && $0.waived == nil }
      if n > 0 { counts.append(words.count(n, level)) }
    }
    let waived = verdict.findings.count { $0.waived != nil }
    if waived > 0 { counts.append(words.waivedCount(waived)) }
    var spans = [Span(words.outcome(verdict.outcome), style)]
    if !verdict.incomplete.isEmpty { spans.append(Span(" · \(words.incomplete)", .strongLevel(.warning))) }
    if !counts.isEmpty { spans += [Span(" · ", .faint), Span(counts.joined(separator: ", "))] }
    canvas.wrapped(spans, rest: 2)
    canvas.line([Span(words.asOf(verdict.asOf), .faint)])
    if let encoding = verdict.document.encoding {
      canvas.wrapped([Span(words.decoded(from: encoding), .faint)], rest: 2)
    }
    if verdict.document.charsetRepairs > 0 {
      canvas.wrapped([Span(words.charsetRepairs(verdict.document.charsetRepairs), .faint)], rest: 2)
    }
  }

  private func writeNotJudged(to canvas: inout Canvas) {
    if verdict.notJudged.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.notJudged, .strong)])
    let raised = verdict.notJudged.filter(\.raisedByText) + verdict.notJudged.filter { !$0.raisedByText }
    for question in raised {
      var note = words.waiting(question.rules, key: question.key.rawValue)
      if question.raisedByText { note = "\(words.raisedByText); \(note)" }
      canvas.wrapped(
        [
          Span("?\u{A0}", question.raisedByText ? .strongLevel(.warning) : .faint),
          Span(question.question[context.language]), Span(" (\(note))", .faint),
        ], first: 2, rest: 4)
    }
  }

  private func writeIncomplete(to canvas: inout Canvas) {
    if verdict.incomplete.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.incomplete, .strongLevel(.warning))])
    for reason in verdict.incomplete {
      var spans = [
        Span("▲\u{A0}", .level(.warning)), Span(printable(redaction.text(reason.message[context.language]))),
      ]
      if let rule = reason.rule { spans.append(Span(" (\(rule))", .faint)) }
      canvas.wrapped(spans, first: 2, rest: 4)
    }
  }
}
