import Documents
import Judging

/// What was let through, and what was let through for nothing.
struct PrettyWaivers {
  let redaction: Redaction
  let words: Words

  func writeWaived(_ findings: [Finding], findings places: PrettyFindings, to canvas: inout Canvas) {
    let old = findings.count { $0.waived?.origin == .baseline }
    if old > 0 {
      canvas.line()
      canvas.line([Span(words.baseline(old), .faint)])
    }
    let findings = findings.filter { $0.waived?.origin != .baseline }
    if findings.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.waived, .faint)])
    for finding in findings {
      guard let waiver = finding.waived else { continue }
      let text = DisplayWidth.cut(printable(redaction.shown(finding)), to: 40)
      let quoted = text.isEmpty ? "" : " “\(text)”"
      canvas.wrapped(
        [
          Span(
            "○\u{A0}\(joined(places.place(finding)))\(quoted) · \(words.level(finding.level)) · \(finding.rule)", .faint
          )
        ],
        first: 2, rest: 4)
      canvas.wrapped([Span(reason(of: waiver), .faint)], first: 4, rest: 4)
    }
  }

  func writeUnused(_ waivers: [Waiver], to canvas: inout Canvas) {
    if waivers.isEmpty { return }
    canvas.line()
    canvas.line([Span(words.unusedWaivers, .strong)])
    for waiver in waivers {
      let text = waiver.text.map { " “\(DisplayWidth.cut(printable(redaction.text($0)), to: 40))”" } ?? ""
      canvas.wrapped([Span("○\u{A0}\(printable(waiver.rule))\(text)")], first: 2, rest: 4)
      canvas.wrapped([Span(reason(of: waiver), .faint)], first: 4, rest: 4)
    }
  }

  /// `Lý do: … (ghi đầu bài, đến hết 31/12/2026)`
  private func reason(of waiver: Waiver) -> String {
    let until = waiver.until.map { ", \(words.until($0))" } ?? ""
    return "\(words.reason): \(printable(redaction.text(waiver.reason))) (\(words.origin(waiver.origin))\(until))"
  }
}
