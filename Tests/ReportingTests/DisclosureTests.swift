import Documents
import Judging
import Reporting
import Rulebooks
import Testing

/// What must never leave in any format.
@Suite struct DisclosureTests {
  /// The excerpt of one finding, the message of another, the metadata, a waiver: each could give the number away.
  @Test(arguments: ReportFormat.allCases) func maskedTextStaysMasked(_ format: ReportFormat) {
    for (language, only) in [(Language.vi, nil), (.en, nil), (.vi, Level.notice)] {
      let output = report(format, [SampleVerdicts.advertisement], language: language, only: only)
      #expect(!output.contains("0792001234"))
      #expect(output.contains("0792****34"))
    }
  }

  /// A finding that begins or ends inside the number shows the whole mask, never a half of the digits.
  @Test func aFindingAcrossTheEdgeOfMaskedText() {
    let post = Post(body: "Liên hệ 0792001234 ngay hôm nay.")
    let masked = post.finding(
      "a/phone", .warning, "0792001234", title: text("x", "x"), message: text("m", "m"), masked: "0792****34")
    let edge = post.finding("a/edge", .warning, "1234 ngay", title: text("x", "x"), message: text("“1234 ngay”", "m"))
    let output = report(.ndjson, [post.verdict(.review, [masked, edge], scores: Scores(90, 90, 90))])
    #expect(output.contains(#""masked":"0792****34 ngay""#))
    #expect(!output.contains("1234"))
  }

  /// A short masked name is hidden where it stands, without eating its letters out of other words.
  @Test func shortMaskedTextIsHiddenOnlyWhereItStands() {
    let post = Post(body: "Chị An ở phường An Khánh.")
    let masked = post.finding(
      "a/name", .warning, "An", title: text("x", "x"), message: text("Tên “An”.", "m"), masked: "A*")
    let output = report(.pretty, [post.verdict(.review, [masked], scores: Scores(90, 90, 90))])
    #expect(output.contains("Chị A* ở phường An Khánh."))
    #expect(output.contains("Tên “A*”."))
  }

  /// An escape sequence in a post must not reach the terminal, nor a line break split a line of the line format.
  @Test(arguments: [ReportFormat.pretty, .line]) func controlCharactersAreShownNotSent(_ format: ReportFormat) {
    var post = Post(path: "a\nb\u{1B}[2J.md", body: "một\u{1B}]0;x\u{7}hai \u{202E}ba")
    post.id = "x\ry"
    let finding = post.finding(
      "a/b", .error, "hai", title: text("x\u{1B}[1m", "x"), message: text("dòng một\ndòng hai\u{9B}2J", "m"))
    let output = report(format, [post.verdict(.block, [finding], scores: Scores(90, 90, 90))])
    #expect(!output.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) })
    #expect(!output.unicodeScalars.contains("\u{202E}"))
    if format == .line { #expect(output.split(separator: "\n").count == 2) }
  }

  @Test func onlyLeavesTheVerdictAndTheScoresAlone() {
    let all = report(.ndjson, [SampleVerdicts.advertisement])
    let errors = report(.ndjson, [SampleVerdicts.advertisement], only: .error)
    #expect(errors.contains(#""overall":41"#) && errors.contains(#""verdict":"block""#))
    #expect(all.contains(#""level":"notice""#) && !errors.contains(#""level":"notice""#))
  }

  @Test(arguments: Language.allCases) func everyReportEndsWithTheClosingLine(_ language: Language) {
    let last = language == .vi ? "Không phải ý kiến pháp lý; đã chạy 88 quy tắc của 5 bộ." : "Not legal advice; ran 88"
    for format in [ReportFormat.pretty, .line] {
      let lines = report(format, [SampleVerdicts.advertisement], language: language).split(separator: "\n")
      #expect(lines.last?.hasPrefix(last) == true)
      #expect(lines.dropLast().last?.contains("3") == true)
    }
    #expect(report(.ndjson, [SampleVerdicts.clean], language: language).contains(#""closing":[""#))
  }

  private func report(
    _ format: ReportFormat, _ verdicts: [Verdict], language: Language = .vi, only: Level? = nil
  ) -> String {
    var bytes: [UInt8] = []
    format.report(ReportContext(tool: sampleTool, language: language, only: only)).write(verdicts, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
