import Documents
import Judging
import Rulebooks

/// What became of the findings of an earlier check.
struct PrettyAgainst {
  let words: Words

  func write(_ against: Against, _ findings: [Finding], to canvas: inout Canvas) {
    let new = findings.count { against.new.contains($0.fingerprint) }
    canvas.line()
    canvas.line([
      Span(
        words.say(
          "So với lần trước: \(against.mended.count) đã sửa, \(findings.count - new) còn, \(new) mới",
          "Against the earlier check: \(against.mended.count) mended, \(findings.count - new) remain, \(new) new"),
        .strong)
    ])
    for past in against.mended {
      var spans = [Span("✓\u{A0}", .good), Span(printable(past.title))]
      if let text = past.masked ?? past.text, !text.isEmpty {
        spans.append(Span(joined(" “\(DisplayWidth.cut(printable(text), to: 40))”")))
      }
      spans.append(Span(" · \(past.rule)", .faint))
      canvas.wrapped(spans, first: 2, rest: 4)
    }
  }
}
