public import Documents

/// A rulebook as a plain value: what its YAML says, with nothing looked up and nothing compiled.
public struct Rulebook: Sendable {
  public var id: String
  public var title: LocalizedText
  public var version: String
  public var language: String
  /// What its rules rest on, by the key they cite it with.
  public var sources: [String: Source]
  public var rules: [Rule]
  /// Path of the file it was read from.
  public var file: String
  /// SHA-256 of its YAML and of the tables it reads, 64 hexadecimal digits.
  public var sha256: String

  public init(
    id: String, title: LocalizedText, version: String, language: String = "vi", sources: [String: Source] = [:],
    rules: [Rule] = [], file: String = "", sha256: String = ""
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.language = language
    self.sources = sources
    self.rules = rules
    self.file = file
    self.sha256 = sha256
  }
}

/// Text in Vietnamese, and in English where the author gave it.
public struct LocalizedText: Sendable, Hashable, Codable {
  public var vi: String
  public var en: String?
  public init(vi: String, en: String? = nil) {
    self.vi = vi
    self.en = en
  }
  /// Falls back to Vietnamese.
  public subscript(language: Language) -> String { language == .en ? en ?? vi : vi }
}

/// A law, a decree, a style guide: what a rule rests on.
public struct Source: Sendable, Hashable {
  public var title: String
  public var inForce: Day?
  /// Last day in force; nil while it is.
  public var until: Day?
  public var url: String?
  public init(title: String, inForce: Day? = nil, until: Day? = nil, url: String? = nil) {
    self.title = title
    self.inForce = inForce
    self.until = until
    self.url = url
  }
}

/// Line and column count from 1, columns in Unicode scalars as YAML counts them.
public struct SourceMark: Sendable, Hashable {
  public var line: Int
  public var column: Int
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
