import Foundation
import Testing

/// `soat eval` and `soat alarm` as a shell runs them.
@Suite struct MeasuringCommandTests {
  private let corpus = """
    {"id":"a","text":"[QC] Kem tốt nhất Việt Nam.","ad":true,"expect":[{"rule":"quang-cao/so-sanh-nhat","text":"tốt nhất"}]}
    {"id":"b","text":"Chợ sáng nay đông, rau rẻ hơn hôm qua.","ad":false,"expect":[]}

    """

  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("soat-eval-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  @Test(arguments: ["eval", "alarm"]) func helpExamplesWork(_ command: String) throws {
    try HelpTests().examplesWorkAsPasted([command])
  }

  @Test func aWorseRuleFailsTheRun() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(corpus.utf8).write(to: folder.appendingPathComponent("kho.jsonl"))
    let written = try Program.run(
      ["eval", "kho.jsonl", "--write-baseline", "moc.json", "--today", "2026-11-20"], folder: folder)
    #expect(written.status == 0, "\(written.errors)")
    #expect(try Program.run(["eval", "kho.jsonl", "--baseline", "moc.json"], folder: folder).status == 0)
    let worse =
      corpus + #"{"text":"[QC] Áo vải, hàng đầu tiên về.","ad":true,"expect":[{"rule":"quang-cao/so-sanh-nhat"}]}"#
    try Data(worse.utf8).write(to: folder.appendingPathComponent("kho.jsonl"))
    let result = try Program.run(["eval", "kho.jsonl", "--baseline", "moc.json"], folder: folder)
    #expect(result.status == 1 && result.errors.contains("quang-cao/so-sanh-nhat kém đi"), "\(result.errors)")
    #expect(result.output.contains("kho.jsonl:3"))
  }

  @Test func numbersForMachines() throws {
    let result = try Program.run(["eval", "--format", "json", "--today", "2026-11-20"], corpus)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(json?["posts"] as? Int == 2 && json?["clean-posts"] as? Int == 1)
    let rule = (json?["rules"] as? [String: Any])?["quang-cao/so-sanh-nhat"] as? [String: Any]
    #expect(rule?["found"] as? Int == 1 && rule?["recall"] as? Double == 1)
    #expect((rule?["recall-95"] as? [Double])?.count == 2)
  }

  @Test(arguments: [
    ("", "không có bài nào"), (#"{"text":"Không nhãn."}"#, "cần “expect”"), ("không phải JSON", "stdin:1"),
    (#"{"text":"A","ad":"chắc","expect":[]}"#, "stdin:1"), (#"{"text":"A","expect":[{"text":"b"}]}"#, "cần “expect”"),
  ])
  func aCorpusThatCannotBeRead(_ text: String, _ sentence: String) throws {
    let result = try Program.run(["eval"], text)
    #expect(result.status == 2 && result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func ratesOfOtherTextsAreNotCompared() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "Kem tốt nhất Việt Nam."
    let write = ["alarm", "--set", "ad=true", "--write", folder.path + "/moc.json"]
    #expect(try Program.run(write, text).status == 0)
    let compare = ["alarm", "--set", "ad=true", "--baseline", folder.path + "/moc.json"]
    #expect(try Program.run(compare, text).status == 0)
    #expect(try Program.run(compare, "Văn khác.").status == 2)
    let rates = folder.appendingPathComponent("moc.json")
    let lower = try String(contentsOf: rates, encoding: .utf8).replacing(#""alarms": 1"#, with: #""alarms": 0"#)
    try Data(lower.utf8).write(to: rates)
    let result = try Program.run(compare, text)
    #expect(result.status == 1 && result.errors.contains("báo nhiều hơn"), "\(result.errors)")
  }

  /// A rule that fires more often in honest text than rules/alarm-rates.json says fails the build. Where that is meant:
  /// `soat alarm corpora/must-stay-clean/*.ndjson --today 2026-11-20 --write rules/alarm-rates.json`.
  @Test func noRuleFiresMoreOftenThanItsRateSays() throws {
    let folder = Program.root.appendingPathComponent("corpora/must-stay-clean")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ndjson") }
      .sorted().map { "corpora/must-stay-clean/\($0)" }
    let result = try Program.run(["alarm"] + files + ["--baseline", "rules/alarm-rates.json"])
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  /// A rule that finds less of what was marked, or more that was not, fails the build. Where that is meant:
  /// `soat eval corpora/labelled/held.jsonl --today 2026-11-20 --write-baseline corpora/labelled/held-baseline.json`.
  @Test func noRuleGetsWorseOnHeldPosts() throws {
    let result = try Program.run([
      "eval", "corpora/labelled/held.jsonl", "--baseline", "corpora/labelled/held-baseline.json",
    ])
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }
}
