import Foundation
import Testing

/// `soat lint` and `soat fmt` as a rules author uses them.
@Suite struct LintCommandTests {
  private static let book = """
    rulebook: thu
    rules:
    - id: gia
      level: notice
      weight: 2
      axis: accurate
      forbid: [siêu rẻ, "rẻ nhất ", siêu rẻ]   # hay gặp
      message: Xem lại.
      fix: Nêu căn cứ.
      tests:
      - bad: "Nồi [[siêu rẻ]]"
      - bad: "Áo [[rẻ nhất]]"
      - good: Nồi tốt
      - good: Áo bền

    """

  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data(LintCommandTests.book.utf8).write(to: url.appendingPathComponent("thu.yaml"))
    return url
  }

  @Test func whatIsFixedStaysFixed() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try Program.run(["lint", "thu.yaml"], folder: folder)
    #expect(first.status == 1)
    for code in ["L320", "L326", "L365"] { #expect(first.output.contains(code), "\(first.output)") }
    let fixed = try Program.run(["lint", "--fix", "thu.yaml"], folder: folder)
    #expect(fixed.status == 0 && fixed.errors.contains("đã sửa 3 chỗ"), "\(fixed.output)\(fixed.errors)")
    let text = try String(contentsOf: folder.appendingPathComponent("thu.yaml"), encoding: .utf8)
    #expect(text.contains("[siêu rẻ, \"rẻ nhất\"]   # hay gặp") && !text.contains("weight"))
    #expect(try Program.run(["test", "--rules", "thu.yaml"], folder: folder).status == 0)
  }

  @Test func formattingKeepsWhatWasSaid() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Program.run(["fmt", "--check", "thu.yaml"], folder: folder).status == 1)
    #expect(try Program.run(["fmt", "thu.yaml"], folder: folder).status == 0)
    #expect(try Program.run(["fmt", "--check", "thu.yaml"], folder: folder).status == 0)
    let text = try String(contentsOf: folder.appendingPathComponent("thu.yaml"), encoding: .utf8)
    #expect(text.contains("  - id: gia\n    axis: accurate\n    level: notice\n") && text.contains("# hay gặp"))
    #expect(try Program.run(["test", "--rules", "thu.yaml"], folder: folder).status == 0)
    #expect(try Program.run(["fmt"], folder: folder).status == 2)
    #expect(try Program.run(["fmt", "khong-co.yaml"], folder: folder).status == 2)
  }

  @Test func callsThatMakeNoSenseAreToldSo() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for arguments in [["--only", "L999"], ["khong-co.yaml"], ["--policy", "khong-co.yml"], ["--today", "hôm nay"]] {
      let result = try Program.run(["lint"] + arguments, folder: folder)
      #expect(result.status == 2, "\(arguments): \(result.status) \(result.errors)")
    }
    try Data("ids: '('".utf8).write(to: folder.appendingPathComponent("p.yml"))
    let broken = try Program.run(["lint", "thu.yaml", "--policy", "p.yml"], folder: folder)
    #expect(broken.status == 2 && broken.errors.contains("p.yml:1:6"), "\(broken.errors)")
  }

  /// Nothing in the shipped rulebooks keeps a rule from doing what it says.
  @Test func shippedRulesHaveNoLintError() throws {
    let result = try Program.run(["lint", "--no-runaway", "--format", "json"])
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let found = (report?["findings"] as? [[String: Any]])?.filter { $0["level"] as? String == "error" }
    #expect(found?.isEmpty == true, "\(found ?? [])")
    #expect((report?["rules"] as? Int ?? 0) > 100)
  }

  @Test func fitsEightyColumns() throws {
    let result = try Program.run(["lint", "--no-runaway", "--ignore", "L320,L321,L322,L343,L351,L352"])
    // A finding is shown as every compiler shows it, a line for its sentence and one for the author's; what lint says of all of
    // them is set for a terminal.
    let lines = result.output.split(separator: "\n\n").last.map { $0.split(separator: "\n") } ?? []
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
  }
}
