import Documents
import Intake
import Testing

@testable import Pages

@Suite struct FeedReaderTests {
  private func read(_ xml: String, url: String? = nil) throws -> [Document] { try read(Array(xml.utf8), url: url) }

  private func read(_ bytes: [UInt8], url: String? = nil) throws -> [Document] {
    var reader = try FeedReader(bytes, path: "rss.xml", url: url, text: StrippedMarkup())
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  private func rss(_ items: String, head: String = "<language>vi-vn</language>") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>Tin chợ</title>\(head)
    \(items)
    </channel></rss>
    """
  }

  @Test func anItemOfRSS() throws {
    let documents = try read(
      rss(
        """
        <item><title>Chợ hoa &amp;quot;xuân&amp;quot; mở cửa</title><link>https://bao.example/tin/1</link>
        <guid isPermaLink="false">001</guid><pubDate>Sat, 21 Nov 2026 08:30:00 +0700</pubDate>
        <category>Kinh tế</category><category><![CDATA[Chợ & phố]]></category><dc:creator>Phóng viên Kiên</dc:creator>
        <author>kien@bao.example</author><slash:comments>12</slash:comments><wfw:comment>https://bao.example/c</wfw:comment>
        <comments>https://bao.example/tin/1#binh-luan</comments>
        <description><![CDATA[Chợ mở từ 20 tháng Chạp.]]></description>
        <content:encoded><![CDATA[<p>Chợ mở cửa.</p><p>Vào cửa <b>tự do</b> <img src="a.jpg"></p>]]></content:encoded>
        <enclosure url="https://bao.example/a.jpg" type="image/jpeg" length="1"/><media:content medium="video"/>
        </item>
        """))
    #expect(documents.count == 1)
    let document = try #require(documents.first)
    #expect(document.problems.isEmpty)
    #expect(document.id == "001")
    #expect(document.metadata[.url] == .text("https://bao.example/tin/1"))
    #expect(document.metadata[.publishedAt] == .instant(Instant(iso: "2026-11-21T08:30")!))
    #expect(document.metadata[.tags] == .list(["Kinh tế", "Chợ & phố"]))
    #expect(document.metadata[.language] == .text("vi"))
    #expect(document.text(.title) == "Chợ hoa \"xuân\" mở cửa")
    #expect(document.text(.lead) == "Chợ mở từ 20 tháng Chạp.")
    #expect(document.text(.body) == "Chợ mở cửa. Vào cửa tự do")
    #expect(document.notSeen == NotSeen(images: 2, videos: 1))
    #expect(document.locator?.vi == "mục 1, dòng 4")
    let all = document.parts.map { String(decoding: $0.text, as: UTF8.self) }.joined()
    #expect(!all.contains("Kiên") && !all.contains("kien@") && !all.contains("12"))
  }

  @Test func atom() throws {
    let documents = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Tin</title><id>urn:x</id>
      <entry><title type="html">Giá &lt;b&gt;vàng&lt;/b&gt;</title><id>tag:bao.example,2026:1</id>
      <link rel="replies" href="https://bao.example/1/binh-luan"/><link rel="alternate" href="/1"/>
      <published>2026-11-21T01:30:00Z</published><updated>2026-11-22T01:30:00Z</updated><category term="gia-vang" label="Giá vàng"/>
      <author><name>Kiên</name></author><source><title>Báo khác</title><id>khac</id></source>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Giá 5 &lt; 6 triệu.</p><p>Hết.</p></div></content></entry>
      <entry><title>So sánh a &lt; b</title><id>2</id><content type="text">Chữ thường &lt;p&gt; &amp; thôi</content></entry>
      <entry><title>Ảnh</title><id>3</id><content type="image/png" src="a.png"/><summary>Tóm tắt.</summary></entry></feed>
      """, url: "https://bao.example/feed/atom.xml")
    #expect(documents.count == 3)
    #expect(documents[0].text(.title) == "Giá vàng")
    #expect(documents[0].id == "tag:bao.example,2026:1")
    #expect(documents[0].metadata[.url] == .text("https://bao.example/1"))
    #expect(documents[0].text(.body) == "Giá 5 < 6 triệu. Hết.")
    #expect(documents[0].metadata[.publishedAt] == .instant(Instant(iso: "2026-11-21T08:30")!))
    #expect(documents[0].metadata[.tags] == .list(["Giá vàng"]))
    #expect(documents[1].text(.title) == "So sánh a < b")
    #expect(documents[1].text(.body) == "Chữ thường <p> & thôi" || documents[1].text(.body) == "Chữ thường & thôi")
    #expect(documents[2].text(.body) == "Tóm tắt." && documents[2].notSeen.attachments == 1)
  }

  @Test func rdf() throws {
    let documents = try read(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://bao.example/"><title>Tin</title><items><rdf:Seq><rdf:li rdf:resource="https://bao.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://bao.example/1"><title>Bài một</title><description>Nội dung.</description><dc:date>2026-11-21T08:30:00+07:00</dc:date><dc:subject>Chợ</dc:subject></item></rdf:RDF>
      """)
    #expect(documents.count == 1)
    #expect(documents[0].id == "https://bao.example/1" && documents[0].text(.body) == "Nội dung.")
    #expect(documents[0].metadata[.publishedAt] == .instant(Instant(iso: "2026-11-21T08:30")!))
    #expect(documents[0].metadata[.tags] == .list(["Chợ"]))
  }

  @Test func videosOfAChannel() throws {
    let documents = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry><id>yt:video:1</id><title>Nấu phở</title>
      <media:group><media:title>Nấu phở</media:title><media:content url="x" type="video/mp4"/><media:description>Ninh xương 8 giờ.</media:description>
      <media:community><media:statistics views="9"/></media:community></media:group></entry></feed>
      """)
    #expect(documents.first?.text(.body) == "Ninh xương 8 giờ." && documents.first?.notSeen.videos == 1)
  }

  /// What the feeds of real sites get wrong, and the text that comes of it.
  @Test(arguments: [
    ("Chợ&nbsp;hoa &ocirc; t&ocirc; &abreve;n &khongco; x", "Chợ\u{A0}hoa ô tô ăn &khongco; x"),
    ("Chợ hoa & cây cảnh", "Chợ hoa & cây cảnh"), ("a &#0; b &#xFFFE; c &#x1F; d", "a b c d"),
    ("Ti&#7871;ng Vi&#x1EC7;t", "Tiếng Việt"), ("Giá < 100.000 đồng", "Giá < 100.000 đồng"),
    ("Trước\u{0B}sau\u{08}", "Trước sau"), ("AT&T; &amp;", "AT&T; &"),
  ])
  func whatFeedsGetWrong(_ written: String, _ read: String) throws {
    let documents = try self.read(rss("<item><title>\(written)</title><link>https://b.example/?a=1&b=2</link></item>"))
    #expect(documents.count == 1)
    #expect(documents.first?.text(.title) == read)
    #expect(documents.first?.metadata[.url] == .text("https://b.example/?a=1&b=2"))
  }

  @Test func aDeclarationBehindABlankLineAndCommentsWithDashes() throws {
    let xml =
      "\n\n" + rss("<!-- a -- b --><item><title>Bài</title></item>").replacing("<channel>", with: "<?php x ?><channel>")
    let documents = try read(xml)
    #expect(documents.map { $0.text(.title) } == ["Bài"])
    #expect(documents.first?.locator?.vi == "mục 1, dòng 6")
  }

  @Test func aBrokenItemLosesItselfAlone() throws {
    let documents = try read(
      rss(
        """
        <item><title>Một</title></item>
        <item><title>Hai</titel>
        </item>
        <item><title>Ba</title><description>x</item>
        <item><title>Bốn</title></item>
        """))
    #expect(documents.map { $0.text(.title) } == ["Một", nil, nil, "Bốn"])
    #expect(documents[1].codes == ["broken-item"] && documents[1].parts.isEmpty)
    #expect(documents[1].problems[0].message.vi.contains("dòng 5"))
    #expect(documents[2].problems[0].message.vi.contains("dòng 7"))
  }

  @Test func aFeedThatIsCut() throws {
    let whole = rss(
      "<item><title>Một</title></item>\n<item><title>Hai</title><description>Nội dung dài</description></item>")
    let inItem = try read(String(whole.prefix { _ in true }).components(before: "dài"))
    #expect(inItem.map { $0.text(.title) } == ["Một", nil, nil])
    #expect(inItem.map(\.codes) == [[], ["broken-item"], ["feed-cut"]])
    let behindItem = try read(whole.components(before: "\n</channel>"))
    #expect(behindItem.map(\.codes) == [[], [], ["feed-cut"]])
  }

  @Test(arguments: [
    "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
    "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
  ])
  func aBombIsRefusedWithOneSentence(_ type: String) throws {
    let xml = rss("<item><title>&b;</title></item>").replacing("<rss ", with: type + "<rss ")
    let error = try #require(throws: IntakeError.self) { try read(xml) }
    #expect(error.message.vi.contains("DOCTYPE") && error.line == 2)
  }

  @Test func anOldDocumentTypeWithoutDeclarations() throws {
    let type =
      "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.example/rss-0.91.dtd\">\n"
    #expect(try read(rss("<item><title>Bài</title></item>").replacing("<rss ", with: type + "<rss ")).count == 1)
  }

  @Test func charsets() throws {
    let xml = rss("<item><title>Chợ Tết</title></item>")
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in xml.replacing("UTF-8", with: "UTF-16").utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try read(utf16).first?.text(.title) == "Chợ Tết")
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(xml.utf8)).first?.text(.title) == "Chợ Tết")
    #expect(try read(xml.replacing("UTF-8", with: "ISO-8859-1")).first?.text(.title) == "Chợ Tết")
    let western = Array(rss("<item><title>Caf").replacing("UTF-8", with: "iso-8859-1").utf8.prefix { $0 != 0 })
    let parts = String(decoding: western, as: UTF8.self).components(before: "\n</channel>")
    let bytes = Array(parts.utf8) + [0xE9, 0x93] + Array("</title></item></channel></rss>".utf8)
    #expect(try read(bytes).first?.text(.title) == "Café“")
    // One byte that is none: the item is read, and the feed says so.
    let broken = Array(xml.utf8).map { $0 == UInt8(ascii: "C") ? UInt8(0xFF) : $0 }
    let documents = try read(broken)
    #expect(documents.count >= 1 && documents.last?.codes == ["invalid-utf8"])
    #expect(throws: IntakeError.self) { try read(xml.replacing("UTF-8", with: "shift_jis")) }
  }

  @Test func aSummaryThatIsTheBeginningOfThePostIsNoLead() throws {
    let item = { (lead: String) in
      self.rss(
        "<item><title>T</title><description>\(lead)</description><content:encoded><![CDATA[<p>Chợ mở cửa từ sáng  sớm, đông khách.</p>]]></content:encoded></item>"
      )
    }
    #expect(try read(item("Chợ mở cửa từ [&#8230;]")).first?.text(.lead) == nil)
    #expect(try read(item("Chợ mở cửa từ sáng sớm...")).first?.text(.lead) == nil)
    #expect(try read(item("Hàng hóa dồi dào.")).first?.text(.lead) == "Hàng hóa dồi dào.")
  }

  @Test func whatCannotBeKnownIsSaid() throws {
    let documents = try read(
      rss("<item><title>T</title><pubDate>hôm qua</pubDate></item><item><guid>trống</guid></item>"))
    #expect(documents.map(\.codes) == [["unreadable-metadata"], ["empty-text"]])
    #expect(documents[1].parts.isEmpty)
  }

  @Test(
    arguments: [
      ("<rss>", FeedKind.rss), ("\u{FEFF} \n<?xml version=\"1.0\"?><!-- <feed> --><rdf:RDF ", .rss),
      ("<!DOCTYPE feed><feed xmlns=''>", .atom), ("<urlset>", .sitemap), ("<sm:sitemapindex>", .sitemapIndex),
      ("<html>", nil),
      ("", nil), ("chữ", nil), ("{\"text\":1}", nil), ("<", nil), ("<!--", nil),
    ] as [(String, FeedKind?)])
  func sniffing(_ text: String, _ kind: FeedKind?) { #expect(FeedKind(sniffing: Array(text.utf8)) == kind) }

  @Test(.timeLimit(.minutes(1))) func aFeedOfManyItemsIsLinear() throws {
    let items = (0..<20_000).map { "<item><title>Bài \($0)</title><description>Nội dung</description></item>" }.joined(
      separator: "\n")
    #expect(try read(rss(items)).count == 20_000)
    // Unclosed tags and sections cost no more.
    #expect(try read(rss(String(repeating: "<item><a <b ", count: 20_000))).count >= 20_000)
    _ = try read(rss(String(repeating: "<item><![CDATA[ ", count: 20_000)))
  }
}

extension String {
  fileprivate func components(before mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
