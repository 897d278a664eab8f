import Documents
import Foundation
import RuleLab
import RulebookLoading
import Testing

struct LintTests {
  private func lint(_ text: String, _ options: LintOptions? = nil) -> LintReport {
    Linter(options ?? LintOptions(today: LintGoldenTests.today)).lint(text: text, name: "thu.yaml") { _ in
      throw CocoaError(.fileReadNoSuchFile)
    }
  }

  private func codes(_ text: String) -> [String] { lint(text).findings.map(\.code) }

  /// A rule with nothing to say about it, but for what is put in.
  private func book(_ body: String, more: String = "", tests: String? = nil) -> String {
    let tests =
      tests ?? """
            tests:
              - bad: "Nồi cơm [[siêu rẻ]] hôm nay"
              - bad: "Áo mưa [[siêu rẻ]] cho bé"
              - good: Nồi cơm tốt
              - good: Áo mưa bền
        """
    return """
      rulebook: thu
      sources:
        s: { title: Luật mẫu, in-force: 2026-01-01 }
      rules:
        - id: a
          title: { vi: Giá, en: Price }
          axis: lawful
          level: warning
          basis: { source: s, at: Điều 1 }
      \(body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
          message: { vi: "Bỏ “{match}”.", en: "Take “{match}” out." }
          fix: { vi: Nêu căn cứ., en: Give evidence. }
          false-alarms: Lời kể lại.
      \(tests)
      \(more)

      """
  }

  @Test(arguments: [
    "forbid: [siêu rẻ]",
    // A loan among accented syllables lacks nothing.
    "forbid: [siêu rẻ, tín hiệu vip, bệnh gout, xem top 1, inbox nhận giá]",
    // A street or a province is no person; nor is a list of words in capitals.
    "forbid: [đường Nguyễn Trãi, thành phố Hồ Chí Minh]",
    // The pattern tells capitals apart.
    #"forbid: { regex: { pattern: '\bgiá \p{Lu}{3}\b', case: sensitive } }"#,
    "forbid: [siêu rẻ]\nunless:\n  - same-sentence: [khảo sát]\n  - quoted: true",
    "forbid: { phrases: [siêu rẻ], regex: '\\bgiảm \\d{1,3}%' }\nwhen: { ad: true, date: 2026-02-01.. }",
    "prefer: { hoà: hòa, xuất sứ: xuất xứ }",
    "consistent: [[tỉ lệ, tỷ lệ]]",
  ])
  func aGoodRuleIsLeftAlone(_ body: String) { #expect(codes(book(body)) == [], "\(body)") }

  /// `ad: true` in the rulebook and `ad: false` in a rule exclude each other, days before and after one as well.
  @Test(arguments: [
    ("ad: true", "ad: false", true), ("ad: true", "ad: true", false),
    ("profile: press", "profile: { not: press }", true),
    ("profile: [press, kol]", "profile: kol", false), ("date: ..2026-01-31", "date: 2026-02-01..", true),
    ("date: ..2026-02-01", "date: 2026-02-01..", false), ("campaign: tet", "campaign: trung-thu", true),
    ("campaign: tet", "campaign: { not: trung-thu }", false), ("tags: a", "tags: b", false),
  ])
  func conditionsThatExcludeEachOtherAreFound(_ first: String, _ second: String, _ isImpossible: Bool) {
    let text = book("forbid: [siêu rẻ]\nwhen: { \(second) }").replacing(
      "rules:\n", with: "when: { \(first) }\nrules:\n")
    #expect(codes(text).contains("L302") == isImpossible, "\(first) and \(second)")
  }

  @Test func aTestOfCapitalsContradictsNothing() {
    let tests = """
          tests:
            - bad: "[[quốc Khánh]] năm nay"
            - bad: "Mừng [[quốc Khánh]]"
            - good: Quốc khánh năm nay
            - good: Mừng Quốc khánh
      """
    #expect(
      !codes(
        book(
          "prefer: { quốc Khánh: Quốc khánh, case: sensitive }".replacing(", case: sensitive", with: ""), tests: tests)
      ).contains("L358"))
  }

  @Test func aWaiverIsForItsRuleOnly() {
    let second = """
        - id: b
          axis: lawful
          level: notice
          forbid: [rẻ nhất]
          message: x
      """
    let text = book("# soat-lint: ignore L320 danh sách chép từ văn bản\nforbid: [siêu rẻ, siêu rẻ]", more: second)
    let report = lint(text)
    #expect(report.waived == 1)
    #expect(!report.findings.contains { $0.code == "L320" })
    #expect(report.findings.contains { $0.rule == "thu/b" && $0.code == "L350" })
    // In the head of the file it is for all rules.
    let whole = "# soat-lint: ignore L350, L353, L357 bộ nháp\n" + text
    #expect(!lint(whole).findings.contains { ["L350", "L353", "L357"].contains($0.code) })
    // An error of the loader is never waived.
    let broken = "# soat-lint: ignore E102 x\n" + book("forbid: [siêu rẻ]\nlevle: x")
    #expect(lint(broken).findings.contains { $0.code == "E102" })
  }

