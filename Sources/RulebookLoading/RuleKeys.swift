internal import Rulebooks

/// What the decoder of rules asks of the tables of keys.
enum RuleKeys {
  /// `not` is known everywhere, so that the author is told where it may stand.
  static let leaves = FormatTable.expression.names + ["not"]
  static let contexts = FormatTable.contextItem.names
  static let rule = FormatTable.rule.names
  static let extending = FormatTable.extensionNames
  static let known = Set(FormatTable.allCases.flatMap(\.names))
}
