internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// A file under lint: what it says beside how it is written.
final class LintFile {
  let book: Rulebook?
  let inspected: InspectedRulebook
  let source: SourceText
  private let nodesByMark: [SourceMark: SourceNode]

  init(_ inspected: InspectedRulebook, _ book: Rulebook?) {
    self.inspected = inspected
    self.book = book
    source = SourceText(inspected.text)
    let rules = inspected.root?["rules"]?.items ?? []
    nodesByMark = Dictionary(rules.map { ($0.mark, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var root: SourceNode? { inspected.root }

  /// The rule as it is written; nil where it was made by extending one.
  func node(of rule: Rule) -> SourceNode? { nodesByMark[rule.mark] }

  func place(_ mark: SourceMark, length: Int = 1) -> LintPlace {
    let line = source.lines.indices.contains(mark.line - 1) ? source.lines[mark.line - 1] : []
    return LintPlace(
      file: inspected.file, line: mark.line, column: mark.column, length: max(1, length),
      sourceLine: String(String.UnicodeScalarView(line)))
  }

  func place(_ node: SourceNode?) -> LintPlace {
    guard let node else { return place(SourceMark(line: 1, column: 1)) }
    let end = source.end(of: node)
    return place(node.mark, length: end?.line == node.mark.line ? (end?.column ?? 0) - node.mark.column : 1)
  }

  /// Puts other text in place of a value on one line, quoted as it was.
  func edit(_ node: SourceNode, to text: String) -> [LintEdit] {
    guard case .text(_, let style) = node.content, let end = source.end(of: node), end.line == node.mark.line else {
      return []
    }
    let written: String
    switch style {
    case .plain:
      // What was plain and would not be any more is left to a person.
      guard !text.isEmpty, text.first != " ", text.last != " " else { return [] }
      written = text
    case .singleQuoted: written = "'" + text.replacing("'", with: "''") + "'"
    case .doubleQuoted:
      guard !text.contains("\\"), !text.contains("\"") else { return [] }
      written = "\"\(text)\""
    case .block: return []
    }
    return [LintEdit(from: node.mark, to: end, text: written)]
  }

  /// Takes the whole line of a key out, where key and value stand alone on it.
  func removal(of key: String, in rule: SourceNode) -> [LintEdit] {
    guard let keyNode = rule.key(key), let value = rule[key], keyNode.mark != rule.mark,
      value.mark.line == keyNode.mark.line, let end = source.end(of: value), end.line == keyNode.mark.line
    else { return [] }
    let line = source.lines[keyNode.mark.line - 1]
    guard line[..<(keyNode.mark.column - 1)].allSatisfy({ $0 == " " }),
      line[(end.column - 1)...].allSatisfy({ $0 == " " }), source.lines.indices.contains(keyNode.mark.line)
    else { return [] }
    return [
      LintEdit(
        from: SourceMark(line: keyNode.mark.line, column: 1), to: SourceMark(line: keyNode.mark.line + 1, column: 1),
        text: "")
    ]
  }

  /// Takes an item out of a list in brackets, or its line where it has one.
  func removal(ofItem index: Int, in list: SourceNode) -> [LintEdit] {
    let items = list.items
    guard items.count > 1, let end = source.end(of: items[index]), end.line == items[index].mark.line else { return [] }
    if source[list.mark] == "[" {
      if items.indices.contains(index + 1) {
        return items[index + 1].mark.line == items[index].mark.line
          ? [LintEdit(from: items[index].mark, to: items[index + 1].mark, text: "")] : []
      }
      guard let before = source.end(of: items[index - 1]), before.line == end.line else { return [] }
      return [LintEdit(from: before, to: end, text: "")]
    }
    let line = source.lines[end.line - 1]
    guard line[..<(items[index].mark.column - 1)].allSatisfy({ $0 == " " || $0 == "-" }),
      line[(end.column - 1)...].allSatisfy({ $0 == " " }), source.lines.indices.contains(end.line)
    else { return [] }
    return [
      LintEdit(from: SourceMark(line: end.line, column: 1), to: SourceMark(line: end.line + 1, column: 1), text: "")
    ]
  }
}

/// A rule under lint.
struct LintRule {
  let rule: Rule
  let file: LintFile

  var node: SourceNode? { file.node(of: rule) }
  var book: Rulebook? { file.book }

  /// The place of a key of the rule, or of the rule's first line where it has none.
  func place(_ key: String? = nil) -> LintPlace {
    if let key, let node = node?.key(key) { return file.place(node) }
    guard let id = node?["id"] ?? node?["extends"] else { return file.place(rule.mark) }
    return file.place(id)
  }

  func finding(
    _ code: LintCode, _ key: String? = nil, vi: String, en: String, help: Bilingual? = nil, edits: [LintEdit] = []
  ) -> LintFinding {
    LintFinding(code, at: place(key), rule: rule.id, vi: vi, en: en, help: help, edits: edits)
  }

  func finding(
    _ code: LintCode, at node: SourceNode, vi: String, en: String, help: Bilingual? = nil, edits: [LintEdit] = []
  ) -> LintFinding {
    LintFinding(code, at: file.place(node), rule: rule.id, vi: vi, en: en, help: help, edits: edits)
  }
}
