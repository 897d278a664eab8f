import Testing

@testable import VietnameseText

@Suite("Numbers, money, percentages")
struct SegmentsNumberTests {
  private func mark(_ kind: Segment.Kind, _ marked: String) {
    expectMarks(marked) { read($0.text).segments(kind).map(\.range) }
  }

  @Test(arguments: [
    "[[1.300]] tin, [[97]] bài, [[5,5 triệu]] lượt, [[12.345,67]]", "gần [[3.479]] tin; [[05]] tập thể",
    "nhiệm kỳ 2025 - 2030, giai đoạn 2023–2025, lần thứ 1, đời thứ 3",
    "[[500 g]] thịt, [[5]] G; [[50m2]], [[25kg]], [[3 tấn]], [[120 km]]", "[[5 trăm]] người, [[2 nghìn tỷ]]",
    "[[15]]-[[20]] người",
    "COVID-19, H2O, T4, Q3, 4G, B2B, 7h30, U-23, M1, F0", "lúc 19:30, tỷ lệ, năm 2026, tháng 11, 1/2, 24/7",
    "số 30/2020/NĐ-CP, 555-CV/BTG, 75/2025/QH15, 123/BVHTTDL-VP", "phiên bản 1.2.3, 192.168.1.1, #1, Q.1",
    "CCCD 079203001234, mã 893456789012, 202611200", "[[5]] đồng chí, [[3]] đồng hồ, [[2]] tỷ phú, [[4]] đô thị",
    "[[1,300 tỷ]] và [[1,300,000]] bản", "https://abc.vn/123 và #Tag2026", "[[100]]. Sau đó [[200]], rồi",
  ])
  func numbers(_ marked: String) { mark(.number, marked) }

  @Test(arguments: [
    "[[1.000.000đ]], [[1.000.000 đồng]], [[5,5 triệu đồng]], [[200k]], [[1tr5]], [[9tr9]]",
    "[[USD 1.200]], [[1.200 USD]], [[$1,200]], [[1.200$]], [[99.000₫]], [[VND 500.000]]",
    "[[2 tỷ đồng]], [[3 tỉ USD]], [[500 tr]], [[10 nghìn tỷ đồng]], [[50.000đ]]/người",
    "[[5 triệu đô la]], [[500.000 VNĐ]]",
    "giá [[200K]], 10 km, 5 đồng nghiệp, 4k5x, 5 triệu người",
  ])
  func money(_ marked: String) { mark(.money, marked) }

  @Test(arguments: [
    "[[5,5%]], [[10 %]], [[12 phần trăm]], [[100%]]", "10-[[15%]]", "tăng [[5.5%]].",
    "[[50%]] là [[50%]]",
  ])
  func percent(_ marked: String) { mark(.percent, marked) }

  @Test(arguments: [
    ("1300 tin", 1300, "", NumberMention.Form.vietnamese), ("1.300 tin", 1300, "", .vietnamese),
    ("5,5 triệu lượt", 5.5, "triệu", .vietnamese), ("12.345,67 ha", 12345.67, "ha", .vietnamese),
    ("1,300 tỷ", 1.3, "tỷ", .ambiguous), ("1,300,000 bản", 1_300_000, "", .english), ("5.5%", 5.5, "%", .english),
    ("5.5 triệu", 5.5, "triệu", .english), ("mục 3.10", 3.1, "", .ambiguous), ("12,345.67", 12345.67, "", .english),
    ("1tr5", 1.5, "tr", .vietnamese), ("1tr250", 1.25, "tr", .vietnamese), ("200K", 200, "k", .vietnamese),
    ("5,5 Triệu Đồng", 5.5, "triệu đồng", .vietnamese), ("USD 1.200", 1200, "usd", .vietnamese),
    ("12 phần trăm", 12, "phần trăm", .vietnamese), ("99.000₫", 99000, "₫", .vietnamese),
    ("0.500 m", 0.5, "m", .english),
    ("50m2", 50, "m2", .vietnamese), ("3,479", 3.479, "", .ambiguous),
  ])
  func values(_ text: String, _ value: Double, _ unit: String, _ form: NumberMention.Form) throws {
    let segment = try #require(read(Array(text.utf8)).allSegments.first)
    guard case .number(let number) = segment.value else { throw Unexpected() }
    #expect(number.value == value)
    #expect(number.unit == unit)
    #expect(number.form == form)
  }

  private struct Unexpected: Error {}
}
