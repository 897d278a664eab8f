public import Documents
internal import Matching
public import Rulebooks

/// Runs rules over posts and tells what each of them costs.
public struct RuleProfiler {
  private let rulebook: CompiledRulebook
  private let matcher: DocumentMatcher
  private let profile: RuleProfile
  private let today: Day
  private var posts = 0
  private var bytes = 0
  private var limits: [Int: Int] = [:]
  private var time = Duration.zero

  public init(rulebooks: [Rulebook], today: Day) {
    rulebook = CompiledRulebook(rulebooks)
    matcher = DocumentMatcher(rulebook)
    profile = RuleProfile(ruleCount: rulebook.entries.count)
    matcher.profile = profile
    self.today = today
  }

  public mutating func run(_ document: Document) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = matcher.match(document, options: MatchOptions(today: document.metadata.date ?? today))
    time += clock.now - start
    posts += 1
    bytes += document.byteCount
    for limit in result.limits { limits[limit.rule, default: 0] += 1 }
  }

  /// Rules by time, the costliest first.
  public var report: RuleProfileReport {
    let rows = rulebook.entries.indices.map { index in
      let cost = profile.costs[index]
      return RuleProfileReport.Row(
        rule: rulebook.entries[index].id, time: cost.duration, candidates: cost.candidates,
        documents: cost.documents, matches: cost.matches, limits: limits[index] ?? 0,
        isAlways: rulebook.anchors(of: index) == .always)
    }
    return RuleProfileReport(
      posts: posts, bytes: bytes, time: time,
      rows: rows.sorted { ($1.time, $0.rule) < ($0.time, $1.rule) })
  }
}

/// What a run of rules cost, rule by rule.
public struct RuleProfileReport: Sendable {
  public struct Row: Sendable {
    public var rule: String
    public var time: Duration
    /// Posts about which the rule was asked.
    public var candidates: Int
    /// Posts in which it matched.
    public var documents: Int
    public var matches: Int
    /// Posts in which its pattern was given up.
    public var limits: Int
    /// It has no anchor, and is asked about every post.
    public var isAlways: Bool
  }

  public var posts: Int
  public var bytes: Int
  /// Of matching as a whole: views, index and rules.
  public var time: Duration
  /// The costliest first.
  public var rows: [Row]
}
