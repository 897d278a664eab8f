import Documents
import Rulebooks
import Testing

@testable import RuleLab

@Suite struct EvaluatorTests {
  private let today = Day(julianDayNumber: 2_461_365)

  private func post(
    _ text: String, _ expected: [ExpectedFinding] = [], id: String = "bai-1", ad: Bool? = true, template: String? = nil
  ) -> LabelledPost {
    var metadata = Metadata()
    if let ad { metadata[.ad] = .flag(ad) }
    let document = Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))], metadata: metadata)
    return LabelledPost(document: document, id: id, expected: expected, template: template)
  }

  private func want(_ text: String?) -> ExpectedFinding { ExpectedFinding(rule: "mau/so-sanh-nhat", text: text) }

  private func evaluate(_ posts: [LabelledPost], level: Level = .error) -> Evaluation {
    var book = SampleRules.rulebook([], when: Condition([.init(key: .ad, test: .anyOf([.flag(true)]))]))
    book.rules[0].level = level
    var evaluator = Evaluator(rulebooks: [book], today: today)
    for post in posts { evaluator.run(post) }
    return evaluator.evaluation
  }

  @Test func foundMissedAndFalse() {
    let result = evaluate([
      post("Kem tốt nhất, rẻ mà số một.", [want("tốt nhất"), want("số một")]),
      post("Kem này ổn.", [want("ổn")], id: "bai-2"),
      post("Phở ngon tốt nhất xóm.", id: "bai-3"),
      post("Phở ngon.", id: "bai-4"),
    ])
    #expect(result.tallies == ["mau/so-sanh-nhat": Tally(found: 2, missed: 1, falseAlarms: 1)])
    #expect(result.misses.map(\.post) == ["bai-2"] && result.misses.map(\.reason) == [.silent])
    #expect(result.falseAlarms.map(\.excerpt) == ["Phở ngon «tốt nhất» xóm."])
    #expect(result.posts == 4 && result.cleanPosts == 2 && result.cleanPostsWithAlarm == 1)
  }

  @Test func eachFindingAnswersOneExpectation() {
    #expect(evaluate([post("Tốt nhất, tốt nhất!", [want("tốt nhất")])]).total == Tally(found: 1, falseAlarms: 1))
    #expect(
      evaluate([post("Tốt nhất!", [want("tốt nhất"), want("tốt nhất")])]).total == Tally(found: 1, missed: 1))
  }

  @Test func wordsMayBeWiderOrNarrowerAndTheExactOnesGoFirst() {
    #expect(evaluate([post("Kem TỐT  NHẤT nha.", [want("kem tốt nhất nha")])]).total == Tally(found: 1))
    #expect(evaluate([post("Kem tốt nhất.", [want(nil)])]).total == Tally(found: 1))
    // “số một” alone must not be taken for the wider “tốt nhất, số một”.
    let result = evaluate([post("Tốt nhất, số một.", [want("tốt nhất, số một"), want("tốt nhất")])])
    #expect(result.total == Tally(found: 2))
  }

  @Test func aNoticeThatNobodyExpectsIsNoFalseAlarm() {
    let result = evaluate([post("Phở tốt nhất xóm.")], level: .notice)
    #expect(result.total == Tally(notices: 1) && result.cleanPostsWithAlarm == 0)
    #expect(evaluate([post("Phở tốt nhất xóm.", [want("tốt nhất")])], level: .notice).total == Tally(found: 1))
  }

  @Test func whyARuleSaidNothing() {
    let result = evaluate([
      post("Tốt nhất", [want("tốt nhất")], ad: nil), post("Tốt nhất", [want("tốt nhất")], ad: false),
      post("Tốt nhất", [ExpectedFinding(rule: "mau/khong-co")], ad: false),
    ])
    #expect(result.misses.map(\.reason) == [.waits([.ad]), .notItsPost, .noSuchRule])
  }

  @Test func postsOfOneTemplateDependOnEachOther() {
    let posts = [post("A", template: "t1"), post("B", template: "t1"), post("C", template: "t2"), post("D")]
    #expect(evaluate(posts).independentPosts == 3)
  }

  @Test func aRuleThatGotWorseIsNamed() throws {
    let good = evaluate([post("Kem tốt nhất.", [want("tốt nhất")]), post("Phở ngon.")])
    var bytes: [UInt8] = []
    EvaluationBaseline(good).writeJSON(to: &bytes)
    let baseline = try #require(EvaluationBaseline(json: bytes))
    #expect(baseline.asOf == today && baseline.regressions(in: good).isEmpty)
    let missing = evaluate([post("Kem tốt nhất.", [want("tốt nhất")]), post("Kem đỉnh.", [want("đỉnh")])])
    #expect(baseline.regressions(in: missing).map(\.rule) == ["mau/so-sanh-nhat"])
    let noisy = evaluate([post("Kem tốt nhất.", [want("tốt nhất")]), post("Phở tốt nhất.")])
    #expect(baseline.regressions(in: noisy).map(\.rule) == ["mau/so-sanh-nhat"])
    // A corpus that has grown is compared by shares.
    let grown = evaluate([post("Kem tốt nhất.", [want("tốt nhất")]), post("Kem số một.", [want("số một")])])
    #expect(baseline.regressions(in: grown).isEmpty)
    // A rule the baseline does not know may not begin with false alarms.
    let empty = try #require(EvaluationBaseline(json: Array(#"{"schema":1,"as-of":"2026-11-20","rules":{}}"#.utf8)))
    #expect(empty.regressions(in: noisy).count == 1 && empty.regressions(in: grown).isEmpty)
    #expect(EvaluationBaseline(json: Array("{}".utf8)) == nil)
  }

  @Test func whatAReaderSees() {
    let result = evaluate([
      post("Kem tốt nhất, rẻ mà số một.", [want("tốt nhất"), want("số một")], template: "t1"),
      post("Kem này ổn.", [want("ổn")], id: "bai-2", ad: nil, template: "t1"),
      post("Phở ngon tốt nhất xóm.", id: "bai-3"),
    ])
    #expect(
      result.text(language: .vi, limit: 1) == """
                                                cần  đúng  sót  oan          độ đúng           độ phủ    F1
        Tất cả                                    3     2    1    1     67 % (21–94)     67 % (21–94) 0,667

        Pháp lý                                   3     2    1    1     67 % (21–94)     67 % (21–94) 0,667

        mau                                       3     2    1    1     67 % (21–94)     67 % (21–94) 0,667

        mau/so-sanh-nhat                          3     2    1    1     67 % (21–94)     67 % (21–94) 0,667

        Bỏ sót (1)
          bai-2  mau/so-sanh-nhat “ổn”
              [chưa xét: thiếu ad] Kem này ổn.

        Báo oan (1)
          bai-3  mau/so-sanh-nhat
              Phở ngon «tốt nhất» xóm.

        3 bài (2 bài độc lập), trong đó 1 bài sạch; 1 bài sạch bị báo.
        Khoảng trong ngoặc: Wilson 95%. Lưu ý không chờ đợi: 0, không tính là báo oan.

        """)
    #expect(result.text(language: .en, limit: 0).contains("  … and 1 more (--limit)\n"))
  }
}

