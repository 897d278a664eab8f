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
    _ = try CompiledPattern(self)
  }
}
