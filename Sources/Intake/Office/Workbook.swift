import Documents

/// An .xlsx workbook (ECMA-376, SpreadsheetML): its sheets, and what their cells share.
struct Workbook {
  private let package: OfficePackage
  private let path: String
  private let shared: [String]
  private let styles: CellStyles
  private let named: [(name: String, id: String, isHidden: Bool)]

  /// - Throws: what is no workbook, unpacks to too much, or is broken.
  init(_ bytes: [UInt8], path: String) throws(IntakeError) {
    let package = try OfficePackage(bytes, path: path)
    guard package.kind == .workbook else { throw OfficePackage.unreadable(path) }
    self.package = package
    self.path = path
    let strings = try package.part(linkedFrom: package.main, type: "/sharedStrings")
    let looseStrings = strings == nil ? try package.part("xl/sharedStrings.xml") : nil
    let formats = try package.part(linkedFrom: package.main, type: "/styles")
    let names = try package.part(package.main)
    do throws(XMLStream.Broken) {
      shared = try (strings ?? looseStrings).map(Workbook.strings) ?? []
      let book = try names.map(Workbook.names) ?? (sheets: [], is1904: false)
      var styles = try formats.map { xml throws(XMLStream.Broken) in try CellStyles(xml) } ?? CellStyles()
      styles.is1904 = book.is1904
      self.styles = styles
      named = book.sheets
    } catch {
      throw OfficePackage.unreadable(path)
    }
  }

  /// In the order of the workbook. A sheet is unpacked when its first row is asked for.
  /// - Throws: where the links of the workbook cannot be read.
  func sheets() throws(IntakeError) -> [WorkbookSheet] {
    var sheets: [WorkbookSheet] = []
    for sheet in named {
      // Sheets of charts and macros hold no cells.
      guard let target = try package.target(linkedFrom: package.main, id: sheet.id), target.contains("worksheets/")
      else { continue }
      sheets.append(self.sheet(sheet.name, isHidden: sheet.isHidden, part: target))
    }
    // Workbooks whose names lead nowhere still have a `sheet1.xml`.
    return sheets.isEmpty ? [sheet("Sheet1", isHidden: false, part: "xl/worksheets/sheet1.xml")] : sheets
  }

  private func sheet(_ name: String, isHidden: Bool, part: String) -> WorkbookSheet {
    WorkbookSheet(
      name: name, isHidden: isHidden, part: part, package: package, shared: shared, styles: styles, path: path)
  }

  private static func names(
    _ xml: [UInt8]
  ) throws(XMLStream.Broken) -> (sheets: [(name: String, id: String, isHidden: Bool)], is1904: Bool) {
    let stream = try XMLStream(xml)
    var sheets: [(name: String, id: String, isHidden: Bool)] = []
    var is1904 = false
    while let step = try stream.next() {
      switch step {
      case .start("workbookPr", _): is1904 = ["1", "true"].contains(stream.attribute("date1904") ?? "")
      case .start("sheet", _):
        guard let id = stream.attribute("id") else { continue }
        let isHidden = stream.attribute("state")?.lowercased().hasSuffix("hidden") ?? false
        sheets.append((stream.attribute("name") ?? "", id, isHidden))
      default: break
      }
    }
    return (sheets, is1904)
  }

  /// The workbook's table of texts.
  private static func strings(_ xml: [UInt8]) throws(XMLStream.Broken) -> [String] {
    let stream = try XMLStream(xml)
    var strings: [String] = []
    var text = RunText()
    while let step = try stream.next() {
      if case .start("si", let isEmpty) = step {
        text = RunText()
        if isEmpty { strings.append("") }
      } else if case .end("si") = step {
        strings.append(text.unescaped)
      } else {
        text.read(step)
      }
    }
    return strings
  }
}

/// Text in `t`, but not where it is a reading above characters (`rPh`).
struct RunText {
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

  var unescaped: String { RunText.unescaped(value) }

  /// `_x000D_` is a character that XML cannot hold (ECMA-376, ST_Xstring); line breaks become LF.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") || text.contains("\r") || text.contains("\r\n") else { return text }
    var scalars = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      let code = rest.prefix(6)
      if scalar == "_", code.count == 6, code.first == "x", code.last == "_",
        let value = UInt32(String(String.UnicodeScalarView(code.dropFirst().dropLast())), radix: 16),
        let meant = UnicodeScalar(value)
      {
        scalars.append(meant)
        rest = rest.dropFirst(6)
      } else {
        scalars.append(scalar)
      }
    }
    var plain = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in scalars {
      if scalar == "\n", wasReturn { wasReturn = false; continue }
      wasReturn = scalar == "\r"
      plain.append(wasReturn ? "\n" : scalar)
    }
    return String(plain)
  }
}
