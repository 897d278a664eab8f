import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// Loads one rulebook from memory, with tables from memory.
func load(_ text: String, tables: [String: String] = [:]) -> LoadedRulebooks {
  RulebookLoader().load(text: text, name: "thu.yaml") { path in
    guard let table = tables[path] else { throw CocoaError(.fileReadNoSuchFile) }
    return Array(table.utf8)
  }
}

/// A rulebook around some rules; each line is indented by two.
func book(_ rules: String, before: String = "") -> String {
  let indented = rules.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
  return "rulebook: thu\n\(before)rules:\n\(indented)\n"
}

/// The only rule of a book that must load without a diagnostic.
func onlyRule(
  _ rule: String, before: String = "", tables: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws -> Rule {
  let text = book("- id: a\n  axis: accurate\n  level: warning\n  message: x\n" + rule, before: before)
  let loaded = load(text, tables: tables)
  for diagnostic in loaded.diagnostics {
    Issue.record("\(DiagnosticRenderer.render(diagnostic, language: .en))", sourceLocation: sourceLocation)
  }
  return try #require(loaded.rulebooks.first?.rules.first, sourceLocation: sourceLocation)
}

/// Codes of what is said of a book.
func codes(_ text: String, tables: [String: String] = [:]) -> [DiagnosticCode] {
  load(text, tables: tables).diagnostics.map(\.code)
}

/// A folder that is gone after the test.
struct TemporaryFolder: ~Copyable {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  /// Path of the folder, or of something in it.
  func path(_ name: String = "") -> String { (name.isEmpty ? url : url.appending(path: name)).path }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
