import Foundation
import Testing

@Suite struct ExtractCommandTests {
  private let page = """
    <!DOCTYPE html><meta charset=utf-8><title>Bến đò mở lại - Trang làng</title><nav><a href=/>Trang chủ</a></nav>
    <article><h1>Bến đò mở lại</h1><p>Bến đò cuối làng mở lại sau mùa nước lớn. Vé không đổi gi&aacute;.</p></article>
    <div class=comments><p>Tôi đã đi chuyến đò này rồi.</p></div>
    """

  @Test func thePostOfAPageIsPrinted() throws {
    let result = try Program.run(["extract"], page)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "[title]\nBến đò mở lại\n\n[body]\nBến đò cuối làng mở lại sau mùa nước lớn. Vé không đổi giá.\n"),
      "\(result.output)")
    #expect(!result.output.contains("Trang chủ") && !result.output.contains("chuyến đò này"))
  }

  @Test func jsonTellsWhereTheTextStands() throws {
    let result = try Program.run(["extract", "--json"], page)
    let line = try JSONDecoder().decode(Line.self, from: Data(result.output.utf8))
    let body = try #require(line.parts.first { $0.part == "body" })
    let last = try #require(body.map?.last)
    let bytes = Array(page.utf8)
    let piece = try #require(body.map?.first { String(decoding: bytes[$0[1]..<$0[2]], as: UTF8.self) == "&aacute;" })
    #expect(String(decoding: Array(body.text.utf8)[piece[0]..<piece[0] + 2], as: UTF8.self) == "á")
    #expect(String(decoding: bytes[last[1]..<last[2]], as: UTF8.self) == ".")
  }

  private struct Line: Decodable {
    struct Part: Decodable {
      var part: String
      var text: String
      var map: [[Int]]?
    }
    var parts: [Part]
  }

  @Test func selectorsAreTakenAndWrongOnesExplained() throws {
    #expect(try Program.run(["extract", "--select", "main=div.comments"], page).output.contains("chuyến đò này"))
    let wrong = try Program.run(["extract", "--select", "main=p:hover"], page)
    #expect(wrong.status == 2 && wrong.errors.contains("ký tự 2"), "\(wrong.errors)")
    let unknown = try Program.run(["extract", "--select", "thân=p"], page)
    #expect(unknown.status == 2 && unknown.errors.contains("main, title, lead"), "\(unknown.errors)")
  }

  @Test func aPageWithoutAPostIsIncomplete() throws {
    let result = try Program.run(["extract"], "<!DOCTYPE html><img src=a.png>")
    #expect(result.status == 3 && result.errors.contains("Không thấy bài nào"), "\(result.errors)")
  }
}
