public import Documents
public import Rulebooks

/// What a check returns for one document.
public struct Verdict: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    case pass, review, block
  }
  public var outcome: Outcome
  public var document: DocumentSummary
  /// The day the rules were judged by.
  public var asOf: Day
  /// Why not everything could be checked; not empty means the outcome is never `pass`.
  public var incomplete: [IncompleteReason]
  public var scores: Scores
  /// Rules that sleep because something is not known, as one question for each key.
  public var notJudged: [OpenQuestion]
  public var notSeen: NotSeen
  /// In the order of parts, then of their place in the text; those about the whole document come last.
  public var findings: [Finding]
  /// Waivers that waived nothing.
  public var unusedWaivers: [Waiver]
  /// How many rules ran, and of how many rulebooks.
  public var rulesRun: Int
  public var rulebooksRun: Int
  /// What the rules with `over: source` say of this post, for `Checker.judge(posts:of:metadata:from:until:today:)`; empty
  /// where there are none. They decide nothing here.
  public var sourceMarks: [SourceHit] = []
  /// What became of the findings of an earlier check; nil where there was none to compare with.
  public var against: Against?

  public init(
    outcome: Outcome, document: DocumentSummary, asOf: Day, incomplete: [IncompleteReason], scores: Scores,
    notJudged: [OpenQuestion], notSeen: NotSeen, findings: [Finding], unusedWaivers: [Waiver], rulesRun: Int,
    rulebooksRun: Int
  ) {
    self.outcome = outcome
    self.document = document
    self.asOf = asOf
    self.incomplete = incomplete
    self.scores = scores
    self.notJudged = notJudged
    self.notSeen = notSeen
    self.findings = findings
    self.unusedWaivers = unusedWaivers
    self.rulesRun = rulesRun
    self.rulebooksRun = rulebooksRun
  }
}

/// What a report says of the document itself.
public struct DocumentSummary: Sendable {
  public var id: String?
  public var path: String?
  /// Which item of its file it is; nil where the file is the post.
  public var locator: Bilingual?
  /// Bytes of the input.
  public var bytes: Int
  public var encoding: String?
  public var metadata: Metadata
  /// Repairs made by the canonical view, the number of chữ biến dạng; reported, never a fault by itself.
  public var disguises: Int
  /// Stretches that a legacy charset, a wrong one or HTML had left, and that were read.
  public var charsetRepairs = 0
  /// The parts' text, for reports that show the line a finding stands in.
  public var parts: [DocumentPart]

  public init(
    id: String?, path: String?, bytes: Int, encoding: String?, metadata: Metadata, disguises: Int,
    parts: [DocumentPart]
  ) {
    self.id = id
    self.path = path
    self.bytes = bytes
    self.encoding = encoding
    self.metadata = metadata
    self.disguises = disguises
    self.parts = parts
  }
}

/// Why a verdict is incomplete.
public struct IncompleteReason: Sendable, Hashable {
  /// Stable: `rule-not-loaded`, `match-limit`, `invalid-utf8`, `unreadable-object` …
  public var code: String
  public var message: Bilingual
  /// The rule concerned, `rulebook/rule`; nil where none is.
  public var rule: String?
  public init(code: String, message: Bilingual, rule: String? = nil) {
    self.code = code
    self.message = message
    self.rule = rule
  }
}

/// A question to the author that would wake rules.
public struct OpenQuestion: Sendable, Hashable {
  public var key: MetadataKey
  public var question: Bilingual
  /// How many rules wait for it.
  public var rules: Int
  /// True where the text itself (a price with a call to order, an affiliate link) raises the question.
  public var raisedByText: Bool
  public init(key: MetadataKey, question: Bilingual, rules: Int, raisedByText: Bool = false) {
    self.key = key
    self.question = question
    self.rules = rules
    self.raisedByText = raisedByText
  }
}

/// One place that somebody should look at.
public struct Finding: Sendable {
  /// `rulebook/rule`
  public var rule: String
  public var title: LocalizedText
  public var axis: Axis
  /// After `level-when` and after lowering an unaccented match.
  public var level: Level
  public var status: Status
  public var weight: Double
  public var message: LocalizedText
  /// The fault as named sources: `Luật Quảng cáo số 16/2012/QH13, Điều 8 khoản 11`.
  public var basis: [String]
  public var part: PartKind
  /// The author's own text, byte for byte; empty where the finding is about the whole document.
  public var text: String
  /// Set for personal data: shown in place of `text` in every output.
  public var masked: String?
  /// nil where the finding is about the whole document.
  public var range: FindingRange?
  /// What a person calls the place: the paragraph of an office file, the time of a subtitle; nil where lines say enough.
  public var place: Bilingual?
  public var view: String
  public var matchedAs: MatchedAs
  public var fix: Fix?
  /// `1:` and 16 hexadecimal digits.
  public var fingerprint: String
  public var waived: Waiver?

