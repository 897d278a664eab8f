/// Cells of an .xlsx workbook (ECMA-376, SpreadsheetML).
enum XLSXReader {
  /// Bytes that one part of the workbook may unpack to.
  static let limit = 64 << 20

  /// The first sheet's rows; nil for what is no such workbook.
  static func rows(_ bytes: [UInt8]) -> [[String]]? {
    guard let archive = ZipArchive(bytes), let sheet = firstSheet(archive) else { return nil }
    do throws(XMLStream.Broken) {
      let shared = try archive.entry("xl/sharedStrings.xml", limit: limit).map(sharedStrings) ?? []
      return try cells(of: sheet, shared: shared)
    } catch {
      return nil
    }
  }

  /// The sheet that the workbook names first; workbooks whose names lead nowhere still have a `sheet1.xml`.
  private static func firstSheet(_ archive: ZipArchive) -> [UInt8]? {
    if let workbook = archive.entry("xl/workbook.xml", limit: limit),
      let id = attribute("id", ofFirst: "sheet", workbook),
      let links = archive.entry("xl/_rels/workbook.xml.rels", limit: limit), let target = target(of: id, links)
    {
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      if let sheet = archive.entry(path, limit: limit) { return sheet }
    }
    return archive.entry("xl/worksheets/sheet1.xml", limit: limit)
  }

  private static func attribute(_ name: String, ofFirst element: String, _ xml: [UInt8]) -> String? {
    guard let stream = try? XMLStream(xml) else { return nil }
    while let step = try? stream.next() {
      if case .start(element, _) = step { return stream.attribute(name) }
    }
    return nil
  }

  private static func target(of id: String, _ xml: [UInt8]) -> String? {
    guard let stream = try? XMLStream(xml) else { return nil }
    while let step = try? stream.next() {
      if case .start("Relationship", _) = step, stream.attribute("Id") == id { return stream.attribute("Target") }
    }
    return nil
  }

  /// The workbook's table of texts. Readings above characters (`rPh`) are no part of a text.
  private static func sharedStrings(_ xml: [UInt8]) throws(XMLStream.Broken) -> [String] {
    let stream = try XMLStream(xml)
    var strings: [String] = []
    var text = RunText()
    while let step = try stream.next() {
      if case .start("si", let isEmpty) = step {
        text = RunText()
        if isEmpty { strings.append("") }
      } else if case .end("si") = step {
        strings.append(text.value)
      } else {
        text.read(step)
      }
    }
    return strings
  }

  /// A sheet's rows. A cell names its column, so that cells left out are empty ones.
  private static func cells(of xml: [UInt8], shared: [String]) throws(XMLStream.Broken) -> [[String]] {
    let stream = try XMLStream(xml)
    var rows: [[String]] = []
    var row: [String] = []
    var column = 0
    var isShared = false
    var inValue = false
    var value = ""
    var inline = RunText()
    while let step = try stream.next() {
      switch step {
      case .start("row", let isEmpty):
        let number = stream.attribute("r").flatMap { Int($0) } ?? rows.count + 1
        // Rows that were left out are empty; a number that lies is not believed.
        while rows.count < min(number - 1, rows.count + 10_000) { rows.append([]) }
        row = []
        if isEmpty { rows.append([]) }
      case .end("row"): rows.append(row)
      case .start("c", let isEmpty):
        column = stream.attribute("r").flatMap { place($0) } ?? row.count
        isShared = stream.attribute("t") == "s"
        (value, inline) = ("", RunText())
        if isEmpty { put("", in: column, &row) }
      case .end("c"):
        let text = isShared ? Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" : value
        put(text + inline.value, in: column, &row)
      case .start("v", let isEmpty): inValue = !isEmpty
      case .end("v"): inValue = false
      case .text(let text) where inValue: value += text
      default: inline.read(step)
      }
    }
    return rows
  }

  /// Line ends inside a cell become blanks: a word list has none.
  private static func put(_ text: String, in column: Int, _ row: inout [String]) {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    while row.count < min(column, 256) { row.append("") }
    row.append(words)
  }

  /// The column of `B12`, from 0.
  private static func place(_ reference: String) -> Int? {
    var column = 0
    for letter in reference.utf8.prefix(while: { (65...90).contains($0) }).prefix(3) {
      column = column * 26 + Int(letter) - 64
    }
    return column > 0 ? column - 1 : nil
  }

  /// Text in `t`, but not where it is a reading.
  private struct RunText {
    private(set) var value = ""
    private var inText = false
    private var readings = 0

    mutating func read(_ step: XMLStream.Step) {
      switch step {
      case .start("rPh", isEmpty: false): readings += 1
      case .end("rPh"): readings -= 1
      case .start("t", isEmpty: false): inText = readings == 0
      case .end("t"): inText = false
      case .text(let text) where inText: value += text
      default: break
      }
    }
  }
}