@Suite struct AlarmMeterTests {
  private func report(_ texts: [String], samples: Int = 2) -> AlarmReport {
    var meter = AlarmMeter(
      rulebooks: [SampleRules.rulebook([])], today: Day(julianDayNumber: 2_461_365), samples: samples)
    for text in texts { meter.run(Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))])) }
    return meter.report
  }

  @Test func ratesOfAMillion() {
    let result = report(["Quán phở tốt nhất phố tôi, tốt nhất.", "Trời đẹp. https://a.example/tot-nhat #totnhat"])
    #expect(result.texts == 2 && result.syllables == 10 && result.alarms == 2)
    #expect(result.rows["mau/so-sanh-nhat"]?.texts == 1)
    #expect(result.perMillion(2) == 200_000)
    #expect(report([]).perMillion(0) == nil)
  }

  @Test func onlyTheSameTextsAreCompared() throws {
    let (a, b) = ("Quán phở tốt nhất phố.", "Trời đẹp.")
    var bytes: [UInt8] = []
    AlarmRates(report([a, b])).writeJSON(to: &bytes)
    let rates = try #require(AlarmRates(json: bytes))
    #expect(rates.rises(in: report([b, a])) == [])
    #expect(rates.rises(in: report([a])) == nil)
    var fewer = rates
    fewer.alarms = [:]
    #expect(fewer.rises(in: report([a, b])) == [.init(rule: "mau/so-sanh-nhat", before: 0, now: 1)])
    #expect(AlarmRates(json: Array("[]".utf8)) == nil)
  }

  @Test func whatAReaderSees() {
    #expect(
      report(["Quán phở tốt nhất phố tôi, tốt nhất.", "Số một!", "Tốt nhất"]).text(language: .vi, limit: 5) == """
        quy tắc                                    mỗi triệu tiếng    lần   bài
        mau/so-sanh-nhat                                  333333,3      4     3  lỗi phải sửa
              Quán phở «tốt nhất» phố tôi, tốt nhất.
              «Số một»!

        3 bài, 12 tiếng; 1 trong 1 quy tắc báo 4 lần, 333333,3 lần mỗi triệu tiếng.

        """)
  }
}
