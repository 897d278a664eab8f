public import Documents

/// A fault in a rulebook, told to the person who must mend it.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable {
    case error, warning, notice
  }

  public var code: DiagnosticCode
  public var message: Bilingual
  /// What to do, with the corrected line where there is one.
  public var help: Bilingual?
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// Unicode scalars to underline; at least 1.
  public var length: Int
  public var sourceLine: String

  public var severity: Severity { code.rawValue.hasPrefix("W") ? .warning : .error }

  public init(
    code: DiagnosticCode, message: Bilingual, help: Bilingual? = nil, file: String, line: Int, column: Int,
    length: Int = 1, sourceLine: String = ""
  ) {
    self.code = code
    self.message = message
    self.help = help
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.sourceLine = sourceLine
  }
}
