import Documents

/// The rows of one sheet of a workbook, read as they are asked for.
struct WorkbookSheet: TableSheet {
  /// Columns beyond it are dropped; Excel has as many.
  private static let columnLimit = 16_384

  let name: String?
  let isHidden: Bool
  private let part: String
  private let package: OfficePackage
  private let shared: [String]
  private let styles: CellStyles
  private let path: String
  private var stream: XMLStream?
  private var number = 0

  init(
    name: String, isHidden: Bool, part: String, package: OfficePackage, shared: [String], styles: CellStyles,
    path: String
  ) {
    self.name = name
    self.isHidden = isHidden
    self.part = part
    self.package = package
    self.shared = shared
    self.styles = styles
    self.path = path
  }

  /// Rows that were left out are empty, and do not come.
  mutating func next() throws(IntakeError) -> TableRow? {
    if stream == nil {
      guard let xml = try package.part(part) else { throw OfficePackage.unreadable(path) }
      guard let opened = try? XMLStream(xml) else { throw OfficePackage.unreadable(path) }
      stream = opened
    }
    guard let stream else { return nil }
    do throws(XMLStream.Broken) {
      while let step = try stream.next() {
        guard case .start("row", let isEmpty) = step else { continue }
        // A number that lies is not believed.
        let written = stream.attribute("r").flatMap { Int($0) } ?? 0
        number = written > number && written <= 1 << 20 ? written : number + 1
        let cells = isEmpty ? [] : try row(stream)
        return TableRow(number: number, cells: cells, byteCount: cells.reduce(0) { $0 + $1.text.count })
      }
      return nil
    } catch {
      throw OfficePackage.unreadable(path)
    }
  }

  /// The cells up to the end of the row. A cell names its column, so that cells left out are empty ones.
  private func row(_ stream: XMLStream) throws(XMLStream.Broken) -> [TableCell] {
    var cells: [TableCell] = []
    var (column, type, style) = (0, "", Int?.none)
    var (inValue, value, inline) = (false, "", RunText())
    while let step = try stream.next() {
      switch step {
      case .end("row"): return cells
      case .start("c", let isEmpty):
        column = stream.attribute("r").flatMap { WorkbookSheet.column($0) } ?? cells.count
        type = stream.attribute("t") ?? "n"
        style = stream.attribute("s").flatMap { Int($0) }
        (value, inline) = ("", RunText())
        if isEmpty { put(TableCell([]), in: column, &cells) }
      case .end("c"): put(cell(value, inline, type: type, style: style), in: column, &cells)
      case .start("v", let isEmpty): inValue = !isEmpty
      case .end("v"): inValue = false
      case .text(let text) where inValue: value += text
      default: inline.read(step)
      }
    }
    return cells
  }

  private func cell(_ value: String, _ inline: RunText, type: String, style: Int?) -> TableCell {
    switch type {
    case "s":
      guard let index = Int(value), shared.indices.contains(index) else { return TableCell([]) }
      return TableCell(Array(shared[index].utf8))
    case "inlineStr": return TableCell(Array(inline.unescaped.utf8))
    case "b":
      let isTrue = value == "1" || value == "true"
      return TableCell(Array((isTrue ? "true" : "false").utf8), shown: isTrue ? "TRUE" : "FALSE")
    case "n": return value.isEmpty ? TableCell(Array(inline.unescaped.utf8)) : styles.cell(value, style: style)
    // Texts that formulas made, errors, ISO dates.
    default: return TableCell(Array(RunText.unescaped(value).utf8))
    }
  }

  private func put(_ cell: TableCell, in column: Int, _ cells: inout [TableCell]) {
    guard column < WorkbookSheet.columnLimit, column >= cells.count else { return }
    while cells.count < column { cells.append(TableCell([])) }
    cells.append(cell)
  }

  /// The column of `B12`, from 0.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for letter in reference.utf8.prefix(while: { (65...90).contains($0) }).prefix(3) {
      column = column * 26 + Int(letter) - 64
    }
    return column > 0 ? column - 1 : nil
  }
}
