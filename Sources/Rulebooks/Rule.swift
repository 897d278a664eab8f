public import Documents

/// One rule as its author wrote it.
public struct Rule: Sendable {
  /// `rulebook/rule`, unique over all loaded rulebooks.
  public var id: String
  public var title: LocalizedText
  public var axis: Axis
  public var level: Level
  /// The first entry whose condition holds replaces `level`.
  public var levelWhen: [LevelChange]
  /// 0.5 to 3: multiplies what a finding takes from the score.
  public var weight: Double
  public var status: Status
  /// The first day of that status; nil where the author does not say.
  public var since: Day?
  public var basis: [Basis]
  public var when: Condition
  /// The rule is judged over the many posts of a source by `soat scan`, and is no part of a single check; nil for rules
  /// about one post.
  public var over: SourceLimit?
  public var kind: RuleKind
  /// A match counts only where all of these hold at it.
  public var contexts: [Context]
  /// A match is dropped when any of these items holds at it.
  public var except: [ContextItem]
  /// A finding is dropped when any of these items holds around it.
  public var unless: [ContextItem]
  /// Parts the rule looks into; empty for all.
  public var parts: Set<PartSelector>
  /// True: only inside a quotation; false: only outside; nil: both.
  public var quoted: Bool?
  /// False: the rule does not look through disguises.
  public var disguise: Bool
  /// True: an unaccented match counts at the rule's full level, not one lower.
  public var bareCountsSame: Bool
  /// True: the finding shows its text masked (`0792****1234`) in every output.
  public var mask: Bool
  public var message: LocalizedText
  public var fix: LocalizedText?
  public var falseAlarms: String?
  public var tests: [RuleTest]
  public var mark: SourceMark

  public init(
    id: String, title: LocalizedText, axis: Axis, level: Level, levelWhen: [LevelChange] = [], weight: Double = 1,
    status: Status = .stable, since: Day? = nil, basis: [Basis] = [], when: Condition = Condition(),
    over: SourceLimit? = nil, kind: RuleKind,
    contexts: [Context] = [], except: [ContextItem] = [], unless: [ContextItem] = [], parts: Set<PartSelector> = [],
    quoted: Bool? = nil,
    disguise: Bool = true, bareCountsSame: Bool = false, mask: Bool = false, message: LocalizedText,
    fix: LocalizedText? = nil, falseAlarms: String? = nil, tests: [RuleTest] = [],
    at mark: SourceMark = SourceMark(line: 1, column: 1)
  ) {
    self.id = id
    self.title = title
    self.axis = axis
    self.level = level
    self.levelWhen = levelWhen
    self.weight = weight
    self.status = status
    self.since = since
    self.basis = basis
    self.when = when
    self.over = over
    self.kind = kind
    self.contexts = contexts
    self.except = except
    self.unless = unless
    self.parts = parts
    self.quoted = quoted
    self.disguise = disguise
    self.bareCountsSame = bareCountsSame
    self.mask = mask
    self.message = message
    self.fix = fix
    self.falseAlarms = falseAlarms
    self.tests = tests
    self.mark = mark
  }

  /// The rulebook's id, the part of `id` before the slash.
  public var rulebookID: Substring { id.prefix { $0 != "/" } }
}

public enum Axis: String, Sendable, Codable, CaseIterable {
  case accurate
  case politicallyCorrect = "politically-correct"
  case lawful
}

public enum Level: String, Sendable, Codable, CaseIterable, Comparable {
  case notice, warning, error
  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
  private var rank: Int { self == .notice ? 0 : self == .warning ? 1 : 2 }
  /// One level down; `notice` stays.
  public var lower: Level { self == .error ? .warning : .notice }
}

public enum Status: String, Sendable, Codable, CaseIterable {
  case experimental, stable, deprecated
}

public struct Basis: Sendable, Hashable {
  /// Key into the rulebook's `sources`.
  public var source: String
  /// Where in it: `Điều 8 khoản 11`.
  public var at: String?
  public init(source: String, at: String? = nil) {
    self.source = source
    self.at = at
  }
}

public struct LevelChange: Sendable {
  public var level: Level
  public var when: Condition
  public init(level: Level, when: Condition) {
    self.level = level
    self.when = when
  }
}

/// A test inside a rule. Spans are UTF-8 byte ranges in `text`, from the `[[…]]` marks, which are taken out of it.
public struct RuleTest: Sendable {
  public enum Expectation: String, Sendable, CaseIterable {
    case bad, good
    case todoBad = "todo-bad"
    case todoGood = "todo-good"
  }
  public var expectation: Expectation
  /// Of a series: its posts for people, one a line.
  public var text: String
  public var spans: [Range<Int>]
  public var metadata: Metadata
  /// The posts of a rule with `over: source`; nil for a test of one text.
  public var series: TestSeries?
  public var mark: SourceMark
  public init(
    expectation: Expectation, text: String, spans: [Range<Int>] = [], metadata: Metadata = Metadata(),
    series: TestSeries? = nil, at mark: SourceMark = SourceMark(line: 1, column: 1)
  ) {
    self.expectation = expectation
    self.text = text
    self.spans = spans
    self.metadata = metadata
    self.series = series
    self.mark = mark
  }
}

/// A part of a document as rules name it. First and last paragraph are of the body; the last one is the last with a
/// word in it.
public enum PartSelector: String, Sendable, CaseIterable {
  case title, lead, body, caption
  case firstParagraph = "first-paragraph"
  case lastParagraph = "last-paragraph"
}
