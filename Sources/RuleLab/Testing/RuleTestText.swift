public import Documents
internal import Reporting
internal import Rulebooks

extension RuleTestReport {
  /// What went wrong, place by place, what was measured, then lines of numbers. UTF-8, each line ended by a line feed.
  public func text(language: Language, width: Int = 80) -> String {
    RuleTestText(report: self, language: language, width: width).render()
  }
}

/// A test report for the author of the rules.
struct RuleTestText {
  let report: RuleTestReport
  let language: Language
  let width: Int

  private var fault: TestFaultText { TestFaultText(language: language) }
  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func render() -> String {
    var lines: [String] = []
    for rule in report.rules {
      for test in rule.tests where test.result == .failed { lines += failure(test, of: rule) + [""] }
      if !rule.fires {
        lines += [TestFaultText.heading(rule.rule, file: rule.file, at: rule.mark), "  " + fault.neverFires(rule), ""]
      }
      if report.isStrictTogether { lines += rule.intruders.flatMap { intrusion($0, of: rule) + [""] } }
      lines += (rule.variants?.failures ?? []).flatMap { variantFailure($0, of: rule) + [""] }
    }
    let surprises = report.rules.flatMap { rule in
      rule.tests.filter { $0.result == .nowPasses }.flatMap { nowPasses($0, of: rule) }
    }
    if !surprises.isEmpty { lines += surprises + [""] }
    let measured = LabSections(report: report, language: language, width: width)
    lines += measured.coverage() + measured.mutations()
    lines += summary() + measured.summary()
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: One test

  private func failure(_ outcome: TestOutcome, of rule: RuleOutcome) -> [String] {
    [
      TestFaultText.heading(rule.rule, file: outcome.file, at: outcome.test.mark),
      "  \(fault.fault(outcome))",
    ] + fault.lines(fault.difference(outcome), width: width)
      + outcome.obstacles.map { "    → \($0.sentence(language))" }
  }

  private func nowPasses(_ outcome: TestOutcome, of rule: RuleOutcome) -> [String] {
    let name = outcome.test.expectation.rawValue
    let better = outcome.test.expectation == .todoBad ? "bad" : "good"
    return [
      TestFaultText.heading(rule.rule, file: outcome.file, at: outcome.test.mark),
      say("  \(name) nay đã đúng: đổi thành \(better).", "  \(name) passes now: change it to \(better)."),
    ]
  }

  private func intrusion(_ intruder: Intruder, of rule: RuleOutcome) -> [String] {
    [
      TestFaultText.heading(rule.rule, file: intruder.file, at: intruder.test.mark),
      "  together: " + fault.intrusion(intruder),
    ] + fault.lines([TestFaultText.Line(text: MarkedText.oneLine(intruder.test.text))], width: width)
  }

  private func variantFailure(_ failure: RuleVariants.Failure, of rule: RuleOutcome) -> [String] {
    [
      TestFaultText.heading(rule.rule, file: failure.file, at: failure.test.mark),
      "  " + fault.variantFault(failure),
    ] + fault.lines(fault.difference(failure), width: width)
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
    var canvas = Canvas(colour: false, width: width)
    canvas.wrapped(
      [
        Span(
          say("\(rules) quy tắc, \(report.testCount) ví dụ: ", "\(rules) rules, \(report.testCount) tests: ")
            + parts.joined(separator: ", ") + ".")
      ], rest: 2)
    return String(decoding: canvas.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
