import Documents
import Foundation
import Judging
import Rulebooks
import Testing

/// Rules over the many posts of one source.
@Suite struct SourceJudgeTests {
  // MARK: Rules and posts

  static let tag = MatchExpression.hashtags(HashtagSpec(tags: ["KenhTrong2026"]))
  static let cheap = MatchExpression.phrases(
    PhraseSet(phrases: [Phrase("siêu rẻ")], options: PhraseOptions(accents: .exactOrNone)))

  static func day(_ text: String) -> Day { Day(iso: text)! }

  /// Days as `24` of November 2026; 31 and more are of December.
  static func november(_ number: Int) -> Day { Day(julianDayNumber: day("2026-11-01").julianDayNumber + number - 1) }

  static func rule(
    _ over: SourceLimit, _ kind: RuleKind = .require(Requirement(expression: tag)), from: Int? = 23, until: Int? = 36,
    when: [Condition.Clause] = [.init(key: .campaign, test: .anyOf([.text("kenh")]))]
  ) -> Rule {
    let days: [Condition.Clause] =
      from == nil && until == nil
      ? [] : [.init(key: .date, test: .days(from: from.map(november), until: until.map(november)))]
    return Rule(
      id: "thu/mot", title: LocalizedText(vi: "Thử"), axis: .accurate, level: .warning,
      basis: [Basis(source: "kh", at: "mục 1")], when: Condition(when + days), over: over, kind: kind,
      message: LocalizedText(vi: "{days}: {count}, cần {expected} {share}{match}", en: "{days}: {count}"),
      fix: LocalizedText(vi: "Hỏi về {days}."))
  }

  static func checker(_ rules: [Rule], policy: Policy = Policy(), useIndex: Bool = true) -> Checker {
    let book = Rulebook(
      id: "thu", title: LocalizedText(vi: "Thử"), version: "1", sources: ["kh": Source(title: "Kế hoạch")], rules: rules
    )
    return Checker(rulebooks: [book], policy: policy, options: CheckerOptions(useIndex: useIndex))
  }

  static let campaign = Metadata([.campaign: .text("kenh")])
  static let tagged = "Vớt được nửa tấn rác. #KenhTrong2026"

  /// Posts as the scan makes them: each checked by itself.
  static func posts(_ checker: Checker, _ posts: [(day: Int?, text: String)], _ metadata: Metadata = campaign)
    -> [SourcePost]
  {
    let session = checker.makeSession()
    return posts.enumerated().map { index, post in
      var metadata = metadata
      if let day = post.day { metadata[.date] = .instant(Instant(day: november(day))) }
      let document = Document(
        parts: [DocumentPart(kind: .body, text: Array(post.text.utf8))], metadata: metadata)
      return SourcePost(key: "\(index)", verdict: session.check(document, today: day("2026-12-20")))
    }
  }

  static func findings(
    _ rule: Rule, _ list: [(day: Int?, text: String)], today: Int = 50, from: Int? = nil, until: Int? = nil,
    source: String = "trang-a", metadata: Metadata = campaign
  ) -> [SourceFinding] {
    let checker = checker([rule])
    return checker.judge(
      posts: posts(checker, list), of: source, metadata: metadata, from: from.map(november),
      until: until.map(november), today: november(today))
  }

  static func tagged(_ days: [Int]) -> [(day: Int?, text: String)] { days.map { ($0, tagged) } }

  /// Days of November.
  static func numbers(_ findings: [SourceFinding]) -> [[Int]] {
    findings.map { $0.days.map { $0.julianDayNumber - november(1).julianDayNumber + 1 } }
  }

  // MARK: Days

