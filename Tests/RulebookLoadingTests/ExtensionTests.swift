import RulebookLoading
import Rulebooks
import Testing

/// A house changes a rule of another book without copying it.
struct ExtensionTests {
  static let base = """
    rulebook: goc
    sources: { s: { title: Gốc } }
    rules:
      - id: a
        axis: lawful
        level: error
        basis: { source: s }
        forbid: { phrases: [một, hai] }
        message: x
    """

  private func load(_ rule: String, sources: String = "") throws -> LoadedRulebooks {
    let folder = try TemporaryFolder()
    // The base comes after what extends it: extensions wait for all files.
    try folder.write(ExtensionTests.base, to: "z.yaml")
    try folder.write("rulebook: nha\n\(sources)rules:\n\(rule)", to: "a.yaml")
    return RulebookLoader().load(paths: [folder.path()])
  }

  @Test func changesTheBase() throws {
    let loaded = try load(
      "  - { extends: goc/a, id: b, level: notice, phrases+: [ba], phrases-: [một], unless+: [ { quoted: true } ] }\n",
      sources: "sources: { s: { title: Khác } }\n")
    #expect(loaded.diagnostics.isEmpty)
    let rules = loaded.rulebooks.flatMap(\.rules)
    #expect(rules.map(\.id) == ["nha/b"])
    let rule = try #require(rules.first)
    #expect(rule.level == .notice && rule.unless.count == 1)
    guard case .forbid(.phrases(let set)) = rule.kind else {
      Issue.record("\(rule.kind)")
      return
    }
    #expect(set.phrases.map(\.text) == ["hai", "ba"])
    let book = try #require(loaded.rulebooks.first { $0.id == "nha" })
    #expect(book.sources[rule.basis[0].source]?.title == "Gốc")
    #expect(book.sources["s"]?.title == "Khác")
  }

  @Test func turnsTheBaseOff() throws {
    let loaded = try load("  - { extends: goc/a, off: true }\n")
    #expect(loaded.diagnostics.isEmpty && loaded.rulebooks.flatMap(\.rules).isEmpty && loaded.rulesNotLoaded.isEmpty)
  }

  @Test func keepsTheBaseWhereItCannotBeChanged() throws {
    let loaded = try load("  - { extends: goc/a, id: b, phrases-: [bốn] }\n")
    #expect(loaded.diagnostics.map(\.code) == [.nothingToRemove])
    #expect(loaded.rulebooks.flatMap(\.rules).map(\.id) == ["goc/a"] && loaded.rulesNotLoaded == ["nha/b"])
  }

  @Test func refusesAnIdThatIsTaken() throws {
    let loaded = try load(
      """
        - { id: b, axis: lawful, level: error, forbid: [x], message: x }
        - { extends: goc/a, id: b }

      """)
    #expect(loaded.diagnostics.map(\.code) == [.duplicateRule])
    #expect(loaded.rulebooks.flatMap(\.rules).map(\.id).sorted() == ["goc/a", "nha/b"])
  }

  @Test func extendsWhatIsAnExtensionItself() throws {
    // The first waits for the second, whose base is in a file that is read later still.
    let loaded = try load(
      """
        - { extends: nha/b, id: c, phrases+: [bốn] }
        - { extends: goc/a, id: b, phrases+: [ba] }

      """)
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.rulebooks.flatMap(\.rules).map(\.id) == ["nha/c"])
    guard case .forbid(.phrases(let set))? = loaded.rulebooks.flatMap(\.rules).first?.kind else {
      Issue.record("no phrases")
      return
    }
    #expect(set.phrases.map(\.text) == ["một", "hai", "ba", "bốn"])
  }

  @Test func twoChangesInPlaceBothHold() throws {
    let loaded = try load("  - { extends: goc/a, level: notice }\n  - { extends: goc/a, phrases-: [hai] }\n")
    #expect(loaded.diagnostics.isEmpty && loaded.rulebooks.flatMap(\.rules).map(\.level) == [.notice])
  }
}
