import Testing

@testable import Pages

@Suite struct RobotsRulesTests {
  private func allows(_ robots: String, _ target: String) -> Bool {
    RobotsRules(Array(robots.utf8), agent: "soat").allows(target)
  }

  /// Examples of RFC 9309, section 5, and of what sites write.
  @Test(arguments: [
    ("", "/a", true), ("User-agent: *\nDisallow: /", "/a", false), ("User-agent: *\nDisallow:", "/a", true),
    ("User-agent: *\nDisallow: /", "/robots.txt", true), ("user-AGENT : SOAT/9 \nDISALLOW: /kín", "/kín", false),
    ("User-agent: *\nDisallow: /\n\nUser-agent: soat\nDisallow: /b", "/a", true),
    ("User-agent: *\nDisallow: /\n\nUser-agent: soat\nDisallow: /b", "/b/c", false),
    ("User-agent: khac\nUser-agent: soat\nDisallow: /", "/a", false), ("User-agent: khac\nDisallow: /", "/a", true),
    ("User-agent: soat\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: soat\nDisallow: /b", "/b", false),
    ("User-agent: *\nAllow: /p\nDisallow: /", "/page", true),
    ("User-agent: *\nAllow: /folder\nDisallow: /folder", "/folder/p", true),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", false),
    ("User-agent: *\nDisallow: /*.php$", "/x.php", false), ("User-agent: *\nDisallow: /*.php$", "/x.php?a", true),
    ("User-agent: *\nDisallow: /*.php", "/x.php5/y", false), ("User-agent: *\nDisallow: /a*b*c", "/aXbXc", false),
    ("User-agent: *\nDisallow: /a*b*c", "/acb", true), ("User-agent: *\nDisallow: /?s=", "/?s=tet", false),
    ("User-agent: *\nDisallow: /ch%E1%BB%A3", "/ch%e1%bb%a3/1", false),
    ("User-agent: *\nDisallow: /chợ", "/ch%E1%BB%A3", false),
    ("User-agent: *\nDisallow: /%7Ean", "/~an", false), ("User-agent: *\r\nDisallow: /a # chú thích\r\n", "/a", false),
    ("\u{FEFF}User-agent: *\nDisallow: /", "/a", false), ("Disallow: /", "/a", true), ("<html>lỗi</html>", "/a", true),
    ("User-agent: *\nSitemap: https://x/\nDisallow: /a", "/a", false), ("User-agent: soatbot\nDisallow: /", "/a", true),
    ("User-agent: *\nCrawl-delay: 5\nUser-agent: soat\nDisallow: /", "/a", false),
  ])
  func rules(_ robots: String, _ target: String, _ allowed: Bool) { #expect(allows(robots, target) == allowed) }

  @Test func delays() {
    #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: 2.5".utf8), agent: "soat").crawlDelay == 2.5)
    #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: -1".utf8), agent: "soat").crawlDelay == nil)
    #expect(
      RobotsRules(Array("User-agent: *\nCrawl-delay: 9\n\nUser-agent: soat\nAllow: /".utf8), agent: "soat").crawlDelay
        == nil)
  }

  @Test(.timeLimit(.minutes(1))) func manyStarsEnd() {
    let pattern = String(repeating: "*a", count: 2000)
    #expect(allows("User-agent: *\nDisallow: /\(pattern)b$", "/" + String(repeating: "a", count: 8000)))
  }

  @Test func whatStandsBehindTheLimitIsNotRead() {
    let filler = String(repeating: "# chú thích dài\n", count: 40_000)
    #expect(allows("User-agent: *\nDisallow: /a\n\(filler)Disallow: /b", "/b"))
  }
}
