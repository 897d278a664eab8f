import Documents
import Foundation
import RulebookLoading
import Rulebooks
import Testing

/// `*.test.yaml` files.
@Suite struct TestFileTests {
  private let loader = TestFileLoader(rules: ["quang-cao/so-sanh-nhat", "quang-cao/loi-tuyet-doi"])

  @Test func oneRuleOrAList() {
    let one = loader.decode(
      "rule: quang-cao/so-sanh-nhat\ntests:\n  - bad: \"Kem [[tốt nhất]]\"\n    with: { ad: true }\n",
      file: "a.test.yaml")
    #expect(one.diagnostics.isEmpty)
    #expect(one.entries.map(\.rule) == ["quang-cao/so-sanh-nhat"])
    #expect(one.entries[0].tests[0].spans == [4..<16] && one.entries[0].tests[0].mark.line == 3)
    let two = loader.decode(
      """
      - rule: quang-cao/so-sanh-nhat
        tests:
          - good: Kem thơm
      - rule: quang-cao/loi-tuyet-doi
        tests:
          - todo-bad: Kem an toàn lắm
      """, file: "a.test.yaml")
    #expect(two.entries.map(\.rule) == ["quang-cao/so-sanh-nhat", "quang-cao/loi-tuyet-doi"])
    #expect(two.entries[1].tests[0].expectation == .todoBad)
  }

  @Test(
    arguments: [
      ("rule: quang-cao/so-sanh-nhất\ntests:\n  - good: a\n", "E120", 1, "quang-cao/so-sanh-nhat"),
      ("tests:\n  - good: a\n", "E103", 1, ""),
      ("rule: quang-cao/so-sanh-nhat\ntest:\n  - good: a\n", "E102", 2, "tests"),
      ("rule: quang-cao/so-sanh-nhat\ntests:\n  - good: \"[[a\"\n", "E120", 3, ""),
    ])
  func whatIsWrongIsToldWithItsPlace(text: String, code: String, line: Int, help: String) throws {
    let result = loader.decode(text, file: "a.test.yaml")
    let first = try #require(result.diagnostics.first)
    #expect(first.code.rawValue == code && first.line == line && first.file == "a.test.yaml", "\(first)")
    #expect(help.isEmpty || first.help?.vi.contains(help) ?? false, "\(first)")
  }

  @Test func filesAreFoundBesideARulebookAndInFolders() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "soat-\(UUID().uuidString)")
    let manager = FileManager.default
    try manager.createDirectory(at: folder.appending(path: "them"), withIntermediateDirectories: true)
    try manager.createDirectory(at: folder.appending(path: "data"), withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: folder) }
    let text = Data("rule: quang-cao/so-sanh-nhat\ntests:\n  - good: a\n".utf8)
    for name in ["a.test.yaml", "them/b.test.yaml", "data/c.test.yaml", "a.yaml"] {
      try text.write(to: folder.appending(path: name))
    }
    func names(_ paths: [String], and extra: [String] = []) -> [String] {
      loader.load(beside: paths, and: extra).files.map { String($0.file.split(separator: "/").last ?? "") }
    }
    #expect(names([folder.path]) == ["a.test.yaml", "b.test.yaml"])
    #expect(names([folder.path + "/a.yaml"]) == ["a.test.yaml"])
    #expect(names([folder.path], and: [folder.path + "/data"]) == ["a.test.yaml", "b.test.yaml", "c.test.yaml"])
    #expect(loader.load(beside: [], and: [folder.path + "/khong-co.test.yaml"]).diagnostics.count == 1)
  }
}
