import Documents
public import Judging
import Rulebooks

/// `line`: `path:line:column:level:rule:message`, one finding a line, for editors, grep and logs. Lines and columns
/// count from 1, columns in graphemes; what is about the whole document stands at 1:1.
public struct LineReport: Report {
  public let context: ReportContext
  public init(_ context: ReportContext) { self.context = context }

  public func write(_ verdicts: [Verdict], to buffer: inout [UInt8]) {
    for verdict in verdicts { write(verdict, to: &buffer) }
    let closing = Closing(context.language)
    if verdicts.count == 1, let line = closing.notSeen(verdicts[0].notSeen) { append(line, to: &buffer) }
    append(closing.ran(verdicts), to: &buffer)
  }

  /// The findings of one document and why it could not be checked wholly, without the closing lines of a run.
  public func write(_ verdict: Verdict, to buffer: inout [UInt8]) {
    let redaction = Redaction(verdict)
    let name = redaction.text(verdict.document.path ?? verdict.document.id ?? "-")
    let locator = verdict.document.locator.map { redaction.text($0[context.language]) }
    for finding in verdict.findings where context.shows(finding) {
      let start = finding.range?.start ?? FindingRange.Place(line: 1, column: 1)
      let level = finding.waived == nil ? finding.level.rawValue : "waived"
      var message = redaction.text(finding.message[context.language], of: finding)
      if finding.part != .body { message += " [\(finding.part.name)]" }
      let place = [locator, finding.place?[context.language]].compactMap { $0 }.joined(separator: ", ")
      if !place.isEmpty { message += " [\(place)]" }
      if let waiver = finding.waived {
        message += " (\(Words(context.language).waived): \(redaction.text(waiver.reason)))"
      }
      append("\(name):\(start.line):\(start.column):\(level):\(finding.rule):\(message)", to: &buffer)
    }
    for past in verdict.against?.mended ?? [] where context.only.map({ past.level >= $0 }) ?? true {
      append("\(name):1:1:mended:\(past.rule):\(past.message)", to: &buffer)
    }
    for reason in verdict.incomplete {
      let message = redaction.text(reason.message[context.language]) + (locator.map { " [\($0)]" } ?? "")
      append("\(name):1:1:incomplete:\(reason.rule ?? reason.code):\(message)", to: &buffer)
    }
  }

  private func append(_ line: String, to buffer: inout [UInt8]) {
    buffer += printable(line).utf8
    buffer.append(UInt8(ascii: "\n"))
  }
}
