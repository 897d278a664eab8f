import Testing

@testable import VietnameseText

@Suite("Quotations and persons")
struct SegmentsProseTests {
  @Test(arguments: [
    "Ông nói [[“Được”]] rồi [[\"đi ngay\"]] và [[«về»]].", "màn hình 5\" và 6\" thôi",
    "chưa đóng “ở đây\n\nđoạn sau” hết", "\"mở mà không đóng", "([[\"trong ngoặc\"]])", "””", "“”",
    "[[> Dòng một\n> dòng hai]]\nsau đó", "a > b\n  [[> trích]]", "[[“dòng một\ndòng hai”]]",
  ])
  func quotations(_ marked: String) {
    expectMarks(marked) { read($0.text).segments(.quotation).map(\.range) }
  }

  @Test func innerRange() {
    func inner(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      return read(bytes).segments(.quotation).map {
        if case .quotation(let inner) = $0.value { String(decoding: bytes[inner], as: UTF8.self) } else { "" }
      }
    }
    #expect(inner("“ngoài “trong” hết”") == ["ngoài “trong” hết", "trong"])
    #expect(inner("> một\r\n> hai\r\nba") == ["một\r\n> hai"])
    #expect(inner("«a» \"b\"") == ["a", "b"])
  }

  @Test(arguments: [
    "Ông [[Nguyễn Văn A]], bà [[Trần Thị Bích Ngọc]] và [[Lê Lợi]].", "[[Nguyễn Thị H]]. (30 tuổi)",
    "Chủ tịch [[Hồ Văn Tý]]",
    "bác sĩ [[Cao Minh]] cùng [[Hoàng Thị Lan]]", "[[NGUYỄN VĂN A]], [[Phạm Hùng]]",
    "đường Nguyễn Huệ, Lê Lợi và Trần Hưng Đạo", "phường Nguyễn Cư Trinh, quận Lê Chân, Trường THPT Lê Hồng Phong",
    "TP.HCM, TP. Hồ Chí Minh, Thành phố Hồ Chí Minh, 5 Nguyễn Trãi",
    "Bệnh viện Nguyễn Tri Phương, Đại học Nguyễn Tất Thành",
    "Hà Nội, Cao Bằng, Thái Bình, Lâm Đồng, Hoàng Sa, Phan Thiết", "Đoàn Thanh niên, Mai Đi Chơi Nhé Các Bạn Ơi",
    "- Lưu Ban Tuyên giáo", "CHỦ TỊCH NGUYỄN VĂN A ĐI", "nguyễn văn a, Nguyễn đi, Từ Đó",
    "chợ Trần Quốc Hoàn - Phạm Văn Hai", "Tên [[Lê Hoàng Kha]], số căn cước", "Khách hàng [[Lê Hoàng Kha]] đã nhận",
    "Khách [[Lê Hoàng Kha]], phố Hàng Lê Văn", "cửa hàng Lê Văn Sỹ",
  ])
  func persons(_ marked: String) { expectMarks(marked) { read($0.text).segments(.person).map(\.range) } }

  @Test func tableIsInOrder() {
    let text = "Ông Nguyễn Văn A nói “ngày 24/11/2026 có 5,5 triệu” tại https://abc.vn #Tag 0912345678"
    let all = read(Array(text.utf8)).allSegments
    #expect(all.map(\.kind) == [.person, .quotation, .date, .number, .link, .hashtag, .phone])
    #expect(all.map(\.range.lowerBound) == all.map(\.range.lowerBound).sorted())
  }

  @Test func emptyAndHostileTexts() {
    #expect(read([]).allSegments.isEmpty)
    for piece in ["0 ", "0912 ", "24/11/", "1.", "“", "> \n", "Nguyễn ", "a.b.", "rằm tháng ", "@", "mùng 1 "] {
      _ = read(Array(String(repeating: piece, count: 2000).utf8))
    }
  }
}
