import Foundation
import Testing

/// The pages of the shipped rulebooks say what the rulebooks say.
@Suite struct RulePagesTests {
  private static let committed = Program.root.appendingPathComponent("docs/rules")

  /// Made anew with `soat explain --pages docs/rules`.
  @Test func pagesAreFresh() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(["explain", "--pages", folder.path]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count >= 15)
    #expect(try FileManager.default.contentsOfDirectory(atPath: Self.committed.path).sorted() == names)
    for name in names {
      let fresh = try Data(contentsOf: folder.appendingPathComponent(name))
      #expect(
        try Data(contentsOf: Self.committed.appendingPathComponent(name)) == fresh,
        "docs/rules/\(name) is stale: soat explain --pages docs/rules")
    }
  }

  @Test func aRuleOrAFolderIsAskedFor() throws {
    for arguments in [["explain"], ["explain", "quang-cao/so-sanh-nhat", "--pages", "x"]] {
      let result = try Program.run(arguments)
      #expect(result.status == 2 && result.errors.contains("--pages"))
    }
    #expect(try Program.run(["explain", "--pages", "/proc/khong-ghi-duoc"]).status == 2)
  }
}
