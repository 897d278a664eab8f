import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// The rulebooks of this repository load whole, with nothing to say about them.
struct ShippedRulebooksTests {
  @Test func loadWithoutADiagnostic() {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../rules")
    let loaded = RulebookLoader().load(paths: [folder.path])
    #expect(loaded.diagnostics.map { DiagnosticRenderer.render($0, language: .en) } == [])
    #expect(loaded.rulesNotLoaded == [])
    #expect(loaded.rulebooks.count >= 6)
    #expect(loaded.rulebooks.flatMap(\.rules).allSatisfy { !$0.tests.isEmpty && $0.title.en != nil })
  }
}
