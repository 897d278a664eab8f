internal import Documents
internal import Rulebooks
internal import Yams

/// One rulebook, decoded, with what extends rules of other books still open.
struct DecodedRulebook {
  var rulebook: Rulebook?
  var diagnostics: [Diagnostic] = []
  var rulesNotLoaded: [String] = []
  var tables: [[UInt8]] = []
  var extensions: [RuleExtension] = []
}

/// Decodes one file.
final class RulebookDecoder {
  static let keys = ["rulebook", "title", "version", "requires", "language", "sources", "lists", "when", "rules"]
  static let depthLimit = 64
  static let nodeLimit = 200_000

  let draft: RulebookDraft
  let reader: YAMLReader
  var lists: [String: WordList] = [:]
  var usedLists: Set<String> = []
  var bookID = ""
  var sources: [String: Source] = [:]
  private(set) var tables: [[UInt8]] = []

  init(_ draft: RulebookDraft) {
    self.draft = draft
    reader = YAMLReader(file: draft.file, lines: draft.lines)
  }

  func decode() -> DecodedRulebook {
    guard let root = compose() else {
      return DecodedRulebook(diagnostics: reader.diagnostics, rulesNotLoaded: [draft.file])
    }
    let entries = reader.mapping(root, what: Bilingual(vi: "bộ quy tắc", en: "rulebook"), keys: RulebookDecoder.keys)
    func value(_ key: String) -> Node? { entries.first { $0.key == key }?.value }
    guard let idNode = value("rulebook"), let id = reader.text(idNode, "rulebook") else {
      if value("rulebook") == nil {
        reader.report(.missingKey, root, vi: "Bộ quy tắc thiếu mã (rulebook: …).", en: "The rulebook has no id (rulebook: …).", length: 1)
      }
      return DecodedRulebook(diagnostics: reader.diagnostics, rulesNotLoaded: [draft.file])
    }
    bookID = id
    var book = Rulebook(
      id: id, title: value("title").flatMap { reader.localized($0, "title") } ?? LocalizedText(vi: id),
      version: value("version").flatMap { reader.text($0, "version") } ?? "0.0.0",
      language: value("language").flatMap { reader.text($0, "language") } ?? "vi", file: draft.file)
    if let node = value("requires"), let wanted = reader.text(node, "requires") { checkRequirement(wanted, node) }
    if let node = value("sources") { decodeSources(node) }
    if let node = value("lists") { decodeLists(node) }
    book.sources = sources
    let inherited = value("when").map { conditions($0) } ?? Condition()
    var result = DecodedRulebook()
    for node in value("rules")?.sequence.map(Array.init) ?? [] {
      let before = reader.errorCount
      let decoder = RuleDecoder(self, node, inherited: inherited)
      if let open = decoder.decodeExtension() {
        if reader.errorCount == before { result.extensions.append(open) } else { result.rulesNotLoaded.append(decoder.name) }
      } else if let rule = decoder.decode(), reader.errorCount == before {
        book.rules.append(rule)
      } else {
        result.rulesNotLoaded.append(decoder.name)
      }
    }
    for (name, list) in lists.sorted(by: { $0.key < $1.key }) where !usedLists.contains(name) {
      reader.report(.unusedList, list.node, vi: "Danh sách “\(name)” chưa quy tắc nào dùng.", en: "No rule uses the list “\(name)”.", length: 1)
    }
    result.rulebook = book
    result.diagnostics = reader.diagnostics
    result.tables = tables
    return result
  }

