public import Rulebooks

/// Which rewritings of its `bad` examples one rule survives.
public struct RuleVariants: Sendable {
  /// How often a variant was tried, and what came of it.
  public struct Tally: Sendable {
    public var variant: Variant
    public var held = 0
    public var broken = 0
    /// The rule's options promise nothing here.
    public var unpromised = 0

    public enum Mark: String, Sendable {
      case held, broken, unpromised
      /// No example has anything to rewrite in this way.
      case nothing
    }

    public var mark: Mark {
      if broken > 0 { return .broken }
      return held > 0 ? .held : unpromised > 0 ? .unpromised : .nothing
    }
  }

  /// A variant that the rule promises and misses, or a near miss that it reports.
  public struct Failure: Sendable {
    public var variant: Variant
    public var test: RuleTest
    public var file: String
    /// The test's text as it was rewritten.
    public var text: String
    /// UTF-8 bytes in `text`; for a near miss, the word that must not be reported.
    public var expected: [Range<Int>]
    public var reported: [Range<Int>]
  }

  /// One for each variant, in their order.
  public var tallies: [Tally]
  public var failures: [Failure]

  public subscript(variant: Variant) -> Tally { tallies.first { $0.variant == variant } ?? Tally(variant: variant) }
}
