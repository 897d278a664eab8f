import Documents
import Foundation
import Testing

@testable import Intake

/// Tables as desks and partners keep them: one row, one post.
@Suite struct TablePostTests {
  private let calendar = """
    Mã bài;Ngày đăng;Giờ đăng;Kênh;Tiêu đề;Nội dung;Hashtag;Quảng cáo;Ghi chú nội bộ
    001;20/11/2026;08:30;Fanpage;Chúc mừng;"Chúc mừng ngày Nhà giáo Việt Nam!
    Giảm 20% cả tuần.";#nhagiao #uudai;Có;chị Hoa duyệt
    002;21/11/2026;;TikTok;;=SUM là hàm cộng;;không;
    003;2026-11-22;;zalo;;+84 là mã nước;;;
    004;23-11-26;9h;;;- gạch đầu dòng;;x;
    """

  @Test func aCalendarInVietnameseExcelCSV() throws {
    let posts = try all(calendar, named: "lich.csv")
    #expect(posts.count == 4)
    let first = posts[0]
    #expect(first.id == "001")
    #expect(first.body == "Chúc mừng ngày Nhà giáo Việt Nam!\nGiảm 20% cả tuần.")
    #expect(first.part(.title)?.string == "Chúc mừng")
    #expect(first.instant(.publishedAt) == Instant(day: Day(year: 2026, month: 11, day: 20)!, minute: 510))
    #expect(first.text(.channel) == "facebook")
    #expect(first.metadata[.tags] == .list(["nhagiao", "uudai"]))
    #expect(first.metadata[.ad] == .flag(true))
    #expect(first.locator == Bilingual(vi: "dòng 2", en: "row 2"))
    #expect(first.part(.body)?.place(at: 3) == Bilingual(vi: "ô F2", en: "cell F2"))
    #expect(first.part(.title)?.place(at: 0)?.vi == "ô E2")
    #expect(first.problems.isEmpty)
    #expect(posts.map(\.body)[1...] == ["=SUM là hàm cộng", "+84 là mã nước", "- gạch đầu dòng"])
    #expect(posts.map { $0.metadata.date?.iso } == ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"])
    #expect(posts[3].instant(.publishedAt)?.minute == 540)
    #expect(posts[1].metadata[.ad] == .flag(false))
    #expect(posts[2].locator?.vi == "dòng 4")
  }

  @Test(arguments: [",", ";", "\t"]) func everySeparatorIsFound(_ separator: String) throws {
    let table = ["id|text|url", "001|Một, hai; ba|https://example.vn/1"].map {
      $0.split(separator: "|").map { cell in cell.contains(separator) ? "\"\(cell)\"" : String(cell) }
        .joined(separator: separator)
    }.joined(separator: "\r\n")
    for name in ["bang.csv", "-"] {
      let posts = try all("\u{FEFF}" + table, named: name)
      #expect(posts.map(\.body) == ["Một, hai; ba"])
      #expect(posts.first?.id == "001")
    }
  }

  @Test func excelSaysItsSeparator() throws {
    let posts = try all("sep=|\r\nid|text\r\n7|Bài một\r\n", named: "a.csv")
    #expect(posts.map(\.body) == ["Bài một"])
  }

