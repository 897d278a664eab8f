public import Documents
public import Rulebooks

/// What a report is made of: everything but the items stands in memory, and those are handed over one at a time.
///
/// A list of what is to be mended: there is no score, rank or trend of a source in it, and `politically-correct` is never
/// added up over items.
public struct ScanReport: Sendable {
  public var tool: ToolInfo
  public var language: Language
  /// nil for `soat check`, which keeps nothing.
  public var scan: Scan?
  public var counts: Counts
  /// In the order of `sources.yaml`; empty for `soat check`.
  public var sources: [Source]
  /// Rules with at least one finding that is open or was mended, the gravest and most frequent first.
  public var rules: [RuleSummary]
  /// Findings over the many posts of a source, by rules with `over: source`.
  public var sourceFindings: [SourceFinding]
  /// How many findings were first seen on each day, `2026-11-20`, and are open, by level.
  public var openByDay: [DayCount]
  /// How many rules ran on the items of the run, the clean ones among them; nil: as the items that are handed over say.
  public var ran: Ran?
  /// True where findings were held against an earlier run although there is no `scan`: `soat check --against`.
  public var isCompared = false
  /// What nobody looked at in all items of the run; nil: as the items that are handed over say.
  public var notSeen: NotSeen?
  /// Why not everything could be read or checked, beside what the items say of themselves.
  public var incomplete: [ReportItem.Reason]
  /// Hands over every item that failed or has a finding, open or mended, in the order of source and key; those of `soat
  /// check` all, in their order. May be called several times.
  public var eachItem: @Sendable (_ body: (ReportItem) throws -> Void) throws -> Void

  /// A range where what is known of the posts decides which rules run.
  public struct Ran: Sendable, Hashable {
    public var rules: ClosedRange<Int>
    public var rulebooks: ClosedRange<Int>
    public init(rules: ClosedRange<Int>, rulebooks: ClosedRange<Int>) {
      self.rules = rules
      self.rulebooks = rulebooks
    }
  }

  public struct Scan: Sendable, Hashable {
    public var id: Int
    /// ISO 8601, as `Instant` writes it.
    public var startedAt: String
    public var finishedAt: String?
    /// The scan it is compared with; nil for the first.
    public var comparedWith: Int?
    public var comparedAt: String?
    /// True where it was stopped before its end: what was not reached is unknown.
    public var isPartial: Bool
    public init(
      id: Int, startedAt: String, finishedAt: String? = nil, comparedWith: Int? = nil, comparedAt: String? = nil,
      isPartial: Bool = false
    ) {
      self.id = id
      self.startedAt = startedAt
      self.finishedAt = finishedAt
      self.comparedWith = comparedWith
      self.comparedAt = comparedAt
      self.isPartial = isPartial
    }
  }

  /// Items of a run.
  public struct Counts: Sendable, Hashable {
    /// Read in this run, whether judged anew or known already.
    public var read: Int
    /// Of those: known already, and not judged again.
    public var unchanged: Int
    /// Left out on purpose: no source of `sources.yaml`, no agreement that holds, nothing to read.
    public var skipped: Int
    /// Could not be read.
    public var failed: Int
    public init(read: Int = 0, unchanged: Int = 0, skipped: Int = 0, failed: Int = 0) {
      self.read = read
      self.unchanged = unchanged
      self.skipped = skipped
      self.failed = failed
    }
  }

  /// A partner, or one's own page.
  public struct Source: Sendable, Hashable {
    public var id: String
    public var name: String
    /// Why its pages may be read: one's own, or an agreement with its last day.
    public var consent: Bilingual
    public var counts: Counts
    /// Items with a finding that is open and not waived, by their gravest level.
    public var items: LevelCounts
    /// Open findings that are not waived.
    public var open: LevelCounts
    /// Of the open ones: not there in the scan before.
    public var new: Int
    public var waived: Int
    public var mended: Int
    public init(
      id: String, name: String, consent: Bilingual, counts: Counts = Counts(), items: LevelCounts = LevelCounts(),
      open: LevelCounts = LevelCounts(), new: Int = 0, waived: Int = 0, mended: Int = 0
    ) {
      self.id = id
      self.name = name
      self.consent = consent
      self.counts = counts
      self.items = items
      self.open = open
      self.new = new
      self.waived = waived
      self.mended = mended
    }
  }

  public struct LevelCounts: Sendable, Hashable, Codable {
    public var error: Int
    public var warning: Int
    public var notice: Int
    public init(error: Int = 0, warning: Int = 0, notice: Int = 0) {
      self.error = error
      self.warning = warning
      self.notice = notice
    }
    public subscript(level: Level) -> Int {
      get { level == .error ? error : level == .warning ? warning : notice }
      set {
        switch level {
        case .error: error = newValue
        case .warning: warning = newValue
        case .notice: notice = newValue
        }
      }
    }
    public var total: Int { error + warning + notice }
  }

  public struct RuleSummary: Sendable, Hashable {
    public var rule: String
    public var title: LocalizedText
    public var axis: Axis
    public var level: Level
    public var basis: [String]
    public var fix: LocalizedText?
    public var open: Int
    public var new: Int
    public var mended: Int
    public var waived: Int
    public init(
      rule: String, title: LocalizedText, axis: Axis, level: Level, basis: [String], fix: LocalizedText? = nil,
      open: Int = 0, new: Int = 0, mended: Int = 0, waived: Int = 0
    ) {
      self.rule = rule
      self.title = title
      self.axis = axis
      self.level = level
      self.basis = basis
      self.fix = fix
      self.open = open
      self.new = new
      self.mended = mended
      self.waived = waived
    }
  }

  /// A finding of a rule with `over: source`: days without a post, a share too low.
  public struct SourceFinding: Sendable, Hashable, Codable {
    public var source: String
    public var rule: String
    public var title: LocalizedText
    public var level: Level
    public var message: LocalizedText
    public var basis: [String]
    public var fix: LocalizedText?
    /// Days concerned, `2026-11-20`; empty for the whole time.
    public var days: [String]
    /// Keys of the items concerned.
    public var items: [String]
    public var fingerprint: String
    public var waiver: ReportFinding.WaiverNote?
    public var state: ReportFinding.State
    public init(
      source: String, rule: String, title: LocalizedText, level: Level, message: LocalizedText, basis: [String] = [],
      fix: LocalizedText? = nil, days: [String] = [], items: [String] = [], fingerprint: String,
      state: ReportFinding.State = .new
    ) {
      self.source = source
      self.rule = rule
      self.title = title
      self.level = level
      self.message = message
      self.basis = basis
      self.fix = fix
      self.days = days
      self.items = items
      self.fingerprint = fingerprint
      self.state = state
    }
  }

  public struct DayCount: Sendable, Hashable {
    public var day: String
    public var counts: LevelCounts
    public init(day: String, counts: LevelCounts) {
      self.day = day
      self.counts = counts
    }
  }

  public init(
    tool: ToolInfo, language: Language = .vi, scan: Scan? = nil, counts: Counts = Counts(), sources: [Source] = [],
    rules: [RuleSummary] = [], sourceFindings: [SourceFinding] = [], openByDay: [DayCount] = [],
    incomplete: [ReportItem.Reason] = [],
    eachItem: @escaping @Sendable (_ body: (ReportItem) throws -> Void) throws -> Void
  ) {
    self.tool = tool
    self.language = language
    self.scan = scan
    self.counts = counts
    self.sources = sources
    self.rules = rules
    self.sourceFindings = sourceFindings
    self.openByDay = openByDay
    self.incomplete = incomplete
    self.eachItem = eachItem
  }
}
