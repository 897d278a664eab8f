public import Documents
internal import Judging
public import Rulebooks

/// Holds what rules find in labelled posts against what they should find.
public struct Evaluator {
  private let session: CheckSession
  private let rules: [String: Rule]
  private let today: Day
  private var result: Evaluation

  /// - Parameter today: judges posts without a date.
  public init(rulebooks: [Rulebook], today: Day) {
    session = Checker(rulebooks: rulebooks).makeSession()
    rules = Dictionary(rulebooks.flatMap(\.rules).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.today = today
    result = Evaluation(asOf: today, rules: rulebooks.flatMap(\.rules).map { ($0.id, $0.axis) })
  }

  public mutating func run(_ post: LabelledPost) {
    let verdict = session.check(post.document, today: today)
    result.note(post, isComplete: verdict.incomplete.isEmpty)
    var open = post.expected
    var unexpected: [Finding] = []
    // Exact places first, so that a loose one does not take them away.
    for finding in verdict.findings {
      if let place = open.firstIndex(where: { Evaluator.isExactly(finding, $0) }) {
        open.remove(at: place)
        result.add(Tally(found: 1), to: finding.rule)
      } else {
        unexpected.append(finding)
      }
    }
    for finding in unexpected {
      if let place = open.firstIndex(where: { Evaluator.isLike(finding, $0) }) {
        open.remove(at: place)
        result.add(Tally(found: 1), to: finding.rule)
      } else if finding.level == .notice {
        result.add(Tally(notices: 1), to: finding.rule)
      } else {
        result.add(Tally(falseAlarms: 1), to: finding.rule)
        result.falseAlarms.append(
          Evaluation.FalseAlarm(
            post: post.id, rule: finding.rule, level: finding.level, text: finding.shownText,
            excerpt: SampleText.around(finding, in: post.document)))
      }
    }
    for expected in open {
      result.add(Tally(missed: 1), to: expected.rule)
      result.misses.append(
        Evaluation.Miss(
          post: post.id, expected: expected, reason: reason(for: expected, post.document.metadata),
          excerpt: SampleText.start(of: post.document)))
    }
    let isClean = !verdict.findings.contains { $0.level > .notice }
    if post.expected.isEmpty { result.noteClean(isClean) }
  }

  public var evaluation: Evaluation { result }

  /// Why a rule said nothing.
  private func reason(for expected: ExpectedFinding, _ metadata: Metadata) -> Evaluation.Miss.Reason {
    guard let rule = rules[expected.rule] else { return .noSuchRule }
    switch rule.when.answer(for: metadata, today: metadata.date ?? today) {
    case .fails: return .notItsPost
    case .unknown(let keys): return .waits(keys)
    case .holds: return .silent
    }
  }

  private static func isExactly(_ finding: Finding, _ expected: ExpectedFinding) -> Bool {
    guard finding.rule == expected.rule else { return false }
    return expected.text.map { plain($0) == plain(finding.text) } ?? finding.text.isEmpty
  }

  /// The right rule, and words that hold the expected ones or stand inside them.
  private static func isLike(_ finding: Finding, _ expected: ExpectedFinding) -> Bool {
    guard finding.rule == expected.rule else { return false }
    guard let wanted = expected.text.map(plain) else { return true }
    let found = plain(finding.text)
    return !found.isEmpty && (found.contains(wanted) || wanted.contains(found))
  }

  /// Without differences of case, blanks and encoding.
  private static func plain(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }
}
