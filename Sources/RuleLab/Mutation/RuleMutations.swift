public import Documents

/// Changes to one rule, and which of them no test noticed.
public struct RuleMutations: Sendable {
  public struct Change: Sendable {
    /// Where in the rule: `forbid`, `except 2`, `when`.
    public var place: String
    /// What was changed, in words.
    public var what: Bilingual
    /// Some test of the rule failed with the change.
    public var isNoticed: Bool
  }

  /// A list too long to try every entry of.
  public struct Sample: Sendable {
    public var place: String
    public var entries: Int
    public var tried: Int
  }

  public var changes: [Change]
  public var samples: [Sample]

  public var noticed: Int { changes.count { $0.isNoticed } }
  public var unnoticed: [Change] { changes.filter { !$0.isNoticed } }
}
