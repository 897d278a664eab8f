public import Documents
public import Rulebooks

/// One post with what was found in it, ready to be kept and shown: nothing in it needs masking any more. Every report of
/// `soat scan` is made of these, and those formats of `soat check` that other programs read.
public struct ReportItem: Sendable, Codable {
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    case pass, review, block
    /// It could not be read at all; `incomplete` says why.
    case failed
  }
  /// What it is known by within its source, from one scan to the next: its id, its canonical address, or its path and
  /// place in the file.
  public var key: String
  /// The id of its source in `sources.yaml`; nil for `soat check`.
  public var source: String?
  public var title: String?
  public var url: String?
  /// The file it was read from.
  public var path: String?
  /// Which item of the file it is.
  public var locator: Bilingual?
  /// ISO 8601, as `Instant` writes it.
  public var publishedAt: String?
  public var outcome: Outcome
  /// Why not everything could be checked.
  public var incomplete: [Reason]
  public var notSeen: NotSeen
  public var notJudged: [Question]
  /// Empty where nothing was found: the text of a clean post is not kept.
  public var parts: [Part]
  public var scores: ItemScores
  public var findings: [ReportFinding]
  /// Rules that ran, and of how many rulebooks.
  public var rulesRun: Int
  public var rulebooksRun: Int
  /// The charset it was read from, where that was not UTF-8.
  public var encoding: String?

  public struct Reason: Sendable, Codable, Hashable {
    public var code: String
    public var message: Bilingual
    /// The rule concerned; nil where none is.
    public var rule: String?
    public init(code: String, message: Bilingual, rule: String? = nil) {
      self.code = code
      self.message = message
      self.rule = rule
    }
  }

  /// A question that would wake sleeping rules.
  public struct Question: Sendable, Codable, Hashable {
    public var key: String
    public var question: Bilingual
    public var rules: Int
    public init(key: String, question: Bilingual, rules: Int) {
      self.key = key
      self.question = question
      self.rules = rules
    }
  }

  public struct Part: Sendable, Codable, Hashable {
    /// `body`, `caption[0]`
    public var name: String
    public var text: String
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// nil: no rule of the axis ran.
  public struct ItemScores: Sendable, Codable, Hashable {
    public var accurate: Int?
    public var politicallyCorrect: Int?
    public var lawful: Int?
    public var overall: Int?
    public init(accurate: Int? = nil, politicallyCorrect: Int? = nil, lawful: Int? = nil, overall: Int? = nil) {
      self.accurate = accurate
      self.politicallyCorrect = politicallyCorrect
      self.lawful = lawful
      self.overall = overall
    }
  }

  public init(key: String, outcome: Outcome) {
    self.key = key
    self.outcome = outcome
    incomplete = []
    notSeen = NotSeen()
    notJudged = []
    parts = []
    scores = ItemScores()
    findings = []
    rulesRun = 0
    rulebooksRun = 0
  }
}

/// One finding as reports show it.
public struct ReportFinding: Sendable, Codable {
  /// What became of it since the scan that this one is compared with.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// Not there before.
    case new
    /// There before and still.
    case open
    /// There before and gone.
    case mended
  }
  public var rule: String
  public var title: LocalizedText
  public var axis: Axis
  public var level: Level
  public var status: Status
  public var message: LocalizedText
  public var basis: [String]
  /// What to do, for a person.
  public var fix: LocalizedText?
  /// What to write in its place; nil where only a person can say.
  public var replacement: String?
  /// True where `replacement` can be put in without reading.
  public var isFixSafe: Bool
  /// The name of the part it stands in.
  public var part: String
  /// The matched text as it may be shown; empty where the finding is about the whole post.
  public var text: String
  /// True where personal data is hidden in `text`.
  public var isMasked: Bool
  /// UTF-8 bytes within `ReportItem.parts`' text of this part; nil for the whole post.
  public var span: Range<Int>?
  /// Where it stands in the file; nil where that cannot be told.
  public var place: Place?
  /// What a person calls that place: the paragraph, the cell, the time.
  public var placeName: Bilingual?
  public var fingerprint: String
  public var waiver: WaiverNote?
  public var state: State
  /// The day of the scan that saw it first, `2026-11-20`; nil for `soat check`.
  public var firstSeen: String?

  /// In the file. Bytes and UTF-16 units from its start, half open; lines and columns (graphemes) from 1.
  public struct Place: Sendable, Codable, Hashable {
    public var bytes: Range<Int>
    public var utf16: Range<Int>
    public var startLine: Int
    public var startColumn: Int
    public var endLine: Int
    public var endColumn: Int
    /// Columns in UTF-8 bytes and in UTF-16 units of the line, from 1.
    public var utf8Columns: Columns
    public var utf16Columns: Columns
    /// True: the numbers are those of the file itself. False: of the decoded text of the part, as of a JSON field.
    public var isInFile: Bool

    public struct Columns: Sendable, Codable, Hashable {
      public var start: Int
      public var end: Int
      public init(start: Int, end: Int) {
        self.start = start
        self.end = end
      }
    }

    public init(
      bytes: Range<Int>, utf16: Range<Int>, startLine: Int, startColumn: Int, endLine: Int, endColumn: Int,
      utf8Columns: Columns? = nil, utf16Columns: Columns? = nil, isInFile: Bool = true
    ) {
      self.bytes = bytes
      self.utf16 = utf16
      self.startLine = startLine
      self.startColumn = startColumn
      self.endLine = endLine
      self.endColumn = endColumn
      self.utf8Columns = utf8Columns ?? Columns(start: startColumn, end: endColumn)
      self.utf16Columns = utf16Columns ?? Columns(start: startColumn, end: endColumn)
      self.isInFile = isInFile
    }
  }

  public struct WaiverNote: Sendable, Codable, Hashable {
    public var reason: String
    public var until: String?
    public var origin: String
    public init(reason: String, until: String?, origin: String) {
      self.reason = reason
      self.until = until
      self.origin = origin
    }
  }

  public init(
    rule: String, title: LocalizedText, axis: Axis, level: Level, status: Status = .stable, message: LocalizedText,
    basis: [String] = [], part: String = "body", text: String = "", fingerprint: String, state: State = .new
  ) {
    self.rule = rule
    self.title = title
    self.axis = axis
    self.level = level
    self.status = status
    self.message = message
    self.basis = basis
    isFixSafe = false
    self.part = part
    self.text = text
    isMasked = false
    self.fingerprint = fingerprint
    self.state = state
  }
}
