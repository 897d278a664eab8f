import Foundation
import Testing

/// `soat check` on what people hold in their hands: faults found with their place, and an honest exit status.
@Suite(.serialized) struct InputFormatTests {
  private let folder: URL
  private let rules: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-format-\(UUID().uuidString)")
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
      """
    try Data(book.utf8).write(to: URL(fileURLWithPath: rules))
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Zips parts as office programs do.
  private func archive(_ name: String, _ parts: [String: String]) throws -> String {
    let list = try write(name + ".json", String(decoding: try JSONEncoder().encode(parts), as: UTF8.self))
    let path = folder.appendingPathComponent(name).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\nfor n,t in json.load(open(sys.argv[2],encoding='utf-8')).items(): z.writestr(n,t)\nz.close()",
      path, list,
    ]
    try process.run()
    process.waitUntilExit()
    return path
  }

  private func check(_ path: String, _ options: String...) throws -> Program.Result {
    try Program.run(["check", "--rules", rules, "--no-cache", "--today", "2026-11-21"] + options + [path])
  }

  /// Faulty and clean content of each text format, and the place a finding in the faulty one is shown with.
  static let formats: [(name: String, faulty: String, clean: String, place: String)] = [
    ("lich.csv", "Mã;Nội dung\n001;Bài sạch\n002;\"Kem\nchữa khỏi nám\"\n", "Mã;Nội dung\n001;Bài sạch\n", "ô B3"),
    ("lich.tsv", "id\ttext\n001\tKem chữa khỏi nám\n", "id\ttext\n001\t=SUM\n", "ô B2"),
    ("bai.json", "[{\"text\":\"Sạch\"},{\"text\":\"Kem chữa khỏi nám\"}]", "[{\"text\":\"Sạch\"}]", "mục 2"),
    (
      "phim.srt", "1\n00:00:01,000 --> 00:00:02,000\nKem <b>chữa\n\n2\n00:01:23,400 --> 00:01:24,000\nkhỏi</b> nám\n",
      "1\n00:00:01,000 --> 00:00:02,000\nSạch\n", "00:00:01.000 (3:8)"
    ),
    (
      "phim.vtt", "WEBVTT\n\n01:23.400 --> 01:24.000\nKem chữa khỏi nám\n", "WEBVTT\n\n00:01.000 --> 00:02.000\nSạch\n",
      "00:01:23.400"
    ),
    ("phim.sbv", "0:00:01.000,0:00:02.000\nKem chữa khỏi nám\n", "0:00:01.000,0:00:02.000\nSạch\n", "00:00:01.000"),
    (
      "profile_posts_1.json",
      "[{\"timestamp\":1795138200,\"data\":[{\"post\":\"ch\\u00e1\\u00bb\\u00afa kh\\u00e1\\u00bb\\u008fi\"}]}]",
      "[{\"timestamp\":1795138200,\"data\":[{\"post\":\"Plain\"}]}]", "mục 1"
    ),
  ]

  @Test(arguments: Self.formats.indices) func statusAndPlace(_ index: Int) throws {
    let format = Self.formats[index]
    let faulty = try check(try write(format.name, format.faulty))
    #expect(faulty.status == 1, "\(faulty.errors)")
    #expect(faulty.output.replacingOccurrences(of: "\u{A0}", with: " ").contains(format.place), "\(faulty.output)")
    let clean = try check(try write(format.name, format.clean))
    #expect(clean.status == 0, "\(clean.output)\(clean.errors)")
  }

  @Test func officeFiles() throws {
    let links = { (main: String) in
      "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(main)\"/></Relationships>"
    }
    let word = try archive(
      "bai.docx",
      [
        "_rels/.rels": links("word/document.xml"),
        "word/document.xml":
          "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Sạch</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Kem </w:t></w:r><w:r><w:t>chữa khỏi nám</w:t></w:r></w:p></w:body></w:document>",
      ])
    let result = try check(word, "--format", "line")
    #expect(result.status == 1 && result.output.contains("[đoạn 2, cụm 2]"), "\(result.output)\(result.errors)")
    let sheet =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Nội dung</v></c></row><row r=\"7\"><c r=\"A7\" t=\"str\"><v>Kem chữa khỏi nám</v></c></row></sheetData></worksheet>"
    let book = try archive(
      "lich.xlsx",
      [
        "_rels/.rels": links("xl/workbook.xml"),
        "xl/workbook.xml":
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Lịch đăng\" r:id=\"r1\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels":
          "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
      ])
    let table = try check(book, "--format", "json")
    #expect(table.status == 1, "\(table.errors)")
    #expect(
      table.output.contains("\"locator\": \"trang Lịch đăng, dòng 7\"") && table.output.contains("\"place\": \"ô A7\""))
    let old = folder.appendingPathComponent("cu.doc")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)).write(to: old)
    let refused = try check(old.path)
    #expect(refused.status == 2 && refused.errors.contains("docx"), "\(refused.errors)")
  }

  @Test func whatCannotBeReadIsListedAndTheRestGoesOn() throws {
    let table = try check(try write("a.csv", "id,text\n1,\"hỏng\n2,Bài sạch\n"), "--format", "ndjson")
    #expect(table.status == 3 && table.output.contains("broken-row"), "\(table.output)")
    #expect(table.output.split(separator: "\n").count == 2)
    let list = try check(try write("a.json", "[{\"text\":\"Sạch\"},{\"text\":}]"), "--format", "line")
    #expect(list.status == 3 && list.output.contains("[mục 2]"), "\(list.output)")
    let none = try check(try write("b.csv", "Mã,Ai\n1,Lan\n"))
    #expect(none.status == 2 && none.errors.contains("“Mã”"))
    let unknown = try check(try write("b.json", "{\"comments_v2\":[]}"))
    #expect(unknown.status == 3 && unknown.output.contains("comments_v2"), "\(unknown.output)")
  }

  @Test func aMappingIsNamedOnTheCommandLine() throws {
    let path = try write(
      "x.json",
      "{\"Post\":{\"Posts\":{\"VideoList\":[{\"Date\":\"2026-11-20 01:30:00\",\"Link\":\"l\",\"Title\":\"chữa khỏi\"}]}}}"
    )
    #expect(try check(path, "--mapping", "tiktok-data@2").status == 1)
    let wrong = try check(path, "--mapping", "facebook-page@1")
    #expect(wrong.status == 3 && wrong.output.contains("facebook-page@1"), "\(wrong.output)")
    let none = try check(path, "--mapping", "khong-co")
    #expect(none.status == 2 && none.errors.contains("tiktok-data@2"))
    #expect(try check(path, "--input", "exprot").status == 2)
  }
}
