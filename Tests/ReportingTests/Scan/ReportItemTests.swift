import Documents
import Foundation
import Judging
import Reporting
import Rulebooks
import Testing

/// What a report keeps of a post: nothing that should be masked, and each finding where the kept text shows it.
@Suite struct ReportItemTests {
  /// Every stretch of a post that two masked and one open finding may take, overlapping or not.
  @Test func findingsStandWhereTheKeptTextShowsThem() throws {
    let phone = "0792001234"
    let body = "Gọi chị Hạnh số 0792001234 hoặc 0792001234, ghi tên để được tư vấn tốt nhất."
    let words = words(of: body)
    for first in words.indices {
      for length in [1, 2, 5, words.count - first] where first + length <= words.count {
        let text = String(body[words[first].lowerBound..<words[first + length - 1].upperBound])
        for masksName in [false, true] {
          let post = Post(path: "tin/0792001234.txt", body: body, title: "Liên hệ 0792001234")
          var findings = [masked(phone, post), open(text, post)]
          if masksName { findings.append(masked("chị Hạnh số 0792001234", post)) }
          findings.append(masked(phone, post, nth: 0, in: .title))
          try check(ReportItem(post.verdict(.block, findings, scores: Scores(1, 1, 1)), key: phone), hides: [phone])
        }
      }
    }
  }

  /// Two masks that overlap hide the whole of both.
  @Test func overlappingMasks() throws {
    let post = Post(body: "Thẻ 9704361234567890 hạn 12/28 của khách.")
    let findings = [
      masked("9704361234567890 hạn", post), masked("7890 hạn 12/28", post), open("12/28 của", post),
    ]
    let item = ReportItem(post.verdict(.block, findings, scores: Scores(1, 1, 1)), key: "a")
    try check(item, hides: ["9704361234567890", "7890 hạn 12/28", "12/28"])
    #expect(item.findings.allSatisfy { $0.isMasked })
  }

  @Test func aCleanPostLeavesNoText() throws {
    let post = Post(path: "a.txt", body: "Cửa hàng mở cửa từ 8 giờ.", title: "Giờ mở cửa")
    let item = ReportItem(post.verdict(.pass, scores: Scores(100, 100, 100)), key: "a.txt", source: "cua-hang")
    #expect(item.parts.isEmpty && item.findings.isEmpty && item.outcome == .pass)
    #expect(item.title == "Giờ mở cửa" && item.source == "cua-hang")
  }

  /// Only the part that a finding stands in is kept.
  @Test func partsWithoutAFindingAreNotKept() {
    let post = Post(body: "Kem tốt nhất.", title: "Hàng mới")
    let item = ReportItem(post.verdict(.block, [open("tốt nhất", post)], scores: Scores(1, 1, 1)), key: "a")
    #expect(item.parts.map(\.name) == ["body"])
  }

  @Test func whatCouldNotBeReadHasFailed() {
    var post = Post(path: "a.docx", body: "")
    post.parts = []
    let reason = IncompleteReason(code: "encrypted", message: Bilingual(vi: "Tệp có mật khẩu.", en: "Has a password."))
    let item = ReportItem(
      post.verdict(.review, scores: Scores(nil, nil, nil), incomplete: [reason]), key: "a.docx")
    #expect(item.outcome == .failed && item.incomplete.map(\.code) == ["encrypted"])
  }

  /// Lines and columns of a text file are those of the file; those of a JSON field are not.
  @Test(arguments: [(nil, true), (400, false)]) func placesInTheFileAreToldApart(_ bytes: Int?, _ isInFile: Bool) {
    let post = Post(body: "Kem 🌸 tốt nhất.")
    var verdict = post.verdict(.block, [open("tốt nhất", post)], scores: Scores(1, 1, 1))
    if let bytes { verdict.document.bytes = bytes }
    let place = ReportItem(verdict, key: "a").findings[0].place
    #expect(place?.isInFile == isInFile)
  }

  // MARK: Help

  private func check(_ item: ReportItem, hides secrets: [String]) throws {
    for finding in item.findings {
      let part = try #require(item.parts.first { $0.name == finding.part })
      let span = try #require(finding.span)
      let bytes = Array(part.text.utf8)
      #expect(span.upperBound <= bytes.count)
      #expect(String(decoding: bytes[span], as: UTF8.self) == finding.text)
      #expect(!finding.text.isEmpty)
    }
    let json = String(decoding: try JSONEncoder().encode(item), as: UTF8.self).replacing("\\/", with: "/")
    for secret in secrets { #expect(!json.contains(secret), "\(secret) in \(json)") }
  }

  private func open(_ text: String, _ post: Post) -> Finding {
    post.finding(
      "a/open", .error, text, title: Sample.title, message: LocalizedText(vi: "“\(text)” cần căn cứ."),
      fix: .init(safe: false, replacement: text + "!", note: LocalizedText(vi: "Bỏ “\(text)”.")))
  }

  private func masked(_ text: String, _ post: Post, nth: Int = 0, in part: PartKind = .body) -> Finding {
    post.finding(
      "a/masked", .warning, text, nth: nth, in: part, title: Sample.title,
      message: LocalizedText(vi: "Số riêng."), masked: String(text.prefix(2)) + "****")
  }

  private func words(of text: String) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: " ") ?? text.endIndex
      if start < end { result.append(start..<end) }
      start = end < text.endIndex ? text.index(after: end) : end
    }
    return result
  }
}

private enum Sample { static let title = LocalizedText(vi: "Tên quy tắc", en: "Rule") }
