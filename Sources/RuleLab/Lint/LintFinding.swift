public import Documents
public import RulebookLoading
public import Rulebooks

/// Something in a rulebook that its author should know.
public struct LintFinding: Sendable {
  /// Stable: `L320`, or a code of the loader.
  public var code: String
  public var severity: Diagnostic.Severity
  public var message: Bilingual
  public var help: Bilingual?
  public var place: LintPlace
  /// The rule it is about; nil where it is about a list or the file.
  public var rule: String?
  /// What `soat lint --fix` does; empty where only a person can decide.
  public var edits: [LintEdit]

  init(
    _ code: LintCode, at place: LintPlace, rule: String? = nil, vi: String, en: String, help: Bilingual? = nil,
    edits: [LintEdit] = []
  ) {
    self.code = code.rawValue
    severity = code.severity
    message = Bilingual(vi: vi, en: en)
    self.help = help
    self.place = place
    self.rule = rule
    self.edits = edits
  }

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.code.rawValue
    severity = diagnostic.severity
    message = diagnostic.message
    help = diagnostic.help
    place = LintPlace(
      file: diagnostic.file, line: diagnostic.line, column: diagnostic.column, length: diagnostic.length,
      sourceLine: diagnostic.sourceLine)
    edits = []
  }
}

/// Where a finding is shown. Line and column from 1, columns and length in Unicode scalars.
public struct LintPlace: Sendable, Hashable {
  public var file: String
  public var line: Int
  public var column: Int
  public var length: Int
  public var sourceLine: String
}

/// A stretch of a file and what shall stand there.
public struct LintEdit: Sendable, Hashable {
  public var from: SourceMark
  /// Not included.
  public var to: SourceMark
  public var text: String
}

extension Bilingual {
  static func of(_ vi: String, _ en: String) -> Bilingual { Bilingual(vi: vi, en: en) }
}