  @Test(arguments: [true, false]) func unicodeTextOfExcel(_ isLittle: Bool) throws {
    let text = "Mã\tNội dung\tNgày đăng\r\n001\t\"Dòng một\nnói \"\"vậy\"\"\"\t20/11/2026\r\n002\t😀 xin chào\t\r\n"
    var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in text.utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += isLittle ? pair : pair.reversed()
    }
    let folder = try TemporaryFolder()
    for name in ["lich.txt", "lich.tsv"] {
      let posts = try all(folder.write(name, bytes))
      #expect(posts.map(\.body) == ["Dòng một\nnói \"vậy\"", "😀 xin chào"])
      #expect(posts.map(\.id) == ["001", "002"])
      #expect(posts[0].encoding == (isLittle ? "utf-16le" : "utf-16be"))
    }
  }

  @Test func aHalfOpenQuoteFailsItsRowAlone() throws {
    let table = """
      id,text
      1,Bài một
      2,"Bài hai không đóng
      3,Bài ba
      4,"Bài bốn, có dấu phẩy"
      5,Bài năm
      """
    let posts = try all(table, named: "a.csv")
    #expect(posts.map(\.body) == ["Bài một", "", "Bài ba", "Bài bốn, có dấu phẩy", "Bài năm"])
    #expect(posts[1].parts.isEmpty)
    #expect(posts[1].problems.first?.code == "broken-row")
    #expect(posts[1].problems.first?.message.vi.contains("dòng 3 của tệp") == true)
    // With no later quote, the end of the file says so.
    let tail = try all("id,text\n1,\"Bài một\n2,Bài hai\n", named: "a.csv")
    #expect(tail.map(\.body) == ["", "Bài hai"])
  }

  @Test func aTitleInQuotesIsTextInATSV() throws {
    let posts = try all("id\ttext\n1\t\"Sống chậm\" là gì?\n2\t\"Nửa chừng\n3\tBài ba\n", named: "a.tsv")
    #expect(posts.map(\.body) == ["\"Sống chậm\" là gì?", "\"Nửa chừng", "Bài ba"])
  }

  @Test func aTableWithoutTextIsRefusedWithItsHeadings() {
    do throws(IntakeError) {
      _ = try Intake().reader(of: Array("Mã,Người phụ trách\n1,Lan\n".utf8), path: "a.csv")
      Issue.record("was read")
    } catch {
      #expect(error.code == .noTextColumn)
      #expect(error.message.vi.contains("“Mã”, “Người phụ trách”"))
      #expect(error.exitStatus == 2)
    }
  }

  @Test func theCallerNamesTheColumns() throws {
    let table = "STT,Post copy VN,Số HĐ,Nội dung\n1,Bài thật,HĐ-9,tóm ý cho sếp\n"
    let intake = Intake(columns: ["post copy vn": "text", "Số HĐ": "campaign", "STT": "id"])
    let posts = try all(table, named: "a.csv", .auto, intake)
    #expect(posts.map(\.body) == ["Bài thật"])
    #expect(posts[0].parts.count == 1)
    #expect(posts[0].text(.campaign) == "HĐ-9" && posts[0].id == "1")
    #expect(throws: IntakeError.self) { try all(table, named: "a.csv", .auto, Intake(columns: ["Khác": "text"])) }
    #expect(throws: IntakeError.self) { try all(table, named: "a.csv", .auto, Intake(columns: ["STT": "txt"])) }
  }

  @Test func aSecondColumnOfTextIsReadAsACaption() throws {
    let posts = try all("Nội dung,Caption,Ảnh\nÝ chính,Bài đăng thật,anh1.jpg\n", named: "a.csv")
    #expect(posts[0].body == "Bài đăng thật")
    #expect(posts[0].part(.caption(0))?.string == "Ý chính")
    #expect(posts[0].part(.caption(0))?.place(at: 0)?.en == "cell A2")
    #expect(posts[0].notSeen.images == 1)
  }

  @Test func titlesAboveTheHeadingsAndNamesOfWeeksAreNoPosts() throws {
    let table = """
      LỊCH ĐĂNG THÁNG 11,,
      ,,
      Tuần,Ngày đăng,Nội dung
      Tuần 1,,
      ,2/11/2026,Bài một
      ,3/11/2026,
      """
    let posts = try all(table, named: "a.csv")
    #expect(posts.map(\.body) == ["Bài một", ""])
    #expect(posts[0].locator?.vi == "dòng 5")
    #expect(posts[1].problems.map(\.code) == ["empty-text"])
  }

  @Test func aDateThatOnlyAnotherOrderCouldReadIsNotGuessed() throws {
    let posts = try all("text,Ngày đăng\nBài,11/20/2026\n", named: "a.csv")
    #expect(posts[0].metadata[.publishedAt] == nil)
    #expect(posts[0].problems.map(\.code) == ["unreadable-metadata"])
  }

  @Test func aSentenceWithCommasIsNoTable() throws {
    for text in ["Tiêu đề, nội dung và mã bài đều phải đúng.\nHết.", "Tin, bài.\nNội dung, ảnh."] {
      let posts = try all(text, named: "bai.txt")
      #expect(posts.map(\.body) == [text])
    }
  }

  @Test func bytesThatAreNoUTF8AreRepairedInTheirRow() throws {
    var bytes = Array("id,text\n1,Bài một\n2,Bài ".utf8)
    bytes += [0xFF, 0x20] + Array("hai\n3,Bài ba\n".utf8)
    // Beyond the head, where the whole file is looked at.
    let filler = String(repeating: "9,Bài viết sạch về thời tiết hôm nay\n", count: 4000)
    bytes = Array("id,text\n".utf8) + Array(filler.utf8) + bytes.dropFirst(8)
    var reader = try Intake().reader(of: bytes, path: "a.csv")
    var codes: [[String]] = []
    while let post = try reader.next() { codes.append(post.problems.map(\.code)) }
    #expect(codes.count == 4003)
    #expect(codes.filter { !$0.isEmpty } == [["invalid-utf8"]])
  }

  @Test func aRowBeyondTheLimitFailsAlone() throws {
    let big = String(repeating: "to ", count: 40_000)
    var intake = Intake()
    intake.limits.row = 100_000
    for row in ["2,\(big)", "2,\"\(big)"] {
      let posts = try all("id,text\n1,Bài một\n\(row)\n3,Bài ba\n", named: "a.csv", .auto, intake)
      #expect(posts.map(\.body) == ["Bài một", "", "Bài ba"], "\(row.prefix(4))")
    }
    intake.limits.line = 1 << 20
    let huge = String(repeating: "rất to ", count: 1_000_000)
    let posts = try all("id,text\n1,Bài một\n2,\(huge)\n3,Bài ba\n", named: "a.csv", .auto, intake)
    #expect(posts.map(\.body) == ["Bài một", "", "Bài ba"])
    #expect(posts[1].problems.map(\.code) == ["row-too-long"])
  }

  /// Memory is that of the whole test process: run it alone, with SOAT_LARGE_TESTS=1.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SOAT_LARGE_TESTS"] != nil))
  func aMillionRowsNeedTheMemoryOfOne() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("lon.csv", "")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.write(contentsOf: Data("id,text\n".utf8))
    let piece = Data(String(repeating: "001,\"Hôm nay trời nắng đẹp, gió nhẹ\"\n", count: 10_000).utf8)
    let pieces = 100
    for _ in 0..<pieces { try handle.write(contentsOf: piece) }
    try handle.close()
    let before = residentMegabytes()
    var reader = try Intake().open(path)
    var count = 0
    while let post = try reader.next() {
      count += 1
      if count == 1 { #expect(post.body == "Hôm nay trời nắng đẹp, gió nhẹ") }
    }
    #expect(count == pieces * 10_000)
    #expect(residentMegabytes() - before < 64)
  }

  /// An input that never ends: whoever reads ahead of what is asked for does not come back.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("vo-tan.csv", "id,text", "001,\"Trời nắng, gió nhẹ\""), ("vo-tan.tsv", "id\ttext", "001\tTrời nắng, gió nhẹ"),
      ("vo-tan.json", "[", "{\"id\":\"001\",\"text\":\"Trời nắng, gió nhẹ\"},"),
    ])
  func anEndlessInputIsReadAsItComes(_ name: String, _ head: String, _ row: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    #expect(mkfifo(path, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "{ printf '%s\\n' \"$1\"; exec yes \"$2\"; } > \"$0\"", path, head, row]
    writer.standardError = FileHandle.nullDevice
    try writer.run()
    defer { writer.terminate() }
    var reader = try Intake().open(path)
    for _ in 0..<5000 {
      let post = try reader.next()
      guard post?.body == "Trời nắng, gió nhẹ", post?.id == "001" else {
        Issue.record("\(String(describing: post?.problems))")
        return
      }
    }
  }

  private func residentMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (Int(status.split(separator: " ").dropFirst().first ?? "0") ?? 0) * 4096 >> 20
  }
}

