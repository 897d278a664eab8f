import Testing

@testable import VietnameseText

@Suite("Dates")
struct SegmentsDateTests {
  @Test(arguments: [
    // Three fields.
    "họp ngày [[24/11/2026]], [[24-11-2026]] và [[24.11.2026]].",
    "từ [[20/11/2026]]-[[24/11/2026]]; [[2026-11-24]]; [[12/05/87]]",
    "sai [[31/11/2026]], [[29/2/2027]], [[11/24/2026]]",
    "[[24/11 năm 2026]], ngày [[24/11/2026]](thứ Ba)",
    "ngày [[3 - 10 - 2025]], [[3/10/2025]]: họp",
    // Words.
    "ngày [[24 tháng 11 năm 2026]]", "ngày [[13 tháng 5, năm 2024]]", "ngày [[9 tháng năm năm 2026]]",
    "hôm [[3 tháng Mười]], ngày [[2 tháng mười một]]", "ngày [[24 tháng 11/2026]]",
    "trong 3 tháng 10 ngày; 9 tháng năm 2025; bảo hành 12 tháng 3 lần; tháng 11 năm 2026",
    // Two fields.
    "Ngày [[24/11]], sáng [[2/9]], từ [[1/7]] đến [[30/9]]", "khai mạc [[24/11]], bế mạc [[05/12]]",
    "ngày [[30/2]], ngày [[31/11]], ngày [[31.11]]", "sáng nay, [[24/11]]; hôm nay ([[3.10]])",
    "từ nay đến [[20.10]], ngày [[3.10]], sáng [[8.10]], hôm [[3.10]]", "tối [[2-9]], ngày [[30-4]], lễ [[2/9]]",
    "ngày [[3.10]], [[4.10]] và [[5.10]]", "ngày [[22]]-[[23/11]]", "[[22]]–[[23/11/2026]]",
    "ngày [[3]]-[[4 tháng 11]]",
    // Shares, scores, codes, amounts.
    "mở cửa 24/7, 1/2 dân số, tỷ lệ 3-1, thắng 3-1, hòa 1-1", "Nghị định 30/2020/NĐ-CP, 12/2026/TT-BVHTTDL, 555-CV/BTG",
    "số 25/3 Lê Lợi, đường 3/2, hẻm 15/10, tổ 4/5", "tăng từ 3.5 đến 5.5 triệu, từ 3.5 lên 5.5%, mục 3.10",
    "chiếm từ 1/3 đến 2/3 số phiếu", "mỗi ngày 3.5 lít, ngày 2-3 lần, mỗi ngày 1.5 triệu lượt",
    "192.168.1.1, phiên bản 1.2.3, 1.000.000 đồng, 12.345,67", "lúc 8.30, 3.10 điểm, 0912.345.678, 2025-2030",
    "1/2026, tháng 11/2026, quý 3/2026", "A24/11/2026, 24/11/2026/QĐ, 24/11/2026x",
    // The moon.
    "[[mùng 3 tháng Giêng]], [[mồng 10 tháng 3]], [[mùng Một Tết]]",
    "[[rằm tháng Bảy]] và [[Rằm tháng Giêng năm 2026]]",
    "đêm [[30 Tết]], [[23 tháng Chạp]]", "[[10/3 âm lịch]], Giỗ Tổ [[10/3]] (âm lịch)",
    "ngày [[26/4/2026]] (tức ngày [[10/3 âm lịch]])", "15 tháng 10 là không; ngày [[15 tháng 10 âm lịch]]",
  ])
  func marks(_ marked: String) {
    expectMarks(marked) { read($0.text).segments(.date).map(\.range) }
  }

  private func dates(_ text: String) -> [DateMention] {
    read(Array(text.utf8)).segments(.date).compactMap { if case .date(let date) = $0.value { date } else { nil } }
  }

  @Test(arguments: [
    ("thứ Ba, 24/11/2026", 2, "thứ Ba"), ("Thứ Hai ngày 24/11", 1, "Thứ Hai"), ("24/11/2026 (thứ 3)", 2, "thứ 3"),
    ("ngày 24/11, thứ Ba.", 2, "thứ Ba"), ("Chủ nhật (22/11)", 0, "Chủ nhật"), ("CN, 22/11", 0, "CN"),
    ("T3, 24/11/2026", 2, "T3"), ("thứ Bảy, ngày 21 tháng 11", 6, "thứ Bảy"),
    ("thứ Hai tuần tới (23/11)", 1, "thứ Hai"),
    ("sáng thứ 6, ngày 20.11", 5, "thứ 6"), ("thứ năm 26-11-2026", 4, "thứ năm"),
  ])
  func weekdays(_ text: String, _ weekday: Int, _ words: String) throws {
    let date = try #require(dates(text).first)
    #expect(date.weekday == weekday)
    let range = try #require(date.weekdayRange)
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == words)
  }

  @Test(arguments: [
    "lần thứ 3, 24/11/2026", "ngày 24/11, thứ Ba sẽ bế mạc", "22/11, Chủ nhật 22/11 họp tiếp hôm 24/11",
    "người thứ hai, 24/11/2026",
    "24/11/2026, TP.HCM", "thứ Bảy và Chủ nhật, 21-22/11",
  ])
  func noWeekday(_ text: String) throws {
    let first = try #require(dates(text).first)
    #expect(first.weekday == nil)
  }

  @Test func values() throws {
    #expect(dates("ngày 24 tháng 11 năm 2026") == [DateMention(day: 24, month: 11, year: 2026)])
    #expect(dates("mùng Ba tháng Chạp") == [DateMention(day: 3, month: 12, year: nil, lunar: true)])
    #expect(dates("30 Tết") == [DateMention(day: 30, month: 12, year: nil, lunar: true)])
    #expect(dates("12/05/87") == [DateMention(day: 12, month: 5, year: 1987)])
    let solar = DateMention(
      day: 26, month: 4, year: 2026, companion: .init(day: 10, month: 3, year: nil, lunar: true))
    let lunar = DateMention(day: 10, month: 3, year: nil, lunar: true)
    for text in [
      "26/4/2026 (tức ngày 10/3 âm lịch)", "26/4/2026 (nhằm 10/3)", "26/4/2026, nhằm ngày mùng 10 tháng 3",
      "26/4/2026 (10/3 âm lịch)",
    ] {
      #expect(dates(text) == [solar, lunar], "\(text)")
    }
    let turned = dates("10/3 âm lịch (tức 26/4/2026)")
    #expect(turned.first?.companion == .init(day: 26, month: 4, year: 2026, lunar: false))
    #expect(turned.last == DateMention(day: 26, month: 4, year: 2026))
    #expect(dates("22-23/11").map(\.day) == [22, 23])
  }
}
