public import Documents
public import Rulebooks

/// What a report needs to know beside the verdicts.
public struct ReportContext: Sendable {
  public var tool: ToolInfo
  public var language: Language
  /// ANSI colours. False for files, pipes and where `NO_COLOR` is set.
  public var colour: Bool
  /// Columns of the terminal; reports for people wrap there.
  public var width: Int
  /// Shows how each score came about, contribution by contribution.
  public var explain: Bool
  /// Shows only findings of this level and above; scores and verdict stay those of all findings.
  public var only: Level?

  public init(
    tool: ToolInfo, language: Language = .vi, colour: Bool = false, width: Int = 80, explain: Bool = false,
    only: Level? = nil
  ) {
    self.tool = tool
    self.language = language
    self.colour = colour
    self.width = width
    self.explain = explain
    self.only = only
  }
}

/// What produced the verdicts: enough to produce them again.
public struct ToolInfo: Sendable, Hashable {
  /// Version of soat.
  public var version: String
  /// Versions of the libraries that decide what text is and what matches.
  public var icu: String
  public var pcre2: String
  public var rulebooks: [LoadedRulebook]

  /// A rulebook that took part.
  public struct LoadedRulebook: Sendable, Hashable {
    public var id: String
    public var version: String
    /// 64 hexadecimal digits, over its YAML and its tables.
    public var sha256: String
    /// How many of its rules loaded.
    public var rules: Int
    public init(id: String, version: String, sha256: String, rules: Int) {
      self.id = id
      self.version = version
      self.sha256 = sha256
      self.rules = rules
    }
  }

  public init(version: String, icu: String, pcre2: String, rulebooks: [LoadedRulebook]) {
    self.version = version
    self.icu = icu
    self.pcre2 = pcre2
    self.rulebooks = rulebooks
  }

  /// - Parameter rulebooks: those that were loaded, in the order they are listed in.
  public init(version: String, icu: String, pcre2: String, rulebooks: [Rulebook]) {
    self.init(
      version: version, icu: icu, pcre2: pcre2,
      rulebooks: rulebooks.map {
        LoadedRulebook(id: $0.id, version: $0.version, sha256: $0.sha256, rules: $0.rules.count)
      })
  }
}
