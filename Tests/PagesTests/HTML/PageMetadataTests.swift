import Documents
import Pages
import Testing

@Suite struct PageMetadataTests {
  private static let post =
    "<h1>Chợ phiên mở lại</h1><p>Chợ phiên mở lại sau ba tháng sửa mái. Bà con đến sớm từ lúc trời chưa sáng.</p>"

  @Test func theHeadTellsAddressTimeTagsAndLanguage() {
    let document = PageFixture.read(
      PageFixture.page(
        "<article>\(PageMetadataTests.post)</article>",
        head: """
          <title>Chợ phiên mở lại - Trang làng</title><link rel=canonical href="https://vidu.example/cho.htm">
          <meta property="article:published_time" content="2026-11-20T08:05:00+07:00"><meta property="article:tag" content="chợ quê">
          <meta name=author content="Không Lưu Tên">
          """))
    #expect(document.metadata[.url] == .text("https://vidu.example/cho.htm"))
    #expect(document.metadata[.publishedAt] == .instant(Instant(day: Day(iso: "2026-11-20")!, minute: 485)))
    #expect(document.metadata[.tags] == .list(["chợ quê"]))
    #expect(document.metadata[.language] == .text("vi"))
    #expect(document.metadata[.title] == .text("Chợ phiên mở lại"))
    #expect(!document.metadata.values.values.contains { "\($0)".contains("Không Lưu Tên") })
  }

  @Test func linkedDataIsReadButNotItsText() {
    let document = PageFixture.read(
      PageFixture.page(
        "<div class=noi-dung><p>Chợ phiên mở lại sau ba tháng sửa mái. Bà con đến sớm.</p></div>",
        head: """
          <script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Chợ phiên","datePublished":"2026-11-19T07:00:00Z",
          "mainEntityOfPage":{"@id":"https://vidu.example/c"},"articleBody":"Chữ không có trên trang"}]}</script>
          """))
    #expect(document.metadata[.url] == .text("https://vidu.example/c"))
    #expect(document.metadata[.publishedAt] == .instant(Instant(day: Day(iso: "2026-11-19")!, minute: 14 * 60)))
    #expect(PageFixture.text(document, .title) == "Chợ phiên")
    #expect(PageFixture.text(document, .body)?.contains("không có trên trang") == false)
  }

  @Test(arguments: [
    ("<time datetime='2026-11-21T14:30:00+07:00'>hôm nay</time>", "2026-11-21", 870),
    ("<span class=date>Thứ bảy, 21/11/2026, 14:30 (GMT+7)</span>", "2026-11-21", 870),
    ("<div class=post-time>14h05 | 21-11-2026</div>", "2026-11-21", 845),
    ("<p class=ngaydang>Ngày đăng: 3.9.2026</p>", "2026-09-03", nil as Int?),
  ])
  func timesAreRead(_ markup: String, _ day: String, _ minute: Int?) {
    let document = PageFixture.read(PageFixture.page("<article>\(markup)\(PageMetadataTests.post)</article>"))
    #expect(document.metadata[.publishedAt] == .instant(Instant(day: Day(iso: day)!, minute: minute)))
    #expect(PageFixture.text(document, .body)?.contains("2026") == false)
  }

  @Test func settingsOfTheSourceGoBelowAndAboveThePage() {
    let reader = PageReader(
      defaults: Metadata([.profile: .text("shop"), .language: .text("en")]), overrides: Metadata([.ad: .flag(true)]))
    let document = reader.document(
      Array(PageFixture.page("<article>\(PageMetadataTests.post)</article>").utf8), path: "a.html")
    #expect(document.metadata.profile == .shop && document.metadata[.ad] == .flag(true))
    #expect(document.metadata[.language] == .text("vi"))
  }

  @Test(arguments: [
    ("<!DOCTYPE html><p>a", "a", true), ("\u{FEFF}\n<HTML>", "a", true), ("<?xml version='1.0'?><html>", "a", true),
    ("<rss version='2.0'>", "a.html", false), ("<?xml version='1.0'?><rss>", "a.xml", false),
    ("<p>Xin chào</p>", "a.htm", true),
    ("Xin chào", "a.html", false), ("<p>Xin chào</p>", "a.txt", false),
  ])
  func pagesAreRecognised(_ head: String, _ path: String, _ wanted: Bool) {
    #expect(PageReader.recognises(head: Array(head.utf8), path: path) == wanted, "\(head)")
  }
}
