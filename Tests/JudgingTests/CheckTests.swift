import Documents
import Judging
import Patterns
import Rulebooks
import Testing

/// From a document to a verdict, over small rulebooks.
@Suite struct CheckTests {
  static let today = Day(year: 2026, month: 11, day: 20)!

  static func rule(
    _ id: String, _ phrases: [String], level: Level = .error, axis: Axis = .lawful, when: Condition = Condition(),
    mask: Bool = false
  ) -> Rule {
    Rule(
      id: "thu/\(id)", title: LocalizedText(vi: id), axis: axis, level: level, when: when,
      kind: .forbid(
        .phrases(PhraseSet(phrases: phrases.map { Phrase($0) }, options: PhraseOptions(accents: .exactOrNone)))),
      mask: mask, message: LocalizedText(vi: "Có “{match}”."))
  }

  static func check(
    _ text: String, _ rules: [Rule], metadata: Metadata = Metadata(), policy: Policy = Policy(), waivers: [Waiver] = [],
    problems: [InputProblem] = [], origin: TextPosition = .zero
  ) -> Verdict {
    let book = Rulebook(id: "thu", title: LocalizedText(vi: "thử"), version: "1", rules: rules)
    let document = Document(
      parts: [DocumentPart(kind: .body, text: Array(text.utf8), origin: origin)], metadata: metadata, waivers: waivers,
      problems: problems)
    return Checker(rulebooks: [book], policy: policy).makeSession().check(document, today: today)
  }

  @Test func findingsPointIntoTheAuthorsOwnText() throws {
    let text = "🎉 Khai trương.\r\nKem này to\u{0302}\u{0301}t nhâ\u{0301}t Việt Nam"
    let verdict = CheckTests.check(text, [CheckTests.rule("nhat", ["tốt nhất"])])
    let finding = try #require(verdict.findings.first)
    let range = try #require(finding.range)
    #expect(Array(finding.text.utf8) == Array("to\u{0302}\u{0301}t nhâ\u{0301}t".utf8))
    #expect(Array(Array(text.utf8)[range.bytes]) == Array(finding.text.utf8))
    #expect(String(text.utf16.dropFirst(range.utf16.lowerBound).prefix(range.utf16.count)) == finding.text)
    #expect(range.start == .init(line: 2, column: 9, utf8Column: 10))
    #expect(verdict.outcome == .block)
  }

  /// An emoji before the words is one grapheme, four bytes, two units.
  @Test func columnsInEveryUnit() throws {
    let verdict = CheckTests.check("Mở đầu.\n🎉 Kem tốt nhất", [CheckTests.rule("nhat", ["tốt nhất"])])
    let range = try #require(verdict.findings.first?.range)
    #expect(range.start == .init(line: 2, column: 7, utf8Column: 10, utf16Column: 8))
    #expect(range.end == .init(line: 2, column: 15, utf8Column: 22, utf16Column: 16))
  }

  /// What was accepted when the tool was introduced is marked, and decides nothing.
  @Test func aBaselineMarksWhatItKnows() throws {
    let rule = CheckTests.rule("nhat", ["tốt nhất"])
    let first = try #require(CheckTests.check("Kem tốt nhất. Kem tốt nhất.", [rule]).findings.last)
    var policy = Policy()
    policy.baseline = Baseline(["-": [first.fingerprint]])
    let verdict = CheckTests.check("Kem tốt nhất. Kem tốt nhất.", [rule], policy: policy)
    #expect(verdict.findings.map { $0.waived?.origin } == [nil, .baseline])
    policy.baseline = Baseline(["another": [first.fingerprint]])
    #expect(CheckTests.check("Kem tốt nhất.", [rule], policy: policy).findings.allSatisfy { $0.waived == nil })
  }

  /// Documents without an id share a path, and are compared in their order.
  @Test func whatBecameOfEarlierFindings() {
    let rule = CheckTests.rule("nhat", ["tốt nhất"])
    func past(_ fingerprint: String, isWaived: Bool = false) -> PastFinding {
      PastFinding(
        rule: "thu/nhat", title: "x", axis: .lawful, level: .error, message: "m", part: "body", text: "x",
        fingerprint: fingerprint, waived: isWaived ? .init(reason: "r") : nil)
    }
    var now = CheckTests.check("Kem tốt nhất.", [rule])
    let known = now.findings[0].fingerprint
    var earlier = EarlierFindings(["-": [[past(known), past("1:a"), past("1:b", isWaived: true)], [past("1:c")]]])
    earlier.compare(&now)
    #expect(now.against?.new == [] && now.against?.mended.map(\.fingerprint) == ["1:a"])
    earlier.compare(&now)
    #expect(now.against?.new == [known] && now.against?.mended.map(\.fingerprint) == ["1:c"])
    earlier.compare(&now)
    #expect(now.against?.new == [known] && now.against?.mended == [])
    // A rule that did not run has mended nothing.
    var stopped = now
    stopped.incomplete = [IncompleteReason(code: "match-limit", message: .init(vi: "", en: ""), rule: "thu/nhat")]
    var again = EarlierFindings(["-": [[past("1:a")]]])
    again.compare(&stopped)
    #expect(stopped.against?.mended == [])
  }

