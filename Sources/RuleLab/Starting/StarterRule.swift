internal import Documents
public import Rulebooks

/// A rule that is about to be written down: what it says, and sentences to choose its tests from.
public struct StarterRule: Sendable {
  /// Without the rulebook's id.
  public var id: String
  public var title: LocalizedText
  public var axis: Axis
  public var level: Level
  /// Key and value of the rule's kind, as YAML on one line: `forbid: { phrases: { list: x } }`.
  public var kind: String
  public var message: LocalizedText
  public var fix: LocalizedText
  public var falseAlarms: String
  /// Sentences that it must report, with `[[…]]`; those that it does not are left out.
  public var bad: [String]
  /// Sentences that it must leave alone; those that it does not are left out.
  public var good: [String]
  /// Where no sentence holds, the rulebook goes without the rule and says so.
  public var isOptional = false
  /// `bad` and `good` are YAML on one line, of a rule that is tested with posts, and are written as they are.
  var testsAreYAML = false

  public init(
    id: String, title: LocalizedText, axis: Axis, level: Level, kind: String, message: LocalizedText,
    fix: LocalizedText, falseAlarms: String, bad: [String], good: [String]
  ) {
    self.id = id
    self.title = title
    self.axis = axis
    self.level = level
    self.kind = kind
    self.message = message
    self.fix = fix
    self.falseAlarms = falseAlarms
    self.bad = bad
    self.good = good
  }

  /// The item of `rules:`, each line ended by a line feed.
  /// - Parameters:
  ///   - basis: a key of the rulebook's sources; nil for none.
  ///   - with: metadata of the tests as YAML on one line; nil for none.
  func yaml(basis: String?, with metadata: String?) -> String {
    var lines = [
      "  - id: \(id)", "    title: \(YAMLText.localized(title))", "    axis: \(axis.rawValue)",
      "    level: \(level.rawValue)",
    ]
    if let basis { lines.append("    basis: { source: \(basis) }") }
    lines += [
      "    \(kind)", "    message: \(YAMLText.localized(message))", "    fix: \(YAMLText.localized(fix))",
      "    false-alarms: \(YAMLText.quoted(falseAlarms))", "    tests:",
    ]
    for (key, texts) in [("bad", bad), ("good", good)] {
      for text in texts {
        lines.append("      - \(key): \(testsAreYAML ? text : YAMLText.quoted(text))")
        if let metadata { lines.append("        with: \(metadata)") }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// Text as YAML takes it, whatever is in it.
enum YAMLText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }

  /// `{ vi: "…", en: "…" }`, or the Vietnamese alone.
  static func localized(_ text: LocalizedText) -> String {
    guard let en = text.en else { return quoted(text.vi) }
    return "{ vi: \(quoted(text.vi)), en: \(quoted(en)) }"
  }

  static func list(_ items: [String]) -> String { "[" + items.map(quoted).joined(separator: ", ") + "]" }
}

/// Names of files, rulebooks and rules: small letters of the alphabet, digits and hyphens.
public enum StarterName {
  public static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
