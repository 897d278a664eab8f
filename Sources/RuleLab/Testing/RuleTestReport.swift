public import Documents
public import Rulebooks

/// What became of the tests of rules.
public struct RuleTestReport: Sendable {
  /// In the order of the rulebooks.
  public var rules: [RuleOutcome]
  /// True where a rule that reports something on a `good` of its neighbour is an error.
  public var isStrictTogether: Bool

  public init(rules: [RuleOutcome], isStrictTogether: Bool = false) {
    self.rules = rules
    self.isStrictTogether = isStrictTogether
  }

  /// True where every rule fires on a `bad` of its own, no `bad` or `good` failed, no variant that a rule promises was
  /// missed, and, where that is asked for, no other rule of the book fired on a `good`.
  public var passed: Bool {
    rules.allSatisfy { $0.passed && (!isStrictTogether || $0.intruders.isEmpty) }
  }

  /// Tests with this result, over all rules.
  public func count(_ result: TestOutcome.Result) -> Int {
    rules.reduce(0) { $0 + $1.tests.count { $0.result == result } }
  }

  public var testCount: Int { rules.reduce(0) { $0 + $1.tests.count } }
}

/// One rule and its tests.
public struct RuleOutcome: Sendable {
  /// `rulebook/rule`
  public var rule: String
  public var title = LocalizedText(vi: "")
  /// The rulebook's file.
  public var file: String
  public var mark: SourceMark
  public var tests: [TestOutcome]
  /// Other rules of the book that fired on a `good` of this one.
  public var intruders: [Intruder] = []
  /// Nil where it was not measured.
  public var coverage: RuleCoverage?
  public var variants: RuleVariants?
  public var mutations: RuleMutations?

  public init(rule: String, file: String, mark: SourceMark, tests: [TestOutcome]) {
    self.rule = rule
    self.file = file
    self.mark = mark
    self.tests = tests
  }

  /// A rule that none of its `bad` tests fires is as good as no rule.
  public var fires: Bool { tests.contains { $0.test.expectation == .bad && $0.result == .passed } }
  public var hasBadTest: Bool { tests.contains { $0.test.expectation == .bad } }
  public var passed: Bool {
    fires && !tests.contains { $0.result == .failed } && variants?.failures.isEmpty ?? true
  }
  /// `good` tests on which another rule of the book reports something.
  public var testsWithIntruders: Int {
    Set(intruders.map { "\($0.file):\($0.test.mark.line):\($0.test.mark.column)" }).count
  }
  public var rulebook: String { String(rule.prefix { $0 != "/" }) }
}

/// Another rule of the same book that reported something on a text its neighbour calls good.
public struct Intruder: Sendable {
  public var rule: String
  public var level: Level
  public var test: RuleTest
  public var file: String
  /// UTF-8 bytes in the test's text; nil for the whole document or another part.
  public var place: Range<Int>?
}

/// One test and what the rule reported on it.
public struct TestOutcome: Sendable {
  public enum Result: String, Sendable, CaseIterable {
    case passed, failed
    /// A `todo-` test that fails, as its author knows.
    case knownGap = "known-gap"
    /// A `todo-` test that passes: the author can drop the `todo-`.
    case nowPasses = "now-passes"
  }

  public var test: RuleTest
  /// Where the test stands: the rulebook, or a file of tests beside it.
  public var file: String
  public var result: Result
  /// UTF-8 bytes in the test's text, rising; findings about the whole document or another part have none.
  public var reported: [Range<Int>]
  /// How many findings of the rule there were, with or without a place in the text.
  public var findings: Int
  /// Of a test with posts: the days that were reported, rising.
  public var reportedDays: [Day]
  /// Why the rule did not run, or not to its end; empty where it did.
  public var obstacles: [Obstacle]

  public init(
    test: RuleTest, file: String, result: Result, reported: [Range<Int>], findings: Int,
    reportedDays: [Day] = [], obstacles: [Obstacle]
  ) {
    self.test = test
    self.file = file
    self.result = result
    self.reported = reported
    self.findings = findings
    self.reportedDays = reportedDays
    self.obstacles = obstacles
  }
}