  /// A word processor puts no-break blanks into phrases, and `prefer` compared them with the blanks of the rulebook.
  @Test(arguments: ["bổ\u{A0}xung", "bổ xung", "Bổ\u{2009}xung"])
  func aNoBreakSpaceHidAWrongSpelling(_ written: String) {
    let rule = Rule(
      id: "thu/bo-sung", title: LocalizedText(vi: "bổ sung"), axis: .accurate, level: .warning,
      kind: .prefer(
        [Preference(wrong: Phrase("bổ xung"), right: "bổ sung")], options: PhraseOptions(accents: .exact)),
      message: LocalizedText(vi: "“{match}”"))
    #expect(CheckTests.check("Cần \(written) hồ sơ.", [rule]).findings.map(\.text) == [written])
  }

  private static func rule(_ phrase: String, except context: MatchExpression) -> Rule {
    var rule = CheckTests.rule("ngu-canh", [phrase])
    rule.except = [ContextItem([Context(.found(at: .precededBy, context))])]
    return rule
  }

  /// Contexts took the longest phrase at a place though it reached into the match, and then dropped it.
  @Test func aLongerPhraseHidTheOneThatTouches() {
    let words = ["không", "không cam kết"].map { Phrase($0) }
    let rule = Self.rule(
      "cam kết lợi nhuận",
      except: .phrases(PhraseSet(phrases: words, options: PhraseOptions(accents: .exact))))
    #expect(CheckTests.check("Quỹ không cam kết lợi nhuận.", [rule]).findings.isEmpty)
    #expect(CheckTests.check("Quỹ cam kết lợi nhuận.", [rule]).findings.count == 1)
  }

  @Test func aGreedyPatternReachedIntoTheMatch() throws {
    let rule = Self.rule("bệnh gút", except: .regex(RegexSpec(pattern: try Pattern("chữa(?: bệnh)?"))))
    #expect(CheckTests.check("Thuốc chữa bệnh gút.", [rule]).findings.isEmpty)
    #expect(CheckTests.check("Người mắc bệnh gút.", [rule]).findings.count == 1)
  }

  @Test func aHyphenHidANameInItsCapitals() {
    var rule = CheckTests.rule("bao", [])
    rule.kind = .forbid(
      .phrases(
        PhraseSet(phrases: [Phrase("Báo Mới")], options: PhraseOptions(accents: .exact, caseSensitive: true))))
    #expect(CheckTests.check("Theo Báo-Mới hôm nay.", [rule]).findings.map(\.text) == ["Báo-Mới"])
    #expect(CheckTests.check("Tờ báo mới hôm nay.", [rule]).findings.isEmpty)
  }

  @Test func bareTextCountsOneLevelLowerAndOnlyWhereTheSentenceHasNoAccent() {
    let rules = [CheckTests.rule("ca-do", ["cá độ"])]
    let bare = CheckTests.check("Nhan keo ca do moi ngay", rules)
    #expect(bare.findings.map(\.level) == [.warning])
    #expect(bare.findings.first?.matchedAs == .bare)
    #expect(CheckTests.check("Có 3 ca do tiếp xúc gần", rules).findings.isEmpty)
  }

  @Test func whatIsNotKnownIsAskedAndNotJudged() {
    let when = Condition([.init(key: .ad, test: .anyOf([.flag(true)]))])
    let rules = [CheckTests.rule("nhat", ["tốt nhất"], when: when)]
    let verdict = CheckTests.check("Kem tốt nhất", rules)
    #expect(verdict.findings.isEmpty)
    #expect(verdict.notJudged.map(\.key) == [.ad])
    #expect(verdict.scores.lawful == nil)
    #expect(verdict.rulesRun == 0)
    let known = CheckTests.check("Kem tốt nhất", rules, metadata: Metadata([.ad: .flag(true)]))
    #expect(known.findings.count == 1)
    #expect(known.notJudged.isEmpty)
  }

  @Test func oneHabitDoesNotOutweighThreeFaults() throws {
    let one = CheckTests.rule("a", ["tốt nhất"])
    let habit = CheckTests.check("tốt nhất. tốt nhất. tốt nhất. tốt nhất.", [one])
    let three = CheckTests.check(
      "tốt nhất, chữa khỏi, thần dược",
      [one, CheckTests.rule("b", ["chữa khỏi"]), CheckTests.rule("c", ["thần dược"])])
    #expect(try #require(habit.scores.lawful) > (try #require(three.scores.lawful)))
  }

