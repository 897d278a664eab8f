import Documents
import RulebookLoading
import Rulebooks
import Testing

/// Which files are read, how much is read, and what a book's digest covers.
struct LoaderTests {
  static func rule(_ id: String) -> String {
    "rulebook: \(id)\nrules:\n  - { id: a, axis: lawful, level: error, forbid: [x], message: x }\n"
  }

  @Test func foldersAreSearchedInOrder() throws {
    let folder = try TemporaryFolder()
    for path in ["b.yaml", "a.yml", "sub/c.yaml", "data/d.yaml", "e.test.yaml", "f.txt", ".g/h.yaml"] {
      try folder.write(LoaderTests.rule(String(path.filter(\.isLetter))), to: path)
    }
    let loaded = RulebookLoader().load(paths: [folder.path(), folder.path("b.yaml")])
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.rulebooks.map(\.id) == ["ayml", "byaml", "subcyaml"])
  }

  @Test func whatIsMissingIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = folder.path()
    let loaded = RulebookLoader().load(paths: ["\(path)/khong-co.yaml", path])
    #expect(loaded.diagnostics.map(\.code) == [.cannotRead, .cannotRead])
    #expect(loaded.rulesNotLoaded == ["\(path)/khong-co.yaml", path])
  }

  @Test func tablesAreReadBesideTheirRulebook() throws {
    let folder = try TemporaryFolder()
    try folder.write("word\nmột\nhai;ba\n", to: "sub/data/t.tsv")
    try folder.write(
      LoaderTests.rule("x").replacing("forbid: [x]", with: "forbid: { phrases: { list: t } }")
        .replacing("rules:", with: "lists: { t: { file: data/t.tsv, column: word } }\nrules:"), to: "sub/a.yaml")
    let loaded = RulebookLoader().load(paths: [folder.path()])
    #expect(loaded.diagnostics.isEmpty)
    guard case .forbid(.phrases(let set))? = loaded.rulebooks.first?.rules.first?.kind else {
      Issue.record("no phrases")
      return
    }
    #expect(set.phrases.map(\.text) == ["một", "hai", "ba"])
  }

  @Test func digestCoversTheTables() throws {
    let text = "lists: { t: { file: t.tsv } }\n" + LoaderTests.rule("x")
    let first = load(text, tables: ["t.tsv": "a\nb\n"]).rulebooks[0].sha256
    #expect(first == load(text, tables: ["t.tsv": "a\nb\n"]).rulebooks[0].sha256)
    #expect(first != load(text, tables: ["t.tsv": "a\nc\n"]).rulebooks[0].sha256)
    // sha256sum of the file alone.
    #expect(
      load("rulebook: a\nrules: []\n").rulebooks[0].sha256
        == "d937d00e2c79b2b24627aebf2cdb30bd2a59d0b1d69cfe4caa7d5496ee7752e2")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "]) func nestingIsLimited(_ open: String) {
    for depth in [70, 900, 100_000] {
      let text = "rulebook: " + (open.hasPrefix("[") || open.hasPrefix("{") ? "" : "\n  ")
      let loaded = load(text + String(repeating: open, count: depth))
      #expect(loaded.rulebooks.isEmpty && loaded.diagnostics.count == 1)
    }
    let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(codes("rulebook: \(closed)\n") == [.tooLarge])
  }

  @Test func sizeIsLimited() {
    let many = "rulebook: [" + String(repeating: "a,", count: 200_001) + "]"
    #expect(codes(many) == [.tooLarge])
    #expect(codes("rulebook: " + String(repeating: "a", count: 10_000_001)) == [.tooLarge])
  }

  @Test func aliasesAreRefusedBeforeTheyMultiply() {
    var text = "a0: &a0 [x]\n"
    for n in 1...40 { text += "a\(n): &a\(n) [*a\(n - 1), *a\(n - 1)]\n" }
    #expect(codes(text) == [.alias])
  }

  @Test func everyCodeIsNamedOnce() {
    #expect(Set(DiagnosticCode.allCases.map(\.name)).count == DiagnosticCode.allCases.count)
    #expect(DiagnosticCode.unknownKey.name == "unknown-key" && DiagnosticCode.brokenYAML.name == "broken-yaml")
  }

  @Test func columnsCountScalarsNotMarks() {
    let line = "  abc: de\u{301} x"
    let diagnostic = Diagnostic(
      code: .unknownKey, message: Bilingual(vi: "a", en: "b"), file: "f", line: 1, column: 11, sourceLine: line)
    let shown = DiagnosticRenderer.render(diagnostic, language: .vi).split(separator: "\n")
    #expect(shown[2] == "           ^")
  }

  /// Notepad writes one before every file it saves as UTF-8.
  @Test func byteOrderMarkIsNoFault() {
    let text =
      "\u{FEFF}lists: { t: { file: t.tsv, column: a } }\n"
      + LoaderTests.rule("x")
      .replacing("forbid: [x]", with: "forbid: { list: t }")
    let loaded = load(text, tables: ["t.tsv": "\u{FEFF}# ghi chú\na\tb\n\u{1EA3}\tx\n"])
    #expect(loaded.diagnostics.isEmpty && loaded.rulebooks.flatMap(\.rules).count == 1)
    let crlf = load(LoaderTests.rule("x").replacing("\n", with: "\r\n"))
    #expect(crlf.diagnostics.isEmpty && crlf.rulebooks.flatMap(\.rules).count == 1)
  }
}
