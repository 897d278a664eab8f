/// A pattern of the dialect, parsed and accepted: what PCRE2 will be given is drawn from `root`.
public struct Pattern: Sendable {
  /// As its author wrote it.
  public let source: String
  public let root: PatternNode
  public let caseSensitive: Bool

  /// Asks PCRE2 too, so that a pattern that loads is a pattern that runs.
  /// - Throws: `PatternError` with the place of what is refused.
  public init(_ source: String, caseSensitive: Bool = false) throws(PatternError) {
    self.source = source
    self.caseSensitive = caseSensitive
    self.root = try PatternParser.parse(source)
    do {
      try CompiledPattern(self).validate()
    } catch {
      throw PatternError(error.code, at: 0..<source.utf8.count, detail: error.detail)
    }
  }

  /// A pattern that was accepted before, by the same version of PCRE2: it is not asked again.
  /// - Throws: `PatternError` where it is not of the dialect.
  public init(accepted source: String, caseSensitive: Bool) throws(PatternError) {
    self.source = source
    self.caseSensitive = caseSensitive
    self.root = try PatternParser.parse(source)
  }
}
