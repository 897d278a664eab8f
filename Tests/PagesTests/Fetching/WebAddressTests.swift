import Documents
import Testing

@testable import Pages

@Suite struct WebAddressTests {
  @Test(
    arguments: [
      ("https://bao.example/tin?id=1#x", "https://bao.example/tin?id=1"),
      ("HTTP://Bao.Example:80", "http://bao.example/"),
      ("https://bao.example:8443/a", "https://bao.example:8443/a"), ("http://bao.example./a", "http://bao.example/a"),
      ("https://bao.example/chợ tết", nil), ("https://bao.example/chợ", "https://bao.example/ch%E1%BB%A3"),
      ("https://bao.example?x=1", "https://bao.example/?x=1"), ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
      ("http://[::1]/", "http://[::1]/"), ("http://[2001:DB8::1]:81/a", "http://[2001:db8::1]:81/a"),
      // What another program could read otherwise than this one.
      ("http://0x7f.1/", nil), ("http://2130706433/", nil), ("http://0177.0.0.1/", nil), ("http://127.1/", nil),
      ("http://1.2.3/", nil), ("http://0x7f000001/", nil), ("http://127.0.0.01/", nil),
      ("http://bao.example@127.0.0.1/", nil), ("http://a:b@bao.example/", nil),
      ("http://127.0.0.1\\@bao.example/", nil),
      ("http://bao.example%2f@x/", nil), ("http://%31%32%37.0.0.1/", nil), ("http://bao.example\u{0}.x/", nil),
      ("http:///a", nil), ("http://", nil), ("http://..", nil), ("http://a..b/", nil),
      ("http://bao.example:99999/", nil),
      ("http://bao.example:8a/", nil), ("http://[::1%25lo]/", nil), ("http://[127.0.0.1]/", nil),
      ("ftp://bao.example/", nil),
      ("file:///etc/hostname", nil), ("javascript:alert(1)", nil), ("//bao.example/", nil), ("bao.example", nil),
      ("http://１２７.0.0.1/", nil), ("https://a\tb.example/", nil),
    ] as [(String, String?)])
  func oneForm(_ written: String, _ form: String?) { #expect(WebAddress(written)?.text == form) }

  /// As Python's idna codec writes them.
  @Test(
    arguments: [
      ("tiếngviệt.vn", "xn--tingvit-5t4cyc.vn"),
      ("Đặc-Sản.vn", "xn--c-sn-zua7356b5da.vn"),
      ("bücher.example", "xn--bcher-kva.example"),
      ("chợ.bao.example", "xn--ch-3bt.bao.example"),
      ("xn--lve-6lad.example", "xn--lve-6lad.example"),
      ("tiếngviệt.vn", "xn--tingvit-5t4cyc.vn"),
      ("ｂａｏ.example", nil), ("bao\u{200B}.example", nil), ("bao。example", nil), ("①.example", nil),
    ] as [(String, String?)])
  func namesInVietnamese(_ name: String, _ ascii: String?) { #expect(WebAddress("https://\(name)/")?.host == ascii) }

  @Test(
    arguments: [
      ("/2", "https://b.example/2"), ("2", "https://b.example/tin/2"), ("../2", "https://b.example/2"),
      ("?p=2", "https://b.example/tin/1?p=2"),
      ("//c.example/x", "https://c.example/x"), ("http://c.example", "http://c.example/"), ("mailto:a@b.example", nil),
      ("../../../a/./b/..", "https://b.example/a/"), ("#x", "https://b.example/tin/1?a=1"),
      ("http://b.example@10.0.0.1/", nil),
    ] as [(String, String?)])
  func links(_ link: String, _ leads: String?) {
    #expect(WebAddress("https://b.example/tin/1?a=1")?.resolving(link)?.text == leads)
  }

  @Test(arguments: [
    ("8.8.8.8", true), ("2606:4700::1111", true), ("127.0.0.1", false), ("127.255.0.9", false), ("10.1.2.3", false),
    ("172.16.0.1", false), ("172.32.0.1", true), ("192.168.1.1", false), ("169.254.169.254", false),
    ("100.64.0.1", false),
    ("100.128.0.1", true), ("0.0.0.0", false), ("224.0.0.1", false), ("255.255.255.255", false), ("198.18.0.1", false),
    ("::1", false), ("::", false), ("fe80::1", false), ("fc00::1", false), ("fd12::1", false), ("ff02::1", false),
    ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::7f00:1", false), ("64:ff9b::808:808", true),
    ("2002:7f00:1::", false), ("2001::1", false), ("2001:db8::1", false), ("::7f00:1", false),
  ])
  func publicAddresses(_ text: String, _ isPublic: Bool) throws {
    #expect(try #require(NetworkAddress(text)).isPublic == isPublic)
  }

  @Test func lists() throws {
    let list = try AddressList(
      Array(
        "# nguồn\nhttps://b.example/1  # bài đầu\r\n\nhttps://b.example/1\nhttps://b.example/2#x\nkhông phải\n".utf8),
      path: "a.txt")
    #expect(list.addresses.map(\.text) == ["https://b.example/1", "https://b.example/2"])
    #expect(list.problems.map(\.code) == ["bad-address"])
    #expect(list.problems[0].message.vi.hasPrefix("Dòng 6"))
    let sitemap = try AddressList(
      Array("<urlset><url><loc>https://b.example/3</loc></url></urlset>".utf8), path: "s.xml")
    #expect(sitemap.addresses.map(\.text) == ["https://b.example/3"] && !sitemap.isSitemapIndex)
  }
}
