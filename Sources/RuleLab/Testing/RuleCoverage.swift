public import Documents

/// Which parts of a rule its tests touch.
public struct RuleCoverage: Sendable {
  /// A list, a pattern, the items of `except` or `unless`, the conditions of `when`.
  public struct Part: Sendable {
    /// Where in the rule: `forbid`, `except 2`.
    public var place: String
    public var what: What
    public var total: Int
    public var touched: Int
    /// Those that no test touches; empty where the list is too long to name them.
    public var missing: [Bilingual]
    /// A list too long for each of its entries to have a test.
    public var isLong: Bool { total > RuleCoverage.namedLimit }

    public enum What: String, Sendable, CaseIterable {
      case words, alternatives, items, conditions, entries

      public var name: Bilingual {
        switch self {
        case .words: Bilingual(vi: "từ", en: "phrases")
        case .alternatives: Bilingual(vi: "nhánh của mẫu", en: "branches of a pattern")
        case .items: Bilingual(vi: "mục", en: "items")
        case .conditions: Bilingual(vi: "điều kiện", en: "conditions")
        case .entries: Bilingual(vi: "dòng", en: "entries")
        }
      }
    }
  }

  /// Lists longer than this are told as a share: nobody reads five hundred names.
  public static let namedLimit = 40

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  public var total: Int { parts.reduce(0) { $0 + $1.total } }
  public var touched: Int { parts.reduce(0) { $0 + $1.touched } }
  public var gaps: [Part] { parts.filter { $0.touched < $0.total } }
}
