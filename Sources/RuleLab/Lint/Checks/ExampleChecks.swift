internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// The tests of rules, without running them.
struct ExampleChecks {
  /// What CONTRIBUTING.md asks for.
  private static let least = 2

  func findings(_ rules: [LintRule]) -> [LintFinding] { rules.flatMap(findings) }

  private func findings(_ rule: LintRule) -> [LintFinding] {
    let tests = rule.rule.tests
    let bad = tests.count { $0.expectation == .bad }
    let good = tests.count { $0.expectation == .good }
    var found: [LintFinding] = []
    if bad < ExampleChecks.least || good < ExampleChecks.least {
      found.append(
        rule.finding(
          .tooFewExamples, "tests", vi: "Quy tắc có \(bad) ví dụ bad và \(good) ví dụ good; cần ít nhất hai mỗi loại.",
          en: "The rule has \(bad) bad and \(good) good tests; two of each are needed."))
    }
    var seen: [String: RuleTest] = [:]
    for test in tests {
      // A rule about capitals has tests that differ in nothing else.
      let text = "\(test.text)\u{0}\(metadata(test))"
      guard let first = seen[text] else {
        seen[text] = test
        continue
      }
      let place = rule.file.place(test.mark, length: 1)
      if isBad(first) != isBad(test) {
        found.append(
          LintFinding(
            .contradictingExamples, at: place, rule: rule.rule.id,
            vi:
              "Câu này là \(test.expectation.rawValue), mà ở dòng \(first.mark.line) lại là \(first.expectation.rawValue).",
            en:
              "This text is \(test.expectation.rawValue), and at line \(first.mark.line) it is \(first.expectation.rawValue).",
            help: .of("giữ một, hoặc cho hai câu with khác nhau", "keep one, or give them different with")))
      } else {
        found.append(
          LintFinding(
            .duplicateExample, at: place, rule: rule.rule.id, vi: "Ví dụ này đã có ở dòng \(first.mark.line).",
            en: "This test stands at line \(first.mark.line) already.", help: .of("bỏ một", "take one out")))
      }
    }
    return found
  }

  private func isBad(_ test: RuleTest) -> Bool { test.expectation == .bad || test.expectation == .todoBad }

  private func metadata(_ test: RuleTest) -> String {
    test.metadata.values.sorted { $0.key < $1.key }.map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: ";")
      + (test.series.map { " \($0)" } ?? "")
  }
}
