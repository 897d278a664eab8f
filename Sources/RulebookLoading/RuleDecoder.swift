internal import Documents
internal import Rulebooks
internal import Yams

/// Decodes one rule.
final class RuleDecoder {
  let book: RulebookDecoder
  let node: Node
  let inherited: Condition
  var reader: YAMLReader { book.reader }
  private let entries: [(key: String, node: Node, value: Node)]

  init(_ book: RulebookDecoder, _ node: Node, inherited: Condition) {
    self.book = book
    self.node = node
    self.inherited = inherited
    entries = book.reader.mapping(node, what: Bilingual(vi: "quy tắc", en: "rule"), keys: RuleKeys.rule)
  }

  private func value(_ key: String) -> Node? { entries.first { $0.key == key }?.value }

  var isOverSource: Bool { value("over") != nil }

  private var mark: SourceMark { SourceMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  /// The rule's id, or its place where it has none.
  var name: String {
    if let id = value("id")?.scalar?.string, !id.isEmpty { return "\(book.bookID)/\(id)" }
    return "\(book.draft.file):\(mark.line)"
  }

  private func required(_ key: String) -> Node? {
    if let value = value(key) { return value }
    reader.report(
      .missingKey, node, vi: "Quy tắc \(name) thiếu “\(key)”.", en: "Rule \(name) has no “\(key)”.",
      help: example(key).map { Bilingual(vi: "thêm \(key): \($0.vi)", en: "add \(key): \($0.en)") }, length: 1)
    return nil
  }

  private func example(_ key: String) -> Bilingual? {
    func oneOf(_ names: [String]) -> Bilingual {
      Bilingual(vi: names.joined(separator: " hoặc "), en: names.joined(separator: " or "))
    }
    return switch key {
    case "id": Bilingual(vi: "tu-so-sanh", en: "my-rule")
    case "axis": oneOf(Axis.names)
    case "level": oneOf(Level.names)
    case "message": Bilingual(vi: "\"“{match}” cần căn cứ.\"", en: "\"“{match}” needs evidence.\"")
    default: nil
    }
  }

  func decodeExtension() -> RuleExtension? {
    guard let base = value("extends"), let baseID = reader.text(base, "extends") else { return nil }
    var result = RuleExtension(base: baseID, id: name, node: base, reader: reader, mark: mark)
    if let id = value("id"), let text = reader.text(id, "id") {
      result.id = "\(book.bookID)/\(text)"
    } else {
      result.id = baseID
    }
    for (key, _, value) in entries {
      switch key {
      case "phrases+": result.added = reader.texts(value, key).map { Phrase($0.text) }
      case "phrases-": result.removed = reader.texts(value, key)
      case "unless+": result.unless = contextItems(value)
      case "level": result.level = reader.choice(value, key, Level.self)
      case "off": result.isOff = reader.flag(value, key) ?? false
      case "tests": result.tests = tests(value)
      case "extends", "id": break
      default:
        reader.report(
          .unknownKey, value, vi: "Quy tắc mở rộng không nhận “\(key)”.",
          en: "A rule that extends another does not take “\(key)”.",
          help: Bilingual(
            vi: "khóa dùng được: \(RuleKeys.extending.joined(separator: ", "))",
            en: "keys: \(RuleKeys.extending.joined(separator: ", "))"))
      }
    }
    return result
  }

  func decode() -> Rule? {
    guard let idNode = required("id"), let id = reader.text(idNode, "id") else { return nil }
    if value("extends") == nil { refuseExtendingKeys() }
    let kinds = entries.filter { RuleKind.names.contains($0.key) }
    guard kinds.count == 1 else {
      reader.report(
        .missingKey, node, vi: "Quy tắc \(name) phải có đúng một loại, đang có \(kinds.count).",
        en: "Rule \(name) must have exactly one kind, it has \(kinds.count).",
        help: Bilingual(
          vi: "chọn một: \(RuleKind.names.joined(separator: ", "))",
          en: "choose one: \(RuleKind.names.joined(separator: ", "))"), length: 1)
      return nil
    }
    let axis = required("axis").flatMap { reader.choice($0, "axis", Axis.self) }
    let level = required("level").flatMap { reader.choice($0, "level", Level.self) }
    let message = required("message").flatMap { reader.localized($0, "message") }
    if id.contains("/") || id.contains(" ") {
      reader.report(
        .wrongShape, idNode, vi: "Mã quy tắc không có dấu / và dấu cách.", en: "A rule's id has no / and no blanks.")
    }
    let kind = kind(kinds[0].key, kinds[0].value)
    // What is missing has its diagnostic; the rest is read all the same, to tell the author everything at once.
    var rule = Rule(
      id: "\(book.bookID)/\(id)",
      title: value("title").flatMap { reader.localized($0, "title") } ?? LocalizedText(vi: id),
      axis: axis ?? .accurate, level: level ?? .notice, kind: kind ?? .consistent([]),
      message: message ?? LocalizedText(vi: ""), at: mark)
    rule.when = Condition(inherited.clauses + (value("when").map { book.conditions($0) } ?? Condition()).clauses)
    rule.over = overSource(entries, kind: kinds[0], axis: axis)
    rule.contexts = contexts(
      entries.filter { RuleKeys.contexts.contains($0.key) && $0.key != "in" && $0.key != "quoted" })
    if let node = value("in") { rule.parts = parts(node) }
    if let node = value("quoted") { rule.quoted = reader.flag(node, "quoted") }
    if let node = value("except") { rule.except = contextItems(node) }
    if let node = value("unless") { rule.unless = contextItems(node) }
    decodeAbout(&rule)
    checkTests(rule)
    if axis == .politicallyCorrect, kind != nil { ClosedAxis.check(rule, kinds[0].value, reader) }
    return kind == nil || axis == nil || level == nil || message == nil ? nil : rule
  }

  /// A rule that adds phrases to nothing would look complete to its author.
  private func refuseExtendingKeys() {
    for (key, node, _) in entries where FormatTable.extendingKeys.names.contains(key) {
      reader.report(
        .missingKey, node, vi: "“\(key)” chỉ dùng khi quy tắc có “extends”.",
        en: "“\(key)” is used only where the rule has “extends”.",
        help: Bilingual(vi: "thêm extends: bộ/quy-tắc", en: "add extends: book/rule"))
    }
  }

  private func decodeAbout(_ rule: inout Rule) {
    if let node = value("level-when") { rule.levelWhen = levelChanges(node) }
    if let node = value("weight"), let text = reader.text(node, "weight") {
      if let weight = Double(text), (0.5...3).contains(weight) {
        rule.weight = weight
      } else {
        reader.report(
          .weight, node, vi: "“weight” nhận số từ 0.5 đến 3, không nhận “\(text)”.",
          en: "“weight” takes a number from 0.5 to 3, not “\(text)”.",
          help: text.contains(",")
            ? AuthorLine(reader.line(of: node)).help(replacing: text, with: text.replacing(",", with: ".")) : nil)
      }
    }
    if let node = value("status") { rule.status = reader.choice(node, "status", Status.self) ?? .stable }
    if let node = value("since"), let text = reader.text(node, "since") { rule.since = reader.day(text, node) }
    if rule.status == .deprecated {
      reader.report(
        .deprecatedRule, node, vi: "Quy tắc \(rule.id) sắp bỏ.", en: "Rule \(rule.id) is deprecated.", length: 1)
    }
    if let node = value("basis") { rule.basis = basis(node) }
    if let node = value("bare"), let text = reader.text(node, "bare") {
      if text != "same", text != "lower" { reader.unknownValue(text, node, "bare", ["same", "lower"]) }
      rule.bareCountsSame = text == "same"
    }
    if let node = value("disguise") { rule.disguise = reader.flag(node, "disguise") ?? true }
    if let node = value("mask") { rule.mask = reader.flag(node, "mask") ?? false }
    if let node = value("fix") { rule.fix = reader.localized(node, "fix") }
    if let node = value("false-alarms") { rule.falseAlarms = reader.localized(node, "false-alarms")?.vi }
    if let node = value("tests") { rule.tests = tests(node) }
  }

  private func levelChanges(_ node: Node) -> [LevelChange] {
    (node.sequence.map(Array.init) ?? [node]).compactMap { item in
      var level: Level?
      var when = Condition()
      for (key, _, value) in reader.mapping(
        item, what: Bilingual(vi: "level-when", en: "level-when"), keys: FormatTable.levelChange.names)
      {
        if key == "level" { level = reader.choice(value, key, Level.self) } else { when = book.conditions(value) }
      }
      if item.mapping != nil, item.mapping?["level"] == nil || item.mapping?["when"] == nil {
        reader.report(
          .missingKey, item, vi: "Mỗi mục của level-when cần level và when.",
          en: "Each item of level-when needs level and when.", length: 1)
      }
      return level.map { LevelChange(level: $0, when: when) }
    }
  }

  private func basis(_ node: Node) -> [Basis] {
    (node.sequence.map(Array.init) ?? [node]).compactMap { item in
      var source: (String, Node)?
      var at: String?
      for (key, _, value) in reader.mapping(
        item, what: Bilingual(vi: "basis", en: "basis"), keys: FormatTable.basis.names)
      {
        if key == "source" {
          source = reader.text(value, key).map { ($0, value) }
        } else {
          at = reader.text(value, key)
        }
      }
      guard let source else {
        if item.mapping != nil, item.mapping?["source"] == nil {
          reader.report(.missingKey, item, vi: "“basis” thiếu “source”.", en: "“basis” has no “source”.", length: 1)
        }
        return nil
      }
      if book.sources[source.0] == nil {
        reader.report(
          .unknownSource, source.1, vi: "Không có nguồn “\(source.0)” trong sources.",
          en: "There is no source “\(source.0)” in sources.",
          help: Nearest.help(source.0, in: book.sources.keys.sorted()))
      }
      return Basis(source: source.0, at: at)
    }
  }

  func parts(_ node: Node) -> Set<PartSelector> {
    Set(
      reader.texts(node, "in").compactMap { item in
        if let part = PartSelector(rawValue: item.text) { return part }
        reader.unknownValue(item.text, item.node, "in", PartSelector.allCases.map(\.rawValue))
        return nil
      })
  }
}