@Suite struct WrittenDateTests {
  @Test(
    arguments: [
      ("20/11/2026", "2026-11-20", nil), ("1/2/2026", "2026-02-01", nil), ("20-11-26", "2026-11-20", nil),
      ("20.11.2026 8:05", "2026-11-20", 485), ("08h30 20/11/2026", "2026-11-20", 510),
      ("9h 20/11/2026", "2026-11-20", 540),
      ("2026-11-20", "2026-11-20", nil), ("2026-11-20T01:30:00Z", "2026-11-20", 510), ("2026/11/20", "2026-11-20", nil),
      ("2026-11-20 23:30:00 UTC", "2026-11-21", 390), ("thứ Sáu, 20/11/2026", "2026-11-20", nil),
      ("Nov 20, 2026", "2026-11-20", nil), ("20 November 2026", "2026-11-20", nil),
      ("20/11/2026 2:15 CH", "2026-11-20", 855), ("20/11/2026 12:05 AM", "2026-11-20", 5),
    ] as [(String, String, Int?)])
  func asPeopleWriteIt(_ text: String, _ day: String, _ minute: Int?) {
    #expect(WrittenDate().instant(text) == Instant(day: Day(iso: day)!, minute: minute), "\(text)")
  }

  @Test(arguments: [
    "", "mai", "31/11/2026", "11/20/2026", "20/11", "2026", "25:00 20/11/2026 nhớ duyệt trước khi đăng",
  ])
  func whatIsNoDate(_ text: String) { #expect(WrittenDate().instant(text) == nil) }

  @Test func ordersAndZonesOfExports() {
    let day = Day(iso: "2026-11-20")!
    #expect(WrittenDate(order: .monthDayYear).instant("11/20/2026 08:30") == Instant(day: day, minute: 510))
    #expect(WrittenDate(order: .unixSeconds).instant("1795138200") == Instant(day: day, minute: 510))
    #expect(WrittenDate(order: .unixMilliseconds).instant("1795138200000") == Instant(day: day, minute: 510))
    #expect(WrittenDate(zone: 0).instant("2026-11-20 01:30:00") == Instant(day: day, minute: 510))
    #expect(WrittenDate(zone: 0).instant("2026-11-19 20:30:00") == Instant(day: day, minute: 210))
  }
}

@Suite struct ColumnNameTests {
  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func asExcelNamesThem(_ index: Int, _ name: String) { #expect(TablePlace.column(index) == name) }

  @Test(arguments: [
    ("Nội dung*", TableField.text), ("NOI DUNG", .text), ("published_at", .key(.publishedAt)),
    ("Ngày đăng (ngày/tháng/năm)", .key(.publishedAt)), ("own-reporting", .key(.ownReporting)), ("Mã  bài:", .key(.id)),
    ("Ảnh", .image),
  ])
  func headings(_ heading: String, _ field: TableField) { #expect(Headings.field(heading)?.field == field) }

  @Test(arguments: ["ignore", "Người phụ trách", "", "Ghi chú"])
  func unknownHeadings(_ heading: String) { #expect(Headings.field(heading) == nil) }
}
