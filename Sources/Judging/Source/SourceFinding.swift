public import Documents
public import Rulebooks

/// Something about the many posts of one source that somebody should look at.
public struct SourceFinding: Sendable {
  /// `rulebook/rule`
  public var rule: String
  public var title: LocalizedText
  public var axis: Axis
  /// After `level-when`, by what is known of the source.
  public var level: Level
  public var status: Status
  public var message: LocalizedText
  public var basis: [String]
  public var fix: LocalizedText?
  /// Days concerned, rising; empty for the whole time.
  public var days: [Day]
  /// Keys of posts concerned, at most `SourceFinding.postLimit` of them.
  public var posts: [String]
  /// `1:` and 16 hexadecimal digits: of the rule, the source and the day, week or form that it is about, so that one and the
  /// same fault has one fingerprint in every scan.
  public var fingerprint: String
  /// A waiver of the policy for this rule, and if it names a text, for this source or day.
  public var waived: Waiver?

  /// Posts that a finding names; its message says how many there are.
  public static let postLimit = 100

  public init(
    rule: String, title: LocalizedText, axis: Axis, level: Level, status: Status, message: LocalizedText,
    basis: [String], fix: LocalizedText?, days: [Day], posts: [String], fingerprint: String, waived: Waiver? = nil
  ) {
    self.rule = rule
    self.title = title
    self.axis = axis
    self.level = level
    self.status = status
    self.message = message
    self.basis = basis
    self.fix = fix
    self.days = days
    self.posts = posts
    self.fingerprint = fingerprint
    self.waived = waived
  }
}

/// What the rules with `over: source` say of one source.
public struct SourceJudgement: Sendable {
  /// In the order of the rulebooks, then of days.
  public var findings: [SourceFinding]
  /// Posts that some rule could not take into account, rule by rule: chưa xét.
  public var notJudged: [NotJudged]

  public struct NotJudged: Sendable, Hashable {
    public var rule: String
    /// Posts without a day.
    public var undated: Int
    /// Posts of which something is not known that the rule's `when` asks for.
    public var waiting: Int
    /// What is not known of them: `campaign`.
    public var keys: [String]

    public init(rule: String, undated: Int, waiting: Int, keys: [String]) {
      self.rule = rule
      self.undated = undated
      self.waiting = waiting
      self.keys = keys
    }

    /// One sentence.
    public var sentence: Bilingual {
      var vi: [String] = []
      var en: [String] = []
      if undated > 0 {
        vi.append("\(undated) bài chưa rõ ngày đăng")
        en.append("\(undated) without a day")
      }
      if waiting > 0 {
        vi.append("\(waiting) bài chưa ghi \(keys.joined(separator: ", "))")
        en.append("\(waiting) without \(keys.joined(separator: ", "))")
      }
      return Bilingual(
        vi: "Chưa xét theo \(rule): \(vi.joined(separator: ", ")).",
        en: "Posts not judged by \(rule): \(en.joined(separator: ", ")).")
    }
  }

  public init(findings: [SourceFinding] = [], notJudged: [NotJudged] = []) {
    self.findings = findings
    self.notJudged = notJudged
  }
}
