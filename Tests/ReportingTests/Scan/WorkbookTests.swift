import Documents
import Foundation
import Judging
import Rulebooks
import Testing

@testable import Reporting

/// Workbooks, read back by a program that is not ours.
@Suite struct WorkbookTests {
  private static let read = """
    import json, re, sys
    try:
        import openpyxl
    except ImportError:
        print("The module openpyxl is missing: install the Debian package python3-openpyxl.")
        sys.exit(42)
    book = openpyxl.load_workbook(sys.argv[1])
    out = {}
    for sheet in book:
        # `_x0041_` in a cell means the letter A (ECMA-376 part 1, ST_Xstring); the reader leaves that to us.
        plain = lambda value: re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), value) if isinstance(value, str) else value
        rows = [[plain(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), "a formula"
        assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row), "a link"
        out[sheet.title] = {"rows": rows, "freeze": sheet.freeze_panes}
    json.dump(out, sys.stdout, ensure_ascii=False)
    """

  private struct SheetContent: Decodable {
    var rows: [[Value?]]
    var freeze: String?
  }
  private enum Value: Decodable, Equatable {
    case text(String)
    case number(Double)
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .number(try container.decode(Double.self))
      }
    }
    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  private func sheets(_ write: (String) throws -> Void) throws -> [String: SheetContent] {
    let path = FileManager.default.temporaryDirectory.appending(path: "soat-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(path)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    let result = try Validation.run(WorkbookTests.read, [path])
    try #require(result.status == 0, "\(result.output)")
    return try JSONDecoder().decode([String: SheetContent].self, from: Data(result.output.utf8))
  }

  @Test func theSheetsOfAReport() throws {
    let sheets = try sheets { try XLSXReport.write(SampleScan.smallReport(), toFile: $0) }
    #expect(Set(sheets.keys) == ["Tóm tắt", "Bài", "Chỗ cần xem", "Quy tắc"])
    let items = try #require(sheets["Bài"])
    #expect(items.rows.count == SampleScan.small.count + 1 && items.freeze == "A2")
    let keys = items.rows.dropFirst().map { $0[2]?.text }
    #expect(keys == SampleScan.small.map(\.key))
    let found = SampleScan.small.flatMap(\.findings)
    #expect(sheets["Chỗ cần xem"]?.rows.count == found.count + 2)
    #expect(sheets["Quy tắc"]?.rows.count == SampleScan.smallReport().rules.count + 1)
    let summary = sheets["Tóm tắt"]?.rows.compactMap { $0[0]?.text } ?? []
    #expect(summary.contains("Đã đọc 120 bài (96 không đổi), bỏ qua 4, không đọc được 1."))
    #expect(summary.last == "Không phải ý kiến pháp lý; đã chạy 41–88 quy tắc của 4–5 bộ.")
    let all = sheets.values.flatMap(\.rows).joined().compactMap { $0?.text }
    #expect(!all.contains { $0.contains("0792001234") })
  }

  /// Whatever a cell begins with, it is text, and comes back as it was.
  @Test func aCalendarGoesBackAsItCame() throws {
    let rows = [
      ["Mã", "Ngày", "Chú thích"], ["001", "5/3/2026", "=SUM(A1:A3)"],
      ["002", "06/03/2026", "+84 792 001 235 gọi ngay"],
      ["1e5", "-", "- gạch đầu dòng\nhai dòng"], ["{=A1}", "@x", "_x0041_ https://a.vn mailto:a@b.vn"],
      ["", "", "Kem 🌸 ti\u{65}\u{302}\u{301}ng"], ["007"],
    ]
    let post = Post(body: "=tốt nhất")
    let item = SampleScan.item(post, key: "002", source: nil, [SampleScan.superlative(post)])
    let first = try sheets { try CalendarReport.write(rows: rows, results: [3: item], toFile: $0) }
    let back = try #require(first["Lịch đăng"]).rows
    for (row, given) in zip(back, rows) {
      let cells = row.prefix(3).map { $0?.text ?? "" }
      #expect(Array(cells.prefix(given.count)) == given)
    }
    #expect(back[0].suffix(3).map { $0?.text } == ["Kết quả", "Chỗ cần xem", "Cách sửa"])
    #expect(back[2][3]?.text == "Phải sửa rồi mới đăng")
    #expect(back[2][4]?.text?.contains("“tốt nhất”") == true)
    #expect(back[2][5]?.text?.hasPrefix("Nêu căn cứ") == true)
    #expect(back[1].count < 4 || back[1][3] == nil)
    // Returned once more, it does not grow.
    let again = try sheets {
      let rows = back.map { row in row.map { $0?.text ?? "" } }
      try CalendarReport.write(rows: rows, results: [2: item], toFile: $0)
    }
    let second = try #require(again["Lịch đăng"]).rows
    #expect(second[0].count == 6 && second[1][3]?.text == "Phải sửa rồi mới đăng")
    #expect(second[2].count < 4 || second[2][3] == nil)
  }

  @Test func namesOfSheetsThatNoWorkbookTakes() throws {
    let long = String(repeating: "Lịch tuần ", count: 5)
    let names = SheetNames.of(["Tuần 1/2", "tuần 1_2", "'A'", "", long, long, "[x]:*?\\"])
    #expect(names == ["Tuần 1_2", "tuần 1_2 (2)", "A", "Sheet", names[4], names[5], "_x_____"])
    #expect(names.allSatisfy { $0.utf16.count <= 31 } && Set(names.map { $0.lowercased() }).count == names.count)
    let back = try sheets {
      try CalendarReport.write(names.map { .init(name: $0, rows: [["a"]]) }, language: .vi, toFile: $0)
    }
    #expect(Set(back.keys) == Set(names))
  }

  @Test func aCalendarThatNoSheetHoldsIsRefused() throws {
    let wide = [[String](repeating: "a", count: Workbook.mostColumns - 2)]
    #expect(throws: WorkbookError.self) { try CalendarReport.check([.init(rows: wide)]) }
    try CalendarReport.check([.init(rows: wide, header: nil)])
  }

  @Test func aTextThatNoCellHoldsIsCutWithANote() throws {
    let long = String(repeating: "🌸", count: 20_000)
    let sheets = try sheets { try CalendarReport.write(rows: [["a"], [long]], results: [:], toFile: $0) }
    let cell = try #require(sheets["Lịch đăng"]?.rows[1][0]?.text)
    #expect(cell.utf16.count <= 32_767 && cell.hasSuffix("[…: đã cắt, ô không chứa hết]") && cell.hasPrefix("🌸🌸"))
  }

  @Test func aFolderThatIsNotThere() {
    #expect(throws: WorkbookError.self) {
      try CalendarReport.write(rows: [["a"]], results: [:], toFile: "/không/có/lich.xlsx")
    }
  }
}
