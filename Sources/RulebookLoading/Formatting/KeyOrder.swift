/// The order in which keys are written. Where it could mean something, in what a rule looks for and in its contexts, the
/// author's own order stays.
enum KeyOrder {
  /// What a mapping is, as far as its order is fixed.
  enum Place {
    case rulebook, rules, rule, tests, test, series, seriesPosts, seriesPost, basis, levelChanges, localized, source,
      sources
    /// The author's order.
    case free

    func of(_ key: String) -> Place {
      switch (self, key) {
      case (.rulebook, "rules"): .rules
      case (.rulebook, "sources"): .sources
      case (.sources, _): .source
      case (.rule, "tests"): .tests
      case (.rule, "basis"): .basis
      case (.rule, "level-when"): .levelChanges
      case (.test, "bad"), (.test, "good"), (.test, "todo-bad"), (.test, "todo-good"): .series
      case (.series, "posts"): .seriesPosts
      case (.rulebook, "title"), (.rule, "title"), (.rule, "message"), (.rule, "fix"), (.rule, "false-alarms"):
        .localized
      default: .free
      }
    }

    /// Of the items of a list at this place.
    var ofItems: Place {
      switch self {
      case .rules: .rule
      case .tests: .test
      case .seriesPosts: .seriesPost
      case .basis, .levelChanges: self
      default: .free
      }
    }
  }

  /// Stable: keys of the same rank, such as the contexts of a rule, stay as they were.
  static func sorted(_ entries: [SourceNode.Entry], _ place: Place) -> [SourceNode.Entry] {
    guard let ranks = ranks(place) else { return entries }
    return entries.enumerated().sorted { a, b in
      let (rankA, rankB) = (ranks[a.element.key.text ?? ""] ?? .max, ranks[b.element.key.text ?? ""] ?? .max)
      return (rankA, a.offset) < (rankB, b.offset)
    }.map(\.element)
  }

  private static func ranks(_ place: Place) -> [String: Int]? {
    switch place {
    case .rulebook: rulebook
    case .rule: rule
    case .test: test
    case .series: series
    case .seriesPost: seriesPost
    case .basis: basis
    case .levelChanges: levelChange
    case .localized: localized
    case .source: source
    case .rules, .tests, .sources, .seriesPosts, .free: nil
    }
  }

  private static let rulebook = ranks(FormatTable.rulebook.names)
  private static let localized = ranks(["vi", "en"])
  private static let basis = ranks(["source", "at"])
  private static let levelChange = ranks(["level", "when"])
  private static let source = ranks(FormatTable.source.names)
  private static let test = ranks(FormatTable.test.names)
  private static let series = ranks(FormatTable.series.names)
  private static let seriesPost = ranks(FormatTable.seriesPost.names)

  /// What the rule is, when it runs, what it looks for and where not, what it says, how it is tested.
  private static let rule: [String: Int] = {
    let head =
      [
        "extends", "id", "title", "axis", "level", "level-when", "weight", "status", "since", "mask", "basis", "when",
        "off",
      ] + FormatTable.overKeys.names
    let tail = ["except", "unless", "unless+", "bare", "disguise", "message", "fix", "false-alarms", "tests"]
    var result = ranks(head)
    for name in FormatTable.kindKeys.names + ["phrases+", "phrases-"] { result[name] = head.count }
    for name in FormatTable.contextItem.names { result[name] = head.count + 1 }
    for (index, name) in tail.enumerated() { result[name] = head.count + 2 + index }
    return result
  }()

  private static func ranks(_ names: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }
}
