import Documents
import Foundation
import Judging
import Rulebooks
import Testing

@testable import RuleLab

/// The rule lab on rules over the many posts of a source.
@Suite struct SourceRuleTests {
  private static let book = """
    rulebook: thu
    title: Thử
    version: 1.0.0
    requires: soat >= 0.1
    language: vi
    when: { campaign: kenh, date: 2026-11-23..2026-11-26 }
    rules:
      - id: moi-ngay
        title: { vi: Thiếu bài, en: A day without a post }
        axis: accurate
        level: warning
        over: source
        at-least: 1
        per: day
        require: { hashtags: [KenhTrong2026] }
        message: "Ngày {days} có {count} bài, cần {expected}."
        fix: Hỏi đối tác.
        tests:
          - bad:
              posts:
                - { date: 2026-11-23, text: "Phát động. #KenhTrong2026" }
                - { date: 2026-11-25, text: "Mưa. #KenhTrong2026" }
              days: [2026-11-24, 2026-11-26]
            with: { campaign: kenh }
          - good:
              posts:
                - { date: 2026-11-23, text: "Phát động. #KenhTrong2026" }
              today: 2026-11-24
            with: { campaign: kenh }

    """

  private static func report(
    _ book: String = book, _ change: (inout RuleTestOptions) -> Void = { _ in }
  ) throws -> RuleTestReport {
    var options = RuleTestOptions()
    change(&options)
    return RuleTestRunner(rulebooks: try LabGolden.load(book)).run(matching: nil, options: options)
  }

  @Test func testsWithPostsAreRun() throws {
    let report = try Self.report()
    #expect(report.passed && report.testCount == 2)
    let bad = report.rules[0].tests[0]
    #expect(bad.reportedDays.map(\.iso) == ["2026-11-24", "2026-11-26"] && bad.findings == 2)
  }

  @Test func otherDaysAreAFault() throws {
    let report = try Self.report(Self.book.replacing("days: [2026-11-24, 2026-11-26]", with: "days: [2026-11-24]"))
    #expect(!report.passed)
    let text = report.text(language: .vi)
    #expect(text.contains("không đúng những ngày trong days"))
    #expect(text.contains("cần:      2026-11-24\n") && text.contains("báo ra:   2026-11-24, 2026-11-26\n"))
    #expect(report.junit(language: .en).contains("not the days of “days”"))
    #expect(report.tap(language: .en).contains("reported: 2026-11-24, 2026-11-26"))
    var json: [UInt8] = []
    report.writeJSON(to: &json)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let rules = try #require(object["rules"] as? [[String: Any]])
    let test = try #require((rules[0]["tests"] as? [[String: Any]])?.first)
    #expect(test["expected-days"] as? [String] == ["2026-11-24"])
    #expect(test["reported-days"] as? [String] == ["2026-11-24", "2026-11-26"])
    #expect((test["posts"] as? [[String: String]])?.map { $0["date"] } == ["2026-11-23", "2026-11-25"])
  }

  @Test func aTestThatTellsTooLittleOfItsSourceSaysSo() throws {
    let report = try Self.report(
      Self.book.replacing("        with: { campaign: kenh }\n      - good", with: "      - good"))
    let bad = report.rules[0].tests[0]
    #expect(bad.result == .failed && bad.obstacles == [.waitsFor(.campaign)])
  }

  @Test func coverageAndMutationsKnowThePosts() throws {
    let report = try Self.report { options in
      options.coverage = true
      options.mutations = true
      options.variants = true
    }
    let outcome = report.rules[0]
    let coverage = try #require(outcome.coverage)
    #expect(coverage.parts.contains { $0.place == "require" && $0.touched == 1 })
    let mutations = try #require(outcome.mutations)
    let changes = Dictionary(
      uniqueKeysWithValues: mutations.changes.map { ("\($0.place) \($0.what.en)", $0.isNoticed) })
    #expect(changes["at-least at-least: 2"] == true)
    #expect(changes["per per: all"] == true && changes["per per: week"] == true)
    #expect(changes["when drops the condition date 2026-11-23..2026-11-26"] != nil)
    #expect(outcome.variants?.failures.isEmpty == true)
  }