  @Test func eachDayWithoutAPostIsTold() throws {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), until: 27)
    let found = Self.findings(rule, Self.tagged([23, 23, 25, 22]) + [(26, "Quán mở lại rồi.")])
    #expect(Self.numbers(found) == [[24], [26], [27]])
    let first = try #require(found.first)
    #expect(first.message.vi == "24/11/2026: 0, cần ≥ 1 " && first.message.en == "2026-11-24: 0")
    #expect(first.fix?.vi == "Hỏi về 24/11/2026." && first.basis == ["mục 1, Kế hoạch"])
  }

  @Test(arguments: [(25, [[24]]), (24, []), (20, []), (26, [[24], [25]])])
  func theDayOfTheRunIsNotMissedBeforeItIsOver(_ today: Int, _ missed: [[Int]]) {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day))
    #expect(Self.numbers(Self.findings(rule, Self.tagged([23]), today: today)) == missed)
  }

  @Test func tooManyPostsAreTooManyAtOnce() throws {
    let rule = Self.rule(.posts(atLeast: nil, atMost: 2, per: .day))
    let found = Self.findings(rule, Self.tagged([24, 24, 25, 25, 25]), today: 25)
    #expect(Self.numbers(found) == [[25]] && found[0].posts == ["2", "3", "4"])
    #expect(found[0].message.vi == "25/11/2026: 3, cần ≤ 2 ")
  }

  @Test func daysOnWhichTheRuleDoesNotHoldAskForNothing() {
    let clause = Condition.Clause(
      key: .date, test: .not(.anyOf([.instant(Instant(day: Self.november(24)))])))
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), until: 25, when: [clause])
    #expect(Self.numbers(Self.findings(rule, Self.tagged([23]))) == [[25]])
  }

  @Test func theScansOwnDaysNarrowTheRules() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day))
    #expect(Self.numbers(Self.findings(rule, [], from: 26, until: 27)) == [[26], [27]])
    let open = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), from: nil, until: nil)
    #expect(Self.numbers(Self.findings(open, Self.tagged([5, 7]), today: 9)) == [[6], [8]])
    #expect(Self.findings(open, [], today: 9).isEmpty)
  }

  @Test func aDayIsADayInVietnam() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), from: 24, until: 25)
    let checker = Self.checker([rule])
    var metadata = Self.campaign
    metadata[.publishedAt] = .instant(Instant(iso: "2026-11-24T17:30:00Z")!)
    let document = Document(
      parts: [DocumentPart(kind: .body, text: Array(Self.tagged.utf8))], metadata: metadata)
    let post = SourcePost(key: "a", verdict: checker.makeSession().check(document, today: Self.november(50)))
    #expect(post.day == Self.november(25))
    let found = checker.judge(
      posts: [post], of: "a", metadata: Self.campaign, from: nil, until: nil, today: Self.november(50))
    #expect(Self.numbers(found) == [[24]])
  }

  // MARK: Weeks, the whole time

  @Test func weeksOfACampaignBeginWithIt() {
    // 23 November 2026 is a Monday; a campaign from Wednesday has its weeks from Wednesday.
    let rule = Self.rule(.posts(atLeast: 2, atMost: nil, per: .week), from: 25, until: 40)
    let found = Self.findings(rule, Self.tagged([25, 31, 32]))
    #expect(Self.numbers(found) == [Array(32...38)])
    // The last two days are no week.
    #expect(Self.numbers(Self.findings(rule, Self.tagged([25, 31, 32, 38]))).isEmpty)
  }

  @Test func withoutDatesWeeksBeginOnMonday() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .week), from: nil, until: nil)
    let found = Self.findings(rule, Self.tagged([4, 17]), today: 25)
    // 4 November is a Wednesday: its week was not looked at from the beginning, and nothing stands from the 9th to the 15th.
    #expect(Self.numbers(found) == [Array(9...15)])
  }

  @Test(arguments: [(37, 1), (36, 0)]) func overAllIsJudgedWhenItIsOver(_ today: Int, _ count: Int) {
    let rule = Self.rule(.posts(atLeast: 3, atMost: nil, per: .all))
    let found = Self.findings(rule, Self.tagged([23, 30]), today: today)
    #expect(found.count == count)
    if let finding = found.first {
      #expect(finding.days.isEmpty && finding.message.vi == "23/11/2026–6/12/2026: 2, cần ≥ 3 ")
    }
  }

  // MARK: Share

  @Test(arguments: [(4, 5, 0), (3, 4, 1), (0, 1, 1), (1, 1, 0), (199, 250, 1), (0, 0, 0)])
  func share(_ matching: Int, _ all: Int, _ count: Int) {
    let list = (0..<all).map { (day: 24 as Int?, text: $0 < matching ? Self.tagged : "Trời nắng.") }
    let found = Self.findings(Self.rule(.share(percent: 80, per: .all)), list)
    #expect(found.count == count)
    if all == 250 { #expect(found[0].message.vi.hasSuffix("199/250, cần ≥ 80% 79%")) }
    if let finding = found.first { #expect(finding.posts.count == min(all - matching, SourceFinding.postLimit)) }
  }

  @Test func forbiddenWordsMayStandInAShareOfPosts() {
    let rule = Self.rule(.share(percent: 50, per: .all), .forbid(Self.cheap))
    let clean = (day: 24 as Int?, text: "Trời nắng.")
    #expect(Self.findings(rule, [(24, "Hàng siêu rẻ"), clean]).isEmpty)
    let found = Self.findings(rule, [(24, "Hàng siêu rẻ"), (24, "Hàng s.i.ê.u r.ẻ"), clean])
    #expect(found.count == 1 && found[0].posts == ["0", "1"])
    #expect(found[0].message.vi.hasSuffix("2/3, cần ≤ 50% 67%"))
  }

  // MARK: Gaps

  @Test func daysInARow() {
    let rule = Self.rule(.gap(days: 2), until: 33)
    let found = Self.findings(rule, Self.tagged([23, 26, 30]), today: 50)
    #expect(Self.numbers(found) == [[27, 28, 29], [31, 32, 33]])
    #expect(found[0].message.vi == "27/11/2026–29/11/2026: 3, cần ≤ 2 ")
    // Two days are over since the last post, and the third is the day of the run.
    #expect(Self.findings(rule, Self.tagged([23]), today: 26).isEmpty)
    #expect(Self.numbers(Self.findings(rule, Self.tagged([23]), today: 27)) == [[24, 25, 26]])
  }

  // MARK: What is not known

  @Test(arguments: [nil, 23] as [Int?]) func postsWithoutADayAreCountedAndNotGuessed(_ from: Int?) {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), from: from, until: from.map { $0 + 1 })
    let checker = Self.checker([rule])
    let list = Self.posts(checker, Self.tagged([23]) + [(nil, Self.tagged), (nil, "Trời nắng.")])
    let judged = checker.judgement(
      of: "a", in: list, metadata: Self.campaign, from: nil, until: Self.november(24), today: Self.november(50))
    #expect(Self.numbers(judged.findings) == [[24]])
    #expect(judged.notJudged == [.init(rule: "thu/mot", undated: 2, waiting: 0, keys: [])])
    #expect(judged.notJudged.first?.sentence.vi == "Chưa xét theo thu/mot: 2 bài chưa rõ ngày đăng.")
  }

  @Test func aSourceTakesPartBySayingSoOrByAPost() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), until: 24)
    let checker = Self.checker([rule])
    func judged(_ metadata: Metadata, _ posts: [SourcePost]) -> SourceJudgement {
      checker.judgement(
        of: "a", in: posts, metadata: metadata, from: nil, until: nil, today: Self.november(50))
    }
    #expect(judged(Self.campaign, []).findings.count == 2)
    #expect(judged(Metadata(), []).findings.isEmpty)
    #expect(judged(Metadata([.campaign: .text("khac")]), []).findings.isEmpty)
    #expect(judged(Metadata(), Self.posts(checker, Self.tagged([23]))).findings.count == 1)
    // A post that does not say to which campaign it belongs is not judged, and that is told.
    let unknown = judged(Metadata(), Self.posts(checker, Self.tagged([23]), Metadata()))
    #expect(unknown.findings.isEmpty)
    #expect(unknown.notJudged == [.init(rule: "thu/mot", undated: 0, waiting: 1, keys: ["campaign"])])
  }

  // MARK: Identity

  @Test func aFaultHasOneFingerprintInEveryScan() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day))
    let first = Self.findings(rule, [], today: 25)
    let second = Self.findings(rule, Self.tagged([23]), today: 27)
    #expect(first.map(\.days) == [[Self.november(23)], [Self.november(24)]])
    #expect(second.first?.fingerprint == first.last?.fingerprint)
    let all = first + second.dropFirst() + Self.findings(rule, [], today: 25, source: "trang-b")
    #expect(Set(all.map(\.fingerprint)).count == all.count)
  }

  @Test func aWaiverOfThePolicyMayNameTheSourceOrTheDay() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), until: 25)
    func waived(_ text: String?, until: Int? = nil) -> [Bool] {
      let waiver = Waiver(rule: "thu/mot", reason: "nghỉ", text: text, until: until.map(Self.november), origin: .policy)
      return Self.checker([rule], policy: Policy(waivers: [waiver])).judge(
        posts: [], of: "trang-a", metadata: Self.campaign, from: nil, until: nil, today: Self.november(50)
      ).map { $0.waived != nil }
    }
    #expect(waived(nil) == [true, true, true] && waived("trang-a") == [true, true, true])
    #expect(waived("2026-11-24") == [false, true, false] && waived("trang-b") == [false, false, false])
    #expect(waived(nil, until: 40) == [false, false, false])
  }

  @Test func whatIsKeptOfAPostComesBack() throws {
    let post = SourcePost(
      key: "a", day: Self.november(24), publishedAt: "2026-11-24T08:00",
      hits: [SourceHit(rule: "thu/mot", count: 2, forms: ["x"], waitsFor: ["ad"])])
    let json = try JSONEncoder().encode(post)
    #expect(String(decoding: json, as: UTF8.self).contains("\"2026-11-24\""))
    #expect(try JSONDecoder().decode(SourcePost.self, from: json) == post)
  }

  // MARK: A single check

  @Test func aSingleCheckKnowsNothingOfThem() {
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), from: nil, until: nil)
    let checker = Self.checker([rule, CheckTests.rule("nhat", ["tốt nhất"])])
    #expect(checker.ruleCount == 1 && checker.hasSourceRules)
    let document = Document(parts: [DocumentPart(kind: .body, text: Array("Trời nắng.".utf8))])
    let verdict = checker.makeSession().check(document, today: Self.november(24))
    #expect(verdict.findings.isEmpty && verdict.notJudged.isEmpty && verdict.rulesRun == 1 && verdict.outcome == .pass)
    #expect(verdict.scores.accurate == nil)
    #expect(verdict.sourceMarks == [SourceHit(rule: "thu/mot", count: 0, waitsFor: ["campaign"])])
    #expect(!Self.checker([CheckTests.rule("nhat", ["tốt nhất"])]).hasSourceRules)
    #expect(!Self.checker([rule], policy: Policy(off: ["thu/mot"])).hasSourceRules)
  }

  @Test func contextsLeavePostsAside() {
    var rule = Self.rule(.share(percent: 100, per: .all))
    rule.unless = [ContextItem([Context(.found(at: .document, Self.cheap))])]
    let list: [(day: Int?, text: String)] = [(24, Self.tagged), (24, "Hàng siêu rẻ"), (25, "Trời nắng.")]
    #expect(Self.findings(rule, list).map(\.posts) == [["2"]])
  }

  @Test func countsOfPostsCountThosWithinTheirBounds() {
    let count = RuleKind.count(CountLimit(subject: .syllables, min: 4, max: nil))
    let rule = Self.rule(.posts(atLeast: 1, atMost: nil, per: .day), count, until: 24)
    #expect(Self.numbers(Self.findings(rule, [(23, "Sáng nay trời nắng đẹp."), (24, "Nắng quá.")])) == [[24]])
  }

  /// The posts are asked for once, and are not kept.
  @Test func oneSourceOfManyPosts() {
    let rules = [
      Self.rule(.posts(atLeast: 1, atMost: nil, per: .day)), Self.rule(.share(percent: 50, per: .all)),
    ].enumerated().map { index, rule in
      var rule = rule
      rule.id = "thu/\(index)"
      return rule
    }
    let checker = Self.checker(rules)
    var made = 0
    let posts = AnySequence<SourcePost> {
      AnyIterator {
        guard made < 100_000 else { return nil }
        made += 1
        let hits = rules.map { SourceHit(rule: $0.id, count: made % 4 == 0 ? 1 : 0) }
        return SourcePost(key: "\(made)", day: Self.november(23 + made % 14), hits: hits)
      }
    }
    let found = checker.judge(
      posts: posts, of: "a", metadata: Self.campaign, from: nil, until: nil, today: Self.november(50))
    #expect(made == 100_000)
    #expect(found.map(\.rule) == ["thu/0", "thu/0", "thu/0", "thu/0", "thu/0", "thu/0", "thu/0", "thu/1"])
    #expect(found.last?.posts.count == SourceFinding.postLimit)
  }
}
