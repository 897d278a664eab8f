import Foundation
import Testing

/// `soat check lich.xlsx --return ket-qua.xlsx`, from the file of a desk to the file that goes back, each read by another
/// program than ours.
@Suite(.serialized) struct ReturnedCalendarTests {
  private let folder: URL
  private let rules: String

  struct Cell: Decodable, Hashable {
    var value: String?
    /// `s`: a text. `n` with no value: an empty cell.
    var type: String
  }

  struct Page: Decodable {
    var name: String
    var state: String
    var rows: [[Cell]]
    var formulas: Int

    func texts(_ row: Int) -> [String] {
      var texts = rows[row].map { $0.value ?? "" }
      while texts.last == "" { texts.removeLast() }
      return texts
    }
  }

  static let names = ["Kết quả", "Chỗ cần xem", "Cách sửa"]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-return-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    rules = folder.appendingPathComponent("thu.yaml").path
    let book = """
      rulebook: thu
      title: Thử
      version: 1.0.0
      rules:
        - id: dung
          axis: lawful
          level: error
          forbid: { phrases: [chữa khỏi] }
          message: Có “{match}”.
          fix: Bỏ lời hứa chữa khỏi.
      """
    try Data(book.utf8).write(to: URL(fileURLWithPath: rules))
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  @discardableResult private func python(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }

  private func pages(_ path: String) throws -> [Page] {
    let script = """
      import sys,json,zipfile,openpyxl
      z=zipfile.ZipFile(sys.argv[1])
      b=openpyxl.load_workbook(sys.argv[1])
      f=sum(z.read(n).count(b'<f>')+z.read(n).count(b'<f ') for n in z.namelist() if n.startswith('xl/worksheets/'))
      print(json.dumps([{'name':w.title,'state':w.sheet_state,'formulas':f,'rows':[[{'value':None if c.value is None else str(c.value),'type':c.data_type} for c in r] for r in w.iter_rows()]} for w in b.worksheets]))
      """
    return try JSONDecoder().decode([Page].self, from: Data(try python(script, path).utf8))
  }

  private func check(_ arguments: String..., input: String = "") throws -> Program.Result {
    try Program.run(["check", "--rules", rules, "--no-cache", "--today", "2026-11-21"] + arguments, input)
  }

