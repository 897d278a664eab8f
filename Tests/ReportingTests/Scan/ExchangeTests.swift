import Documents
import Foundation
import Judging
import Rulebooks
import Testing

@testable import Reporting

/// Formats that other programs read, held against what those programs expect.
@Suite struct ExchangeTests {
  static let reports: [ScanReport] = [
    SampleScan.smallReport(), SampleScan.smallReport(.en), SampleScan.large, ScanReport(tool: sampleTool) { _ in },
    SampleScan.report([SampleScan.small[0]], isScan: false),
  ]

  @Test func sarifIsValid() throws {
    for report in ExchangeTests.reports {
      let bytes = try ScanReportTests.bytes(.sarif, report)
      let result = try Validation.schema(bytes, "Tests/ReportingTests/Schemas/sarif-2.1.0.schema.json", byLine: false)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test func rdjsonIsValid() throws {
    for report in ExchangeTests.reports {
      let bytes = try ScanReportTests.bytes(.rdjson, report)
      let result = try Validation.schema(bytes, "Tests/ReportingTests/Schemas/rdjson.schema.json", byLine: false)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test func ndjsonIsValid() throws {
    for report in ExchangeTests.reports {
      let bytes = try ScanReportTests.bytes(.ndjson, report)
      let result = try Validation.schema(bytes, "docs/schema/scan.schema.json", byLine: true)
      #expect(result.status == 0, "\(result.output)")
    }
  }

  /// The validators must be able to say no, or the tests above say nothing.
  @Test(arguments: [
    ("Tests/ReportingTests/Schemas/sarif-2.1.0.schema.json", #"{"version":"2.1.0","runs":[{"tool":{}}]}"#),
    ("Tests/ReportingTests/Schemas/rdjson.schema.json", #"{"diagnostics":[],"counts":1}"#),
    ("docs/schema/scan.schema.json", #"{"schema":1,"kind":"item"}"#),
  ])
  func validatorsRefuse(_ schema: String, _ text: String) throws {
    #expect(try Validation.schema(Array(text.utf8), schema, byLine: false).status == 1)
  }

  /// Every region is read back from the file by another program, in each unit, and is what the finding says: behind emoji,
  /// combining marks, several lines and line ends of Windows.
  @Test func regionsPointAtTheWords() throws {
    let body = "👩‍👩‍👧 dòng đầu\r\nKem 🌸 ti\u{65}\u{302}\u{301}ng tốt nhất, rồi tốt nhất.\nMột câu\nqua hai dòng."
    let post = Post(path: "bai/kem 1.txt", body: body)
    let spans = ["tốt nhất", "câu\nqua hai", "🌸 ti\u{65}\u{302}\u{301}ng", "👩‍👩‍👧", "."]
    let findings = spans.map { words in
      post.finding("a/b", .error, words, title: text("x", "x"), message: text("m", "m"))
    }
    let item = ReportItem(post.verdict(.block, findings, scores: Scores(1, 1, 1)), key: "a")
    let report = ScanReport(tool: sampleTool) { try $0(item) }
    let script = """
      import json, sys
      raw = open(sys.argv[1], "rb").read()
      text = raw.decode("utf-8")
      units = text.encode("utf-16-le")
      lines = text.split("\\n")
      def utf16(s, a, b): return s.encode("utf-16-le")[2 * a:2 * b].decode("utf-16-le")
      def region(r):
          a, b = r["startLine"] - 1, r["endLine"] - 1
          if a == b: return utf16(lines[a], r["startColumn"] - 1, r["endColumn"] - 1)
          return "\\n".join([utf16(lines[a], r["startColumn"] - 1, 10 ** 6)] + lines[a + 1:b]
                            + [utf16(lines[b], 0, r["endColumn"] - 1)])
      run = json.load(open(sys.argv[2], encoding="utf-8"))["runs"][0]
      assert run["columnKind"] == "utf16CodeUnits"
      assert run["artifacts"][0]["location"]["uri"] == "bai/kem%201.txt"
      for result in run["results"]:
          r = result["locations"][0]["physicalLocation"]["region"]
          said = result["properties"]["text"]
          assert raw[r["byteOffset"]:r["byteOffset"] + r["byteLength"]].decode() == said, ("bytes", said)
          assert utf16(text, r["charOffset"], r["charOffset"] + r["charLength"]) == said, ("chars", said)
          assert region(r) == said, ("columns", said, region(r))
          assert r["snippet"]["text"] == said
      rd = json.load(open(sys.argv[3], encoding="utf-8"))
      rows = [line.encode() for line in lines]
      for d, result in zip(rd["diagnostics"], run["results"]):
          a, b = d["location"]["range"]["start"], d["location"]["range"]["end"]
          if a["line"] == b["line"]:
              got = rows[a["line"] - 1][a["column"] - 1:b["column"] - 1].decode()
          else:
              got = (rows[a["line"] - 1][a["column"] - 1:] + b"\\n" + rows[b["line"] - 1][:b["column"] - 1]).decode()
          assert got == result["properties"]["text"], ("rdjson", got)
      print(len(run["results"]))
      """
    let result = try Validation.withFile(Array(body.utf8)) { file in
      try Validation.withFile(try ScanReportTests.bytes(.sarif, report)) { sarif in
        try Validation.withFile(try ScanReportTests.bytes(.rdjson, report)) { rdjson in
          try Validation.run(script, [file, sarif, rdjson])
        }
      }
    }
    #expect(result.status == 0 && result.output == "5\n", "\(result.output)")
  }

  /// The field of a JSON object has lines and columns, but they are not those of the file.
  @Test func aPlaceOutsideTheFileHasNoRegion() throws {
    let post = Post(path: "bai.ndjson", body: "Kem tốt nhất.")
    var verdict = post.verdict(.block, [SampleScan.superlative(post)], scores: Scores(1, 1, 1))
    verdict.document.bytes = 300
    let item = ReportItem(verdict, key: "a")
    let report = ScanReport(tool: sampleTool) { try $0(item) }
    #expect(!(try ScanReportTests.text(.sarif, report)).contains("\"region\""))
    #expect(!(try ScanReportTests.text(.rdjson, report)).contains("\"range\""))
    #expect(!(try ScanReportTests.text(.github, report)).contains("line="))
  }

  @Test func statesWaiversAndFailuresOfSarif() throws {
    let text = try ScanReportTests.text(.sarif, SampleScan.smallReport())
    for piece in [
      #""baselineState":"new""#, #""baselineState":"unchanged""#, #""baselineState":"absent""#,
      #""suppressions":[{"kind":"external","status":"accepted""#, #""executionSuccessful":false"#,
      #""startTimeUtc":"2026-11-20T01:30:00Z""#, #""failed/unreadable""#, #""incomplete/match-limit""#,
    ] { #expect(text.contains(piece), "\(piece)") }
    let check = try ScanReportTests.text(.sarif, SampleScan.report([SampleScan.small[0]], isScan: false))
    #expect(!check.contains("baselineState") && check.contains(#""executionSuccessful":true"#))
  }

  @Test func junitIsXMLAndItsNumbersAddUp() throws {
    let script = """
      import sys, xml.etree.ElementTree as tree
      root = tree.parse(sys.argv[1]).getroot()
      for suite in root:
          cases = suite.findall("testcase")
          assert int(suite.get("tests")) == len(cases), suite.get("name")
          assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
          assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
      for key in ("tests", "failures", "errors"):
          assert int(root.get(key)) == sum(int(suite.get(key)) for suite in root), key
      print(root.get("tests"))
      """
    for report in ExchangeTests.reports {
      let result = try Validation.withFile(try ScanReportTests.bytes(.junit, report)) {
        try Validation.run(script, [$0])
      }
      #expect(result.status == 0, "\(result.output)")
    }
  }

  /// A post's words cannot end a workflow command, nor begin one.
  @Test func commandsOfGitHubHold() throws {
    let lines = try ScanReportTests.text(.github, SampleScan.smallReport()).split(separator: "\n")
    for line in lines where line.contains("::") {
      #expect(line.hasPrefix("::error ") || line.hasPrefix("::warning ") || line.hasPrefix("::notice "), "\(line)")
    }
    #expect(GitHubReport.escape("50%\r\na:b,c", property: true) == "50%25%0D%0Aa%3Ab%2Cc")
    #expect(GitHubReport.escape("50%\na:b,c", property: false) == "50%25%0Aa:b,c")
  }
}
