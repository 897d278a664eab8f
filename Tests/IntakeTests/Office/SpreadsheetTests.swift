import Foundation
import Testing

@testable import Intake

@Suite struct SpreadsheetTests {
  @Test(arguments: [
    ("a.csv", "sai,đúng\n\"x, y\",\"nói \"\"vậy\"\"\"\n", [["sai", "đúng"], ["x, y", "nói \"vậy\""]]),
    ("a.csv", "\u{FEFF}sai;đúng;ghi chú\r\na;b;\r\n", [["sai", "đúng", "ghi chú"], ["a", "b", ""]]),
    ("a.csv", "sai,đúng\n\"dòng\nhai\",b", [["sai", "đúng"], ["dòng hai", "b"]]),
    ("a.tsv", "sai\tđúng\nx, \"y\"\t z ", [["sai", "đúng"], ["x, \"y\"", "z"]]),
    ("a.csv", "sai,đúng\n\na,", [["sai", "đúng"], [""], ["a", ""]]),
    ("a.txt", "một từ\nhai từ\n", [["một từ"], ["hai từ"]]),
  ])
  func delimitedText(_ name: String, _ text: String, _ rows: [[String]]) throws {
    let folder = try TemporaryFolder()
    #expect(try Spreadsheet.rows(folder.write(name, text)) == rows)
  }

  /// Zips these parts into a workbook.
  private func workbook(_ folder: TemporaryFolder, _ parts: [String: String], name: String = "bang.xlsx") throws
    -> String
  {
    let path = folder.path + "/" + name
    let json = String(decoding: try JSONEncoder().encode(parts), as: UTF8.self)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\nfor n,t in json.loads(sys.argv[2]).items(): z.writestr(n,t)\nz.close()",
      path, json,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return path
  }

  private let shared = """
    <?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <si><t>sai</t></si><si><t>đúng</t></si><si><r><t>sát </t></r><r><rPr><b/></rPr><t xml:space="preserve">nhập</t></r></si>
    <si><t>sáp nhập</t><rPh sb="0" eb="1"><t>đọc</t></rPh></si><si/></sst>
    """
  private let sheet = """
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>ghi
    chú</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="C3"/><c r="D3"><v>12</v></c></row>
    <row r="4"/><row r="5"><c r="B5" t="str"><f>A1</f><v>tính ra</v></c><c t="s"><v>99</v></c></row>
    </sheetData></worksheet>
    """

  @Test func workbooks() throws {
    let folder = try TemporaryFolder()
    let names = """
      <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
      <sheet name="Từ" sheetId="7" r:id="rId9"/><sheet name="Khác" sheetId="1" r:id="rId1"/></sheets></workbook>
      """
    let links = """
      <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId9" Target="/xl/worksheets/sheet2.xml"/></Relationships>
      """
    let path = try workbook(
      folder,
      [
        "xl/workbook.xml": names, "xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": shared,
        "xl/worksheets/sheet2.xml": sheet, "xl/worksheets/sheet1.xml": "<worksheet/>",
      ])
    #expect(
      try Spreadsheet.rows(path) == [
        ["sai", "đúng", "", "ghi chú"], [], ["sát nhập", "sáp nhập", "", "12"], [], ["", "tính ra", ""],
      ])
  }

  @Test func aWorkbookWithOneSheetAndNoNames() throws {
    let folder = try TemporaryFolder()
    let path = try workbook(folder, ["xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared])
    #expect(try Spreadsheet.rows(path).first == ["sai", "đúng", "", "ghi chú"])
  }

  @Test(arguments: [
    ["khac.txt": "a"], ["xl/worksheets/sheet1.xml": "<worksheet><row>"],
    [
      "xl/worksheets/sheet1.xml":
        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><row><c t=\"str\"><v>&x;</v></c></row></worksheet>"
    ],
    ["xl/worksheets/sheet1.xml": ""],
  ])
  func whatIsNoWorkbookIsOneSentence(_ parts: [String: String]) throws {
    let folder = try TemporaryFolder()
    let path = try workbook(folder, parts)
    #expect(throws: IntakeError.self) { try Spreadsheet.rows(path) }
    let plain = try folder.write("chu.xlsx", "không phải bảng tính")
    #expect(throws: IntakeError.self) { try Spreadsheet.rows(plain) }
  }
}