  /// Every filled cell is a text, and nothing in the file is a formula.
  private func expectTexts(_ pages: [Page]) {
    for page in pages {
      #expect(page.formulas == 0)
      for cell in page.rows.joined() { #expect(cell.value == nil || cell.type == "s", "\(cell)") }
    }
  }

  /// Two sheets of posts, one with a title above its headings, a sheet of notes and a hidden one.
  private func calendar() throws -> String {
    let script = """
      import sys,openpyxl,datetime
      b=openpyxl.Workbook()
      w=b.active
      w.title='Tuần 47'
      w['A1']='LỊCH ĐĂNG TUẦN 47'
      rows=[['Mã','Nội dung','Ngày đăng','Giờ đăng','Ghi chú','Duyệt'],
        ['001','Kem chữa khỏi nám',datetime.date(2026,3,5),datetime.time(8,5),'-',True],
        ['002','=SUM(A1:A2) là món quà',datetime.date(2026,3,5),datetime.time(20,30),'+84 912 345 678',False],
        [3,'- Gạch đầu dòng\\nDòng hai',datetime.date(2026,11,24),None,'@trang',None],
        [None,'Tuần sau',None,None,None,None],
        ['005','Bài sạch','24/11/2026',None,'- #5',None]]
      for i,r in enumerate(rows):
        for j,v in enumerate(r):
          c=w.cell(i+3,j+1,v)
          if isinstance(v,str): c.data_type='s'
      w['C4'].number_format='d/m/yyyy'
      w['C5'].number_format='yyyy\\\\-mm\\\\-dd;@'
      w['C6'].number_format='dd/mm/yy'
      w['D4'].number_format='h:mm'
      w['D5'].number_format='h:mm AM/PM'
      w['A6'].number_format='000'
      n=b.create_sheet('Hướng dẫn')
      n['A1']='Đọc trước khi điền'
      h=b.create_sheet('Nháp')
      h['A1']='=1+1 là hai'
      h['A1'].data_type='s'
      h.sheet_state='hidden'
      t=b.create_sheet('Tuần 48')
      t['B1']='Nội dung'
      t['B2']='Viên uống chữa khỏi mất ngủ'
      b.save(sys.argv[1])
      """
    try python(script, path("lich.xlsx"))
    return path("lich.xlsx")
  }

  @Test func aWorkbookGoesBackAsItWasShown() throws {
    let input = try calendar()
    let before = try Data(contentsOf: URL(fileURLWithPath: input))
    let result = try check(input, "--return", path("ket-qua.xlsx"))
    #expect(result.status == 1 && result.errors == "" && result.output.contains("chữa khỏi"), "\(result)")
    let back = try pages(path("ket-qua.xlsx"))
    expectTexts(back)
    #expect(back.map(\.name) == ["Tuần 47", "Hướng dẫn", "Nháp", "Tuần 48"])
    #expect(back.map(\.state) == ["visible", "visible", "hidden", "visible"])
    let week = back[0]
    #expect(week.texts(0) == ["LỊCH ĐĂNG TUẦN 47"] && week.texts(1) == [])
    #expect(week.texts(2) == ["Mã", "Nội dung", "Ngày đăng", "Giờ đăng", "Ghi chú", "Duyệt"] + Self.names)
    #expect(
      week.texts(3) == [
        "001", "Kem chữa khỏi nám", "5/3/2026", "8:05", "-", "TRUE", "Phải sửa rồi mới đăng",
        "Lỗi phải sửa · ô B4 “chữa khỏi”: Có “chữa khỏi”.", "Bỏ lời hứa chữa khỏi.",
      ])
    #expect(
      week.texts(4) == [
        "002", "=SUM(A1:A2) là món quà", "2026-03-05", "8:30 PM", "+84 912 345 678", "FALSE", "Chưa thấy lỗi",
      ])
    #expect(
      week.texts(5) == ["003", "- Gạch đầu dòng\nDòng hai", "24/11/26", "", "@trang", "", "Chưa thấy lỗi"])
    #expect(week.rows[7][4].value == "- #5" && week.rows[7][2].value == "24/11/2026")
    #expect(back[1].texts(0) == ["Đọc trước khi điền"] && back[2].texts(0) == ["=1+1 là hai"])
    #expect(back[3].texts(0) == ["", "Nội dung"] + Self.names)
    #expect(back[3].texts(1)[2] == "Phải sửa rồi mới đăng")
    #expect(try Data(contentsOf: URL(fileURLWithPath: input)) == before)
    var texts = 0
    for (given, own) in zip(try pages(input), back) {
      for (row, cells) in given.rows.enumerated() {
        for (column, cell) in cells.enumerated() where cell.type == "s" {
          #expect(own.rows[row][column] == cell)
          texts += 1
        }
      }
    }
    #expect(texts == 24)
  }

  @Test func aCalendarThatIsReturnedTwiceGetsItsColumnsAnew() throws {
    _ = try check(try calendar(), "--return", path("mot.xlsx"))
    // A desk mends the first post, breaks the last, and writes beside our columns.
    try python(
      "import sys,openpyxl\nb=openpyxl.load_workbook(sys.argv[1])\nw=b.worksheets[0]\nw['B4']='Kem dưỡng ẩm'\nw['B8']='Gói chữa khỏi ho'\nw['J3']='Người soát'\nw['J4']='Đã xem'\nw['J2']='=chú thích'\nw['J2'].data_type='s'\nb.save(sys.argv[1])",
      path("mot.xlsx"))
    let result = try check(path("mot.xlsx"), "--return", path("hai.xlsx"), "--lang", "vi")
    #expect(result.status == 1, "\(result)")
    let back = try pages(path("hai.xlsx"))
    expectTexts(back)
    let week = back[0]
    #expect(
      week.texts(2) == ["Mã", "Nội dung", "Ngày đăng", "Giờ đăng", "Ghi chú", "Duyệt"] + Self.names + ["Người soát"])
    #expect(
      week.texts(3) == ["001", "Kem dưỡng ẩm", "5/3/2026", "8:05", "-", "TRUE", "Chưa thấy lỗi", "", "", "Đã xem"])
    #expect(week.texts(7)[6] == "Phải sửa rồi mới đăng" && week.rows[1][9].value == "=chú thích")
    // In the other language they are the same columns.
    _ = try check(path("hai.xlsx"), "--return", path("ba.xlsx"), "--lang", "en")
    let english = try pages(path("ba.xlsx"))[0]
    #expect(english.texts(2).count == 10 && english.texts(2)[6] != "Kết quả" && english.texts(3)[9] == "Đã xem")
  }

  static let tables: [(name: String, text: String)] = [
    ("lich.csv", "Mã,Nội dung,Ghi chú\r\n001,\"=SUM(1,2) chữa khỏi\r\nnám\",-\r\n\r\n002,+84 912 345 678,@a\r\n"),
    (
      "lich.csv",
      "sep=;\nMã;Nội dung;Ghi chú\n001;\"=SUM(1,2) chữa khỏi\nnám\";-\n\n002;+84 912 345 678;@a\n"
    ),
    ("lich.tsv", "Mã\tNội dung\tGhi chú\n001\t\"=SUM(1,2) chữa khỏi\nnám\"\t-\n\n002\t+84 912 345 678\t@a\n"),
  ]

  @Test(arguments: tables) func aTableOfTextGoesBackAsAWorkbook(_ table: (name: String, text: String)) throws {
    let result = try check(try write(table.name, table.text), "--return", path("ket-qua.xlsx"))
    #expect(result.status == 1, "\(result)")
    let back = try pages(path("ket-qua.xlsx"))
    expectTexts(back)
    #expect(back.count == 1 && back[0].texts(0) == ["Mã", "Nội dung", "Ghi chú"] + Self.names)
    #expect(Array(back[0].texts(1).prefix(4)) == ["001", "=SUM(1,2) chữa khỏi\nnám", "-", "Phải sửa rồi mới đăng"])
    #expect(back[0].texts(2) == [])
    #expect(back[0].texts(3) == ["002", "+84 912 345 678", "@a", "Chưa thấy lỗi"])
  }

  @Test func aRowThatCannotBeReadGoesBackWithItsReason() throws {
    let text = "Mã,Nội dung\n001,\"Kem\" dưỡng, ẩm\n002,\n003,Bài sạch\n"
    let result = try check("--input", "csv", "--return", path("ket-qua.xlsx"), input: text)
    #expect(result.status == 3, "\(result)")
    let back = try pages(path("ket-qua.xlsx"))
    expectTexts(back)
    #expect(back[0].rows[1][0].value == "001,\"Kem\" dưỡng, ẩm")
    let first = back[0].texts(1)
    #expect(first.count == 4 && first[3].contains("dòng 2"), "\(first)")
    #expect(back[0].texts(2)[3].contains("Bài không có chữ nào để soát"))
    #expect(back[0].texts(3) == ["003", "Bài sạch", "Chưa thấy lỗi"])
  }

  @Test func aRowAboveTheHeadingsThatCannotBeReadSaysSo() throws {
    let text = "\"Tuần\" 47,lịch\nMã,Nội dung\n001,Bài sạch\n"
    let result = try check("--input", "csv", "--return", path("ket-qua.xlsx"), input: text)
    #expect(result.status == 3, "\(result)")
    let back = try pages(path("ket-qua.xlsx"))
    #expect(back[0].rows[0][0].value == "\"Tuần\" 47,lịch" && back[0].texts(0).last?.contains("dòng 1") == true)
    #expect(back[0].texts(1) == ["Mã", "Nội dung"] + Self.names)
  }

  @Test func whatCannotGoBackIsRefusedBeforeAnythingIsWritten() throws {
    let table = try write("lich.csv", "Nội dung\nKem chữa khỏi nám\n")
    let post = try write("bai.md", "Kem chữa khỏi nám\n")
    let strange = try write("la.csv", "a,b\n1,2\n")
    _ = try calendar()
    try FileManager.default.createSymbolicLink(atPath: path("noi.xlsx"), withDestinationPath: path("lich.xlsx"))
    let (back, other) = (path("ket-qua.xlsx"), path("khac.html"))
    let refused: [(arguments: [String], words: String)] = [
      ([table, table, "--return", back], "đúng một bảng"),
      ([post, "--return", back], "không phải bảng"),
      ([strange, "--return", back], "Không có cột nào là nội dung bài"),
      ([path("khong-co.csv"), "--return", back], "Không có tệp này"),
      ([table, "--return", path("ket-qua.csv")], ".xlsx"),
      ([path("lich.xlsx"), "--return", path("lich.xlsx")], "đang được đọc"),
      ([path("lich.xlsx"), "--return", path("./x/../lich.xlsx")], "đang được đọc"),
      ([path("lich.xlsx"), "--return", path("noi.xlsx")], "đang được đọc"),
      ([table, "--return", back, "--output", "xlsx=" + back], "ghi hai lần"),
      ([table, "--return", path("lich.xlsx"), "--against", path("lich.xlsx")], "đang được đọc"),
      ([table, "--return", path("khong/co/ket-qua.xlsx")], "Không ghi được"),
    ]
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path("lich.xlsx")))
    for (arguments, words) in refused {
      let result = try Program.run(
        ["check", "--rules", rules, "--no-cache", "--output", "html=" + other] + arguments)
      #expect(result.status == 2 && result.output == "" && result.errors.contains(words), "\(arguments): \(result)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path("lich.xlsx"))) == bytes)
  }
}
