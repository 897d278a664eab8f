import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// Files made to stall a loader. Each is refused, or read, in a time that its size bounds; without the guards the first of
/// them would take longer than the universe has lasted.
struct HostileFileTests {
  private static let patience = Duration.seconds(60)

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private static let files: [(name: String, text: String, code: DiagnosticCode?)] = [
    ("a billion laughs", laughs("x: *l9"), .alias),
    ("a billion laughs as a key", laughs("? *l9\n: x"), .alias),
    ("a billion laughs in brackets", laughs("x: [*l9, *l9]"), .alias),
    ("an anchor inside itself", "rulebook: thu\nrules: &a [*a, *a]\n", nil),
    ("brackets a million deep", "rulebook: thu\nrules: " + repeated("[", 1_000_000), .tooLarge),
    ("lists a hundred thousand deep", "rulebook: thu\nrules:\n" + repeated("- ", 100_000) + "a", .tooLarge),
    ("braces that never close", "rulebook: thu\nrules: " + repeated("{a: ", 900), nil),
    ("a million items", "rulebook: thu\nlists: { a: [" + repeated("x,", 1_000_000) + "x] }\nrules: []\n", .tooLarge),
    ("three million lines", "rulebook: thu\nlists:\n  a:\n" + repeated("  -\n", 2_400_000) + "rules: []\n", .tooLarge),
    (
      "a line of nine megabytes with a #",
      "rulebook: thu\nlists: { a: [" + repeated("chữ,", 150_000) + repeated("x", 8_000_000) + "] } # x\nrules: []\n",
      nil
    ),
    (
      "fifty thousand unknown keys", "rulebook: thu\n" + (0..<50_000).map { "k\($0): x\n" }.joined() + "rules: []\n",
      .unknownKey
    ),
    (
      "fifty thousand unknown keys on one line",
      "rulebook: thu\nrules: []\nsources: { s: {" + (0..<50_000).map { "k\($0): x, " }.joined() + "title: x} }\n",
      .unknownKey
    ),
    (
      "twenty thousand broken rules",
      "rulebook: thu\nrules:\n" + (0..<20_000).map { "  - { id: r\($0), levle: x }\n" }.joined(), .unknownKey
    ),
    ("a quote that never closes", "rulebook: thu\nrules: \"" + repeated("a\n", 1_000_000), .brokenYAML),
    ("question marks", "rulebook: thu\n" + repeated("? ", 50_000), .tooLarge),
    ("colons", "rulebook: thu\nx" + repeated(": ", 200_000), nil),
    ("a hundred thousand comments", repeated("# x\n", 100_000) + "rulebook: thu\nrules: []\n", nil),
    ("blank lines", "rulebook: thu\n" + repeated("\n", 3_000_000) + "rules: []\n", nil),
    ("a block of blanks", "rulebook: thu\ntitle: |\n" + repeated("          \n", 500_000) + "rules: []\n", nil),
    ("marks on one letter", "rulebook: thu\ntitle: a" + repeated("\u{301}\u{323}", 500_000) + "\nrules: []\n", nil),
  ]

  private static func laughs(_ last: String) -> String {
    var text = "rulebook: thu\nl0: &l0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 { text += "l\(level): &l\(level) [" + repeated("*l\(level - 1), ", 9) + "*l\(level - 1)]\n" }
    return text + last + "\nrules: []\n"
  }

  @Test(arguments: files.map(\.name)) func isAnsweredInTime(_ name: String) throws {
    let file = try #require(HostileFileTests.files.first { $0.name == name })
    var loaded = LoadedRulebooks()
    let time = ContinuousClock().measure { loaded = load(file.text) }
    #expect(time < HostileFileTests.patience, "\(name): \(time)")
    if let code = file.code {
      #expect(loaded.diagnostics.contains { $0.code == code }, "\(loaded.diagnostics.prefix(3))")
    }
    #expect(loaded.diagnostics.count <= 1_000, "\(loaded.diagnostics.count) diagnostics")
    print("HOSTILE \(name) \(time) \(loaded.diagnostics.count)")
  }

  @Test func aHundredMegabytesAreNotEvenRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("rulebook: thu\nrules: []\n", to: "a.yaml")
    let handle = try FileHandle(forWritingTo: URL(filePath: folder.path("a.yaml")))
    try handle.truncate(atOffset: 100_000_000)
    try handle.close()
    let loaded = RulebookLoader().load(paths: [folder.path("a.yaml")])
    #expect(loaded.diagnostics.map(\.code) == [.cannotRead])
    #expect(loaded.rulesNotLoaded.count == 1)
  }
}
