import Documents
import Foundation
import Pages
import Testing

@Suite struct PageEncodingTests {
  private func read(_ name: String, _ contentType: String? = nil) throws -> Document {
    PageReader().document(try PageFixture.bytes(name), path: name, contentType: contentType)
  }

  @Test(arguments: [
    ("old_tables_tcvn3-0.html", "tcvn3"), ("says_utf8_is_tcvn3-0.html", "tcvn3"),
    ("old_tables_1258-0.html", "windows-1258"),
    ("utf16_saved-0.html", "utf-16le"),
  ])
  func oldCharsetsAreReadWhateverThePageSays(_ name: String, _ encoding: String) throws {
    let document = try read(name)
    #expect(
      document.encoding == encoding && document.problems.isEmpty, "\(document.encoding ?? "utf-8") \(document.problems)"
    )
    let plain = try read(name, "text/html; charset=utf-8")
    #expect(plain.encoding == encoding)
  }

  @Test func aFewBadBytesAreAProblemNotACharset() {
    var page = Array(
      PageFixture.page(
        "<article><p>Chợ phiên mở lại sau ba tháng sửa mái, bà con đến từ rất sớm để giữ chỗ.</p></article>"
      ).utf8)
    page.insert(0xFF, at: page.count - 40)
    let document = PageReader().document(page, path: "a.html")
    #expect(document.encoding == nil && document.problems.map(\.code) == ["invalid-utf8"])
    #expect(PageFixture.text(document, .body)?.contains("Chợ phiên") == true)
  }

  @Test func zeroBytesHideNothing() {
    let page = PageFixture.page(
      "<article><p>Kem tr\0ị nám tốt nh\0ất, cam kết khỏi sau một tuần dùng thử.</p></article>")
    let document = PageReader().document(Array(page.utf8), path: "a.html")
    #expect(PageFixture.text(document, .body)?.contains("tốt nhất") == true)
    #expect(document.problems.map(\.code) == ["zero-bytes"])
  }

  @Test func aPictureIsNoPage() {
    let document = PageReader().document([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], path: "a.html")
    #expect(document.parts.isEmpty && document.problems.map(\.code) == ["binary-data"])
  }
}
