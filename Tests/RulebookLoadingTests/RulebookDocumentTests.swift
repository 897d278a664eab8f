import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// What docs/rulebooks.md shows is what the loader takes.
struct RulebookDocumentTests {
  private static func document() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rulebooks.md")
    return try String(contentsOf: file, encoding: .utf8)
  }

  private static let tables = ["data/bao-chi.tsv": "name\taccepted\tdomain\nBáo Mẫu\tMẫu\tmau.example\n"]

  /// The lists that examples speak of, around the keys of one rule.
  private static func rule(_ keys: String) -> String {
    let lists = """
      lists:
        bao-chi: { file: data/bao-chi.tsv, column: name }
        nham-tu: { file: nham.tsv }
        so-sanh: [tốt nhất]
        tu-miet-thi: [x]
        dai-tu: [nó]
      """
    let axis = keys.contains("axis:") ? "" : "    axis: lawful\n"
    let lines = keys.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    return "rulebook: thu\n\(lists)\nrules:\n  - id: a\n    level: error\n    message: x\n\(axis)\(lines)\n"
  }

  @Test func everyExampleLoads() throws {
    let blocks = try RulebookDocumentTests.document().components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(blocks.count > 20)
    var kinds: Set<String> = []
    for block in blocks {
      let isWhole = block.hasPrefix("rulebook:")
      let tables = RulebookDocumentTests.tables.merging(["nham.tsv": "wrong\tright\tnote\na\tb\tc\n"]) { $1 }
      let loaded = load(isWhole ? block : RulebookDocumentTests.rule(block), tables: tables)
      let told = loaded.diagnostics.filter { isWhole || $0.code != .unusedList }
      #expect(told.map { DiagnosticRenderer.render($0, language: .en) } == [], "\(block)")
      let rules = loaded.rulebooks.flatMap(\.rules)
      #expect(!rules.isEmpty, "\(block)")
      kinds.formUnion(rules.map(\.kind.name))
    }
    #expect(kinds == Set(RuleKind.names))
  }

  /// A key, a value or a check that nobody can read about might as well not exist.
  @Test func everyNameIsDescribed() throws {
    let text = try RulebookDocumentTests.document()
    let schema = try JSONSerialization.jsonObject(with: Data(RulebookSchema.json().utf8))
    var names: Set<String> = []
    RulebookDocumentTests.collect(schema, &names)
    #expect(names.count > 100)
    for name in names.sorted() {
      let isThere = ["`\(name)`", "`\(name):", "\(name):", "{ \(name)", "@`\(name)"].contains { text.contains($0) }
      #expect(isThere, "docs/rulebooks.md does not say what \(name) is")
    }
  }

  /// Keys of properties and members of enumerations.
  private static func collect(_ node: Any, _ names: inout Set<String>) {
    if let list = node as? [Any] { for item in list { collect(item, &names) } }
    guard let object = node as? [String: Any] else { return }
    if let properties = object["properties"] as? [String: Any] { names.formUnion(properties.keys) }
    names.formUnion((object["enum"] as? [Any] ?? []).compactMap { $0 as? String })
    for value in object.values { collect(value, &names) }
  }
}
