internal import Documents
internal import Judging
public import Rulebooks

/// Runs the tests that rules carry, each with a checker that knows this rule and no other.
public struct RuleTestRunner: Sendable {
  private let rulebooks: [Rulebook]
  /// Tests without a date are judged by this one, so that they mean the same every day.
  private let today: Day

  public init(rulebooks: [Rulebook]) {
    self.rulebooks = rulebooks
    // 20 November 2026; the first day of the calendar only where that day did not exist.
    today = Day(year: 2026, month: 11, day: 20) ?? Day(julianDayNumber: 1_721_426)
  }

  /// - Parameter filter: a rulebook's id, a rule's id, or a part of one; nil runs all. A report without rules means
  ///   that nothing has such a name.
  public func run(matching filter: String?) -> RuleTestReport {
    RuleTestReport(
      rules: rulebooks.flatMap { book in
        book.rules.filter { isWanted($0, filter) }.map { outcome(of: $0, in: book) }
      })
  }

  private func isWanted(_ rule: Rule, _ filter: String?) -> Bool {
    guard let filter else { return true }
    return rule.rulebookID == filter || rule.id.contains(filter)
  }

  private func outcome(of rule: Rule, in book: Rulebook) -> RuleOutcome {
    var alone = book
    alone.rules = [rule]
    let session = Checker(rulebooks: [alone], policy: Policy(), options: CheckerOptions()).makeSession()
    return RuleOutcome(
      rule: rule.id, file: book.file, mark: rule.mark,
      tests: rule.tests.map { test in
        RuleTestRunner.outcome(of: test, rule: rule.id, session.check(TestDocument.of(test), today: today))
      })
  }

  private static func outcome(of test: RuleTest, rule: String, _ verdict: Verdict) -> TestOutcome {
    let findings = verdict.findings.filter { $0.rule == rule }
    let reported = findings.filter { $0.part == .body }.compactMap { $0.range?.bytesInPart }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    // A rule that could not run proves nothing, not even a `good`.
    let holds =
      verdict.incomplete.isEmpty && meets(test, findings: findings.count, reported: reported)
    return TestOutcome(
      test: test, result: result(test.expectation, holds), reported: reported, findings: findings.count,
      obstacles: verdict.incomplete.map { .incomplete($0.message) } + verdict.notJudged.map { .waitsFor($0.key) })
  }

  private static func meets(_ test: RuleTest, findings: Int, reported: [Range<Int>]) -> Bool {
    switch test.expectation {
    case .good, .todoGood: return findings == 0
    case .bad, .todoBad:
      if test.spans.isEmpty { return findings > 0 }
      return reported == test.spans.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
  }

  private static func result(_ expectation: RuleTest.Expectation, _ holds: Bool) -> TestOutcome.Result {
    switch expectation {
    case .bad, .good: holds ? .passed : .failed
    case .todoBad, .todoGood: holds ? .nowPasses : .knownGap
    }
  }
}
