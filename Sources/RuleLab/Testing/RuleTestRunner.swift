internal import Documents
internal import Judging
public import RulebookLoading
public import Rulebooks

/// What a run looks at beside the tests themselves.
public struct RuleTestOptions: Sendable {
  /// Another rule of the same book that reports something on a `good` is an error; it is told in any case.
  public var together = false
  /// Measure which parts of each rule some test touches.
  public var coverage = false
  /// Rewrite each `bad` as a writer or an evader would, and bend it into what must stay silent.
  public var variants = false
  /// Change each rule and see whether a test notices.
  public var mutations = false
  /// Only these rules; nil for all that the filter names.
  public var only: Set<String>?

  public init() {}
}

/// Runs the tests of rules, each with a checker that knows this rule and no other.
public struct RuleTestRunner: Sendable {
  private let rulebooks: [Rulebook]
  private let testFiles: [TestFile]

  /// - Parameter testFiles: tests that stand outside the rulebooks.
  public init(rulebooks: [Rulebook], testFiles: [TestFile] = []) {
    self.rulebooks = rulebooks
    self.testFiles = testFiles
  }

  /// - Parameter filter: a rulebook's id, a rule's id, or a part of one; nil runs all. A report without rules means
  ///   that nothing has such a name.
  public func run(matching filter: String?, options: RuleTestOptions = RuleTestOptions()) -> RuleTestReport {
    var outside: [String: [PlacedTest]] = [:]
    for file in testFiles {
      for entry in file.entries {
        outside[entry.rule, default: []] += entry.tests.map { PlacedTest(test: $0, file: file.file) }
      }
    }
    var benches: [RuleBench] = []
    for book in rulebooks {
      let wanted = book.rules.filter {
        RuleTestRunner.isWanted($0, filter) && options.only?.contains($0.id) ?? true
      }
      if wanted.isEmpty { continue }
      // Compiled once, and shared by all its rules.
      let whole = book.rules.count > 1 ? Checker(rulebooks: [book]) : nil
      benches += wanted.map { rule in
        let tests = rule.tests.map { PlacedTest(test: $0, file: book.file) } + (outside[rule.id] ?? [])
        return RuleBench(rule: rule, book: book, whole: whole, tests: tests)
      }
    }
    return RuleTestReport(
      rules: Concurrently.map(benches) { $0.outcome(options) }, isStrictTogether: options.together)
  }

  private static func isWanted(_ rule: Rule, _ filter: String?) -> Bool {
    guard let filter else { return true }
    return rule.rulebookID == filter || rule.id.contains(filter)
  }
}

/// A test with the file it stands in.
struct PlacedTest: Sendable {
  var test: RuleTest
  var file: String
}

/// One rule with what is needed to test it.
struct RuleBench: Sendable {
  let rule: Rule
  let book: Rulebook
  /// The whole book; nil where the rule is alone in it.
  let whole: Checker?
  let tests: [PlacedTest]

  func outcome(_ options: RuleTestOptions) -> RuleOutcome {
    let probe = RuleProbe([rule], in: book)
    let outcomes = tests.map { RuleBench.outcome(of: $0, rule: rule.id, probe.verdict($0.test)) }
    var outcome = RuleOutcome(rule: rule.id, file: book.file, mark: rule.mark, tests: outcomes)
    outcome.title = rule.title
    outcome.intruders = intruders()
    if options.coverage { outcome.coverage = CoverageMeter(rule: rule, book: book, tests: tests.map(\.test)).measure() }
    if options.variants { outcome.variants = VariantRun(rule: rule, book: book, probe: probe).run(outcomes) }
    if options.mutations { outcome.mutations = MutationRun(rule: rule, book: book).run(outcomes) }
    return outcome
  }

  /// Other rules of the book that report something on a `good` of this one.
  private func intruders() -> [Intruder] {
    guard let whole, tests.contains(where: { $0.test.expectation == .good }) else { return [] }
    let probe = RuleProbe(whole)
    // A test with posts holds what its own rule counts; other rules over posts may miss theirs.
    let overSource = Set(book.rules.filter { $0.over != nil }.map(\.id))
    return tests.filter { $0.test.expectation == .good }.flatMap { placed in
      let others = probe.verdict(placed.test).findings.filter { $0.rule != rule.id && !overSource.contains($0.rule) }
      return others.map { finding in
        Intruder(
          rule: finding.rule, level: finding.level, test: placed.test, file: placed.file,
          place: finding.part == .body ? finding.range?.bytesInPart : nil)
      }
    }
  }

  private static func outcome(of placed: PlacedTest, rule: String, _ verdict: Verdict) -> TestOutcome {
    let test = placed.test
    let findings = verdict.findings(of: rule)
    // A rule that could not run proves nothing, not even a `good`.
    let holds = verdict.incomplete.isEmpty && test.isMet(by: findings)
    return TestOutcome(
      test: test, file: placed.file, result: result(test.expectation, holds), reported: findings.places,
      findings: findings.count, reportedDays: test.series == nil ? [] : findings.days,
      obstacles: verdict.incomplete.map { .incomplete($0.message) } + verdict.notJudged.map { .waitsFor($0.key) })
  }

  private static func result(_ expectation: RuleTest.Expectation, _ holds: Bool) -> TestOutcome.Result {
    switch expectation {
    case .bad, .good: holds ? .passed : .failed
    case .todoBad, .todoGood: holds ? .nowPasses : .knownGap
    }
  }
}

extension RuleTest {
  /// Whether what a rule reports is what the test expects.
  func isMet(by findings: [Finding]) -> Bool {
    switch expectation {
    case .good, .todoGood: return findings.isEmpty
    case .bad, .todoBad:
      if let series, !series.days.isEmpty { return findings.days == Set(series.days).sorted() }
      if spans.isEmpty { return !findings.isEmpty }
      return findings.places == spans.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
  }
}
