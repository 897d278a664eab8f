public import Documents
internal import Rulebooks

extension RuleTestReport {
  /// What went wrong, place by place, then one line of numbers. UTF-8, each line ended by a line feed.
  public func text(language: Language) -> String { RuleTestText(report: self, language: language).render() }
}

/// A test report for the author of the rules.
struct RuleTestText {
  let report: RuleTestReport
  let language: Language

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func render() -> String {
    var lines: [String] = []
    for rule in report.rules {
      for test in rule.tests where test.result == .failed { lines += failure(test, of: rule) + [""] }
      if !rule.fires { lines += neverFires(rule) + [""] }
    }
    let surprises = report.rules.flatMap { rule in
      rule.tests.filter { $0.result == .nowPasses }.flatMap { nowPasses($0, of: rule) }
    }
    if !surprises.isEmpty { lines += surprises + [""] }
    lines += summary()
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: One test

  private func heading(_ rule: RuleOutcome, at line: Int, column: Int) -> String {
    let place = rule.file.isEmpty ? "\(line):\(column)" : "\(rule.file):\(line):\(column)"
    return "\(place): \(rule.rule)"
  }

  private func failure(_ outcome: TestOutcome, of rule: RuleOutcome) -> [String] {
    let test = outcome.test
    var lines = [heading(rule, at: test.mark.line, column: test.mark.column), "  \(fault(outcome))"]
    let expected = MarkedText.render(test.text, spans: test.spans)
    let reported = MarkedText.render(test.text, spans: outcome.reported)
    if test.spans.isEmpty, outcome.reported.isEmpty {
      lines.append("    " + expected)
    } else {
      lines.append("    \(say("cần:      ", "expected: "))\(expected)")
      lines.append("    \(say("báo ra:   ", "reported: "))\(reported)")
      lines += differences(outcome).map { "    " + $0 }
    }
    return lines + outcome.obstacles.map { "    → \($0.sentence(language))" }
  }

  private func fault(_ outcome: TestOutcome) -> String {
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
      return say("bad: có báo, nhưng không đúng chỗ đã đánh dấu.", "bad: reported, but not at the marked spans.")
    }
  }

  /// What was expected and not reported (−), and the other way round (+).
  private func differences(_ outcome: TestOutcome) -> [String] {
    let text = outcome.test.text
    let missing = outcome.test.spans.filter { !outcome.reported.contains($0) }
    let extra = outcome.reported.filter { !outcome.test.spans.contains($0) }
    return missing.compactMap { MarkedText.words(of: $0, in: text) }
      .map { "− \(say("chưa báo", "not reported")) \($0)" }
      + extra.compactMap { MarkedText.words(of: $0, in: text) }
      .map { "+ \(say("báo thừa", "reported beside it")) \($0)" }
  }

  private func neverFires(_ rule: RuleOutcome) -> [String] {
    [
      heading(rule, at: rule.mark.line, column: rule.mark.column),
      rule.hasBadTest
        ? say("  Không ví dụ bad nào làm quy tắc này báo.", "  No bad test makes this rule fire.")
        : say(
          "  Quy tắc chưa có ví dụ bad; thêm một câu mà nó phải báo.",
          "  The rule has no bad test; add a text that it must report."),
    ]
  }

  private func nowPasses(_ outcome: TestOutcome, of rule: RuleOutcome) -> [String] {
    let name = outcome.test.expectation.rawValue
    let better = outcome.test.expectation == .todoBad ? "bad" : "good"
    return [
      heading(rule, at: outcome.test.mark.line, column: outcome.test.mark.column),
      say("  \(name) nay đã đúng: đổi thành \(better).", "  \(name) passes now: change it to \(better)."),
    ]
  }

  // MARK: Numbers

  private func summary() -> [String] {
    let passed = report.count(.passed)
    let failed = report.count(.failed)
    let gaps = report.count(.knownGap)
    let silent = report.rules.count { !$0.fires }
    let rules = report.rules.count
    var parts = [say("\(passed) đúng", "\(passed) passed"), say("\(failed) sai", "\(failed) failed")]
    if gaps > 0 { parts.append(say("\(gaps) chỗ hổng đã biết (todo)", "\(gaps) known gaps (todo)")) }
    let now = report.count(.nowPasses)
    if now > 0 { parts.append(say("\(now) todo nay đã đúng", "\(now) todo pass now")) }
    if silent > 0 {
      parts.append(say("\(silent) quy tắc không ví dụ bad nào làm báo", "\(silent) rules that no bad test fires"))
    }
    return [
      say("\(rules) quy tắc, \(report.testCount) ví dụ: ", "\(rules) rules, \(report.testCount) tests: ")
        + parts.joined(separator: ", ") + "."
    ]
  }
}
