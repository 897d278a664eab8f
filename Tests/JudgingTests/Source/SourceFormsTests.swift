import Documents
import Judging
import Rulebooks
import Testing

/// `consistent` over the posts of a source.
@Suite struct SourceFormsTests {
  static let names = RuleKind.consistent([
    FormGroup(forms: [Phrase("12 đoạn kênh"), Phrase("15 đoạn kênh")]),
    FormGroup(forms: [Phrase("quý khách"), Phrase("quí khách")]),
  ])

  @Test func formsThatExcludeEachOtherInDifferentPosts() throws {
    let found = SourceJudgeTests.findings(
      SourceJudgeTests.rule(.forms, Self.names),
      [
        (24, "Dọn 12 đoạn kênh."), (25, "Cả 12 đoạn kênh."), (26, "Mục tiêu 15 đoạn kênh."),
        (27, "Kính mời quý khách."),
      ])
    #expect(found.count == 1)
    let finding = try #require(found.first)
    #expect(finding.message.vi == "26/11/2026: 1, cần 12 đoạn kênh 15 đoạn kênh" && finding.posts == ["2"])
  }

  @Test func oneQuotationBesideTwoNames() throws {
    let names = ["Trung tâm Bến Sậy", "TT Bến Sậy", "nhóm Áo Xanh"].map {
      Phrase($0, row: ["name": $0.hasSuffix("Sậy") ? "Trung tâm Bến Sậy" : "nhóm Áo Xanh"])
    }
    let by = PhraseSet(phrases: names, options: PhraseOptions(accents: .exact))
    let rule = SourceJudgeTests.rule(.quotations(minimum: 6, by: by), .consistent([]))
    let words = "“Nước trong lại thì cá tự tìm về”"
    let list: [(day: Int?, text: String)] = [
      (25, "\(words), nhóm Áo Xanh nói."), (24, "Trung tâm Bến Sậy: \(words)."), (26, "TT Bến Sậy cho biết \(words)."),
      (27, "\(words), ai cũng gật."), (27, "Nhóm Áo Xanh: “Cảm ơn bà con”."),
      (27, "Trung tâm Bến Sậy: “Cảm ơn bà con”."),
      // The nearest name counts, and none inside the quotation.
      (28, "Trung tâm Bến Sậy mời nhóm Áo Xanh. Theo TT Bến Sậy: “Nước trong lại thì nhóm Áo Xanh tìm về”."),
      (29, "Theo Trung tâm Bến Sậy: “Nước trong lại thì nhóm Áo Xanh tìm về”."),
    ]
    let found = SourceJudgeTests.findings(rule, list)
    #expect(found.map(\.posts) == [["0"]])
    #expect(found.first?.message.vi == "25/11/2026: 1, cần Trung tâm Bến Sậy nhóm Áo Xanh")
    // The index says the same.
    let plain = SourceJudgeTests.checker([rule], useIndex: false)
    let quick = SourceJudgeTests.checker([rule])
    #expect(SourceJudgeTests.posts(plain, list) == SourceJudgeTests.posts(quick, list))
  }

  @Test func whereFormsAreEvenTheEarlierIsTheSourcesOwn() {
    let found = SourceJudgeTests.findings(
      SourceJudgeTests.rule(.forms, Self.names), [(26, "Kính mời quí khách."), (24, "Kính mời quý khách.")])
    #expect(found.map(\.posts) == [["0"]])
  }

  @Test func theSameCaptionOnThePagesOfOneCampaignIsSilent() {
    let rules: [Rule] = [.posts(atLeast: 1, atMost: 1, per: .day), .share(percent: 100, per: .all), .gap(days: 1)]
      .map { SourceJudgeTests.rule($0, from: 24, until: 25) }
    for rule in rules + [SourceJudgeTests.rule(.forms, Self.names, from: 24, until: 25)] {
      for page in ["trang-a", "trang-b", "trang-c"] {
        #expect(
          SourceJudgeTests.findings(rule, SourceJudgeTests.tagged([24, 25]), source: page).isEmpty,
          "\(rule.over.debugDescription)")
      }
    }
  }
}
