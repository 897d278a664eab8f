public import Documents
public import Rulebooks

/// What rules find of what they should find, rule by rule.
public struct Evaluation: Sendable {
  /// The day that judged posts without one.
  public var asOf: Day
  public private(set) var posts = 0
  public private(set) var incompletePosts = 0
  public private(set) var cleanPosts = 0
  /// Clean posts in which something above `notice` was found.
  public private(set) var cleanPostsWithAlarm = 0
  /// By rule; every loaded rule is there, and every rule that a post expects.
  public private(set) var tallies: [String: Tally] = [:]
  public private(set) var axes: [String: Axis] = [:]
  public var misses: [Miss] = []
  public var falseAlarms: [FalseAlarm] = []
  private var templates: Set<String> = []
  private var postsWithTemplate = 0

  public struct Miss: Sendable {
    public enum Reason: Sendable, Hashable {
      /// The rule ran and found nothing there.
      case silent
      /// Its condition does not hold for this post.
      case notItsPost
      case waits([MetadataKey])
      case noSuchRule
    }
    public var post: String
    public var expected: ExpectedFinding
    public var reason: Reason
    /// The beginning of the post, on one line.
    public var excerpt: String
  }

  public struct FalseAlarm: Sendable {
    public var post: String
    public var rule: String
    public var level: Level
    /// Masked where it is personal data; empty for a finding about the whole post.
    public var text: String
    /// The words around it, on one line.
    public var excerpt: String
  }

  init(asOf: Day, rules: [(id: String, axis: Axis)]) {
    self.asOf = asOf
    for rule in rules {
      tallies[rule.id] = Tally()
      axes[rule.id] = rule.axis
    }
  }

  mutating func note(_ post: LabelledPost, isComplete: Bool) {
    posts += 1
    if !isComplete { incompletePosts += 1 }
    if let template = post.template {
      templates.insert(template)
      postsWithTemplate += 1
    }
  }

  mutating func noteClean(_ isClean: Bool) {
    cleanPosts += 1
    if !isClean { cleanPostsWithAlarm += 1 }
  }

  mutating func add(_ tally: Tally, to rule: String) { tallies[rule, default: Tally()] += tally }

  public var total: Tally { sum { _ in true } }

  /// Posts that do not depend on each other: those without a template, and one for each template.
  public var independentPosts: Int { posts - postsWithTemplate + templates.count }

  /// Axes that have a rule, in the order of the scores.
  public var byAxis: [(axis: Axis, tally: Tally)] {
    Axis.allCases.filter { axes.values.contains($0) }.map { axis in (axis, sum { axes[$0] == axis }) }
  }

  /// By name.
  public var byRulebook: [(id: String, tally: Tally)] {
    let books = Set(tallies.keys.map { String($0.prefix { $0 != "/" }) }).sorted()
    return books.map { book in (book, sum { $0.hasPrefix(book + "/") }) }
  }

  /// By name.
  public var byRule: [(id: String, tally: Tally)] { tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

  /// Loaded rules that no post expects.
  public var untested: [String] { axes.keys.filter { tallies[$0]?.expected == 0 }.sorted() }

  private func sum(_ isWanted: (String) -> Bool) -> Tally {
    tallies.reduce(into: Tally()) { total, row in if isWanted(row.key) { total += row.value } }
  }
}
