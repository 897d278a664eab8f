import Documents
import Pages
import Testing

/// The post is found on pages of many kinds, made by Benchmarks/maintext.
@Suite struct MainTextTests {
  @Test func everyKindOfPageGivesItsPost() throws {
    let names = try PageFixture.names()
    #expect(names.count >= 12)
    for name in names {
      let document = PageReader().document(try PageFixture.bytes(name), path: name)
      let wanted = String(decoding: try PageFixture.bytes(name.replacing(".html", with: ".txt")), as: UTF8.self)
      let found = document.parts.filter { $0.kind != .title }.map { String(decoding: $0.text, as: UTF8.self) }
      let score = syllableF1(found.joined(separator: "\n"), wanted)
      #expect(score >= 0.95, "\(name): \(score)")
      #expect(document.problems.isEmpty, "\(name): \(document.problems)")
      #expect(PageFixture.text(document, .title)?.isEmpty == false, "\(name)")
      PageFixture.checkPieces(document, name)
    }
  }

  @Test func readersCommentsAreCut() {
    let page = PageFixture.page(
      """
      <h1>Mở lại bến đò ngang</h1><div class=noi-dung><p>Bến đò ngang ở cuối làng vừa được mở lại sau mùa nước lớn. Mỗi chuyến chở mười hai người.</p>
      <p>Người lái đò cho biết giá vé không đổi, trẻ em đi cùng cha mẹ không phải mua vé.</p></div>
      <div id=binh-luan><p>Ông này bán thuốc giả, đừng tin, đừng mua nhé mọi người.</p></div>
      <h3>Bình luận (2)</h3><div><p>Tôi đã đi chuyến đò này rồi, rất hài lòng và vui vẻ.</p></div>
      """)
    let reading = PageReader().read(Array(page.utf8), path: "bai.html")
    let all = reading.document.parts.map { String(decoding: $0.text, as: UTF8.self) }.joined()
    #expect(all.contains("Bến đò ngang") && !all.contains("thuốc giả") && !all.contains("hài lòng"), "\(all)")
    #expect(reading.commentLetters > 20)
  }

  @Test func theSourceLineStaysAndTheAuthorsGoes() {
    let document = PageFixture.read(
      PageFixture.page(
        """
        <article><h1>Mùa gặt sớm ở cánh đồng trên</h1>
        <p>Cánh đồng trên gặt sớm hơn mọi năm chừng mười ngày. Bà con phơi lúa dọc hai bên đường làng.</p>
        <p>Máy gặt được mượn từ xã bên, trả công bằng thóc như lệ cũ.</p>
        <p style="text-align: right"><strong>Lê Mai Vy</strong></p><p>Nguồn: Trang tin của làng</p></article>
        """))
    let body = PageFixture.text(document, .body) ?? ""
    #expect(body.hasSuffix("Nguồn: Trang tin của làng"), "\(body)")
    #expect(!body.contains("Lê Mai Vy"))
  }

  @Test func hiddenSentencesAreLeftOutAndSaid() {
    let shown = "<p>Cửa hàng mở cửa từ bảy giờ sáng đến chín giờ tối, kể cả ngày lễ. Khách gọi trước được giữ chỗ.</p>"
    let hidden =
      "<div style='display: none'><p>Thuốc này chữa khỏi hoàn toàn mọi bệnh chỉ sau ba ngày, cam kết hoàn tiền gấp đôi cho khách nào còn đau, đặt mua ngay trong hôm nay để nhận quà tặng có giá trị lớn.</p></div>"
    let document = PageFixture.read(
      PageFixture.page("<article><h1>Giờ mở cửa mới</h1>\(shown)\(hidden)\(shown)</article>"))
    #expect(PageFixture.text(document, .body)?.contains("chữa khỏi") == false)
    #expect(document.problems.map(\.code) == ["hidden-text"])
  }

  @Test func thePartnersSelectorGoesBeforeTheGuess() throws {
    let page = PageFixture.page(
      """
      <div class=khung-a><p>Một đoạn văn dài hơn hẳn, có nhiều câu. Câu thứ hai cũng dài không kém. Câu thứ ba nói thêm đôi điều về buổi họp.</p></div>
      <div class=khung-b><p>Tin ngắn của chúng tôi.</p><p class=bo>Bỏ dòng này.</p></div>
      """)
    var settings = PageSettings()
    try settings.set(.main, ".khung-b")
    try settings.set(.drop, "p.bo")
    #expect(PageFixture.text(PageFixture.read(page, settings), .body) == "Tin ngắn của chúng tôi.")
    var wrong = PageSettings()
    try wrong.set(.main, "#khong-co")
    #expect(PageFixture.read(page, wrong).problems.map(\.code) == ["selector-found-nothing"])
  }

  @Test func aPageWithoutAPostSaysSo() {
    let document = PageFixture.read(PageFixture.page("<script>var a = 1</script><img src=a.png>"))
    #expect(document.parts.isEmpty && document.problems.map(\.code) == ["no-main-text"])
  }
}