  @Test func aHouseAsksForMore() throws {
    let (policy, off) = try LintPolicy.read(
      "require: [message.en, when]\nids: '[a-z]{3,}'\ntests: { bad: 3 }\nlevels: { L321: error, W202: \"off\" }\n",
      file: "p.yaml")
    #expect(off == ["W202"])
    let options = LintOptions(today: LintGoldenTests.today, policy: policy)
    let report = lint(book("forbid: [rẻ nhất, rẻ nhất nước]"), options)
    #expect(Set(report.findings.map(\.code)) == ["L321", "L380", "L381", "L382"])
    #expect(report.findings.first { $0.code == "L321" }?.severity == .error)
  }

  @Test(arguments: [
    ("requires: [x]", "1:1"), ("ids: '('", "1:6"), ("tests: { bad: nhiều }", "1:10"),
    ("levels: { L999: error }", "1:11"),
    ("levels: { L321: high }", "1:17"), ("", "1"), ("a: [", "p.yaml"),
  ])
  func aBrokenPolicyIsToldWithItsPlace(_ text: String, _ place: String) {
    do {
      _ = try LintPolicy.read(text, file: "p.yaml")
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.message.vi.contains(place) && error.message.en.contains(place), "\(error.message)")
    }
  }

  @Test func formatsHoldEveryFinding() throws {
    let report = lint(book("forbid: [siêu rẻ, siêu rẻ, rẻ: x]".replacing(", rẻ: x", with: "")))
    #expect(report.findings.map(\.code) == ["L320"])
    var bytes: [UInt8] = []
    report.writeJSON(to: &bytes)
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let first = (json?["findings"] as? [[String: Any]])?.first
    #expect(
      first?["code"] as? String == "L320" && first?["fixable"] as? Bool == true && first?["rule"] as? String == "thu/a")
    bytes = []
    report.writeSARIF(version: "0.1.0", language: .vi, to: &bytes)
    let sarif = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let run = (sarif?["runs"] as? [[String: Any]])?.first
    #expect((run?["results"] as? [[String: Any]])?.first?["ruleId"] as? String == "L320")
    let line = report.github(language: .en)
    #expect(line.hasPrefix("::warning file=thu.yaml,line=10,col=23,title=L320::"), "\(line)")
    let text = report.text(language: .vi, colour: true)
    #expect(text.contains("\u{1B}[1;33mnên sửa L320:") && text.contains("1 nên sửa"))
  }

  /// Notices are many and each is small: they are counted, until somebody asks for them.
  @Test func noticesAreCountedByCode() {
    let report = lint(book("forbid: [rẻ nhất, rẻ nhất nước, rẻ nhất phố]"))
    let text = report.text(language: .vi, showsNotices: false)
    #expect(text.contains("L321    2") && !text.contains("thu.yaml:"), "\(text)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
  }

  /// A thousand rules in less than a second; here without optimisation, so the time is held to the time of loading them, which
  /// is measured on the same machine.
  @Test func aThousandRulesTakeLittleMoreThanLoadingThem() throws {
    var rules = "rulebook: nhieu\nrules:\n"
    let syllables = [
      "ba", "cơm", "dây", "đèn", "gạo", "hoa", "kính", "lụa", "măng", "nón", "phở", "quạt", "rổ", "sách", "thuyền",
    ]
    for index in 0..<1000 {
      func word(_ shift: Int) -> String { syllables[(index / [1, 15, 225][shift]) % 15] }
      rules += """
          - id: r\(index)
            axis: accurate
            level: notice
            forbid: [\(word(0)) \(word(1)) \(word(2)) \(index), \(word(2)) \(word(0)) \(index)]
            message: x

        """
    }
    let clock = ContinuousClock()
    let load = clock.measure { _ = RulebookLoader().load(text: rules, name: "nhieu.yaml") { _ in [] } }
    let options = LintOptions(today: LintGoldenTests.today, attacksPatterns: false)
    var report: LintReport?
    let lint = clock.measure { report = self.lint(rules, options) }
    #expect(report?.rules == 1000)
    #expect(lint < load * 12, "load \(load), lint \(lint)")
  }

  /// The shipped rulebooks hold no pattern that runs away or takes more than a millisecond on 10 kB of hostile text.
  @Test func shippedPatternsStandTheAttack() throws {
    let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../rules").path
    let options = LintOptions(today: LintGoldenTests.today, only: ["L340", "L341"])
    let report = Linter(options).lint(paths: [rules])
    #expect(report.rules > 100)
    #expect(report.findings.isEmpty, "\(report.findings.map { $0.rendered(language: .en) })")
  }
}
