import Testing
import VietnameseText

@Suite struct ProseTests {
  private func sentences(_ text: String) -> [String] {
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    return analysis.sentences.map { String(decoding: analysis.canonical.bytes[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    "Giá 1.300 đồng, mục 3.10 của TP.HCM.", "Nạn nhân N.T.Q.C. khai báo.", "Gạo, ngô, v.v. đều tăng.",
    "Ông ở TP. Hồ Chí Minh.", "PGS.TS. Nguyễn Văn A nói.", "Xem https://abc.vn/a.b.html và đi tiếp", "1. Mở ứng dụng",
  ])
  func isOneSentence(_ text: String) { #expect(sentences(text) == [text]) }

  /// Mail and subtitles break their lines to a width: rules on one sentence missed what stood over two lines.
  @Test func aSentenceWrappedToAWidthWasReadAsTwo() {
    #expect(sentences("Vay tiền nhanh,\nkhông cần giấy tờ") == ["Vay tiền nhanh,\nkhông cần giấy tờ"])
    #expect(sentences("Gói nhỏ\n- kem\n- sữa") == ["Gói nhỏ", "- kem", "- sữa"])
    #expect(sentences("Giờ mở cửa\n8h đến 17h") == ["Giờ mở cửa", "8h đến 17h"])
  }

  @Test func sentencesEndWhereTheyShould() {
    #expect(sentences("Xong. Đi! Ư? Thôi… Nào") == ["Xong.", "Đi!", "Ư?", "Thôi…", "Nào"])
    #expect(sentences("“Đi đi.” Anh nói") == ["“Đi đi.”", "Anh nói"])
    #expect(sentences("Dòng một\nDòng hai\n\nĐoạn hai") == ["Dòng một", "Dòng hai", "Đoạn hai"])
    #expect(sentences("Chờ... Rồi đi") == ["Chờ...", "Rồi đi"])
    #expect(sentences("Năm 2025. Sang năm") == ["Năm 2025.", "Sang năm"])
  }

  @Test func paragraphsAreCutAtBlankLines() {
    let text = "\n a b\r\nc\r\n \r\nd\n\n\n"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    #expect(analysis.paragraphs.map(\.range) == [1..<8, 13..<14])
    #expect(analysis.paragraphs.map(\.tokens) == [0..<3, 3..<4].map { $0.clamped(to: 0..<4) }.map { $0 })
    #expect(analysis.tokens.map(\.gap) == [.start, .soft, .soft, .paragraph].prefix(analysis.tokens.count).map { $0 })
  }

  @Test func accentsAreSeenBySentence() {
    let analysis = TextAnalysis(Array("vay tien nhanh. Lừa đảo".utf8), analyzer: TextAnalyzer())
    #expect(analysis.sentences.map(\.isAccented) == [false, true])
    #expect(analysis.accentedText)
  }

  @Test(arguments: [
    ("số 1", [Token.Gap.start, .soft]), ("TP.HCM", [.start, .hard]), ("7h30", [.start, .none, .none]),
    ("a - b", [.start, .soft]), ("a -- b", [.start, .hard]), ("a\nb", [.start, .soft]), ("a,\nb", [.start, .hard]),
    ("a\n \nb", [.start, .paragraph]), ("a – b", [.start, .soft]), ("a\u{A0}b", [.start, .soft]),
    ("a👍b", [.start, .hard]),
    ("a\u{200B} b", [.start, .soft]), ("a_b", [.start, .soft]), ("a\r\nb", [.start, .soft]), ("a\rb", [.start, .soft]),
  ])
  func gaps(_ text: String, _ gaps: [Token.Gap]) {
    #expect(TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).tokens.map(\.gap) == gaps)
  }
}