  @Test func itsPageSaysWhoRunsIt() throws {
    let books = try LabGolden.load(Self.book)
    let text = RuleExplanation.render(rule: books[0].rules[0], rulebook: books[0], language: .vi)
    #expect(text.contains("Xét trên     nhiều bài của một nguồn: mỗi ngày ít nhất 1 bài khớp;"))
    #expect(text.contains("Bài khớp khi require: có #KenhTrong2026\n"))
    #expect(text.contains("2026-11-23 Phát động. #KenhTrong2026 ⏎ 2026-11-25 Mưa. #KenhTrong2026"))
    let english = RuleExplanation.render(rule: books[0].rules[0], rulebook: books[0], language: .en)
    #expect(english.contains("the many posts of a source: at least 1 matching each day"))
    let page = RulebookPage.render(books[0])
    #expect(page.contains("- **Xét trên:** nhiều bài của một nguồn: mỗi ngày ít nhất 1 bài khớp"))
  }

  @Test(arguments: [("Phát động. #KenhTrong2026", "Bài này khớp"), ("Trời nắng.", "Bài này không khớp")])
  func aPostIsTracedByWhetherItMatches(_ text: String, _ outcome: String) throws {
    let books = try LabGolden.load(Self.book)
    let metadata = Metadata([
      .campaign: .text("kenh"), .date: .instant(Instant(day: Day(julianDayNumber: 2_461_369))),
    ])
    let document = Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))], metadata: metadata)
    let trace = RuleTraceText.render(
      rule: books[0].rules[0], rulebook: books[0], document: document, today: RuleProbe.today, language: .vi)
    #expect(trace.contains(outcome), "\(trace)")
  }

  private static func codes(_ book: String) -> [String] {
    let report = Linter(LintOptions(today: RuleProbe.today)).lint(text: book, name: "thu.yaml") { _ in [] }
    return report.findings.map { "\($0.code) \($0.message.en)" }
  }

  @Test func theLinterKnowsWhatItFillsIn() {
    #expect(!Self.codes(Self.book).contains { $0.hasPrefix("L355") || $0.hasPrefix("L356") })
    let wrong = Self.codes(
      Self.book.replacing("cần {expected}.", with: "cần {expected} {share} {match} {dais}.")
        .replacing("    fix: Hỏi", with: "    weight: 2\n    mask: true\n    fix: Hỏi"))
    #expect(wrong.contains { $0.hasPrefix("L356 {share}") } && wrong.contains { $0.hasPrefix("L356 {match}") })
    #expect(wrong.contains { $0.hasPrefix("L355") && $0.contains("{dais}") })
    #expect(wrong.contains { $0.hasPrefix("L365") } && wrong.contains { $0.hasPrefix("L366") })
    let report = Linter(LintOptions(today: RuleProbe.today)).lint(text: Self.book, name: "thu.yaml") { _ in [] }
    #expect(report.summary(.vi).contains("1 quy tắc xét nhiều bài, chỉ soat scan chạy"))
  }

  @Test func aCampaignAsksForDailyPosts() throws {
    let day = try #require(Day(iso: "2026-12-01"))
    let last = try #require(Day(iso: "2026-12-31"))
    let campaign = Campaign(id: "doc-sach", name: "Ngày hội Sách", from: day, until: last, hashtags: ["NgayHoiSach"])
    let text = try campaign.book().files()[0].text
    #expect(text.contains("    over: source\n    at-least: 1\n    per: day\n"))
    let report = try Self.report(text)
    #expect(report.passed && report.rules.last?.rule == "doc-sach/moi-ngay-mot-bai")
    #expect(report.rules.last?.tests.count == 4)
  }
}
