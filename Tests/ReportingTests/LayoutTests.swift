import Judging
import Rulebooks
import Testing

@testable import Reporting

@Suite struct LayoutTests {
  @Test(arguments: [
    ("tiếng", 5), ("ti\u{65}\u{302}\u{301}ng", 5), ("新宿", 4), ("🌸", 2), ("👩‍👩‍👧", 2), ("🇻🇳", 2), ("☎️", 2), ("☎", 1),
    ("a\u{200B}b", 2), ("ｶﾅ", 2), ("Ａ", 2), ("", 0), ("…", 1), ("→", 1),
  ])
  func width(_ text: String, _ columns: Int) { #expect(DisplayWidth.of(text) == columns) }

  /// The underline begins under the span and is as wide, whatever stands before it.
  @Test(arguments: [
    "Kem tốt nhất", "🌸 新宿 tốt nhất", "\ttốt nhất.", "ti\u{65}\u{302}\u{301}ng tốt nhất",
    "dòng một\r\ndòng hai tốt nhất",
    String(repeating: "nhiều chữ ", count: 500) + "tốt nhất" + String(repeating: " nữa", count: 500),
    String(repeating: "新", count: 90) + "tốt nhất",
  ])
  func underline(_ body: String) throws {
    let post = Post(body: body)
    let finding = post.finding("a/b", .error, "tốt nhất", title: text("x", "x"), message: text("m", "m"))
    let excerpt = try #require(
      Excerpt(
        of: finding, in: post.parts, redaction: Redaction(post.verdict(.block, [finding], scores: Scores(1, 1, 1))),
        width: 60))
    #expect(excerpt.span == "tốt nhất")
    #expect(excerpt.indent == DisplayWidth.of(excerpt.before))
    #expect(excerpt.length == 8)
    #expect(DisplayWidth.of(excerpt.before + excerpt.span + excerpt.after) <= 60)
  }

  /// A span wider than the terminal shows its beginning and underlines what is shown.
  @Test func aSpanWiderThanTheLine() throws {
    let body = "Mở đầu. " + String(repeating: "rất dài ", count: 40)
    let post = Post(body: body)
    let long = String(body.dropFirst(8).dropLast())
    let finding = post.finding("a/b", .error, long, title: text("x", "x"), message: text("m", "m"))
    let redaction = Redaction(post.verdict(.block, [finding], scores: Scores(1, 1, 1)))
    let excerpt = try #require(Excerpt(of: finding, in: post.parts, redaction: redaction, width: 40))
    #expect(excerpt.length > 30 && excerpt.indent + excerpt.length < 40)
    #expect(excerpt.after.hasSuffix("…"))
  }

  @Test(arguments: [60, 80, 120]) func nothingIsWiderThanTheTerminal(_ width: Int) {
    for sample in SampleVerdicts.all {
      var bytes: [UInt8] = []
      PrettyReport(ReportContext(tool: sampleTool, width: width, explain: true)).write(sample.verdicts, to: &bytes)
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
    }
  }

  /// What is printed adds up to the score, whatever rounding does to its parts.
  @Test func contributionsAddUpExactly() {
    for score in 0...100 {
      for count in 1...7 {
        let points = Double(100 - score) / Double(count)
        let list = (0..<count).map {
          Scores.Contribution(axis: .lawful, rule: "a/\($0)", points: points, findings: 1)
        }
        let shown = PrettyExplanation.hundredths(of: list, score: score)
        #expect(shown.points.reduce(0, +) + shown.rest == (100 - score) * 100)
        #expect(shown.rest == 0)
      }
    }
  }

  @Test func anEmptyRunIsStillValid() {
    var bytes: [UInt8] = []
    JSONReport(ReportContext(tool: sampleTool)).write([], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "[]\n")
  }

  /// A report is appended to what the buffer holds already.
  @Test(arguments: ReportFormat.allCases) func keepsWhatTheBufferHolds(_ format: ReportFormat) {
    var bytes = Array("đầu\n".utf8)
    format.report(ReportContext(tool: sampleTool)).write([SampleVerdicts.clean], to: &bytes)
    #expect(bytes.starts(with: Array("đầu\n".utf8)) && bytes.count > 20)
  }
}
