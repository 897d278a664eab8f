import Documents
import Rulebooks
import Testing
import VietnameseText

@testable import Matching

@Suite struct ChecksRunnerTests {
  /// What a check hits, as text, and what it expects, joined by “→”.
  private func hits(
    _ name: BuiltInCheck.Name, _ text: String, cues: [String] = [], rows: [[String: String]] = [],
    post: String? = "2026-11-20", dictionary: Set<String> = []
  ) throws -> [String] {
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    let post = post.flatMap { Day(iso: $0) }
    let today = try #require(Day(year: 2026, month: 11, day: 20))
    let context = CheckContext(asOf: post ?? today, postDate: post, dictionary: dictionary)
    let check = BuiltInCheck(name: name, cues: cues.map { Phrase($0) }, rows: rows)
    return CheckRunner.hits(of: check, in: analysis, context: context).map { hit in
      String(decoding: analysis.canonical.bytes[hit.range], as: UTF8.self) + (hit.expected.map { "→" + $0 } ?? "")
    }
  }

  @Test func weekdays() throws {
    #expect(
      try hits(.weekday, "Họp vào thứ Hai, ngày 24/11/2026 tại nhà.").map(\.self).first?.hasSuffix("→thứ Ba") == true)
    #expect(try hits(.weekday, "Họp vào thứ Ba, ngày 24/11/2026 tại nhà.") == [])
    #expect(try hits(.weekday, "Họp vào thứ Hai (24/11) tại nhà.").count == 1)
    #expect(try hits(.weekday, "Họp vào thứ Hai (24/11) tại nhà.", post: nil) == [])
    #expect(try hits(.weekday, "Họp vào thứ Hai (24/7) tại nhà.") == [])
  }

  @Test func datesThatDoNotExist() throws {
    #expect(try hits(.dateExists, "Hạn chót là ngày 31/11/2026 nhé.").count == 1)
    #expect(try hits(.dateExists, "Hạn chót là ngày 31/11 nhé.").count == 1)
    #expect(try hits(.dateExists, "Hạn chót là ngày 30 tháng 2 năm 2026.").count == 1)
    #expect(try hits(.dateExists, "Hạn chót là ngày 30/11/2026, tỷ lệ 31/2, mở 24/7.") == [])
  }

  @Test func lunarDates() throws {
    let right = "Giỗ Tổ ngày 26/4/2026 (tức 10/3 âm lịch) diễn ra ở đền."
    #expect(try hits(.lunarDate, right) == [])
    let wrong = try hits(.lunarDate, "Giỗ Tổ ngày 25/4/2026 (tức 10/3 âm lịch) diễn ra ở đền.")
    #expect(wrong.count == 1)
    #expect(wrong.first?.hasSuffix("→mùng 9 tháng 3 âm lịch") == true)
    #expect(try hits(.lunarDate, "Giỗ Tổ ngày 25/4 (tức 10/3 âm lịch) diễn ra ở đền.", post: nil) == [])
  }

  @Test func sharesOfAWhole() throws {
    #expect(try hits(.percentSum, "Cơ cấu gồm 60% gạo, 30% ngô và 20% khoai.").first?.hasSuffix("→110%") == true)
    #expect(try hits(.percentSum, "Cơ cấu gồm 60% gạo, 30% ngô và 10% khoai.") == [])
    #expect(try hits(.percentSum, "Có 60% chọn gạo, 30% ngô, còn lại 20% chọn khoai.").count == 1)
    #expect(try hits(.percentSum, "Khảo sát gồm 60% thích gạo, 70% thích ngô.") == [])
    #expect(try hits(.percentSum, "Sản lượng tăng 60%, trong đó gạo tăng 80%, ngô tăng 40%.") == [])
    #expect(try hits(.percentSum, "Có 90% đúng hạn, trong đó 80% ở phường, 70% ở xã.").isEmpty)
    #expect(try hits(.percentSum, "Gạo 60%, ngô 70%.") == [])
  }

  @Test func englishNumbers() throws {
    #expect(try hits(.numberFormat, "Giá tăng 5.5% so với tháng trước.") == ["5.5→5,5"])
    #expect(try hits(.numberFormat, "Giá tăng 5,5%, đạt 1.300 tấn, ngày 3.10.") == [])
    #expect(try hits(.numberFormat, "Doanh thu đạt 1,300,000 đồng mỗi ngày.").first == "1,300,000→1.300.000")
    #expect(try hits(.numberFormat, "Chỉ số VN-Index 1,300.5 đang tăng, bản iOS 17.5 đã có.") == [])
    #expect(try hits(.numberFormat, "The price rose 5.5% in May.") == [])
  }

  @Test func documentNumbers() throws {
    #expect(
      try hits(.documentNumber, "Theo Nghị định 147/NĐ-CP/2024 của Chính phủ.") == ["147/NĐ-CP/2024→147/2024/NĐ-CP"])
    #expect(try hits(.documentNumber, "Công văn số 555/CV-BTG ngày 20/3/2024.") == ["555/CV-BTG→555-CV/BTG"])
    #expect(try hits(.documentNumber, "Nghị định 147/2024/NĐ-CP, Công văn 555-CV/BTG, Luật 75/2025/QH15.") == [])
    let rows = [["number": "13/2023/NĐ-CP", "until": "2025-12-31", "successor": "356/2025/NĐ-CP"]]
    #expect(try hits(.documentNumber, "Theo Nghị định 13/2023/NĐ-CP.", rows: rows) == ["13/2023/NĐ-CP→356/2025/NĐ-CP"])
    #expect(try hits(.documentNumber, "Theo Nghị định 13/2023/NĐ-CP.", rows: rows, post: "2025-11-01") == [])
  }

  @Test func facts() throws {
    let rows = [["key": "tỉnh, thành phố", "value": "34", "from": "2025-07-01"]]
    #expect(try hits(.factTable, "Cả nước có 63 tỉnh, thành phố.", rows: rows) == ["63→34"])
    #expect(try hits(.factTable, "Cả nước có 34 tỉnh, thành phố.", rows: rows) == [])
    #expect(try hits(.factTable, "Trước đây cả nước có 63 tỉnh, thành phố.", rows: rows) == [])
    #expect(try hits(.factTable, "Đoàn đi qua các tỉnh, thành phố.", rows: rows) == [])
    let dates = [["key": "lễ khai mạc", "value": "2026-11-24"]]
    #expect(try hits(.factTable, "Dự lễ khai mạc vào ngày 25/11/2026.", rows: dates).count == 1)
    #expect(try hits(.factTable, "Dự lễ khai mạc vào ngày 24/11.", rows: dates) == [])
  }

  @Test func cardNumbers() throws {
    #expect(try hits(.cardNumber, "Thẻ của tôi 4539 1488 0343 6467 nhé.") == ["4539 1488 0343 6467"])
    #expect(try hits(.cardNumber, "Thẻ của tôi 4539148803436467 nhé.", cues: ["thẻ"]) == ["4539148803436467"])
    #expect(try hits(.cardNumber, "Mã vận đơn 4539148803436467 nhé.", cues: ["thẻ tín dụng"]) == [])
    #expect(try hits(.cardNumber, "Mã 14539148803436467, SPX4539148803436467, https://a.vn/4539148803436467") == [])
  }

  @Test func taxCodes() throws {
    let cues = ["mã số thuế", "MST"]
    #expect(try hits(.taxCode, "Công ty A, MST: 0100109107.", cues: cues) == ["0100109107"])
    #expect(try hits(.taxCode, "Công ty A, MST: 0100109106, ĐT 0912345678.", cues: cues) == [])
    #expect(try hits(.taxCode, "Mã số thuế 0100109106-001.", cues: cues) == [])
    #expect(try hits(.taxCode, "Mã đơn 0100109107.", cues: cues) == [])
  }

  @Test func identityNumbers() throws {
    let cues = ["CCCD", "căn cước"]
    #expect(try hits(.identityNumber, "Anh A, CCCD 079203012345, ở phường B.", cues: cues) == ["079203012345"])
    #expect(try hits(.identityNumber, "Anh A (079 203 012 345 - CCCD).", cues: cues) == ["079 203 012 345"])
    #expect(try hits(.identityNumber, "Mã vận đơn 079203012345.", cues: cues) == [])
    #expect(try hits(.identityNumber, "CCCD 079203012345678.", cues: cues) == [])
  }

  @Test func spelling() throws {
    #expect(try hits(.spelling, "Cần thường xyên kiểm tra.") == ["xyên"])
    #expect(try hits(.spelling, "Việc này làm thường xyên. Cần thường xyên kiểm tra.") == ["xyên"])
    #expect(try hits(.spelling, "Mọi ngừoi đều biết.") == ["ngừoi"])
    #expect(try hits(.spelling, "Hoa qủa rất ngon.") == ["quả→quả"])
    #expect(try hits(.spelling, "Sức khoẻ và hoà bình cho mọi người.") == [])
    #expect(try hits(.spelling, "Phong trào này rất tốt, phong trao cũng là chữ.") == [])
    #expect(try hits(.spelling, "Uống café và ăn crêpe ở Đắk Lắk với anh Krông rất vui.") == [])
    #expect(try hits(.spelling, "Tui thík cái này lắmmm, mua với giá 10đ, đc ko bạn ơi.") == [])
    #expect(try hits(.spelling, "Món quà xyên rất đẹp.", dictionary: ["xyên"]) == [])
    #expect(try hits(.spelling, "Bán hàng online, livestream và review sản phẩm mới.") == [])
    #expect(try hits(.spelling, "người rơ-măm và xơ-đăng sống ở đây.") == [])
  }

  @Test func linksOfAnotherOwner() throws {
    let rows = [
      ["name": "VnExpress", "domain": "vnexpress.net"], ["name": "Tuổi Trẻ", "domain": "tuoitre.vn"],
    ]
    #expect(try hits(.linkOwner, "Theo Tuổi Trẻ: https://vnexpress.net/a-1.html", rows: rows).count == 1)
    #expect(try hits(.linkOwner, "Theo VnExpress: https://vnexpress.net/a-1.html", rows: rows) == [])
    #expect(try hits(.linkOwner, "Theo VnExpress: https://video.vnexpress.net/a-1.html", rows: rows) == [])
    #expect(try hits(.linkOwner, "Theo VnExpress và Tuổi Trẻ: https://tuoitre.vn/a.htm", rows: rows) == [])
    #expect(try hits(.linkOwner, "Theo VnExpress: https://example.com/a", rows: rows) == [])
  }

  @Test func anEmptyTextHasNoHits() throws {
    for name in BuiltInCheck.Name.allCases { #expect(try hits(name, "") == []) }
  }
}
