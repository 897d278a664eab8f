import Documents
import Rulebooks
import Testing
import VietnameseText

@testable import Matching

@Suite struct QuotationCheckTests {
  /// What is reported of each quotation: its text, and how it differs.
  private func differences(_ post: String, source: String, minimum: Int = 6, similarity: Int = 60) throws -> [String] {
    let analyzer = TextAnalyzer()
    let text = CheckText(TextAnalysis(Array(post.utf8), analyzer: analyzer))
    var check = BuiltInCheck(name: .quotation)
    (check.minimum, check.similarity) = (minimum, similarity)
    let today = try #require(Day(year: 2026, month: 11, day: 20))
    var context = CheckContext(asOf: today)
    context.source = CheckText(TextAnalysis(Array(source.utf8), analyzer: analyzer))
    return CheckRunner.hits(of: check, in: text, context: context).map { $0.values["difference"] ?? "" }
  }

  private let source = """
    Trả lời bạn đọc, bà Hòa cho biết: Thư viện sẽ không thu phí thẻ đọc trong năm 2027. Chúng tôi đã xin thêm 5,5 tỷ đồng
    để mua sách mới cho các xã, và mong bạn đọc góp ý về giờ mở cửa.
    """

  @Test(arguments: [
    "“Thư viện sẽ không thu phí thẻ đọc trong năm 2027”",
    // Blanks, line ends, capitals, marks of another kind, tone style.
    "“thư viện  sẽ không\nthu phí thẻ đọc, trong năm 2027!”",
    "«Thư viện sẽ không thu phí thẻ đọc trong năm 2027»",
    // Words that were left out, and a word of the writer's own.
    "“Chúng tôi đã xin thêm 5,5 tỷ đồng […] và mong bạn đọc góp ý về giờ mở cửa”",
    "“Chúng tôi đã xin thêm… sách mới cho các xã”",
    "“Thư viện sẽ không thu phí [làm] thẻ đọc trong năm 2027”",
    // Too short to be a statement.
    "“Thư viện sẽ thu phí”",
    // Somebody else's words.
    "“Nhà tôi ở xa nên chỉ ghé được buổi tối, mong có người trông xe”",
  ])
  func faithfulQuotations(_ quotation: String) throws {
    #expect(try differences("Bà Hòa nói: \(quotation).", source: source) == [])
  }

  @Test func changedWords() throws {
    let post = "Bà Hòa nói: “Thư viện sẽ thu phí thẻ đọc trong năm 2027”."
    #expect(try differences(post, source: source) == ["thiếu “không”"])
    #expect(
      try differences("“Thư viện sẽ không thu phí thẻ mượn trong năm 2028”", source: source)
        == ["viết “mượn”, nguồn là “đọc”; viết “2028”, nguồn là “2027”"])
    #expect(
      try differences("“Thư viện sẽ không bao giờ thu phí thẻ đọc trong năm 2027”", source: source)
        == ["thêm “bao giờ”"])
    #expect(try differences("“Chúng tôi đã xin thêm 5,6 tỷ đồng để mua sách mới”", source: source).count == 1)
  }

  @Test func toneStyleAndEncodingAreNoDifference() throws {
    let source = "Sức khỏe và hòa bình là quà quý nhất cho con."
    #expect(try differences("“Sức khoẻ và hoà bình là quà quí nhất cho con”", source: source) == [])
    // Each mark a character of its own.
    let decomposed =
      "Su\u{31B}\u{301}c kho\u{309}e va\u{300} ho\u{300}a bi\u{300}nh la\u{300} qua\u{300} quy\u{301} nha\u{302}\u{301}t cho con"
    #expect(try differences("“\(decomposed)”", source: source) == [])
  }

  @Test func thresholdsAreTheRules() throws {
    let post = "“Thư viện sẽ thu thêm phí thẻ mượn trong năm 2028”"
    #expect(try differences(post, source: source, similarity: 60).count == 1)
    #expect(try differences(post, source: source, similarity: 95) == [])
    #expect(try differences("“Thư viện sẽ thu phí”", source: source, minimum: 4).count == 1)
  }

  @Test func aLongSourceIsLookedAtWhereTheQuotationIs() throws {
    let filler = (0..<6000).map { "đoạn \($0) nói về chuyện khác của xã \($0 % 7)" }.joined(separator: ". ")
    let long = (0..<80).map { "câu \($0) về cây cầu mới" }.joined(separator: ", ")
    let quotation = long.replacing("câu 40 về", with: "câu 40 trên")
    #expect(
      try differences("“\(quotation)”", source: filler + ". " + long + ". " + filler)
        == ["viết “trên”, nguồn là “về”"])
  }
}

@Suite struct SourceWordsTests {
  private func key(_ n: Int) -> SyllableKey { SyllableKey("w\(n)".utf8) }

  /// Edit distance of whole sequences.
  private func distance(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let best = min(diagonal + (x == y ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        diagonal = row[j + 1]
        row[j + 1] = best
      }
    }
    return row[b.count]
  }

  @Test func noPassageIsCloserThanTheOneFound() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let source = (0..<Int.random(in: 1...14, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
      let quote = (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
      let words = SourceWords(tokens: Array(source.indices), keys: source.map(key))
      var best = quote.count
      for start in source.indices {
        for end in start..<source.count { best = min(best, distance(quote[...], source[start...end])) }
      }
      let found = words.closest(to: quote.map(key), cuts: [])
      #expect(found?.distance == best, "\(quote) in \(source)")
      if let found {
        #expect(distance(quote[...], source[found.passage]) == best, "\(quote) in \(source)")
        let edited = found.edits.reduce(0) { $0 + max($1.quoted.count, $1.original.count) }
        #expect(edited <= best)
      }
    }
  }

  @Test func wordsAtACutCostNothing() {
    let words = SourceWords(tokens: Array(0..<8), keys: (0..<8).map(key))
    let quote = [1, 2, 6, 7].map(key)
    #expect(words.closest(to: quote, cuts: [2])?.distance == 0)
    #expect(words.closest(to: quote, cuts: [])?.distance == 2)
    #expect(words.closest(to: [], cuts: []) == nil)
  }
}
