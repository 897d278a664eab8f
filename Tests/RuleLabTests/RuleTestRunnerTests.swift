import Documents
import RuleLab
import Rulebooks
import Testing

@Suite struct RuleTestRunnerTests {
  private func run(_ tests: RuleTest..., when: Condition = Condition()) -> RuleTestReport {
    RuleTestRunner(rulebooks: [SampleRules.rulebook(tests, when: when)]).run(matching: nil)
  }

  @Test(
    arguments: [
      ("bad", "Kem trị nám [[tốt nhất]] Việt Nam 😀", "passed"),
      ("bad", "Kem trị nám tốt nhất Việt Nam", "passed"),
      ("bad", "Kem [[trị nám]] tốt nhất Việt Nam", "failed"),
      ("bad", "Kem [[tốt nhất]], đứng số một", "failed"),
      ("bad", "Kem [[tốt nhất]], đứng [[số một]]", "passed"),
      ("bad", "Kem thường", "failed"),
      ("good", "Kem thường", "passed"),
      ("good", "Kem tốt nhất", "failed"),
      ("todo-bad", "Kem thường", "known-gap"),
      ("todo-bad", "Kem [[tốt nhất]]", "now-passes"),
      ("todo-good", "Kem tốt nhất", "known-gap"),
      ("todo-good", "Kem thường", "now-passes"),
    ])
  func eachExpectation(name: String, text: String, result: String) throws {
    let expectation = try #require(RuleTest.Expectation(rawValue: name))
    let report = run(SampleRules.test(expectation, text))
    #expect(report.rules[0].tests.map(\.result.rawValue) == [result])
  }

  @Test func aRuleThatNoBadTestFiresIsAnError() {
    let silent = run(SampleRules.test(.good, "Kem thường"))
    #expect(!silent.passed)
    #expect(silent.text(language: .vi).contains("chưa có ví dụ bad"))
    #expect(run(SampleRules.test(.bad, "Kem tốt nhất"), SampleRules.test(.good, "Kem thường")).passed)
  }

  @Test func aKnownGapDoesNotFailTheRun() {
    let report = run(SampleRules.test(.bad, "Kem tốt nhất"), SampleRules.test(.todoBad, "Kem hơn hẳn"))
    #expect(report.passed)
    #expect(report.count(.knownGap) == 1)
  }

  @Test func aRuleThatSleepsSaysWhichKeyItWaitsFor() {
    let advertisement = Condition([.init(key: .ad, test: .anyOf([.flag(true)]))])
    let report = run(SampleRules.test(.bad, "Kem tốt nhất"), when: advertisement)
    #expect(report.rules[0].tests[0].obstacles == [.waitsFor(.ad)])
    #expect(report.text(language: .en).contains("with: { ad: … }"))
    let awake = SampleRules.test(.bad, "Kem tốt nhất", with: Metadata([.ad: .flag(true)]))
    #expect(run(awake, when: advertisement).passed)
  }

  @Test(arguments: [("mau", 1), ("mau/so-sanh-nhat", 1), ("so-sanh", 1), ("khac", 0)])
  func filters(filter: String, rules: Int) {
    let runner = RuleTestRunner(rulebooks: [SampleRules.rulebook([SampleRules.test(.bad, "Kem tốt nhất")])])
    #expect(runner.run(matching: filter).rules.count == rules)
  }

  @Test func aFailureShowsExpectedAndReportedSpans() {
    let text = run(SampleRules.test(.bad, "Kem [[trị nám]] tốt nhất\nViệt Nam", line: 12)).text(language: .vi)
    let expected = """
      rules/mau.yaml:12:9: mau/so-sanh-nhat
        bad: có báo, nhưng không đúng chỗ đã đánh dấu.
          cần:      Kem [[trị nám]] tốt nhất ⏎ Việt Nam
          báo ra:   Kem trị nám [[tốt nhất]] ⏎ Việt Nam
          − chưa báo “trị nám” (byte 4–14)
          + báo thừa “tốt nhất” (byte 15–27)

      rules/mau.yaml:7:5: mau/so-sanh-nhat
        Không ví dụ bad nào làm quy tắc này báo.

      1 quy tắc, 1 ví dụ: 0 đúng, 1 sai, 1 quy tắc không ví dụ bad nào làm báo.

      """
    #expect(text == expected)
  }

  @Test func writesJSON() {
    var bytes: [UInt8] = []
    run(SampleRules.test(.bad, "Kem [[tốt nhất]]")).writeJSON(to: &bytes)
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(json.contains("\"passed\": true"))
    #expect(json.contains("\"reported\": [[4, 16]]"))
  }
}
