import Documents
import Foundation
import Testing

@testable import Intake

/// Office files made up for a test: parts zipped as Word and Excel zip them.
struct OfficeFixtures {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Zips these parts, with Python's zipfile, into a file; returns its path.
  func archive(_ name: String, _ parts: [String: String]) throws -> String {
    let path = folder.path + "/" + name
    let list = try folder.write(name + ".json", Array(JSONEncoder().encode(parts)))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,json,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED)\nfor n,t in json.load(open(sys.argv[2],encoding='utf-8')).items():\n z.writestr(n,t if not t.startswith('*') else ' '*int(t[1:]))\nz.close()",
      path, list,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return path
  }

  /// A workbook: sheets by name with their rows as XML, in order.
  func workbook(
    _ sheets: [(name: String, rows: String)], shared: [String] = [], styles: String? = nil,
    state: [String: String] = [:],
    is1904: Bool = false, name: String = "lich.xlsx"
  ) throws -> String {
    var parts: [String: String] = [:]
    var list = ""
    var links = ""
    for (index, sheet) in sheets.enumerated() {
      let number = index + 1
      let hidden = state[sheet.name].map { " state=\"\($0)\"" } ?? ""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\"\(hidden) r:id=\"rId\(number)\"/>"
      links +=
        "<Relationship Id=\"rId\(number)\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
      parts["xl/worksheets/sheet\(number).xml"] =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
    }
    links += "<Relationship Id=\"rS\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    links += "<Relationship Id=\"rT\" Type=\"http://x/styles\" Target=\"styles.xml\"/>"
    parts["_rels/.rels"] =
      "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    parts["xl/workbook.xml"] =
      "<workbook xmlns:r=\"http://r\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(list)</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>\(links)</Relationships>"
    parts["xl/sharedStrings.xml"] =
      "<sst>" + shared.map { "<si><t xml:space=\"preserve\">\($0)</t></si>" }.joined() + "</sst>"
    parts["xl/styles.xml"] = styles ?? "<styleSheet><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>"
    return try archive(name, parts)
  }

  /// A document: the XML of its body, and of further parts.
  func document(_ body: String, _ more: [String: String] = [:], name: String = "bai.docx") throws -> String {
    var parts = more
    parts["_rels/.rels"] =
      "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    parts["word/document.xml"] =
      "<w:document xmlns:w=\"http://w\" xmlns:mc=\"http://mc\" xmlns:a=\"http://a\" xmlns:wps=\"http://wps\"><w:body>\(body)</w:body></w:document>"
    if !more.isEmpty {
      var links = ""
      for (part, type) in [("styles", "styles"), ("footnotes", "footnotes"), ("endnotes", "endnotes")]
      where more["word/\(part).xml"] != nil {
        links += "<Relationship Id=\"r\(part)\" Type=\"http://x/\(type)\" Target=\"\(part).xml\"/>"
      }
      parts["word/_rels/document.xml.rels"] = "<Relationships>\(links)</Relationships>"
    }
    return try archive(name, parts)
  }
}

/// All posts of a file.
func all(_ path: String, _ format: InputFormat = .auto, _ intake: Intake = Intake()) throws -> [Document] {
  var reader = try intake.open(path, format: format)
  var documents: [Document] = []
  while let document = try reader.next() { documents.append(document) }
  return documents
}

/// All posts of text in memory.
func all(_ text: String, named name: String, _ format: InputFormat = .auto, _ intake: Intake = Intake()) throws
  -> [Document]
{
  var reader = try intake.reader(of: Array(text.utf8), path: name, format: format)
  var documents: [Document] = []
  while let document = try reader.next() { documents.append(document) }
  return documents
}

extension Document {
  var body: String { part(.body)?.string ?? "" }
  func text(_ key: MetadataKey) -> String? {
    if case .text(let text)? = metadata[key] { return text }
    return nil
  }
  func instant(_ key: MetadataKey) -> Instant? {
    if case .instant(let instant)? = metadata[key] { return instant }
    return nil
  }
}
