import Testing

@testable import VietnameseText

@Suite("Links, addresses, hashtags and mentions")
struct SegmentsOpaqueTests {
  private func found(_ kind: Segment.Kind, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { OpaqueScanner.ranges(in: $0) }.filter { $0.kind == kind }.map(\.range)
  }

  @Test(arguments: [
    "Xem [[https://abc.vn/hoà-bình?a=1#x]].",
    "Xem ([[https://abc.vn/x_(y)]]), rồi [[http://a.b/c]]!",
    "“[[https://nhandan.vn/tin]]” và «[[www.abc.xyz/q]]»",
    "Nguồn: [[VTV.vn]], [[abc.vn/x]]; [[vietcombank.com.vn]].",
    "[x]([[https://abc.vn/x]])",
    "Truy cập [[abc.com.vn:8080/x]] nhé",
    "Truy cập [[abc.vn]]: có tin mới",
    "([[VOV.VN]]) - Sáng nay",
    "[[zalo.me/0912345678]] nhưng đẹp quá.me ơi",
    "[[HTTPS://ABC.VN/]]",
    "[[hxxps://abc.vn/x]]",
    "giả [[v\u{456}etcombank.com]] đó",
    "[[https://abc.vn/a]]\u{A0}sau",
    "./. [[https://abc.vn/a]]./.",
    "[[www.tuoitre.vn]]…",
    "TP.HCM, v.v. ngày 3.10 ở Tp.Hồ Chí Minh, Hà Nội.Theo báo, Th.S, PGS.TS Nguyễn",
    "nạn nhân N.T.Q.C và v.v.; 192.168.1.1; 1.000.000đ; đ.á.n.h b.ạ.c; xong.Vn thế",
    "Q.1, P.2, No.1, U.S., Inc., node.js, bao-cao.doc",
    "lúc 12:30: họp; http: không; tỷ lệ 3:1 // chú thích",
    "xịn.vip thật nhưng [[abc.vip]] là trang",
    "abc[.]com, bit . ly/abc, abc chấm com",
  ])
  func links(_ marked: String) { expectMarks(marked) { found(.link, in: $0.text) } }

  @Test(arguments: [
    "Gửi [[nguyen.van_a+tin@abc.com.vn]].", "(mailto:[[a@b.vn]])", "nh@n t!en d!eu k!en, v@y", "a@b, @abc.vn, a@@b.vn",
    "[[hòa.an@abc.vn]], [[hoà.an@abc.vn]], “[[a@b.vn]]”", "[[a-b@c-d.org]], [[x1@y2.net]]",
  ])
  func emails(_ marked: String) { expectMarks(marked) { found(.email, in: $0.text) } }

  @Test(arguments: [
    "[[#Thanhphotrongtoi]], [[#MyHoChiMinh]].", "[[#Việt_Nam2026]]!", "đứng #1, # 2, C# và a#b", "[[#a]][[#b]]",
    "[[#ti\u{E9}\u{302}ng]] nói", "&#7871; ##", "([[#Tết]])", "https://a.vn/#x", "[[#30thang4]]", "##[[#ba]]",
  ])
  func hashtags(_ marked: String) { expectMarks(marked) { found(.hashtag, in: $0.text) } }

  @Test(arguments: [
    "Cre: [[@abc]].", "[[@thu.ha_95]], [[@Nguyễn]] Văn", "a@abc, tới @ chợ, nhận@n, @1", "via [[@x]]",
    "hòa.@x, hoà.@x, “[[@x]]”", "[[@ho]]\u{3164}",
  ])
  func mentions(_ marked: String) { expectMarks(marked) { found(.mention, in: $0.text) } }

  @Test func everyPrefixOfATextIsRead() {
    let bytes = Array("Xem “https://abc.vn/ế(b” a.ế@b.vn #ế @ế www. abc.com.vn:80 ế…".utf8)
    for end in 0...bytes.count where end == bytes.count || bytes[end] & 0xC0 != 0x80 {
      Array(bytes[..<end]).withUnsafeBufferPointer { utf8 in
        var last = 0
        for (_, range) in OpaqueScanner.ranges(in: utf8) {
          #expect(range.lowerBound >= last && range.upperBound <= end && !range.isEmpty)
          last = range.upperBound
        }
      }
    }
  }

  @Test func hostOfALink() {
    #expect(LinkHost.host(of: "https://User@Abc.VN:443/x?y") == "abc.vn")
    #expect(LinkHost.host(of: "abc.com.vn/x:y@z") == "abc.com.vn")
    #expect(LinkHost.host(of: "https:///") == nil)
    #expect(LinkHost.registeredDomainMatches("www.abc.vn", "abc.vn"))
    #expect(LinkHost.registeredDomainMatches("abc.vn", "abc.vn"))
    #expect(!LinkHost.registeredDomainMatches("xabc.vn", "abc.vn"))
    #expect(!LinkHost.registeredDomainMatches("abc.vn.xyz", "abc.vn"))
    #expect(!LinkHost.registeredDomainMatches("abc.vn", ""))
  }
}
