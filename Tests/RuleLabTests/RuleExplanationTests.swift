import Documents
import RuleLab
import Rulebooks
import Testing

@Suite struct RuleExplanationTests {
  private let book = SampleRules.rulebook(
    [
      SampleRules.test(.bad, "Kem [[tốt nhất]] Việt Nam", with: Metadata([.ad: .flag(true)])),
      SampleRules.test(.good, "Kem thường"),
    ], when: Condition([.init(key: .ad, test: .anyOf([.flag(true)]))]))

  @Test func tellsWhatARuleWantsInVietnamese() {
    let text = RuleExplanation.render(rule: book.rules[0], rulebook: book, language: .vi)
    let expected = """
      mau/so-sanh-nhat
      Từ so sánh tuyệt đối trong quảng cáo

      Điểm         Pháp lý
      Mức          Lỗi phải sửa, trọng số 1.5
      Xét khi      ad = true
      Tìm          forbid: có “tốt nhất”, “số một”
      Tùy chọn     accents: exact-or-none; đọc qua chữ biến dạng
      Neo          “tốt nhất”, “số một”, “so mot”, “tot nhat”
      Căn cứ       Điều 8 khoản 11, Luật Quảng cáo số 16/2012/QH13 (1/1/2013..)
                   https://vanban.example.vn/16
      Thông báo    “{match}” cần tài liệu chứng minh.
      Cách sửa     Nêu căn cứ hoặc bỏ từ so sánh.
      Viết ở       rules/mau.yaml:7

      Ví dụ
        ✗ Kem [[tốt nhất]] Việt Nam (ad = true)
        ✓ Kem thường

      """
    #expect(text == expected)
  }

  @Test func everyLineFitsTheWidth() {
    for language in Language.allCases {
      let text = RuleExplanation.render(rule: book.rules[0], rulebook: book, language: language, width: 60)
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }
  }

  @Test func saysWhereAMatchCounts() {
    var rule = book.rules[0]
    func phrases(_ words: String...) -> MatchExpression {
      .phrases(PhraseSet(phrases: words.map { Phrase($0) }, options: PhraseOptions(accents: .exact)))
    }
    rule.parts = [.title, .caption]
    rule.quoted = false
    rule.contexts = [Context(.found(at: .near(8), phrases("kem", "thuốc"))), Context(.inPart([.lead]))]
    rule.except = [ContextItem([Context(.found(at: .followedBy, phrases("tư", "tiên")))])]
    rule.unless = [
      ContextItem([
        Context(.found(at: .sameSentence, .segment(SegmentSpec(kind: .date)))), Context(.quoted(true)),
      ])
    ]
    let text = RuleExplanation.render(rule: rule, rulebook: book, language: .vi)
    let expected = """
      Chỉ ở        tiêu đề hoặc chú thích
      Chỉ khi      đứng ngoài ngoặc kép
      Chỉ khi      trong khoảng 8 tiếng có “kem”, “thuốc”, và ở sa-pô
      Không tính   liền sau là “tư”, “tiên”
      Bỏ qua khi   cùng câu có ngày tháng, và đứng trong ngoặc kép

      """
    #expect(text.contains(expected), "\(text)")
  }
}
