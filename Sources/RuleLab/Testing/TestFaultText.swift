internal import Documents
internal import Reporting
internal import Rulebooks

/// What went wrong with one test, in words: what every format of a report says.
struct TestFaultText {
  let language: Language

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// `rules/quang-cao.yaml:12:9: quang-cao/so-sanh-nhat`
  static func heading(_ rule: String, file: String, at mark: SourceMark) -> String {
    let place = "\(mark.line):\(mark.column)"
    return "\(file.isEmpty ? place : "\(file):\(place)"): \(rule)"
  }

  /// One sentence.
  func fault(_ outcome: TestOutcome) -> String {
    switch outcome.test.expectation {
    case .good, .todoGood:
      if outcome.findings == 0 {
        return say("good: quy tắc không chạy được nên ví dụ chưa chứng minh gì.", "good: the rule could not run.")
      }
      return say(
        "good: đáng lẽ không báo gì, nhưng báo \(outcome.findings) chỗ.",
        "good: nothing should be reported, but \(outcome.findings) found.")
    case .bad, .todoBad:
      if outcome.findings == 0 {
        return say("bad: đáng lẽ phải báo, nhưng không báo gì.", "bad: should be reported, but nothing was.")
      }
      if outcome.test.series != nil {
        return say("bad: có báo, nhưng không đúng những ngày trong days.", "bad: reported, but not the days of “days”.")
      }
      return say("bad: có báo, nhưng không đúng chỗ đã đánh dấu.", "bad: reported, but not at the marked spans.")
    }
  }

  /// One line of what shows a fault; where it has a label, others of its kind stand below it in one column.
  struct Line {
    var label = ""
    var text: String

    var plain: String { label.isEmpty ? text : "\(label) \(text)" }
  }

  /// The expected and the reported spans, then what is missing (−) and what is too much (+).
  func difference(_ outcome: TestOutcome) -> [Line] {
    let test = outcome.test
    if let series = test.series {
      func days(_ days: [Day]) -> String { days.isEmpty ? "—" : days.map(\.iso).joined(separator: ", ") }
      var lines: [Line] = []
      if !series.days.isEmpty { lines.append(Line(label: say("cần:", "expected:"), text: days(series.days))) }
      if outcome.findings > 0 {
        lines.append(Line(label: say("báo ra:", "reported:"), text: days(outcome.reportedDays)))
      }
      return lines + [Line(text: MarkedText.oneLine(test.text))]
    }
    if test.spans.isEmpty, outcome.reported.isEmpty { return [Line(text: MarkedText.oneLine(test.text))] }
    return difference(in: test.text, expected: test.spans, reported: outcome.reported)
  }

  private func difference(in text: String, expected: [Range<Int>], reported: [Range<Int>]) -> [Line] {
    let missing = expected.filter { !reported.contains($0) }
    let extra = reported.filter { !expected.contains($0) }
    return [
      Line(label: say("cần:", "expected:"), text: MarkedText.render(text, spans: expected)),
      Line(label: say("báo ra:", "reported:"), text: MarkedText.render(text, spans: reported)),
    ]
      + missing.compactMap { MarkedText.words(of: $0, in: text) }
      .map { Line(text: "− \(say("chưa báo", "not reported")) \($0)") }
      + extra.compactMap { MarkedText.words(of: $0, in: text) }
      .map { Line(text: "+ \(say("báo thừa", "reported beside it")) \($0)") }
  }

  /// Lines of a terminal, wrapped, four columns in.
  func lines(_ shown: [Line], width: Int) -> [String] {
    var canvas = Canvas(colour: false, width: width)
    for line in shown {
      if line.label.isEmpty {
        canvas.wrapped([Span(line.text)], first: 4, rest: 6)
      } else {
        canvas.labelled(line.label, [Span(line.text)], indent: 4, column: 14)
      }
    }
    return String(decoding: canvas.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func neverFires(_ rule: RuleOutcome) -> String {
    rule.hasBadTest
      ? say("Không ví dụ bad nào làm quy tắc này báo.", "No bad test makes this rule fire.")
      : say(
        "Quy tắc chưa có ví dụ bad; thêm một câu mà nó phải báo.",
        "The rule has no bad test; add a text that it must report.")
  }

  func intrusion(_ intruder: Intruder) -> String {
    let words = intruder.place.flatMap { MarkedText.words(of: $0, in: intruder.test.text) }
    return say("\(intruder.rule) cũng báo ở ví dụ good này", "\(intruder.rule) reports on this good test too")
      + (words.map { ": \($0)" } ?? ".")
  }

  func variantFault(_ failure: RuleVariants.Failure) -> String {
    let name = failure.variant.name[language]
    return failure.variant.isNearMiss
      ? say("\(name): đã là chữ khác mà vẫn báo.", "\(name): other words, and still reported.")
      : say("\(name): quy tắc hứa bắt mà không bắt đúng chỗ.", "\(name): promised, and not reported in its place.")
  }

  /// The text as it was rewritten, with the spans.
  func difference(_ failure: RuleVariants.Failure) -> [Line] {
    if failure.variant.isNearMiss {
      return [
        Line(
          label: say("báo ra:", "reported:"), text: MarkedText.render(failure.text, spans: failure.reported))
      ]
    }
    if failure.expected.isEmpty { return [Line(text: MarkedText.oneLine(failure.text))] }
    return Array(difference(in: failure.text, expected: failure.expected, reported: failure.reported).prefix(2))
  }
}
