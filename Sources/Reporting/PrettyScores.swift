import Documents
import Judging
import Rulebooks

/// The four scores, each with a bar; — where no rule of the axis could run.
struct PrettyScores {
  private let scores: Scores
  private let context: ReportContext
  private let words: Words
  private static let barWidth = 20

  init(_ scores: Scores, context: ReportContext) {
    self.scores = scores
    self.context = context
    words = Words(context.language)
  }

  func write(to canvas: inout Canvas) {
    if context.only != nil { return writeInOneLine(to: &canvas) }
    canvas.line()
    let overallNote = scores.upperBound && scores.overall != nil ? words.atMost : ""
    writeRow(words.overall, scores.overall, note: overallNote, strong: true, to: &canvas)
    for axis in Axis.allCases {
      writeRow(words.axis(axis), scores[axis], note: words.axisNote(axis), strong: false, to: &canvas)
    }
  }

  private func writeRow(_ name: String, _ score: Int?, note: String, strong: Bool, to canvas: inout Canvas) {
    let nameWidth = ([words.overall] + Axis.allCases.map(words.axis)).map { DisplayWidth.of($0) }.max() ?? 0
    let value = number(score)
    let padding = String(repeating: " ", count: nameWidth - DisplayWidth.of(name) + 5 - DisplayWidth.of(value))
    var spans = [Span("  \(name)\(padding)", strong ? .strong : .plain), Span(value, .strong), Span("  ")]
    if let score, canvas.width >= 50 {
      // A score above 0 shows at least one block, one below 100 never a full bar.
      let size = PrettyScores.barWidth
      let full = score == 100 ? size : score == 0 ? 0 : min(size - 1, max(1, score * size / 100))
      spans.append(Span(String(repeating: "█", count: full), .good))
      spans.append(Span(String(repeating: "░", count: size - full), .faint))
    }
    let remark = score == nil ? words.noRuleRan : note
    let used = 2 + nameWidth + 5 + 2 + (score == nil ? 0 : PrettyScores.barWidth)
    if !remark.isEmpty, used + 2 + DisplayWidth.of(remark) <= canvas.width {
      spans.append(Span((score == nil ? "" : "  ") + remark, .faint))
    }
    canvas.line(spans)
  }

  private func writeInOneLine(to canvas: inout Canvas) {
    let list = [(words.overall, scores.overall)] + Axis.allCases.map { (words.axis($0), scores[$0]) }
    canvas.wrapped([Span(list.map { "\($0)\u{A0}\(number($1))" }.joined(separator: " · "))], rest: 2)
  }

  /// `41`, `≤41` where something could not be checked, `—` where no rule could run.
  private func number(_ score: Int?) -> String { score.map { scores.upperBound ? "≤\($0)" : "\($0)" } ?? "—" }
}
