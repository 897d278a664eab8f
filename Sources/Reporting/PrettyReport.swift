import Documents
public import Judging
import Rulebooks

/// `pretty`: what an editor reads in her terminal. First the verdict and the scores, then what to change and why, last
/// what nobody looked at.
public struct PrettyReport: Report {
  public let context: ReportContext
  public init(_ context: ReportContext) { self.context = context }

  public func write(_ verdicts: [Verdict], to buffer: inout [UInt8]) {
    var canvas = Canvas(colour: context.colour, width: context.width)
    let closing = Closing(context.language)
    for (index, verdict) in verdicts.enumerated() {
      if index > 0 { canvas.line() }
      PrettyDocument(verdict, number: verdicts.count > 1 ? index + 1 : nil, context: context).write(to: &canvas)
      let notSeen = closing.notSeen(verdict.notSeen)
      if notSeen != nil || verdicts.count == 1 { canvas.line() }
      if let notSeen { canvas.wrapped([Span(notSeen)], rest: 0) }
    }
    if verdicts.count > 1 {
      canvas.line()
      writeSummary(of: verdicts, to: &canvas)
    }
    canvas.wrapped([Span(closing.ran(verdicts), .faint)], rest: 0)
    buffer += canvas.bytes
  }

  private func writeSummary(of verdicts: [Verdict], to canvas: inout Canvas) {
    let words = Words(context.language)
    var counts: [String] = []
    for outcome in [Verdict.Outcome.block, .review, .pass] {
      let n = verdicts.count { $0.outcome == outcome }
      if n > 0 { counts.append(words.summary(outcome, n)) }
    }
    let incomplete = verdicts.count { !$0.incomplete.isEmpty }
    if incomplete > 0 { counts.append(words.summaryIncomplete(incomplete)) }
    let text = "\(words.documents(verdicts.count)): \(counts.map(joined).joined(separator: " · "))"
    canvas.line([Span(String(repeating: "━", count: canvas.width), .faint)])
    canvas.wrapped([Span(text, .strong)], rest: 2)
  }
}
