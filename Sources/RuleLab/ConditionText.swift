internal import Documents
internal import Rulebooks

/// A rule's `when` in words: `ad = true; date 2026-01-01..`.
struct ConditionText {
  let language: Language

  func render(_ condition: Condition) -> String {
    if condition.clauses.isEmpty { return language == .vi ? "mọi bài" : "every post" }
    return condition.clauses.map { "\($0.key.rawValue) \(render($0.test))" }.joined(separator: "; ")
  }

  private func render(_ test: Condition.Test) -> String {
    switch test {
    case .anyOf(let values):
      return "= " + values.map(render).joined(separator: language == .vi ? " hoặc " : " or ")
    case .days(let from, let until): return "\(from?.iso ?? "")..\(until?.iso ?? "")"
    case .not(let inner): return (language == .vi ? "không phải " : "not ") + render(inner)
    }
  }

  private func render(_ value: MetadataValue) -> String {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .instant(let instant): instant.day.iso
    case .list(let items): items.joined(separator: ", ")
    case .media(let items): items.map(\.type).joined(separator: ", ")
    case .sheet(let sheet): sheet[.name].joined(separator: ", ")
    }
  }
}
