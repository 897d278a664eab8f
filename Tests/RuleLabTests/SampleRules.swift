import Documents
import Rulebooks

/// A rulebook of one rule, which wants `tốt nhất` out of advertisements.
enum SampleRules {
  static func rulebook(_ tests: [RuleTest], when: Condition = Condition()) -> Rulebook {
    Rulebook(
      id: "mau", title: LocalizedText(vi: "Mẫu", en: "Sample"), version: "1.0.0",
      sources: [
        "lqc": Source(
          title: "Luật Quảng cáo số 16/2012/QH13", inForce: Day(iso: "2013-01-01"), url: "https://vanban.example.vn/16")
      ],
      rules: [rule(tests, when: when)], file: "rules/mau.yaml")
  }

  static func rule(_ tests: [RuleTest], when: Condition = Condition()) -> Rule {
    Rule(
      id: "mau/so-sanh-nhat",
      title: LocalizedText(vi: "Từ so sánh tuyệt đối trong quảng cáo", en: "Superlative in an advertisement"),
      axis: .lawful, level: .error, weight: 1.5, basis: [Basis(source: "lqc", at: "Điều 8 khoản 11")], when: when,
      kind: .forbid(
        .phrases(PhraseSet(phrases: [Phrase("tốt nhất"), Phrase("số một")], options: .init(accents: .exactOrNone)))),
      message: LocalizedText(vi: "“{match}” cần tài liệu chứng minh.", en: "“{match}” needs proof."),
      fix: LocalizedText(vi: "Nêu căn cứ hoặc bỏ từ so sánh."), tests: tests, at: SourceMark(line: 7, column: 5))
  }

  /// `Kem [[tốt nhất]]`, as authors write it, as a test.
  static func test(
    _ expectation: RuleTest.Expectation, _ marked: String, with metadata: Metadata = Metadata(), line: Int = 10
  ) -> RuleTest {
    var text: [UInt8] = []
    var spans: [Range<Int>] = []
    var start: Int?
    var rest = Array(marked.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "[[".utf8) {
        start = text.count
        rest = rest.dropFirst(2)
      } else if rest.starts(with: "]]".utf8), let from = start {
        spans.append(from..<text.count)
        start = nil
        rest = rest.dropFirst(2)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return RuleTest(
      expectation: expectation, text: String(decoding: text, as: UTF8.self), spans: spans, metadata: metadata,
      at: SourceMark(line: line, column: 9))
  }
}
