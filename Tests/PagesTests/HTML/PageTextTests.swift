import Documents
import Foundation
import Pages
import Testing

/// How markup becomes text, and where each stretch of it stands in the page.
@Suite struct PageTextTests {
  private static let before = "Câu mở đầu đủ dài để thành một đoạn văn, có dấu chấm câu."
  private func body(_ markup: String) -> (text: String, document: Document, page: String) {
    let page = PageFixture.page("<article><p>\(PageTextTests.before)</p>\(markup)</article>")
    let document = PageFixture.read(page)
    let text = PageFixture.text(document, .body) ?? ""
    return (text.replacing(PageTextTests.before, with: "").trimmingPrefix("\n\n").description, document, page)
  }

  @Test(arguments: [
    ("<p>một</p><p>hai</p>", "một\n\nhai"),
    ("<p>một<br>hai</p>", "một\nhai"),
    ("<p>một<br><br>hai</p>", "một\n\nhai"),
    ("<p>t<b>ố</b>t nh<i>ấ</i>t</p>", "tốt nhất"),
    ("<p>  một \n\t hai  </p>", "một hai"),
    ("<p>một <b> hai</b> ba</p>", "một hai ba"),
    ("<p>A&amp;B &lt;c&gt; &quot;d&quot;</p>", "A&B <c> \"d\""),
    ("<p>Ti&#7871;ng Vi&#x1EC7;t &ecirc;m</p>", "Tiếng Việt êm"),
    ("<p>một&nbsp;hai</p>", "một\u{A0}hai"),
    ("<p>&amp;lt;b&amp;gt;</p>", "&lt;b&gt;"),
    ("<p>a &khongco; b &copyfoo 1 < 2</p>", "a &khongco; b ©foo 1 < 2"),
    ("<p>&nbsp;</p><p>một</p>", "một"),
    ("<pre>một\n  hai</pre>", "một\n  hai"),
    ("<ul><li>một</li><li>hai</li></ul>", "một\nhai"),
    ("<table><tr><td>tốt</td><td>nhất</td></tr></table>", "tốt\n\nnhất"),
    ("<blockquote><p>một<br>hai</p></blockquote><p>ba</p>", "> một\n> hai\n\nba"),
    ("<p>lời <q>một</q> ba</p>", "lời “một” ba"),
    ("<p><ruby>漢<rp>(</rp><rt>hán</rt><rp>)</rp></ruby></p>", "漢 (hán)"),
    ("<p>m<sup>2</sup> v<wbr>à</p>", "m2 và"),
    ("<p>một</khong> hai</p>", "một hai"),
    ("<p>một<!-- ghi chú --> hai</p>", "một hai"),
    ("<p>một<script>x</script> hai</p>", "một hai"),
    ("<p>một <button>Mua</button> hai</p>", "một hai"),
  ])
  func markupBecomesText(_ markup: String, _ wanted: String) {
    let (text, document, _) = body(markup)
    #expect(text == wanted, "\(markup)")
    PageFixture.checkPieces(document, markup)
  }

  /// What a finding on these words would point to.
  @Test(arguments: [
    ("<p>kem t<b>ố</b>t nhất đây</p>", "tốt nhất", "t<b>ố</b>t nhất"),
    ("<p>kem t&#7889;t nh&#x1EA5;t đây</p>", "tốt nhất", "t&#7889;t nh&#x1EA5;t"),
    ("<p>kem tốt&nbsp;nhất đây</p>", "tốt\u{A0}nhất", "tốt&nbsp;nhất"),
    ("<p>kem tốt\n   nhất đây</p>", "tốt nhất", "tốt\n   nhất"),
    ("<p>A&amp;B tốt nhất</p>", "tốt nhất", "tốt nhất"),
    ("<div>tốt <i>nhất</i></div>", "tốt nhất", "tốt <i>nhất"),
  ])
  func aFindingPointsIntoThePage(_ markup: String, _ words: String, _ source: String) throws {
    let (_, document, page) = body(markup)
    let part = try #require(document.parts.first { $0.kind == .body })
    let map = try #require(part.map)
    let text = String(decoding: part.text, as: UTF8.self)
    let range = try #require(text.range(of: words))
    let bytes =
      text.utf8.distance(
        from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(from: text.startIndex, to: range.upperBound)
    let found = map.source(of: bytes, count: part.text.count)
    #expect(String(decoding: Array(page.utf8)[found], as: UTF8.self) == source)
    #expect(map.file == Array(page.utf8))
  }

  @Test func paragraphsHaveNames() throws {
    let (_, document, _) = body("<p>một</p><p>hai</p>")
    let part = try #require(document.parts.first { $0.kind == .body })
    #expect(part.places.map(\.text.vi) == ["đoạn 1", "đoạn 2", "đoạn 3"])
    #expect(part.place(at: part.text.count - 1)?.vi == "đoạn 3")
  }

  @Test func picturesAreCountedAndCaptionsAreParts() {
    let (_, document, _) = body(
      """
      <figure><img src=a.jpg alt="Bến đò cuối làng"><figcaption>Bến đò lúc sáng sớm.</figcaption></figure>
      <img src=b.jpg alt="Con đường hoa dài"><img src=c.gif width=1 height=1><iframe src=v></iframe><video></video>
      """)
    #expect(document.notSeen == NotSeen(images: 2, videos: 2))
    #expect(PageFixture.text(document, .caption(0)) == "Bến đò lúc sáng sớm.")
    #expect(PageFixture.text(document, .caption(1)) == "Con đường hoa dài")
    #expect(document.metadata.media.first?.alt == "Bến đò cuối làng")
    PageFixture.checkPieces(document)
  }

  @Test func linksKeepTheirTargets() {
    let page = PageFixture.page(
      "<article><p>\(PageTextTests.before)</p><p>Xem <a href='https://vidu.example/x'>ở đây</a>.</p></article>")
    let reading = PageReader().read(Array(page.utf8), path: "a.html")
    #expect(reading.links.map(\.target) == ["https://vidu.example/x"])
    let body = reading.document.parts.first { $0.kind == .body }
    #expect(body.map { String(decoding: $0.text[reading.links[0].range], as: UTF8.self) }?.hasSuffix("ở đây") == true)
  }
}
