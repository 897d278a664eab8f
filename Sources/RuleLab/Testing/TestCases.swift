internal import Documents
internal import Rulebooks

/// One line of a machine's report: a test, or something that must hold beside them.
struct TestCase {
  enum Status {
    case passed, failed
    /// A `todo-` test, and whether it holds by now.
    case todo(holds: Bool)
  }

  var rule: String
  var name: String
  var file: String
  var line: Int
  var status: Status
  /// What went wrong: a sentence, then what shows it.
  var details: [String] = []
}

extension RuleTestReport {
  /// Every test, then what is asked of each rule beside its tests, in the order of the rulebooks.
  func cases(_ language: Language) -> [TestCase] {
    rules.flatMap { rule -> [TestCase] in
      let fault = TestFaultText(language: language)
      var cases = rule.tests.map { RuleTestReport.testCase($0, of: rule, fault) }
      cases.append(
        TestCase(
          rule: rule.rule, name: fault.say("có ví dụ bad làm quy tắc báo", "some bad test fires the rule"),
          file: rule.file, line: rule.mark.line, status: rule.fires ? .passed : .failed,
          details: rule.fires ? [] : [fault.neverFires(rule)]))
      if isStrictTogether {
        cases += rule.intruders.map { intruder in
          TestCase(
            rule: rule.rule, name: "together: " + intruder.rule, file: intruder.file, line: intruder.test.mark.line,
            status: .failed, details: [fault.intrusion(intruder), MarkedText.oneLine(intruder.test.text)])
        }
      }
      if let variants = rule.variants { cases += RuleTestReport.cases(of: variants, rule, fault) }
      return cases
    }
  }

  private static func testCase(_ outcome: TestOutcome, of rule: RuleOutcome, _ fault: TestFaultText) -> TestCase {
    let name = outcome.test.expectation.rawValue
    var result = TestCase(
      rule: rule.rule, name: "\(name): \(MarkedText.render(outcome.test.text, spans: outcome.test.spans))",
      file: outcome.file, line: outcome.test.mark.line, status: .passed)
    switch outcome.result {
    case .passed: break
    case .failed:
      result.status = .failed
      result.details =
        [fault.fault(outcome)] + fault.difference(outcome).map(\.plain)
        + outcome.obstacles.map { $0.sentence(fault.language) }
    case .knownGap: result.status = .todo(holds: false)
    case .nowPasses: result.status = .todo(holds: true)
    }
    return result
  }

  private static func cases(of variants: RuleVariants, _ rule: RuleOutcome, _ fault: TestFaultText) -> [TestCase] {
    variants.tallies.filter { $0.mark == .held || $0.mark == .broken }.map { tally in
      let failures = variants.failures.filter { $0.variant == tally.variant }
      return TestCase(
        rule: rule.rule, name: "variant: " + tally.variant.rawValue, file: failures.first?.file ?? rule.file,
        line: failures.first?.test.mark.line ?? rule.mark.line, status: failures.isEmpty ? .passed : .failed,
        details: failures.flatMap { [fault.variantFault($0)] + fault.difference($0).map(\.plain) })
    }
  }
}
