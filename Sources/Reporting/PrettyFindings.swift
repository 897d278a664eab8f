import Documents
import Judging
import Rulebooks

/// The findings of one document, grouped by rule, each group with the author's own line.
struct PrettyFindings {
  let verdict: Verdict
  let redaction: Redaction
  let context: ReportContext
  private var words: Words { Words(context.language) }
  /// Column in which what stands beside a label begins.
  private static let column = 14
  /// Places beyond this many are counted, not listed: `--format line` lists them all.
  private static let mostPlaces = 24

  init(verdict: Verdict, redaction: Redaction, context: ReportContext) {
    self.verdict = verdict
    self.redaction = redaction
    self.context = context
  }

  func write(_ findings: [Finding], to canvas: inout Canvas) {
    for group in FindingGroup.groups(of: findings) {
      canvas.line()
      writeHead(group.head, to: &canvas)
      writeExcerpt(group.head, to: &canvas)
      writeMessage(group.head, to: &canvas)
      writeOthers(group, to: &canvas)
      writeRule(group.head, to: &canvas)
    }
  }

  /// One or two lines for each finding, for `--only`.
  func writeBriefly(_ findings: [Finding], to canvas: inout Canvas) {
    if findings.isEmpty { canvas.line([Span(words.nothingAtOrAbove)]) }
    for finding in findings.sorted(by: { $0.level > $1.level }) {
      let message = printable(redaction.text(finding.message[context.language], of: finding))
      canvas.wrapped(
        [Span("\(marker(finding.level))\u{A0}\(joined(place(finding)))", .level(finding.level)), Span(" \(message)")],
        rest: 2)
    }
    let hidden = verdict.findings.count { !context.shows($0) }
    if hidden > 0 { canvas.line([Span(words.hidden(hidden), .faint)]) }
  }

  /// `■ Lỗi phải sửa · Từ so sánh tuyệt đối trong quảng cáo · 3:13`
  private func writeHead(_ finding: Finding, to canvas: inout Canvas) {
    canvas.wrapped(
      [
        Span("\(marker(finding.level))\u{A0}\(joined(words.level(finding.level)))", .strongLevel(finding.level)),
        Span(" · ", .faint), Span(printable(finding.title[context.language]), .strong), Span(" · ", .faint),
        Span(joined(place(finding))),
      ] + (isNew(finding) ? [Span(" · ", .faint), Span(words.newSince.lowercased(), .strong)] : []), rest: 2)
  }

  private func isNew(_ finding: Finding) -> Bool { verdict.against?.new.contains(finding.fingerprint) ?? false }

  private func writeExcerpt(_ finding: Finding, to canvas: inout Canvas) {
    let number = finding.range.map { String($0.start.line) } ?? ""
    let gutter = max(3, number.count)
    let room = canvas.width - gutter - 4
    guard
      let excerpt = Excerpt(of: finding, in: verdict.document.parts, redaction: redaction, width: room)
    else {
      // No place in the file, but words to show: a title that front matter folded.
      if finding.text.isEmpty { return }
      let text = DisplayWidth.cut(printable(redaction.shown(finding)), to: room - 2)
      return canvas.line([Span(String(repeating: " ", count: gutter + 2) + "│ ", .faint), Span("“\(text)”")])
    }
    let blank = String(repeating: " ", count: gutter - number.count)
    canvas.line([
      Span(" \(blank)\(number) │ ", .faint), Span(excerpt.before), Span(excerpt.span, .level(finding.level)),
      Span(excerpt.after),
    ])
    canvas.line([
      Span(" \(String(repeating: " ", count: gutter)) │ ", .faint),
      Span(String(repeating: " ", count: excerpt.indent)),
      Span(String(repeating: "^", count: excerpt.length), .strongLevel(finding.level)),
    ])
  }

  private func writeMessage(_ finding: Finding, to canvas: inout Canvas) {
    canvas.wrapped([Span(printable(redaction.text(finding.message[context.language], of: finding)))], first: 2, rest: 2)
    if !finding.basis.isEmpty {
      label(words.basis, [Span(printable(finding.basis.joined(separator: "; ")))], to: &canvas)
    }
    let fix = fixText(finding)
    if !fix.isEmpty { label(words.fix, [Span(printable(fix))], to: &canvas) }
  }

  private func fixText(_ finding: Finding) -> String {
    var sentences: [String] = []
    if let replacement = finding.fix?.replacement {
      let text = redaction.text(replacement, of: finding)
      sentences.append(text.isEmpty ? words.delete : words.write(text))
    }
    if let note = finding.fix?.note {
      let text = redaction.text(note[context.language], of: finding)
      // Many a note says just what the replacement says.
      if !sentences.contains(text) { sentences.append(text) }
    }
    return sentences.joined(separator: " ")
  }

  private func writeOthers(_ group: FindingGroup, to canvas: inout Canvas) {
    if group.others.isEmpty { return }
    var left = PrettyFindings.mostPlaces
    var items: [String] = []
    for repeated in group.repeated(redaction, place: place) where left > 0 {
      let places = repeated.places.prefix(left)
      left -= places.count
      var item = places.map(joined).joined(separator: ", ")
      // The same words as above need not be read again.
      let isSame = sameBytes(repeated.text, redaction.shown(group.head))
      if !isSame, !repeated.text.isEmpty {
        let text = joined("“\(DisplayWidth.cut(printable(repeated.text), to: 32))”")
        let right = repeated.replacement.map { joined(" → “\(DisplayWidth.cut(printable($0), to: 32))”") }
        item = "\(text)\(right ?? "") \(item)"
      }
      if repeated.level != group.head.level { item += " (\(words.level(repeated.level)))" }
      items.append(item)
    }
    let unlisted = group.others.count - (PrettyFindings.mostPlaces - left)
    if unlisted > 0 { items.append(words.andMore(unlisted)) }
    label(words.more(group.others.count), [Span(items.joined(separator: " · "))], to: &canvas)
  }

  private func writeRule(_ finding: Finding, to canvas: inout Canvas) {
    var text = finding.rule
    switch finding.matchedAs {
    case .written: break
    case .bare: text += " · \(words.bare)"
    case .disguised: text += " · \(words.disguised)"
    }
    switch finding.status {
    case .stable: break
    case .experimental: text += " · \(words.experimental)"
    case .deprecated: text += " · \(words.deprecated)"
    }
    label(words.rule, [Span(text, .faint)], to: &canvas)
  }

  /// `3:13`, or `ô D7 (1:5)` where people have a name for the place, with the part's name where it is not the body; `cả bài`
  /// for what is about the whole.
  func place(_ finding: Finding) -> String {
    let part = finding.part == .body ? nil : words.part(finding.part)
    guard let start = finding.range?.start else { return part ?? words.wholePost }
    let position = "\(start.line):\(start.column)"
    guard let place = finding.place else { return [part, position].compactMap { $0 }.joined(separator: " ") }
    return [part, "\(place[context.language]) (\(position))"].compactMap { $0 }.joined(separator: " ")
  }

  private func label(_ name: String, _ spans: [Span], to canvas: inout Canvas) {
    canvas.labelled(name, spans, indent: 2, column: PrettyFindings.column)
  }

  private func marker(_ level: Level) -> String {
    switch level {
    case .error: "■"
    case .warning: "▲"
    case .notice: "●"
    }
  }
}

/// The text with its blanks made no-break, so that it stays on one line.
func joined(_ text: String) -> String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }
