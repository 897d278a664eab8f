internal import Documents
internal import Matching
public import Rulebooks

/// Document in, verdict out. Immutable and shared by every task; each task makes a session of its own.
public struct Checker: Sendable {
  let compiled: CompiledRulebook
  let policy: Policy
  let options: CheckerOptions
  /// Rules that the policy leaves on, by position.
  let isOn: [Bool]
  /// Rules that can run on one post.
  public let ruleCount: Int
  /// Rules that could not be loaded or compiled.
  let notLoaded: [IncompleteReason]

  public init(rulebooks: [Rulebook], policy: Policy = Policy(), options: CheckerOptions = CheckerOptions()) {
    self.init(compiled: CompiledRulebook(rulebooks), policy: policy, options: options)
  }

  init(compiled: CompiledRulebook, policy: Policy, options: CheckerOptions) {
    self.compiled = compiled
    self.policy = policy
    self.options = options
    let booksOff = compiled.books.map { policy.off.contains($0.id) }
    isOn = compiled.entries.map { !booksOff[$0.book] && !policy.off.contains($0.id) }
    ruleCount = zip(isOn, compiled.entries).count { $0 && !$1.isOverSource }
    notLoaded =
      options.notLoaded
      + compiled.failures.filter { !policy.off.contains($0.rule) }.map { failure in
        IncompleteReason(
          code: "rule-not-loaded",
          message: Bilingual(
            vi: "Quy tắc \(failure.rule) không chạy được: \(failure.message)",
            en: "Rule \(failure.rule) cannot run: \(failure.message)"), rule: failure.rule)
      }
  }

  /// The rulebooks of the run, each with the number of its rules.
  public var rulebooks: [(book: Rulebook, ruleCount: Int)] {
    var counts = [Int](repeating: 0, count: compiled.books.count)
    for entry in compiled.entries { counts[entry.book] += 1 }
    return zip(compiled.books, counts).map { ($0, $1) }
  }

  public func makeSession() -> CheckSession { CheckSession(self) }
}

/// What the run decides beside the policy.
public struct CheckerOptions: Sendable {
  /// Rules that did not load, so that no verdict is called complete.
  public var notLoaded: [IncompleteReason]
  /// False asks every rule about every token: slow, and the same findings. For tests.
  public var useIndex: Bool

  public init(notLoaded: [IncompleteReason] = [], useIndex: Bool = true) {
    self.notLoaded = notLoaded
    self.useIndex = useIndex
  }
}
