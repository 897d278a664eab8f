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
  static let depthLimit = 64
  static let nodeLimit = 200_000
  /// The version of the format that is read here.
  static let version = [0, 1, 0]

  let draft: RulebookDraft
  let reader: YAMLReader
  var lists: [String: WordList] = [:]
  var usedLists: Set<String> = []
  var bookID = ""
  var sources: [String: Source] = [:]
  /// Lists that are there but could not be read.
  var brokenLists: Set<String> = []
  /// The bytes of the tables it reads, in the order of their first use.
  var tables: [[UInt8]] = []
  var tablesByName: [String: TableReader.Table] = [:]

  init(_ draft: RulebookDraft) {
    self.draft = draft
    reader = YAMLReader(file: draft.file, lines: draft.lines)
  }

  func decode() -> DecodedRulebook {
    guard let root = compose() else {
      return DecodedRulebook(diagnostics: reader.diagnostics, rulesNotLoaded: [draft.file])
    }
    let entries = reader.mapping(
      root, what: Bilingual(vi: "bộ quy tắc", en: "rulebook"), keys: FormatTable.rulebook.names)
    func value(_ key: String) -> Node? { entries.first { $0.key == key }?.value }
    guard let idNode = value("rulebook"), let id = reader.text(idNode, "rulebook") else {
      if root.mapping != nil, value("rulebook") == nil {
        reader.report(
          .missingKey, root, vi: "Bộ quy tắc thiếu mã (rulebook: …).", en: "The rulebook has no id (rulebook: …).",
          length: 1)
      }
      return DecodedRulebook(diagnostics: reader.diagnostics, rulesNotLoaded: [draft.file])
    }
    bookID = id
    var book = Rulebook(
      id: id, title: value("title").flatMap { reader.localized($0, "title") } ?? LocalizedText(vi: id),
      version: value("version").flatMap { reader.text($0, "version") } ?? "0.0.0",
      language: value("language").flatMap { reader.text($0, "language") } ?? "vi", file: draft.file)
    let isUnderstood = checkRequirement(value("requires"))
    if let node = value("sources") { decodeSources(node) }
    if let node = value("lists") { decodeLists(node) }
    book.sources = sources
    let before = reader.errorCount
    let inherited = value("when").map { conditions($0) } ?? Condition()
    // Without its own condition a campaign would run where it must not.
    let isInheritable = reader.errorCount == before
    var result = DecodedRulebook()
    for node in rules(value("rules"), of: root, &result) {
      decode(node, inherited, isInheritable && isUnderstood, &book, &result)
    }
    for (name, list) in lists.sorted(by: { $0.key < $1.key }) where !usedLists.contains(name) {
      reader.report(
        .unusedList, list.node, vi: "Danh sách “\(name)” chưa quy tắc nào dùng.", en: "No rule uses the list “\(name)”."
      )
    }
    result.rulebook = book
    result.diagnostics = reader.diagnostics
    result.tables = tables
    return result
  }

  private func rules(_ node: Node?, of root: Node, _ result: inout DecodedRulebook) -> [Node] {
    guard let node else {
      reader.report(.missingKey, root, vi: "Bộ quy tắc thiếu “rules”.", en: "The rulebook has no “rules”.", length: 1)
      result.rulesNotLoaded.append(draft.file)
      return []
    }
    if let sequence = node.sequence { return Array(sequence) }
    reader.report(
      .wrongShape, node, vi: "“rules” là danh sách: mỗi quy tắc bắt đầu bằng “- id: …”.",
      en: "“rules” is a list: each rule begins with “- id: …”.", length: 1)
    result.rulesNotLoaded.append(draft.file)
    return []
  }

  private func decode(
    _ node: Node, _ inherited: Condition, _ mayLoad: Bool, _ book: inout Rulebook, _ result: inout DecodedRulebook
  ) {
    let before = reader.errorCount
    let decoder = RuleDecoder(self, node, inherited: inherited)
    if let open = decoder.decodeExtension() {
      if mayLoad, reader.errorCount == before { return result.extensions.append(open) }
    } else if let rule = decoder.decode(), mayLoad, reader.errorCount == before {
      return book.rules.append(rule)
    }
    result.rulesNotLoaded.append(decoder.name)
  }

  /// False where the rulebook asks for a later version than this: its rules may mean what this loader does not know.
  private func checkRequirement(_ node: Node?) -> Bool {
    guard let node, let wanted = reader.text(node, "requires") else { return true }
    let words = wanted.split(separator: " ")
    let numbers = words.last?.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) } ?? []
    guard words.count == 3, words[0] == "soat", words[1] == ">=", !numbers.contains(nil) else {
      reader.report(
        .requiredVersion, node, vi: "“requires” viết dạng: soat >= 0.1", en: "“requires” is written: soat >= 0.1")
      return false
    }
    guard RulebookDecoder.version.lexicographicallyPrecedes(numbers.compactMap { $0 }) else { return true }
    reader.report(
      .requiredVersion, node, vi: "Bộ quy tắc này cần soat \(words[2]) trở lên.",
      en: "This rulebook needs soat \(words[2]) or later.")
    return false
  }

  private func decodeSources(_ node: Node) {
    for (key, _, value) in reader.mapping(node, what: Bilingual(vi: "sources", en: "sources"), keys: []) {
      var source = Source(title: key)
      for (name, _, field) in reader.mapping(
        value, what: Bilingual(vi: key, en: key), keys: FormatTable.source.names)
      {
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
}
