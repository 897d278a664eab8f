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

  /// Criticism, satire, bad news, warnings of scams, honest advertisements: nothing above a notice in any of them, and nothing
  /// at all about names and terms where somebody criticises or mocks.
  @Test func honestPostsStayClean() throws {
    let folder = Program.root.appendingPathComponent("corpora/must-stay-clean")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ndjson") }
    var posts = 0
    var pointed = 0
    for name in names.sorted() {
      let given = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      let result = try Program.run(
        ["check", "--format", "ndjson", "--today", "2026-11-21", folder.appendingPathComponent(name).path])
      let answers = result.output.split(separator: "\n")
      try #require(given.count == answers.count)
      for (post, answer) in zip(given, answers) {
        let post = try #require(try JSONSerialization.jsonObject(with: Data(post.utf8)) as? [String: Any])
        let verdict = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        let findings = try #require(verdict["findings"] as? [[String: Any]])
        let id = post["id"] as? String ?? name
        for finding in findings {
          let what = "\(id): \(finding["rule"] ?? "") on “\(finding["text"] ?? "")”"
          #expect(finding["level"] as? String == "notice", "\(what)")
          if ["critical", "satire"].contains(post["group"] as? String) {
            #expect(finding["axis"] as? String != "politically-correct", "\(what)")
          }
        }
        #expect((verdict["incomplete"] as? [Any])?.isEmpty == true, "\(id)")
        posts += 1
        if ["critical", "satire"].contains(post["group"] as? String) { pointed += 1 }
      }
    }
    #expect(posts >= 400 && pointed >= 100)
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
    for words in ["Luật Quảng cáo", "Điều 8 khoản 11", "tốt nhất", "bài lành"] {
      #expect(result.output.contains(words))
    }
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
