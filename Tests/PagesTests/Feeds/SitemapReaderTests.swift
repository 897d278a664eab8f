import Documents
import Intake
import Testing

@testable import Pages

@Suite struct SitemapReaderTests {
  private let sitemap = """
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc> https://bao.example/1?a=1&amp;b=2 </loc><lastmod>2026-11-21</lastmod>
    <image:image><image:loc>https://bao.example/a.jpg</image:loc></image:image></url>
    <url><loc>https://bao.example/2</loc><lastmod>2026-11-21T08:30:00+07:00</lastmod></url>
    </urlset>
    """

  @Test func addressesAndDays() throws {
    let plain = try SitemapReader(Array(sitemap.utf8), path: "s.xml")
    #expect(plain.problems.isEmpty && !plain.isIndex)
    #expect(
      plain.entries == [
        SitemapEntry(url: "https://bao.example/1?a=1&b=2", lastModified: Instant(iso: "2026-11-21")),
        SitemapEntry(url: "https://bao.example/2", lastModified: Instant(iso: "2026-11-21T08:30")),
      ])
    let packed = try SitemapReader(Deflation.gzip(Array(sitemap.utf8))!, path: "s.xml.gz")
    #expect(packed.entries == plain.entries)
    #expect(plain.note.message.vi.contains("2 địa chỉ"))
  }

  @Test func anIndex() throws {
    let index = try SitemapReader(
      Array("<sitemapindex><sitemap><loc>https://bao.example/s1.xml.gz</loc></sitemap></sitemapindex>".utf8),
      path: "s.xml")
    #expect(index.isIndex && index.entries.map(\.url) == ["https://bao.example/s1.xml.gz"])
  }

  @Test func whatIsBrokenIsToldAndTheRestKept() throws {
    let cut = try SitemapReader(Array(sitemap.utf8.prefix(sitemap.utf8.count - 40)), path: "s.xml")
    #expect(cut.entries.map(\.url) == ["https://bao.example/1?a=1&b=2"])
    #expect(cut.problems.map(\.code) == ["broken-sitemap"])
    let half = try SitemapReader(Array(Deflation.gzip(Array(sitemap.utf8))!.dropLast(20)), path: "s.xml.gz")
    #expect(half.problems.first?.code == "half-gzip")
    #expect(throws: IntakeError.self) { try SitemapReader(Array("<html>".utf8), path: "s.xml") }
    #expect(throws: IntakeError.self) {
      try SitemapReader(Array("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset/>".utf8), path: "s.xml")
    }
  }
}
