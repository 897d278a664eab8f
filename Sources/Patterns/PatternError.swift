/// Why a pattern is refused, and where.
public struct PatternError: Error, Sendable, Hashable {
  /// Stable names: diagnostics and documents cite them.
  public enum Code: String, Sendable, CaseIterable {
    case emptyPattern = "empty-pattern"
    case emptyAlternative = "empty-alternative"
    case matchesEmpty = "matches-empty"
    case unbalancedGroup = "unbalanced-group"
    case unbalancedClass = "unbalanced-class"
    case emptyClass = "empty-class"
    case posixClass = "posix-class"
    case combiningMarkInClass = "combining-mark-in-class"
    case badRange = "bad-range"
    case badEscape = "bad-escape"
    case badRepeat = "bad-repeat"
    case badName = "bad-name"
    case unknownGroup = "unknown-group"
    case unknownReference = "unknown-reference"
    case unknownProperty = "unknown-property"
    case lookbehindLength = "lookbehind-length"
    case verb
    case resetStart = "reset-start"
    case singleByte = "single-byte"
    case recursion
    case conditional
    case callout
    case inlineOption = "inline-option"
    case tooDeep = "too-deep"
    case doesNotCompile = "does-not-compile"
  }

  public var code: Code
  /// UTF-8 bytes of the pattern's source.
  public var range: Range<Int>
  /// What PCRE2 said, where the code is `doesNotCompile`; English.
  public var detail: String?

  public init(_ code: Code, at range: Range<Int>, detail: String? = nil) {
    self.code = code
    self.range = range
    self.detail = detail
  }

  /// One sentence in Vietnamese: what is wrong and what to write instead.
  public var vi: String { code.vi + (detail.map { " (\($0))" } ?? "") }
  /// The same sentence in English.
  public var en: String { code.en + (detail.map { " (\($0))" } ?? "") }
}
