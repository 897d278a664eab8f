import Documents
import RuleLab
import RulebookLoading
import Rulebooks
import Testing

/// Neighbours, test files, coverage and mutations of small rules.
@Suite struct RuleLabRunTests {
  private func run(_ body: String, _ change: (inout RuleTestOptions) -> Void) throws -> RuleOutcome {
    var options = RuleTestOptions()
    change(&options)
    return try #require(
      RuleTestRunner(rulebooks: LabGolden.rule(body)).run(matching: nil, options: options).rules.first)
  }

  // MARK: Neighbours

  private static let neighbours = """
    rulebook: xom
    title: Xóm
    version: 1.0.0
    requires: soat >= 0.1
    language: vi
    rules:
      - id: mot
        axis: accurate
        level: notice
        forbid: { phrases: [kem trộn] }
        message: "Xem “{match}”."
        tests:
          - bad: "Bán [[kem trộn]] đây"
          - good: "Bán cá lóc đồng đây"
      - id: hai
        axis: accurate
        level: notice
        forbid: { phrases: [cá lóc] }
        message: "Xem “{match}”."
        tests:
          - bad: "Mua [[cá lóc]] nè"
          - good: "Mua rau muống nè"
    """

  @Test func aNeighbourThatReportsAGoodIsToldAndIsAnErrorWhereAsked() throws {
    let books = try LabGolden.load(RuleLabRunTests.neighbours)
    var options = RuleTestOptions()
    let loose = RuleTestRunner(rulebooks: books).run(matching: nil, options: options)
    #expect(loose.passed)
    #expect(loose.rules[0].intruders.map(\.rule) == ["xom/hai"])
    #expect(loose.rules[0].intruders[0].place == 5..<13)
    #expect(loose.rules[1].intruders.isEmpty)
    #expect(loose.text(language: .vi).contains("1 ví dụ good (xem bằng --together)"))
    options.together = true
    let strict = RuleTestRunner(rulebooks: books).run(matching: nil, options: options)
    #expect(!strict.passed)
    #expect(strict.text(language: .en).contains("together: xom/hai reports on this good test too: “cá lóc”"))
    // What the filter leaves out is a neighbour all the same.
    #expect(!RuleTestRunner(rulebooks: books).run(matching: "xom/mot", options: options).passed)
  }

  // MARK: Test files

  @Test func testsBesideTheRulebookRunWithThoseInside() throws {
    let books = try LabGolden.load(RuleLabRunTests.neighbours)
    let (entries, diagnostics) = TestFileLoader(rules: ["xom/mot"]).decode(
      "rule: xom/mot\ntests:\n  - bad: \"Hết [[kem trộn]] rồi\"\n  - good: Kem trộn dừa ngon lắm\n",
      file: "xom.test.yaml")
    #expect(diagnostics.isEmpty)
    let file = TestFile(file: "xom.test.yaml", entries: entries, text: "")
    let report = RuleTestRunner(rulebooks: books, testFiles: [file]).run(matching: "xom/mot")
    #expect(report.rules[0].tests.map(\.result) == [.passed, .passed, .passed, .failed])
    #expect(report.rules[0].tests.map(\.file) == ["thu.yaml", "thu.yaml", "xom.test.yaml", "xom.test.yaml"])
    #expect(report.text(language: .vi).contains("xom.test.yaml:4:11: xom/mot"))
  }

  // MARK: Coverage

  @Test(
    arguments: [
      // A phrase that stands only in a good was never shown to be found.
      (
        """
            forbid: { phrases: [kem trộn, bột ngọt] }
            tests:
              - bad: "Bán [[kem trộn]] đây"
              - good: "Không bán gì"
        """, ["forbid 1/2: bột ngọt"]
      ),
      (
        """
            forbid: { regex: '\\b(?:kem|sữa|bơ) trộn\\b' }
            tests:
              - bad: "Bán [[kem trộn]], [[bơ trộn]] đây"
        """, ["forbid 2/3: sữa"]
      ),
      (
        """
            forbid: { phrases: [kem] }
            except:
              - followed-by: [chuối, bơ]
              - preceded-by: [cà rem]
            unless:
              - same-sentence: [ngon]
            tests:
              - bad: "Bán [[kem]] đây"
              - good: "Bán kem chuối đây"
        """,
        [
          "except 1/2: 2: liền trước là “cà rem”", "unless 0/1: 1: cùng câu có “ngon”", "except 1 1/2: bơ",
          "except 2 0/1: cà rem", "unless 1 0/1: ngon",
        ]
      ),
      (
        """
            when: { ad: true, profile: shop }
            forbid: { phrases: [kem] }
            tests:
              - bad: "Bán [[kem]] đây"
                with: { ad: true, profile: shop }
              - good: "Bán kem đây"
                with: { ad: false, profile: shop }
        """, ["when 1/2: profile = shop"]
      ),
      (
        """
            require: { phrases: [nguồn, theo báo] }
            tests:
              - bad: "Không ghi gì"
              - good: "Nguồn tin của xã"
        """, ["require 1/2: theo báo"]
      ),
      (
        """
            prefer: { sát nhập: sáp nhập, xuất sứ: xuất xứ }
            tests:
              - bad: "Hai xã [[sát nhập]] rồi"
        """, ["prefer 1/2: xuất sứ"]
      ),
      (
        """
            check: { name: card-number, cues: [số thẻ, thẻ tín dụng] }
            tests:
              - bad: "Gửi số thẻ [[4111 1111 1111 1111]] cho em"
        """, ["cues 1/2: thẻ tín dụng"]
      ),
    ])
  func coverageNamesWhatNoTestTouches(body: String, gaps: [String]) throws {
    let coverage = try #require(try run(body) { $0.coverage = true }.coverage)
    #expect(
      coverage.gaps.map { "\($0.place) \($0.touched)/\($0.total): \($0.missing.map(\.vi).joined(separator: ", "))" }
        == gaps)
  }

  @Test func aLongListIsToldAsAShare() throws {
    let words = (1...60).map { "từ \($0)" }.joined(separator: ", ")
    let outcome = try run(
      "    forbid: { phrases: [\(words)] }\n    tests:\n      - bad: \"Đây là [[từ 7]] đó\"\n"
    ) { $0.coverage = true }
    let part = try #require(outcome.coverage?.gaps.first)
    #expect(part.total == 60 && part.touched == 1 && part.missing.isEmpty && part.isLong)
  }

  // MARK: Mutations

  @Test(
    arguments: [
      (
        """
            forbid: { phrases: [kem trộn, bột ngọt] }
            tests:
              - bad: "Bán [[kem trộn]] đây"
        """, ["drops “kem trộn”"], ["drops “bột ngọt”"]
      ),
      (
        """
            when: { ad: true }
            forbid: { regex: '\\b(?:kem|sữa) trộn\\b' }
            tests:
              - bad: "Bán [[kem trộn]], [[sữa trộn]] đây"
                with: { ad: true }
        """, ["drops “kem” of the pattern", "drops “sữa” of the pattern"], ["drops the condition ad = true"]
      ),
      (
        """
            forbid: { phrases: [kem] }
            near: { distance: 3 tiếng, phrases: [mua, bán] }
            except:
              - followed-by: [chuối]
            tests:
              - bad: "Bán [[kem]] đây"
              - good: "Bán kem chuối đây"
              - good: "Bán thêm mấy bịch ở tiệm kem"
        """,
        [
          "drops the item: right after it stands “chuối”", "drops: within 3 tiếng there is “mua”, “bán”",
          "drops the distance of 3 tiếng", "drops “bán”",
        ], ["drops “mua”"]
      ),
      (
        """
            count: { exclamation-marks: true, max: 3 }
            tests:
              - bad: "Ghé liền!!!!"
              - good: "Ghé liền!!"
        """, ["max: 4"], ["max: 2"]
      ),
      (
        """
            require: { phrases: [nguồn], at-least: 1, in: last-paragraph }
            tests:
              - bad: "Nguồn ở đầu.\\n\\nHết bài"
        """, ["drops in"], []
      ),
    ])
  func aChangeThatNoTestNoticesIsNamed(body: String, noticed: [String], unnoticed: [String]) throws {
    let mutations = try #require(try run(body) { $0.mutations = true }.mutations)
    #expect(Set(mutations.changes.filter(\.isNoticed).map(\.what.en)) == Set(noticed))
    #expect(Set(mutations.unnoticed.map(\.what.en)) == Set(unnoticed))
  }

  @Test func aLongListIsSampledAlwaysAtTheSamePlaces() throws {
    let words = (1...80).map { "từ \($0)" }.joined(separator: ", ")
    let body = "    forbid: { phrases: [\(words)] }\n    tests:\n      - bad: \"Đây là [[từ 6]] đó\"\n"
    let first = try #require(try run(body) { $0.mutations = true }.mutations)
    let second = try #require(try run(body) { $0.mutations = true }.mutations)
    #expect(first.samples.map(\.entries) == [80] && first.samples.map(\.tried) == [8])
    #expect(first.changes.map(\.what.en) == second.changes.map(\.what.en))
    #expect(first.changes.filter(\.isNoticed).map(\.what.en) == ["drops “từ 6”"])
  }

  @Test func aTestThatFailsAnywayNoticesNothing() throws {
    let mutations = try #require(
      try run(
        """
            forbid: { phrases: [kem trộn, bột ngọt] }
            tests:
              - bad: "Bán [[cá]], kem trộn đây"
        """
      ) { $0.mutations = true }.mutations)
    #expect(mutations.noticed == 0 && mutations.changes.count == 2)
  }
}
