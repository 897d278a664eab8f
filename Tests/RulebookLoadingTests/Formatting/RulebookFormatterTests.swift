import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

struct RulebookFormatterTests {
  static let shipped: [String] = {
    let folder = goldenFolder.appending(path: "../../../rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.sorted()
  }()

  @Test func theExampleCampaignSaysTheSame() throws {
    let folder = goldenFolder.appending(path: "../../../rules/examples")
    let text = try String(contentsOf: folder.appending(path: "chien-dich-mau.yaml"), encoding: .utf8)
    try expectStable(text) { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test func aRuleOverManyPostsReadsAsASentence() throws {
    let text = try RulebookFormatter.format(
      "rulebook: t\nrules:\n  - per: day\n    require: { hashtags: [a] }\n    message: x\n    at-least: 1\n    over: source\n"
        + "    level: notice\n    axis: accurate\n    id: a\n    tests:\n      - with: { ad: true }\n"
        + "        bad: { days: 2026-11-24, posts: [ { text: x, date: 2026-11-23 } ] }\n")
    let keys = text.split(separator: "\n").dropFirst(2).compactMap { $0.split(separator: ":").first }
      .map { $0.trimmingCharacters(in: [" ", "-"]) }
    #expect(
      keys.prefix(9) == ["id", "axis", "level", "over", "at-least", "per", "require", "message", "tests"], "\(text)")
    #expect(text.contains("posts: [ { date: 2026-11-23, text: x } ], days: 2026-11-24"), "\(text)")
  }

  @Test(arguments: shipped) func aShippedBookSaysTheSame(_ name: String) throws {
    let folder = goldenFolder.appending(path: "../../../rules")
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    try expectStable(text) { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  /// Formatting may mend how a slip is seen (`[5,5 triệu]` becomes two items for the eye too), never what is read.
  @Test(arguments: GoldenDiagnosticTests.names.filter { $0 != "decimal-comma" })
  func aBrokenBookStaysAsBroken(_ name: String) throws {
    let text = try String(contentsOf: goldenFolder.appending(path: "\(name).yaml"), encoding: .utf8)
    guard (try? RulebookFormatter.format(text)) != nil else { return }
    try expectStable(text, isBroken: true) { [UInt8](try Data(contentsOf: goldenFolder.appending(path: $0))) }
  }

  /// Books written as no person would: any order, any indentation, brackets or lines, comments everywhere.
  @Test(arguments: 0..<300 as Range<UInt64>) func aGeneratedBookSaysTheSame(_ seed: UInt64) throws {
    var writer = WildYAML(seed: seed)
    try expectStable(writer.book()) { _ in [] }
  }

  /// Found by the fuzzer: carriage returns inside a quoted sentence were folded a little more at each writing, and after four of
  /// them the file was written all the same.
  @Test func aFileThatNeverSettlesWasWritten() throws {
    let file = goldenFolder.appending(path: "../../../Fuzz/corpus-rulebooks/unsettled.yaml")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard let once = try? RulebookFormatter.format(text) else { return }
    #expect(try RulebookFormatter.format(once) == once)
  }

  private func expectStable(
    _ text: String, isBroken: Bool = false, readFile: @escaping @Sendable (String) throws -> [UInt8]
  ) throws {
    let once: String
    do {
      once = try RulebookFormatter.format(text)
    } catch {
      Issue.record("\(error.message.en)\n\(text)")
      return
    }
    let twice = try RulebookFormatter.format(once)
    #expect(twice == once, "not stable:\n\(text)\n---\n\(once)\n---\n\(twice)")
    let before = RulebookLoader().load(text: text, name: "a.yaml", readFile: readFile)
    let after = RulebookLoader().load(text: once, name: "a.yaml", readFile: readFile)
    if isBroken {
      #expect(before.rulebooks.flatMap(\.rules).map(\.id) == after.rulebooks.flatMap(\.rules).map(\.id))
    } else {
      #expect(dump(before) == dump(after), "says something else:\n\(text)\n---\n\(once)")
      #expect(!before.rulebooks.isEmpty, "\(text)")
    }
  }

  @Test func keysCommentsAndQuotesFindTheirPlace() throws {
    let text = """
      # yaml-language-server: $schema=../docs/schema/rulebook.schema.json

      rules:
      # Nhóm một.
      - message: 'Bỏ “{match}”.'   # nói ngắn
        forbid: {regex: "giảm\\\\s+\\\\d{2,3}%"}
        id: a
        # Mức này đã bàn.
        level:   warning
        axis: accurate
        tests:
            - good: 'Nói "được"'
              with: {ad: true}
            # - bad: chưa có
      - id: b
        axis: lawful
        level: notice
        message: {en: E, vi: V}
        forbid:
          phrases: [
            siêu rẻ,   # hay gặp
            rẻ nhất
          ]
      rulebook: thu
      """
    let wanted = """
      # yaml-language-server: $schema=../docs/schema/rulebook.schema.json

      rulebook: thu
      rules:
        # Nhóm một.
        - id: a
          axis: accurate
          # Mức này đã bàn.
          level: warning
          forbid: { regex: 'giảm\\s+\\d{2,3}%' }
          message: "Bỏ “{match}”." # nói ngắn
          tests:
            - good: 'Nói "được"'
              with: { ad: true }
            # - bad: chưa có

        - id: b
          axis: lawful
          level: notice
          forbid:
            phrases:
              - siêu rẻ # hay gặp
              - rẻ nhất
          message: { vi: V, en: E }

      """
    #expect(try RulebookFormatter.format(text) == wanted)
  }

  @Test(arguments: ["a: [", "rulebook: thu\nrules: []\nx: !!str y\n", "rulebook: thu\nrules: *x\n", "chỉ là chữ", ""])
  func whatIsNoRulebookIsRefused(_ text: String) {
    #expect(throws: FormatRefusal.self) { try RulebookFormatter.format(text) }
  }

  @Test func aFileIsWrittenWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    try folder.write("rules: []\nrulebook: thu\n", to: "a.yaml")
    try folder.write("rulebook: [\n", to: "b.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a.yaml"))
    for isCheck in [true, false] {
      let results = FormatRun.run(paths: [folder.path()], isCheck: isCheck)
      #expect(results.count == 2)
      if case .changed(let lines) = results[0].outcome { #expect(lines == 1) } else { Issue.record("\(results[0])") }
      if case .refused = results[1].outcome {} else { Issue.record("\(results[1])") }
      let text = try String(contentsOfFile: folder.path("a.yaml"), encoding: .utf8)
      #expect(text == (isCheck ? "rules: []\nrulebook: thu\n" : "rulebook: thu\nrules: []\n"))
    }
    #expect(try String(contentsOfFile: folder.path("b.yaml"), encoding: .utf8) == "rulebook: [\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(names.sorted() == ["a.yaml", "b.yaml"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("a.yaml"))[.posixPermissions] as? Int
    #expect(mode == 0o640)
    if case .unchanged = FormatRun.run(paths: [folder.path("a.yaml")], isCheck: true)[0].outcome {
    } else {
      Issue.record("not stable")
    }
  }
}
