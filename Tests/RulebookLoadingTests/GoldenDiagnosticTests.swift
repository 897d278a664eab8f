import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// Every broken rulebook under Golden/ is told to its author as the files beside it say.
struct GoldenDiagnosticTests {
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: goldenFolder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func coversTheAuthorsSlips() { #expect(GoldenDiagnosticTests.names.count >= 60) }

  @Test(arguments: names) func diagnostics(_ name: String) throws {
    let data = try Data(contentsOf: goldenFolder.appending(path: "\(name).yaml"))
    let text = try #require(String(validating: data, as: UTF8.self))
    let loaded = RulebookLoader().load(text: text, name: "\(name).yaml") { path in
      [UInt8](try Data(contentsOf: goldenFolder.appending(path: path)))
    }
    #expect(!loaded.diagnostics.isEmpty)
    for language in Language.allCases {
      var told = loaded.diagnostics.map { DiagnosticRenderer.render($0, language: language) }
      told.append("loaded: " + loaded.rulebooks.flatMap(\.rules).map(\.id).joined(separator: " "))
      told.append("left out: " + loaded.rulesNotLoaded.joined(separator: " "))
      try expectGolden(told.joined(separator: "\n") + "\n", "\(name).\(language.rawValue).txt")
    }
  }
}
