import Foundation
import Testing

/// The commands as pasted from their help texts, and the shipped content.
@Suite(.serialized) struct CommandTests {
  @Test func theExamplesOfCheckWorkAsPasted() throws {
    let ad = try Program.run(["check", "--set", "ad=true"], "Kem trị nám tốt nhất Việt Nam")
    #expect(ad.status == 1)
    #expect(ad.output.contains("quang-cao/so-sanh-nhat"))
    let json = try Program.run(["check", "--format", "json"], "{\"text\":\"Họp báo thứ Hai, ngày 24/11/2026.\"}")
    #expect(json.output.contains("thứ Ba"))
  }

  @Test func theDemoPostShowsAllThreeAxes() throws {
    let result = try Program.run(["check", "--format", "json", "corpora/demo/bai-quang-cao.md"])
    #expect(result.status == 1)
    for axis in ["accurate", "politically-correct", "lawful"] {
      #expect(result.output.contains("\"axis\":\"\(axis)\"") || result.output.contains("\"axis\": \"\(axis)\""))
    }
  }

  /// The note of a table and its replacement said the same, and stood side by side.
  @Test func aFixIsSaidOnce() throws {
    let result = try Program.run(["check", "corpora/demo/bai-quang-cao.md"])
    #expect(result.output.contains("Viết “Đắk Lắk”.") && !result.output.contains("Viết “Đắk Lắk”. Viết “Đắk Lắk”."))
  }

  @Test func theCleanDemoPostHasNoFindingAboveNotice() throws {
    let result = try Program.run(["check", "--format", "line", "--only", "warning", "corpora/demo/tin-sach.md"])
    #expect(result.status == 0, "\(result.output)")
    #expect(!result.output.contains(":warning:") && !result.output.contains(":error:"), "\(result.output)")
  }

  @Test func honestPostsStayClean() throws {
    let result = try Program.run(["check", "--format", "line", "corpora/must-stay-clean/first.ndjson"])
    #expect(result.status == 0)
    #expect(!result.output.contains(":warning:") && !result.output.contains(":error:"), "\(result.output)")
    #expect(!result.output.contains("ten-goi/"), "\(result.output)")
  }

  @Test func lineNAnswersLineN() throws {
    let input = "{\"text\":\"Bài một.\"}\n{hỏng\n{\"text\":\"Bài ba.\"}\n"
    let result = try Program.run(["check", "--input", "ndjson", "--format", "ndjson"], input)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.count == 3 && lines[1].contains("unreadable-object"))
    #expect(result.status == 3)
  }

  @Test func shippedRulesPassTheirOwnTests() throws {
    let result = try Program.run(["test"])
    #expect(result.status == 0, "\(result.output.suffix(2000))")
  }

  @Test func explainTellsTheWholeStory() throws {
    let result = try Program.run(["explain", "quang-cao/so-sanh-nhat"])
    #expect(result.status == 0)
    for words in ["Luật Quảng cáo", "Điều 8 khoản 11", "tốt nhất"] { #expect(result.output.contains(words)) }
    #expect(try Program.run(["explain", "khong/co"]).status == 2)
  }

  @Test func normalizeWritesTheViews() throws {
    #expect(try Program.run(["normalize"], "cuả hoà ðược").output == "của hòa được")
    #expect(try Program.run(["normalize", "--view", "folded"], "Tiếng Việt").output == "tieng viet")
    #expect(try Program.run(["normalize", "--show-repairs"], "cuả").output.contains("misplaced-tone"))
  }

  @Test func policyIsFoundUpwardFromTheWorkingFolder() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("soat-policy-\(UUID().uuidString)")
    let folder = root.appendingPathComponent("ban/tin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("defaults: { ad: true }\noff: [quang-cao/so-sanh-nhat]\n".utf8).write(
      to: root.appendingPathComponent("soat.yaml"))
    let result = try Program.run(
      ["check", "--format", "line"], input: Data("Kem trị nám tốt nhất Việt Nam".utf8), folder: folder)
    #expect(result.output.contains("quang-cao/quang-cao-khong-nhan"))
    #expect(!result.output.contains("quang-cao/so-sanh-nhat"))
  }

  @Test func failOnReview() throws {
    let text = "Các cơ quan bác chí đưa tin."
    #expect(try Program.run(["check"], text).status == 0)
    #expect(try Program.run(["check", "--fail-on", "review"], text).status == 1)
  }

  @Test func safeFixesAreApplied() throws {
    let result = try Program.run(["check", "--fix"], "Hai xã đã sát nhập từ tháng trước.")
    #expect(result.output.contains("sáp nhập"))
  }
}
