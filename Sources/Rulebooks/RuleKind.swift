public import Documents

/// What a rule may say. Eight kinds and no more: docs/rulebooks.md describes each.
public enum RuleKind: Sendable {
  case forbid(MatchExpression)
  case require(Requirement)
  case prefer([Preference], options: PhraseOptions)
  case officialName(NameTable)
  case count(CountLimit)
  case consistent([FormGroup])
  case expect(Expectation)
  case check(BuiltInCheck)

  /// The key in YAML.
  public var name: String {
    switch self {
    case .forbid: "forbid"
    case .require: "require"
    case .prefer: "prefer"
    case .officialName: "official-name"
    case .count: "count"
    case .consistent: "consistent"
    case .expect: "expect"
    case .check: "check"
    }
  }

  public static let names = ["forbid", "require", "prefer", "official-name", "count", "consistent", "expect", "check"]
}

/// Something is missing while the rule's `when` holds.
public struct Requirement: Sendable {
  public var expression: MatchExpression
  /// How many distinct matches are enough.
  public var atLeast: Int
  /// Where they must stand; nil for anywhere.
  public var part: PartSelector?
  /// They must stand before the first match of this, and only where it stands at all; nil for anywhere.
  public var before: MatchExpression?
  public init(
    expression: MatchExpression, atLeast: Int = 1, part: PartSelector? = nil, before: MatchExpression? = nil
  ) {
    self.expression = expression
    self.atLeast = atLeast
    self.part = part
    self.before = before
  }
}

/// A wrong form of a term and the right one.
public struct Preference: Sendable {
  public var wrong: Phrase
  public var right: String
  public var note: String?
  public init(wrong: Phrase, right: String, note: String? = nil) {
    self.wrong = wrong
    self.right = right
    self.note = note
  }
}

/// Official names, each with what is accepted beside it, what is known to be wrong, and how long it holds.
public struct NameTable: Sendable {
  public var entries: [OfficialName]
  /// Which faults this rule reports.
  public var reports: Set<Fault>

  public enum Fault: String, Sendable, CaseIterable {
    /// The right letters with other marks: `Đảng Công sản`.
    case diacritics
    /// The right word in other capitals: `Bộ Công An`.
    case capitals
    /// A form of the `wrong` column.
    case wrong
    /// A name that stands as present after its last day.
    case former
  }

  public init(entries: [OfficialName], reports: Set<Fault> = Set(Fault.allCases)) {
    self.entries = entries
    self.reports = reports
  }
}

public struct OfficialName: Sendable {
  public var name: String
  /// Short forms and other spellings that are right as well.
  public var accepted: [String]
  public var wrong: [String]
  /// Names it had before `from`.
  public var former: [String]
  public var from: Day?
  /// Last day on which the name holds.
  public var until: Day?
  /// What stands in its place after `until`.
  public var successor: String?
  /// Every column of the row, for `{row.column}` in messages.
  public var row: [String: String]
  public init(
    name: String, accepted: [String] = [], wrong: [String] = [], former: [String] = [], from: Day? = nil,
    until: Day? = nil, successor: String? = nil, row: [String: String] = [:]
  ) {
    self.name = name
    self.accepted = accepted
    self.wrong = wrong
    self.former = former
    self.from = from
    self.until = until
    self.successor = successor
    self.row = row
  }
}

/// The number of something lies outside `min...max`.
public struct CountLimit: Sendable {
  public enum Subject: Sendable {
    case matches(MatchExpression)
    /// Words written wholly in capitals, two letters or more.
    case capitals
    case exclamationMarks
    /// Stretches written so that a machine does not read them.
    case disguises
    /// Tiếng: syllables and other words.
    case syllables
    /// Graphemes.
    case characters
  }
  public var subject: Subject
  public var min: Int?
  public var max: Int?
  /// Counted in this part; nil for the whole document.
  public var part: PartSelector?
  public init(subject: Subject, min: Int? = nil, max: Int? = nil, part: PartSelector? = nil) {
    self.subject = subject
    self.min = min
    self.max = max
    self.part = part
  }
}

/// Forms that exclude each other: a document uses one of them.
public struct FormGroup: Sendable {
  public var forms: [Phrase]
  public init(forms: [Phrase]) { self.forms = forms }
}

/// A comparison of metadata: `published-at: ">= source-published-at + 1h"`.
public enum Expectation: Sendable {
  case compare(Comparison)
  /// For each item of `media` where `where` holds, `has` must hold too.
  case eachMedia(MediaExpectation)

  public struct Comparison: Sendable {
    public enum Operator: String, Sendable, CaseIterable {
      case less = "<", lessOrEqual = "<=", equal = "=", greaterOrEqual = ">=", greater = ">"
    }
    public var key: MetadataKey
    public var relation: Operator
    public var other: MetadataKey
    /// Added to the value of `other`.
    public var offsetMinutes: Int
    public init(key: MetadataKey, relation: Operator, other: MetadataKey, offsetMinutes: Int = 0) {
      self.key = key
      self.relation = relation
      self.other = other
      self.offsetMinutes = offsetMinutes
    }
  }
}

public struct MediaExpectation: Sendable {
  /// Only items of this type; nil for all.
  public var type: String?
  /// Only items whose `ai-generated` is this; nil for all.
  public var aiGenerated: Bool?
  /// Passes where caption or alternative text holds one of these; empty asks only that they be there.
  public var captionContains: [Phrase]
  /// Passes where the document's own text holds one of `captionContains` too.
  public var textCounts: Bool
  public init(
    type: String? = nil, aiGenerated: Bool? = nil, captionContains: [Phrase] = [], textCounts: Bool = true
  ) {
    self.type = type
    self.aiGenerated = aiGenerated
    self.captionContains = captionContains
    self.textCounts = textCounts
  }
}

/// A check that no pattern can do; docs/checks.md documents each and its parameters.
public struct BuiltInCheck: Sendable {
  public enum Name: String, Sendable, CaseIterable {
    case weekday
    case dateExists = "date-exists"
    case lunarDate = "lunar-date"
    case percentSum = "percent-sum"
    case numberFormat = "number-format"
    case documentNumber = "document-number"
    case factTable = "fact-table"
    case cardNumber = "card-number"
    case taxCode = "tax-code"
    case identityNumber = "identity-number"
    case spelling
    case linkOwner = "link-owner"
    case quotation
    case claimOutsideFile = "claim-outside-file"
  }
  public var name: Name
  /// Words that must stand within `cueDistance` tiếng before or after; empty for none. Used by checks on bare numbers.
  public var cues: [Phrase]
  public var cueDistance: Int
  /// Rows of the table of `fact-table` and `link-owner`.
  public var rows: [[String: String]]
  /// `quotation`: how many tiếng a quotation must have.
  public var minimum = 6
  /// `quotation`: how many per cent of its words must stand in the source in their order.
  public var similarity = 60
  /// `claim-outside-file`: words that open a claim, and what it must be about; no `about`: any claim.
  public var claims: [Phrase] = []
  public var about: [Phrase] = []
  /// `claim-outside-file`: fields of the product's file that the post is compared with.
  public var reports = Set(ProductSheet.Field.allCases)
  public init(name: Name, cues: [Phrase] = [], cueDistance: Int = 6, rows: [[String: String]] = []) {
    self.name = name
    self.cues = cues
    self.cueDistance = cueDistance
    self.rows = rows
  }
}