  @Test func contributionsAddUpToTheScore() throws {
    let words = ["tốt nhất", "chữa khỏi", "thần dược", "số một", "cam kết", "duy nhất"]
    for count in 0...words.count {
      let rules = words.prefix(count).enumerated().map { CheckTests.rule("r\($0)", [$1]) }
      let verdict = CheckTests.check(words.joined(separator: ". "), rules + [CheckTests.rule("im", ["không có"])])
      let taken = verdict.scores.contributions.filter { $0.axis == .lawful }.reduce(0) { $0 + $1.points }
      #expect(abs(100 - taken - Double(try #require(verdict.scores.lawful))) < 1e-9)
    }
  }

  @Test func addingAFindingNeverRaisesAScoreAndOrderDoesNotMatter() throws {
    let words = ["tốt nhất", "chữa khỏi", "thần dược", "số một", "cam kết", "duy nhất"]
    let rules = words.enumerated().map { CheckTests.rule("r\($0 % 3)", [$1], level: Level.allCases[$0 % 3]) }
    let unique = Dictionary(grouping: rules, by: \.id).compactMap { $1.first }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let some = (0..<Int.random(in: 0...8, using: &random)).map { _ in words.randomElement(using: &random)! }
      let score = CheckTests.check(some.joined(separator: ". "), unique).scores.overall ?? 100
      let more = CheckTests.check((some + [words.randomElement(using: &random)!]).joined(separator: ". "), unique)
      let mixed = CheckTests.check(some.shuffled(using: &random).joined(separator: ". "), unique)
      #expect((more.scores.overall ?? 100) <= score)
      #expect((mixed.scores.overall ?? 100) == score)
    }
  }

  @Test func frontMatterMayWaiveOnlyWhatThePolicyAllows() {
    let rules = [CheckTests.rule("loi", ["tốt nhất"]), CheckTests.rule("nhe", ["số một"], level: .warning)]
    let waivers = ["loi", "nhe", "thua"].map { Waiver(rule: "thu/\($0)", reason: "đã kiểm", origin: .frontMatter) }
    let verdict = CheckTests.check("tốt nhất, số một", rules, waivers: waivers)
    #expect(verdict.findings.filter { $0.waived != nil }.map(\.rule) == ["thu/nhe"])
    #expect(verdict.unusedWaivers.map(\.rule) == ["thu/loi", "thu/thua"])
    #expect(verdict.outcome == .block)
  }

  @Test func anExpiredWaiverWaivesNothing() {
    let waiver = Waiver(
      rule: "thu/loi", reason: "chờ giấy", until: Day(year: 2026, month: 11, day: 19), origin: .commandLine)
    #expect(CheckTests.check("tốt nhất", [CheckTests.rule("loi", ["tốt nhất"])], waivers: [waiver]).outcome == .block)
  }

  @Test func anIncompleteCheckNeverPasses() {
    let problem = InputProblem(code: "invalid-utf8", message: Bilingual(vi: "hỏng", en: "broken"))
    let verdict = CheckTests.check("Bài sạch.", [CheckTests.rule("loi", ["tốt nhất"])], problems: [problem])
    #expect(verdict.outcome == .review)
    #expect(verdict.scores.upperBound)
  }

  @Test func aRunawayPatternMakesTheVerdictIncompleteAndNamesTheRule() throws {
    var rule = CheckTests.rule("chay-mai", ["x"])
    rule.kind = .forbid(.regex(RegexSpec(pattern: try Pattern("(?:a+)+$"))))
    let verdict = CheckTests.check(String(repeating: "a", count: 40) + "b", [rule])
    #expect(verdict.incomplete.map(\.rule) == ["thu/chay-mai"])
    #expect(verdict.outcome == .review)
  }

  @Test func personalDataIsMasked() throws {
    let verdict = CheckTests.check("Gọi 0912345678 gặp chị Lan", [CheckTests.rule("sdt", ["0912345678"], mask: true)])
    let finding = try #require(verdict.findings.first)
    #expect(finding.shownText == "091****78")
    #expect(!finding.message.vi.contains("0912345678"))
  }

  @Test func fingerprintsStayWhenTextIsAddedFarAway() {
    let rules = [CheckTests.rule("nhat", ["tốt nhất"])]
    let middle = "Loại kem này tốt nhất cho da khô mùa đông."
    let before = CheckTests.check(middle, rules).findings.map(\.fingerprint)
    let after = CheckTests.check("Mở đầu thêm một câu.\n\n\(middle)\n\nThêm đoạn cuối.", rules).findings.map(
      \.fingerprint)
    #expect(before == after && before.count == 1)
  }

  @Test func thresholdsOfThePolicyAskForALook() {
    let policy = Policy(thresholds: [.lawful: 95])
    let verdict = CheckTests.check(
      "số một", [CheckTests.rule("nhe", ["số một"], level: .warning)], policy: policy)
    #expect(verdict.outcome == .review)
    #expect(CheckTests.check("số một", [CheckTests.rule("nhe", ["số một"], level: .notice)]).outcome == .pass)
  }
}
