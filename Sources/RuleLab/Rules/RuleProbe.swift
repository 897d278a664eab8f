internal import Documents
internal import Judging
internal import Rulebooks

/// Rules of one book, compiled together and asked about the texts of tests. One task owns it.
struct RuleProbe {
  /// Tests without a date are judged by this one, so that they mean the same every day: 20 November 2026; the first day
  /// of the calendar only where that day did not exist.
  static let today = Day(year: 2026, month: 11, day: 20) ?? Day(julianDayNumber: 1_721_426)

  private let checker: Checker
  private let session: CheckSession
  /// The last day that rules over many posts ask for.
  private let lastDay: Day?

  init(_ rules: [Rule], in book: Rulebook) {
    var own = book
    own.rules = rules
    self.init(Checker(rulebooks: [own]), lastDay: rules.filter { $0.over != nil }.compactMap(\.when.days.until).max())
  }

  init(_ checker: Checker, lastDay: Day? = nil) {
    self.checker = checker
    self.lastDay = lastDay
    session = checker.makeSession()
  }

  /// - Parameter text: stands for the test's own where it is given.
  func verdict(_ test: RuleTest, text: String? = nil) -> Verdict {
    if let series = test.series {
      return SeriesProbe(checker: checker, session: session).verdict(series, test.metadata, lastDay: lastDay)
    }
    return session.check(TestDocument.of(test, text: text ?? test.text), today: RuleProbe.today)
  }

  func verdict(_ document: Document, today: Day) -> Verdict { session.check(document, today: today) }
}

extension Verdict {
  func findings(of rule: String) -> [Finding] { findings.filter { $0.rule == rule } }
}

extension [Finding] {
  /// UTF-8 bytes in the body, rising; findings about the whole document or another part have none.
  var places: [Range<Int>] {
    filter { $0.part == .body }.compactMap { $0.range?.bytesInPart }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// Equal where the same places or days, or the whole document as often, were reported.
  var signature: [String] {
    map { "\($0.part.name) \($0.range?.bytesInPart.description ?? "-\($0.text)")" }.sorted()
  }
}

extension Rule {
  /// A rule that finds this expression and asks for nothing else.
  /// - Parameter seesDisguises: contexts are never read through a disguise.
  func finding(_ expression: MatchExpression, id: String, seesDisguises: Bool) -> Rule {
    Rule(
      id: id, title: title, axis: axis, level: .notice, kind: .forbid(expression), disguise: seesDisguises,
      message: LocalizedText(vi: Numbered.message))
  }
}

/// Phrases that carry their number, so that a finding's message says which of them stood there.
enum Numbered {
  private static let column = "number"
  static let message = "{row.\(column)}"

  static func phrases(_ phrases: [Phrase]) -> [Phrase] {
    phrases.enumerated().map { index, phrase in Phrase(phrase.text, row: [column: String(index)]) }
  }

  static func row(_ index: Int) -> [String: String] { [column: String(index)] }

  static func number(of finding: Finding) -> Int? { Int(finding.message.vi) }
}
