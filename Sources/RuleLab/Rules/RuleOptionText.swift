internal import Documents
internal import Patterns
internal import Rulebooks

/// The options of a rule in words: what it looks through, and how exactly it compares.
struct RuleOptionText {
  let language: Language

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Sentences of one line each; empty for a kind that has no options.
  func render(_ rule: Rule) -> String {
    var options: [String] = []
    var accents: [Accents] = []
    var isCaseSensitive = false
    var views: [RegexSpec.View] = []
    for slot in rule.slots where slot.role == .sought {
      switch slot.expression {
      case .phrases(let set):
        if !accents.contains(set.options.accents) { accents.append(set.options.accents) }
        isCaseSensitive = isCaseSensitive || set.options.caseSensitive
      case .regex(let spec):
        if !views.contains(spec.view) { views.append(spec.view) }
        isCaseSensitive = isCaseSensitive || spec.pattern.caseSensitive
      default: break
      }
    }
    if case .prefer(_, let own) = rule.kind {
      accents.append(own.accents)
      isCaseSensitive = own.caseSensitive
    }
    options += accents.map { "accents: \($0.rawValue)" }
    options += views.filter { $0 != .canonical }.map { "view: \($0.rawValue)" }
    if isCaseSensitive { options.append("case: sensitive") }
    if case .forbid = rule.kind {
      options.append(
        rule.disguise
          ? say("đọc qua chữ biến dạng", "reads through disguises")
          : say("disguise: false, không đọc qua chữ biến dạng", "disguise: false, not through disguises"))
      if rule.bareCountsSame { options.append(say("bare: same, không dấu vẫn cùng mức", "bare: same")) }
    }
    if rule.mask { options.append(say("mask: che chữ bị báo", "mask: hides what it reports")) }
    return options.joined(separator: "; ")
  }
}
