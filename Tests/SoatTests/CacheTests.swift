import Foundation
import Testing

/// The compiled copy of the rulebooks changes nothing but the time that a run takes.
@Suite struct CacheTests {
  private static let posts = Program.root.appendingPathComponent("corpora/demo/nhieu-bai.ndjson").path

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func archives(_ caches: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: caches.appendingPathComponent("soat"), includingPropertiesForKeys: nil)
  }

  @Test func aRunFromTheCacheSaysTheSame() throws {
    let caches = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: caches) }
    let arguments = ["check", "--format", "ndjson", "--today", "2026-11-20", CacheTests.posts]
    let without = try Program.run(arguments + ["--no-cache"], caches: caches)
    #expect(throws: (any Error).self) { try archives(caches) }
    let first = try Program.run(arguments, caches: caches)
    #expect(try archives(caches).count == 1)
    let second = try Program.run(arguments, caches: caches)
    #expect(without.output == first.output && first.output == second.output)
    #expect(without.status == second.status && !without.output.isEmpty)
  }

  @Test func aChangedRuleIsReadAnew() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func book(_ word: String) throws {
      try """
      rulebook: nha
      title: Nhà
      version: 1.0.0
      rules:
        - id: tu
          title: Từ
          axis: accurate
          level: error
          basis: { source: nha }
          forbid: { phrases: [\(word)] }
          message: “{match}”
          fix: Bỏ từ này.
      sources: { nha: { title: Nội quy } }
      """.write(to: folder.appendingPathComponent("nha.yaml"), atomically: true, encoding: .utf8)
      // Files that change while they are read are not kept.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)],
        ofItemAtPath: folder.appendingPathComponent("nha.yaml").path)
    }
    let arguments = ["check", "--rules", folder.path, "--format", "line"]
    let post = Data("Xưởng may áo dài giao trong ngày.".utf8)
    try book("xưởng may")
    for _ in 0..<2 {
      #expect(
        try Program.run(arguments, input: post, caches: folder).output.contains("xưởng may")
          || Program.run(arguments, input: post, caches: folder).output.contains("Xưởng may"))
    }
    #expect(try archives(folder).count == 1)
    try book("áo dài")
    let changed = try Program.run(arguments, input: post, caches: folder)
    #expect(changed.output.contains("áo dài") && !changed.output.contains("Xưởng may"))
  }

  @Test func aDamagedCacheIsMadeAgain() throws {
    let caches = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: caches) }
    #expect(try Program.run(["compile"], caches: caches).status == 0)
    let archive = try #require(try archives(caches).first)
    let whole = try Data(contentsOf: archive)
    var damaged = whole
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: archive)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: archive.path)
    let result = try Program.run(["check", "--format", "ndjson", CacheTests.posts], caches: caches)
    #expect(!result.output.isEmpty && result.errors.isEmpty)
    #expect(try Data(contentsOf: archive) == whole)
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let result = try Program.run(["compile"], caches: URL(fileURLWithPath: "/proc"))
    #expect(result.status == 1 && result.errors.contains("không ghi được vào thư mục nhớ đệm"))
    let check = try Program.run(
      ["check", "--format", "ndjson", CacheTests.posts], caches: URL(fileURLWithPath: "/proc"))
    #expect(!check.output.isEmpty && check.errors.isEmpty)
  }
}