  /// How the text matched: as written, wholly unaccented, or through a disguise.
  public enum MatchedAs: String, Sendable {
    case written, bare, disguised
  }

  /// What to write instead.
  public struct Fix: Sendable, Hashable {
    /// True where `replacement` can be put in without reading.
    public var safe: Bool
    /// Takes the place of the finding's range; nil where only a person can write it.
    public var replacement: String?
    public var note: LocalizedText?
    public init(safe: Bool, replacement: String? = nil, note: LocalizedText? = nil) {
      self.safe = safe
      self.replacement = replacement
      self.note = note
    }
  }

  public init(
    rule: String, title: LocalizedText, axis: Axis, level: Level, status: Status, weight: Double,
    message: LocalizedText, basis: [String], part: PartKind, text: String, masked: String?, range: FindingRange?,
    view: String, matchedAs: MatchedAs, fix: Fix?, fingerprint: String, waived: Waiver?
  ) {
    self.rule = rule
    self.title = title
    self.axis = axis
    self.level = level
    self.status = status
    self.weight = weight
    self.message = message
    self.basis = basis
    self.part = part
    self.text = text
    self.masked = masked
    self.range = range
    self.view = view
    self.matchedAs = matchedAs
    self.fix = fix
    self.fingerprint = fingerprint
    self.waived = waived
  }

  /// What may be shown of the matched text.
  public var shownText: String { masked ?? text }
}

/// A place in the author's text: in the file for plain text, in the decoded text of the part for JSON and other
/// encodings. Half open.
public struct FindingRange: Sendable, Hashable {
  /// UTF-8 bytes from the start of the file.
  public var bytes: Range<Int>
  /// UTF-16 code units from the start of the file.
  public var utf16: Range<Int>
  public var start: Place
  public var end: Place
  /// Bytes within the part's own text.
  public var bytesInPart: Range<Int>

  public struct Place: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// Graphemes, from 1.
    public var column: Int
    /// The same place in UTF-8 bytes and in UTF-16 units of its line, from 1: formats of other tools count in these.
    public var utf8Column: Int
    public var utf16Column: Int

    /// Without columns in other units, the line is taken for ASCII up to here.
    public init(line: Int, column: Int, utf8Column: Int? = nil, utf16Column: Int? = nil) {
      self.line = line
      self.column = column
      self.utf8Column = utf8Column ?? column
      self.utf16Column = utf16Column ?? column
    }
  }

  public init(bytes: Range<Int>, utf16: Range<Int>, start: Place, end: Place, bytesInPart: Range<Int>) {
    self.bytes = bytes
    self.utf16 = utf16
    self.start = start
    self.end = end
    self.bytesInPart = bytesInPart
  }
}

/// Three scores and the lowest of them. nil: no rule of the axis could run.
public struct Scores: Sendable {
  public var accurate: Int?
  public var politicallyCorrect: Int?
  public var lawful: Int?
  /// The lowest of the three that are known.
  public var overall: Int?
  /// True where something could not be checked.
  public var upperBound: Bool
  /// What was taken from 100, by axis and rule: the sum explains the score exactly.
  public var contributions: [Contribution]

  public subscript(axis: Axis) -> Int? {
    switch axis {
    case .accurate: accurate
    case .politicallyCorrect: politicallyCorrect
    case .lawful: lawful
    }
  }

  public struct Contribution: Sendable, Hashable {
    public var axis: Axis
    /// nil for the cut at 0 and for rounding.
    public var rule: String?
    /// Points taken; negative for points given back by the cut at 0 or by rounding.
    public var points: Double
    /// How many findings of the rule it sums up.
    public var findings: Int
    public init(axis: Axis, rule: String?, points: Double, findings: Int) {
      self.axis = axis
      self.rule = rule
      self.points = points
      self.findings = findings
    }
  }

  public init(
    accurate: Int?, politicallyCorrect: Int?, lawful: Int?, overall: Int?, upperBound: Bool,
    contributions: [Contribution]
  ) {
    self.accurate = accurate
    self.politicallyCorrect = politicallyCorrect
    self.lawful = lawful
    self.overall = overall
    self.upperBound = upperBound
    self.contributions = contributions
  }
}
