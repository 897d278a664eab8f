internal import Documents
internal import Reporting
public import Rulebooks

/// A rulebook as a page of Markdown that a lawyer or an editor can read: what it rests on, and each rule with its basis, when it
/// is asked, what it looks for, how to mend it, and examples. Vietnamese first, English beside it.
public enum RulebookPage {
  /// Examples of each kind that a page shows; the rest stand in the rulebook.
  private static let examples = 2

  /// - Returns: Markdown, ended by a line feed. It holds no date of its own: the same rulebook gives the same page.
  public static func render(_ book: Rulebook) -> String {
    let counts = Level.allCases.reversed().map { level in (level, book.rules.count { $0.level == level }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \(Words(.vi).level($0.0).lowercased())" }.joined(separator: ", ")
    var page = """
      # \(text(book.title.vi))\(book.title.en.map { " · \(text($0))" } ?? "")

      Bộ quy tắc `\(book.id)`, phiên bản \(book.version): \(book.rules.count) quy tắc (\(counts)). Trang này sinh từ bộ quy tắc bằng `soat explain --pages`; sửa ở `rules/`. Không phải ý kiến pháp lý.

      *Generated from the rulebook; not legal advice.*

      """
    if !book.sources.isEmpty {
      page += "\n## Căn cứ · Sources\n\n| khóa | văn bản | có hiệu lực |\n|---|---|---|\n"
      for (key, source) in book.sources.sorted(by: { $0.key < $1.key }) {
        let title = source.url.map { "[\(text(source.title))](\($0))" } ?? text(source.title)
        let until = source.until.map { " đến \($0.iso)" } ?? ""
        page += "| `\(key)` | \(title) | \(source.inForce.map(\.iso) ?? "")\(until) |\n"
      }
    }
    for rule in book.rules { page += "\n" + render(rule, book) }
    return page
  }

  private static func render(_ rule: Rule, _ book: Rulebook) -> String {
    let words = Words(.vi)
    var page = "## \(text(rule.title.vi))\n\n`\(rule.id)`"
    if let title = rule.title.en { page += " · \(text(title))" }
    page += "\n\n"
    func item(_ label: String, _ value: String) { page += "- **\(label):** \(value)\n" }
    var level = words.level(rule.level)
    for change in rule.levelWhen {
      level +=
        "; \(words.level(change.level).lowercased()) khi \(text(ConditionText(language: .vi).render(change.when)))"
    }
    if rule.status == .experimental { level += " (\(words.experimental))" }
    item("Mức", "\(level), điểm \(words.axis(rule.axis))")
    for basis in rule.basis {
      let title = book.sources[basis.source]?.title ?? basis.source
      item("Căn cứ", text((basis.at.map { "\($0), " } ?? "") + title))
    }
    item("Xét khi", text(ConditionText(language: .vi).render(rule.when)))
    let kind = RuleKindText(language: .vi)
    item(
      rule.over == nil ? "Tìm" : "Bài khớp khi",
      text(short("\(rule.kind.name): \(rule.over == nil ? kind.render(rule.kind) : kind.renderMatch(rule.kind))")))
    if let over = rule.over { item("Xét trên", text(SourceLimitText(language: .vi).render(over, of: rule.kind))) }
    let context = ContextText(language: .vi)
    if !rule.contexts.isEmpty { item("Chỉ khi", text(short(context.render(rule.contexts)))) }
    for except in rule.except { item("Không tính", text(short(context.render(except.contexts)))) }
    for unless in rule.unless { item("Bỏ qua khi", text(short(context.render(unless.contexts)))) }
    item("Thông báo", text(rule.message.vi) + (rule.message.en.map { " *\(text($0))*" } ?? ""))
    if let fix = rule.fix { item("Cách sửa", text(fix.vi) + (fix.en.map { " *\(text($0))*" } ?? "")) }
    if let alarms = rule.falseAlarms { item("Có thể nhầm", text(alarms)) }
    for (mark, kind) in [("Bị bắt", RuleTest.Expectation.bad), ("Im", .good)] {
      for test in rule.tests.filter({ $0.expectation == kind }).prefix(examples) {
        let shown = MarkedText.render(test.text, spans: test.spans).split(separator: "\n").joined(separator: " ⏎ ")
        // What must be found stands out; a mark that was cut off is left as it is.
        let marked = text(short(shown)).replacing("\\[\\[", with: "**").replacing("\\]\\]", with: "**")
        item(mark, marked)
      }
    }
    return page
  }

  /// Characters of a list of words, a pattern or an example that a page shows.
  private static let longest = 400

  private static func short(_ text: String) -> String {
    text.count <= longest ? text : text.prefix(longest) + "…"
  }

  /// Signs that Markdown or HTML would read are escaped.
  private static func text(_ text: String) -> String {
    var escaped = ""
    for character in text.split(separator: "\n").joined(separator: " ") {
      if "\\`*_[]<>#|&".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }
}
