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

  private var mark: SourceMark { SourceMark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  /// The rule's id, or its place where it has none.
  var name: String {
    if let id = value("id")?.scalar?.string, !id.isEmpty { return "\(book.bookID)/\(id)" }
    return "\(book.draft.file):\(mark.line)"
  }

  private func required(_ key: String) -> Node? {
    if let value = value(key) { return value }
    reader.report(.missingKey, node, vi: "Quy tắc \(name) thiếu “\(key)”.", en: "Rule \(name) has no “\(key)”.", length: 1)
    return nil
  }

  func decodeExtension() -> RuleExtension? {
    guard let base = value("extends"), let baseID = reader.text(base, "extends") else { return nil }
    var result = RuleExtension(base: baseID, id: name, node: base, reader: reader)
    if let id = value("id"), let text = reader.text(id, "id") { result.id = "\(book.bookID)/\(text)" } else { result.id = baseID }
    for (key, _, value) in entries {
      switch key {
      case "phrases+": result.added = reader.texts(value, key).map { Phrase($0.text) }
      case "phrases-": result.removed = reader.texts(value, key)
      case "unless+": result.unless = contextItems(value)
      case "level": result.level = reader.choice(value, key, Level.self)
      case "off": result.isOff = reader.flag(value, key) ?? false
      case "tests": result.tests = tests(value)
      case "extends", "id": break
      default: reader.report(.unknownKey, value, vi: "Quy tắc mở rộng không nhận “\(key)”.", en: "A rule that extends another does not take “\(key)”.", help: Bilingual(vi: "khóa dùng được: \(RuleKeys.extending.joined(separator: ", "))", en: "keys: \(RuleKeys.extending.joined(separator: ", "))"))
      }
    }
    return result
  }

  func decode() -> Rule? {
    guard let idNode = required("id"), let id = reader.text(idNode, "id") else { return nil }
    let kinds = entries.filter { RuleKind.names.contains($0.key) }
    guard kinds.count == 1 else {
      reader.report(
        .missingKey, node, vi: "Quy tắc \(name) phải có đúng một loại, đang có \(kinds.count).", en: "Rule \(name) must have exactly one kind, it has \(kinds.count).",
        help: Bilingual(vi: "chọn một: \(RuleKind.names.joined(separator: ", "))", en: "choose one: \(RuleKind.names.joined(separator: ", "))"), length: 1)
      return nil
    }
    let axis = required("axis").flatMap { reader.choice($0, "axis", Axis.self) }
    let level = required("level").flatMap { reader.choice($0, "level", Level.self) }
    let message = required("message").flatMap { reader.localized($0, "message") }
    guard let kind = kind(kinds[0].key, kinds[0].value), let axis, let level, let message else { return nil }
    var rule = Rule(
      id: "\(book.bookID)/\(id)", title: value("title").flatMap { reader.localized($0, "title") } ?? LocalizedText(vi: id),
      axis: axis, level: level, kind: kind, message: message, at: mark)
    rule.when = Condition(inherited.clauses + (value("when").map { book.conditions($0) } ?? Condition()).clauses)
    rule.contexts = contexts(entries.filter { RuleKeys.contexts.contains($0.key) && $0.key != "in" && $0.key != "quoted" })
    if let node = value("in") { rule.parts = parts(node) }
    if let node = value("quoted") { rule.quoted = reader.flag(node, "quoted") }
    if let node = value("except") { rule.except = contextItems(node) }
    if let node = value("unless") { rule.unless = contextItems(node) }
    decodeAbout(&rule)
    if axis == .politicallyCorrect { checkClosedAxis(rule, kinds[0].value) }
    return rule
  }

  private func decodeAbout(_ rule: inout Rule) {
    if let node = value("level-when") { rule.levelWhen = levelChanges(node) }
    if let node = value("weight"), let text = reader.text(node, "weight") {
      if let weight = Double(text), (0.5...3).contains(weight) {
        rule.weight = weight
      } else {
        reader.report(.weight, node, vi: "“weight” nhận số từ 0.5 đến 3, không nhận “\(text)”.", en: "“weight” takes a number from 0.5 to 3, not “\(text)”.")
      }
    }
    if let node = value("status") { rule.status = reader.choice(node, "status", Status.self) ?? .stable }
    if rule.status == .deprecated {
      reader.report(.deprecatedRule, node, vi: "Quy tắc \(rule.id) sắp bỏ.", en: "Rule \(rule.id) is deprecated.", length: 1)
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

  /// The axis of names and terms takes no rule that could be about an opinion: design of the rulebook format.
  private func checkClosedAxis(_ rule: Rule, _ node: Node) {
    switch rule.kind {
    case .officialName, .prefer, .consistent: return
    case .forbid(.phrases(let set))
    where !set.phrases.isEmpty
      && rule.contexts.contains(where: {
        if case .found(let place, _) = $0.test { switch place { case .after, .near, .precededBy: true; default: false } } else { false }
      }): return
    default:
      reader.report(
        .closedAxis, node, vi: "Trục politically-correct chỉ nhận official-name, prefer, consistent, hoặc danh sách từ miệt thị có người làm đối tượng (after: …).",
        en: "The axis politically-correct takes only official-name, prefer, consistent, or a list of slurs with a person as object (after: …).", length: 1)
    }
  }

  private func levelChanges(_ node: Node) -> [LevelChange] {
    (node.sequence.map(Array.init) ?? [node]).compactMap { item in
      var level: Level?
      var when = Condition()
      for (key, _, value) in reader.mapping(item, what: Bilingual(vi: "level-when", en: "level-when"), keys: ["level", "when"]) {
        if key == "level" { level = reader.choice(value, key, Level.self) } else { when = book.conditions(value) }
      }
      return level.map { LevelChange(level: $0, when: when) }
    }
  }

  private func basis(_ node: Node) -> [Basis] {
    (node.sequence.map(Array.init) ?? [node]).compactMap { item in
      var source: (String, Node)?
      var at: String?
      for (key, _, value) in reader.mapping(item, what: Bilingual(vi: "basis", en: "basis"), keys: ["source", "at"]) {
        if key == "source" { source = reader.text(value, key).map { ($0, value) } } else { at = reader.text(value, key) }
      }
      guard let source else { return nil }
      if book.sources[source.0] == nil {
        let nearest = Nearest.of(source.0, in: book.sources.keys.sorted())
        reader.report(
          .unknownSource, source.1, vi: "Không có nguồn “\(source.0)” trong sources.", en: "There is no source “\(source.0)” in sources.",
          help: nearest.map { Bilingual(vi: "có phải “\($0)” không?", en: "did you mean “\($0)”?") })
      }
      return Basis(source: source.0, at: at)
    }
  }

  func parts(_ node: Node) -> Set<PartSelector> {
    Set(reader.texts(node, "in").compactMap { item in
      if let part = PartSelector(rawValue: item.text) { return part }
      reader.unknownValue(item.text, item.node, "in", PartSelector.allCases.map(\.rawValue))
      return nil
    })
  }

  private func tests(_ node: Node) -> [RuleTest] {
    (node.sequence.map(Array.init) ?? []).compactMap { item in
      var expectation: (RuleTest.Expectation, String, Node)?
      var metadata = Metadata()
      for (key, _, value) in reader.mapping(
        item, what: Bilingual(vi: "tests", en: "tests"), keys: RuleTest.Expectation.allCases.map(\.rawValue) + ["with"])
      {
        if key == "with" {
          metadata = book.metadata(value)
        } else if let kind = RuleTest.Expectation(rawValue: key), let text = reader.text(value, key) {
          expectation = (kind, text, value)
        }
      }
      guard let (kind, text, place) = expectation else { return nil }
      guard let (plain, spans) = MarkedText.parse(text) else {
        reader.report(.badTest, place, vi: "Dấu [[ ]] trong ví dụ không khớp nhau.", en: "The [[ ]] marks of this example do not match.")
        return nil
      }
      return RuleTest(
        expectation: kind, text: plain, spans: spans, metadata: metadata,
        at: SourceMark(line: place.mark?.line ?? 1, column: place.mark?.column ?? 1))
    }
  }
}

/// Text with `[[…]]` around the spans that must be reported.
enum MarkedText {
  /// The text without marks and the spans in UTF-8 bytes; nil where the marks do not match.
  static func parse(_ text: String) -> (String, [Range<Int>])? {
    var plain: [UInt8] = []
    var spans: [Range<Int>] = []
    var open: Int?
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count {
      let isPair = i + 1 < bytes.count && bytes[i] == bytes[i + 1]
      if isPair, bytes[i] == UInt8(ascii: "["), open == nil {
        open = plain.count
        i += 2
      } else if isPair, bytes[i] == UInt8(ascii: "]"), let start = open {
        spans.append(start..<plain.count)
        open = nil
        i += 2
      } else {
        plain.append(bytes[i])
        i += 1
      }
    }
    return open == nil ? (String(decoding: plain, as: UTF8.self), spans) : nil
  }
}
