internal import Documents
internal import Matching
public import Rulebooks

/// Document in, verdict out. Immutable and shared by every task; each task makes a session of its own.
public struct Checker: Sendable {
  let compiled: CompiledRulebook
  let policy: Policy
  let options: CheckerOptions
  /// Axis and rulebook of each rule, by its position: what every verdict counts.
  let axes: [Axis]
  let books: [Int]
  let sources: [String: [String: Source]]
  let rulebookCount: Int
  /// Rules that could not be loaded or compiled.
  let notLoaded: [IncompleteReason]

  public init(rulebooks: [Rulebook], policy: Policy = Policy(), options: CheckerOptions = CheckerOptions()) {
    let wanted = rulebooks.filter { !policy.off.contains($0.id) }
    let rules = wanted.flatMap { book in
      book.rules.filter { !policy.off.contains($0.id) }
    }
    compiled = CompiledRulebook(rules)
    axes = compiled.rules.map(\.rule.axis)
    let ids = wanted.map(\.id)
    books = compiled.rules.map { rule in ids.firstIndex { $0 == rule.rule.rulebookID } ?? 0 }
    self.policy = policy
    self.options = options
    sources = Dictionary(wanted.map { ($0.id, $0.sources) }, uniquingKeysWith: { first, _ in first })
    rulebookCount = wanted.count { !$0.rules.isEmpty }
    notLoaded =
      options.notLoaded
      + compiled.failures.map { failure in
        IncompleteReason(
          code: "rule-not-loaded",
          message: Bilingual(
            vi: "Quy tắc \(failure.rule) không chạy được: \(failure.message)",
            en: "Rule \(failure.rule) cannot run: \(failure.message)"), rule: failure.rule)
      }
  }

  /// Rules that can run.
  public var ruleCount: Int { compiled.rules.count }

  func rule(_ index: Int) -> Rule { compiled.rules[index].rule }

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
