import Documents
import Rulebooks
import Testing
import VietnameseText

@testable import Matching

@Suite struct ProductClaimsTests {
  private let sheet = ProductSheet([
    .name: ["Sen Xanh"], .registration: ["1234/2026/ĐKSP"],
    .claim: ["Hỗ trợ cải thiện giấc ngủ", "giúp giảm mệt mỏi"],
    .sentence: ["Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh"],
  ])

  private func hits(_ post: String, _ reports: Set<ProductSheet.Field>) throws -> [String] {
    let analysis = TextAnalysis(Array(post.utf8), analyzer: TextAnalyzer())
    var check = BuiltInCheck(name: .claimOutsideFile)
    check.reports = reports
    check.claims = ["hỗ trợ", "giúp", "giảm", "trị", "tăng", "chữa"].map { Phrase($0) }
    check.about = ["giấc ngủ", "mất ngủ", "đau đầu", "mệt mỏi", "bệnh", "cân"].map { Phrase($0) }
    var context = CheckContext(asOf: try #require(Day(year: 2026, month: 11, day: 20)))
    context.product = sheet
    return CheckRunner.hits(of: check, in: analysis, context: context).map {
      String(decoding: analysis.canonical.bytes[$0.range], as: UTF8.self) + "→" + ($0.expected ?? "")
    }
  }

  @Test(arguments: [
    "Sen Xanh hỗ trợ cải thiện giấc ngủ và giúp giảm mệt mỏi.",
    "SEN XANH GIÚP HỖ TRỢ CẢI THIỆN GIẤC NGỦ!",
    "Giảm 20% cho hai hộp, hỗ trợ giao tận nơi.",
    "Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh.",
    "Không trị mất ngủ, chưa chữa bệnh nào cả.",
    "Xem https://vi-du.example/tri-mat-ngu nhé.",
  ])
  func coveredClaims(_ post: String) throws { #expect(try hits(post, [.claim]) == []) }

  @Test func claimsOutsideTheFile() throws {
    #expect(try hits("Sen Xanh trị mất ngủ.", [.claim]) == ["trị mất ngủ→Hỗ trợ cải thiện giấc ngủ"])
    #expect(
      try hits("Sen Xanh hỗ trợ cải thiện giấc ngủ và trị đau đầu, tăng cân sau 2,5 tháng", [.claim]).map {
        $0.prefix { $0 != "→" }
      } == ["trị đau đầu", "tăng cân sau 2,5 tháng"])
    #expect(
      try hits("Giúp giấc ngủ sâu và giúp giảm mệt mỏi", [.claim]).map { $0.prefix { $0 != "→" } } == [
        "Giúp giấc ngủ sâu"
      ])
  }

  @Test func numbersOfTheSameForm() throws {
    #expect(try hits("Số 1243/2026/ĐKSP", [.registration]) == ["1243/2026/ĐKSP→1234/2026/ĐKSP"])
    #expect(try hits("Số 1234 / 2026 / đksp; NĐ 15/2018/NĐ-CP; ngày 20/11/2026; 24/7", [.registration]) == [])
  }

  @Test func theWholePostIsAskedForWhatTheFileWants() throws {
    let post = Document(
      parts: [DocumentPart(kind: .body, text: Array("Sen Sanh ngon. Thực phẩm này không phải là thuốc.".utf8))],
      metadata: Metadata([.productSheet: .sheet(sheet)]))
    var check = BuiltInCheck(name: .claimOutsideFile)
    check.reports = [.sentence, .name]
    let rule = Rule(
      id: "a/b", title: LocalizedText(vi: "t"), axis: .lawful, level: .error, kind: .check(check),
      message: LocalizedText(vi: "{expected}: {closest}"))
    let today = try #require(Day(year: 2026, month: 11, day: 20))
    let result = DocumentMatcher(CompiledRulebook([rule])).match(post, options: MatchOptions(today: today))
    #expect(result.matches.map(\.expected) == [sheet[.sentence][0], "Sen Xanh"])
    #expect(result.matches.map(\.closest) == ["Thực phẩm này không phải là thuốc.", "Sen Sanh ngon."])
    let unknown = Document(parts: post.parts)
    let asleep = DocumentMatcher(CompiledRulebook([rule])).match(unknown, options: MatchOptions(today: today))
    #expect(asleep.matches.isEmpty && asleep.waiting == [.productSheet: [0]])
  }
}
