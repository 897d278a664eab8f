import Documents
import Testing

@testable import Intake

/// Content calendars in .xlsx.
@Suite struct WorkbookPostTests {
  private let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="000"/>
    <numFmt numFmtId="166" formatCode="[$-42A]d mmmm yyyy"/><numFmt numFmtId="167" formatCode="#,##0 &quot;đồng&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs></styleSheet>
    """
  private let shared = [
    "Mã", "Ngày đăng", "Nội dung", "Chúc mừng!\nGiảm 20%.  Hai dấu cách.", "Giờ đăng", "=SUM là chữ_x000D_\nthôi",
    "Ghi chú",
  ]

  private func cell(_ place: String, _ value: String, type: String = "s", style: Int = 0) -> String {
    "<c r=\"\(place)\" t=\"\(type)\" s=\"\(style)\"><v>\(value)</v></c>"
  }

  private var head: String {
    "<row r=\"1\">\(cell("A1", "0"))\(cell("B1", "1"))\(cell("C1", "4"))\(cell("D1", "2"))</row>"
  }

  @Test func aCalendarOfTwoSheets() throws {
    let fixtures = try OfficeFixtures()
    let first =
      head
      + "<row r=\"7\">\(cell("A7", "1", type: "n", style: 3))\(cell("B7", "46346", type: "n", style: 1))\(cell("C7", "0.354166666666667", type: "n", style: 6))\(cell("D7", "3"))</row>"
      + "<row r=\"8\"/>"
      + "<row r=\"9\">\(cell("A9", "122157900000000000", type: "n"))\(cell("B9", "46346.354166666664", type: "n", style: 2))\(cell("D9", "5"))</row>"
    let second =
      head
      + "<row r=\"2\">\(cell("B2", "46347", type: "n", style: 4))<c r=\"D2\" t=\"inlineStr\"><is><r><t>Bài </t></r><r><t>ba</t></r></is></c></row>"
    let path = try fixtures.workbook(
      [("Lịch đăng", first), ("Tháng 12", second)], shared: shared, styles: styles, name: "khong-ten")
    let posts = try all(path)
    #expect(posts.map(\.body) == ["Chúc mừng!\nGiảm 20%.  Hai dấu cách.", "=SUM là chữ\nthôi", "Bài ba"])
    #expect(posts.map(\.id) == ["001", "122157900000000000", nil])
    #expect(posts[0].locator == Bilingual(vi: "trang Lịch đăng, dòng 7", en: "sheet Lịch đăng, row 7"))
    #expect(posts[0].part(.body)?.place(at: 4) == Bilingual(vi: "ô D7", en: "cell D7"))
    let day = Day(iso: "2026-11-20")!
    #expect(posts[0].instant(.publishedAt) == Instant(day: day, minute: 510))
    #expect(posts[1].instant(.publishedAt) == Instant(day: day, minute: 510))
    #expect(posts[2].metadata.date?.iso == "2026-11-21")
    #expect(posts[2].locator?.vi == "trang Tháng 12, dòng 2")
  }

  @Test func aSheetThatMayHoldPostsIsNotPassedOver() throws {
    let fixtures = try OfficeFixtures()
    let posts = head + "<row r=\"2\">\(cell("D2", "3"))</row>"
    let other = "<row r=\"1\">\(cell("A1", "0"))\(cell("B1", "6"))</row><row r=\"2\">\(cell("B2", "3"))</row>"
    let path = try fixtures.workbook(
      [("Lịch", posts), ("Khác", other), ("Danh mục", other)], shared: shared, styles: styles,
      state: ["Danh mục": "hidden"])
    let read = try all(path)
    #expect(read.count == 2)
    #expect(read[1].parts.isEmpty && read[1].problems.map(\.code) == ["unknown-layout"])
    #expect(read[1].locator?.vi == "trang Khác")
    let nothing = try fixtures.workbook([("Khác", other)], shared: shared, name: "khac.xlsx")
    #expect(throws: IntakeError.self) { try all(nothing) }
  }

  @Test func daysOfAnOldMacCountFrom1904() throws {
    let fixtures = try OfficeFixtures()
    let rows = head + "<row r=\"2\">\(cell("B2", "44884", type: "n", style: 1))\(cell("D2", "3"))</row>"
    let path = try fixtures.workbook([("A", rows)], shared: shared, styles: styles, is1904: true)
    #expect(try all(path).first?.metadata.date?.iso == "2026-11-20")
  }

  @Test(
    arguments: [
      (14, nil, CellStyles.Format.day), (22, nil, .dayAndTime), (20, nil, .time), (0, nil, .plain), (2, nil, .plain),
      (164, "dd/mm/yyyy", .day), (164, "\"ngày\" d \"tháng\" m", .day), (164, "h:mm AM/PM", .time),
      (164, "[h]:mm", .time),
      (164, "0000", .digits(4)), (164, "0", .plain), (164, "#,##0 \"đồng\"", .plain), (164, "[Red]0.00", .plain),
      (164, "General\\d", .plain),
    ] as [(Int, String?, CellStyles.Format)])
  func numberFormats(_ id: Int, _ code: String?, _ format: CellStyles.Format) {
    #expect(CellStyles.format(id: id, code: code) == format, "\(code ?? "")")
  }

  @Test func aZipBombIsRefusedInOneSentence() throws {
    let fixtures = try OfficeFixtures()
    for part in ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"] {
      var parts = [
        "_rels/.rels":
          "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<worksheet/>",
      ]
      parts[part] = "*\(OfficePackage.limit + 1)"
      let path = try fixtures.archive("bom.xlsx", parts)
      do throws(IntakeError) {
        _ = try Intake().open(path)
        Issue.record("\(part) was read")
      } catch {
        #expect(error.code == .tooLarge, "\(error)")
      }
    }
  }

  @Test func entitiesAreRefused() throws {
    let fixtures = try OfficeFixtures()
    var entities = "<!ENTITY a0 \"ha\">"
    for level in 1...9 { entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">" }
    let sheet = "<!DOCTYPE w [\(entities)]><worksheet><row><c t=\"str\"><v>&a9;</v></c></row></worksheet>"
    let path = try fixtures.archive(
      "thuc-the.xlsx", ["xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet])
    #expect(throws: IntakeError.self) { try all(path) }
  }
}

/// Files of before 2007, encrypted files, other archives.
@Suite struct OldOfficeFileTests {
  private func compound(_ stream: String) -> [UInt8] {
    OldOfficeFile.signature + [UInt8](repeating: 0, count: 600)
      + stream.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } + [UInt8](repeating: 0, count: 64)
  }

  @Test(arguments: [
    ("WordDocument", IntakeError.Code.oldOfficeFile, ".docx"), ("Workbook", .oldOfficeFile, ".xlsx"),
    ("EncryptedPackage", .encryptedFile, "mật khẩu"), ("Khác", .oldOfficeFile, ".docx"),
  ])
  func compoundFiles(_ stream: String, _ code: IntakeError.Code, _ word: String) {
    do throws(IntakeError) {
      _ = try Intake().reader(of: compound(stream), path: "a.doc")
      Issue.record("was read")
    } catch {
      #expect(error.code == code && error.message.vi.contains(word))
    }
  }

  @Test func otherArchives() throws {
    let fixtures = try OfficeFixtures()
    let path = try fixtures.archive("xuat.zip", ["Takeout/videos.csv": "a,b"])
    do throws(IntakeError) {
      _ = try Intake().open(path)
      Issue.record("was read")
    } catch {
      #expect(error.code == .binaryData && error.message.vi.contains("giải nén"))
    }
    #expect(throws: IntakeError.self) { try Intake().reader(of: [0x50, 0x4B, 3, 4, 0, 0], path: "a.docx") }
    #expect(throws: IntakeError.self) { try Intake().reader(of: Array("chữ".utf8), path: "a", format: .docx) }
  }
}
