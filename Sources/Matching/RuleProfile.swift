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
  /// The document each rule was last asked about, and last matched in: one is counted once, whatever views it is asked about.
  private var asked: [Int]
  private var matched: [Int]
  private var document = 0

  public init(ruleCount: Int) {
    costs = Array(repeating: Cost(), count: ruleCount)
    asked = Array(repeating: 0, count: ruleCount)
    matched = asked
    start = clock.now
  }

  func beginDocument() { document += 1 }

  func begin(_ rule: Int) {
    if asked[rule] != document { costs[rule].candidates += 1 }
    asked[rule] = document
    start = clock.now
  }

  func end(_ rule: Int) { costs[rule].duration += clock.now - start }

  func confirm(_ rule: Int, matches: Int) {
    guard matches > 0 else { return }
    if matched[rule] != document { costs[rule].documents += 1 }
    matched[rule] = document
    costs[rule].matches += matches
  }
}