  private func compose() -> Node? {
    if draft.text.contains("\u{A0}"), let at = draft.lines.firstIndex(where: { line in
      let indent = line.prefix { $0 == " " || $0 == "\u{A0}" }
      return indent.contains("\u{A0}")
    }), let slip = AuthorSlip.ofBroken(line: draft.lines[at]) {
      reader.report(slip.code, line: at + 1, column: 1, vi: slip.message.vi, en: slip.message.en, help: slip.help)
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: draft.text) else {
        reader.report(.brokenYAML, line: 1, column: 1, vi: "Tệp không có nội dung.", en: "The file is empty.")
        return nil
      }
      var count = 0
      return isBounded(node, depth: 0, count: &count) ? node : nil
    } catch let error as YamlError {
      report(error)
      return nil
    } catch {
      reader.report(.brokenYAML, line: 1, column: 1, vi: "Không đọc được YAML.", en: "The YAML cannot be read.")
      return nil
    }
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      let line = draft.lines.indices.contains(mark.line - 1) ? draft.lines[mark.line - 1] : ""
      let before = draft.lines.indices.contains(mark.line - 2) ? draft.lines[mark.line - 2] : ""
      if problem.contains("alias") || problem.contains("anchor") {
        reader.report(.alias, line: mark.line, column: mark.column, vi: "Không dùng bí danh (&, *) của YAML trong bộ quy tắc; nếu đây là chữ, hãy đặt trong nháy.", en: "YAML aliases (&, *) are not allowed in rulebooks; if this is text, quote it.")
      } else if let slip = AuthorSlip.ofBroken(line: line) {
        reader.report(slip.code, line: mark.line, column: mark.column, vi: slip.message.vi, en: slip.message.en, help: slip.help)
      } else if let slip = AuthorSlip.ofBroken(line: before) {
        reader.report(slip.code, line: mark.line - 1, column: 1, vi: slip.message.vi, en: slip.message.en, help: slip.help)
      } else {
        reader.report(.brokenYAML, line: mark.line, column: mark.column, vi: "YAML hỏng ở đây (\(problem)); thường do thụt dòng không đều hoặc thiếu nháy.", en: "The YAML is broken here (\(problem)); usually uneven indentation or a missing quote.")
      }
    default:
      reader.report(.brokenYAML, line: 1, column: 1, vi: "Không đọc được YAML: \(error).", en: "The YAML cannot be read: \(error).")
    }
  }

  private func isBounded(_ node: Node, depth: Int, count: inout Int) -> Bool {
    count += 1
    if depth > RulebookDecoder.depthLimit || count > RulebookDecoder.nodeLimit {
      reader.report(.tooLarge, node, vi: "Tệp lồng quá sâu hoặc quá lớn.", en: "The file is nested too deep or too large.", length: 1)
      return false
    }
    if node.anchor != nil || node.isAlias {
      reader.report(.alias, node, vi: "Không dùng bí danh (&, *) của YAML trong bộ quy tắc.", en: "YAML aliases (&, *) are not allowed in rulebooks.", length: 1)
      return false
    }
    if let mapping = node.mapping {
      for (key, value) in mapping {
        guard isBounded(key, depth: depth + 1, count: &count), isBounded(value, depth: depth + 1, count: &count) else { return false }
      }
    }
    for item in node.sequence ?? [] {
      guard isBounded(item, depth: depth + 1, count: &count) else { return false }
    }
    return true
  }

  private func checkRequirement(_ wanted: String, _ node: Node) {
    let words = wanted.split(separator: " ")
    guard words.count == 3, words[0] == "soat", words[1] == ">=" else {
      reader.report(.requiredVersion, node, vi: "Viết dạng: soat >= 0.1", en: "Write: soat >= 0.1")
      return
    }
    let numbers = words[2].split(separator: ".").map { Int($0) ?? .max }
    if numbers.lexicographicallyPrecedes([0, 2]) == false {
      reader.report(.requiredVersion, node, vi: "Bộ quy tắc cần soat \(words[2]) trở lên.", en: "The rulebook needs soat \(words[2]) or later.")
    }
  }

  private func decodeSources(_ node: Node) {
    for (key, _, value) in reader.mapping(node, what: Bilingual(vi: "sources", en: "sources"), keys: []) {
      var source = Source(title: key)
      for (name, _, field) in reader.mapping(value, what: Bilingual(vi: key, en: key), keys: ["title", "in-force", "until", "url", "note"]) {
        guard let text = reader.text(field, name) else { continue }
        switch name {
        case "title": source.title = text
        case "in-force": source.inForce = reader.day(text, field)
        case "until": source.until = reader.day(text, field)
        case "url": source.url = text
        default: break
        }
      }
      sources[key] = source
    }
  }

  private func decodeLists(_ node: Node) {
    for (key, keyNode, value) in reader.mapping(node, what: Bilingual(vi: "lists", en: "lists"), keys: []) {
      if value.mapping == nil {
        lists[key] = WordList(phrases: reader.texts(value, key).map { Phrase($0.text) }, rows: [], node: keyNode)
      } else if let list = table(value, keyNode) {
        lists[key] = list
      }
    }
  }

  private func table(_ node: Node, _ keyNode: Node) -> WordList? {
    var file: (String, Node)?
    var columns: [(text: String, node: Node)] = []
    for (name, _, value) in reader.mapping(node, what: Bilingual(vi: "danh sách", en: "list"), keys: ["file", "column"]) {
      if name == "file" { file = reader.text(value, "file").map { ($0, value) } } else { columns = reader.texts(value, "column") }
    }
    guard let file else {
      reader.report(.missingKey, node, vi: "Danh sách thiếu “file”.", en: "The list has no “file”.", length: 1)
      return nil
    }
    guard let bytes = try? draft.readFile(file.0) else {
      reader.report(.table, file.1, vi: "Không đọc được bảng “\(file.0)”.", en: "The table “\(file.0)” cannot be read.")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reader.report(.table, file.1, vi: "Bảng “\(file.0)” không phải UTF-8.", en: "The table “\(file.0)” is not UTF-8.")
      return nil
    }
    tables.append(bytes)
    let (header, rows) = TableReader.rows(text, file: file.0)
    for column in columns where !header.contains(column.text) {
      reader.report(
        .table, column.node, vi: "Bảng “\(file.0)” không có cột “\(column.text)”.", en: "The table “\(file.0)” has no column “\(column.text)”.",
        help: Bilingual(vi: "các cột: \(header.joined(separator: ", "))", en: "columns: \(header.joined(separator: ", "))"))
      return nil
    }
    let wanted = columns.isEmpty ? Array(header.prefix(1)) : columns.map(\.text)
    let phrases = rows.flatMap { row in
      wanted.flatMap { TableReader.values(row[$0] ?? "") }.map { Phrase($0, row: row) }
    }
    return WordList(phrases: phrases, rows: rows, node: keyNode)
  }

  /// A list by its name; nil, with a diagnostic, where there is none.
  func list(_ node: Node) -> WordList? {
    guard let name = reader.text(node, "list") else { return nil }
    usedLists.insert(name)
    if let list = lists[name] { return list }
    let nearest = Nearest.of(name, in: lists.keys.sorted())
    reader.report(
      .unknownList, node, vi: "Không có danh sách “\(name)”.", en: "There is no list “\(name)”.",
      help: nearest.map { Bilingual(vi: "có phải “\($0)” không?", en: "did you mean “\($0)”?") })
    return nil
  }
}

extension Node {
  fileprivate var isAlias: Bool { if case .alias = self { true } else { false } }
}
