import Documents
import RulebookLoading
import Testing

/// What a diagnostic looks like on a screen.
struct RendererTests {
  private func diagnostic(_ line: String, column: Int, length: Int = 1) -> Diagnostic {
    Diagnostic(
      code: .unknownKey, message: Bilingual(vi: "a\u{1B}[2J", en: "b"), help: Bilingual(vi: "c", en: "d"), file: "f",
      line: 1, column: column, length: length, sourceLine: line)
  }

  @Test func colourIsForTheTerminalOnly() {
    let told = DiagnosticRenderer.render(diagnostic("levle: x", column: 1, length: 5), language: .en, colour: true)
    #expect(told.contains("\u{1B}[1;31merror E102:\u{1B}[0m") && told.contains("\u{1B}[1;31m^~~~~\u{1B}[0m"))
    let plain = DiagnosticRenderer.render(diagnostic("levle: x", column: 1, length: 5), language: .en)
    #expect(!plain.unicodeScalars.contains("\u{1B}"))
    #expect(plain == "f:1:1: error E102: b\n  levle: x\n  ^~~~~\n  help: d")
  }

  @Test func aRulebookCannotPaintTheScreen() {
    let told = DiagnosticRenderer.render(diagnostic("x\u{1B}[31m\u{202E}y", column: 1), language: .vi)
    #expect(told.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" || $0 == "\n" })
  }

  @Test(arguments: [1, 50, 5_000_000, 9_999_999, 20_000_000]) func aLongLineIsCut(_ column: Int) throws {
    let line = String(repeating: "ab", count: 5_000_000)
    let told = DiagnosticRenderer.render(diagnostic(line, column: column, length: 1000), language: .en)
    let lines = told.split(separator: "\n")
    #expect(lines.count == 4 && lines.allSatisfy { $0.count < 130 })
    let caret = try #require(lines[2].firstIndex(of: "^"))
    #expect(lines[2].distance(from: lines[2].startIndex, to: caret) <= lines[1].count)
  }
}
