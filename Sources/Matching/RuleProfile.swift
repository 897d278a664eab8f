/// What each rule of a run cost. What several rules use, such as the sentences of a text, is charged to the first that asks.
public final class RuleProfile {
  public struct Cost: Sendable {
    public var duration = Duration.zero
    /// Documents about which the rule was asked: its anchors were seen, or it has none.
    public var candidates = 0
    /// Documents in which it matched.
    public var documents = 0
    public var matches = 0
  }

  /// By position in `CompiledRulebook.rules`.
  public private(set) var costs: [Cost]
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant

  public init(ruleCount: Int) {
    costs = Array(repeating: Cost(), count: ruleCount)
    start = clock.now
  }

  func begin(_ rule: Int) {
    costs[rule].candidates += 1
    start = clock.now
  }

  /// The same document once more, its disguises read.
  func resume(_ rule: Int) { start = clock.now }

  func end(_ rule: Int) { costs[rule].duration += clock.now - start }

  func confirm(_ rule: Int, matches: Int) {
    guard matches > 0 else { return }
    costs[rule].documents += 1
    costs[rule].matches += matches
  }
}
