import Documents

/// The cells of a sheet as texts.
public enum Spreadsheet {
  /// Larger files are refused: word lists are small.
  public static let limit = 16 << 20

  /// Rows of cells, as many in a row as stand there; empty rows are kept, so that row numbers stay true.
  /// - Parameter path: its name says what it is: `.xlsx` (the first sheet), `.csv` (commas or semicolons), anything else is
  ///   tab-separated; `-` is standard input, and CSV where it holds no tab.
  /// - Throws: no such file, too large, an office file that cannot be read.
  public static func rows(_ path: String) throws(IntakeError) -> [[String]] {
    let bytes = try FileInput.read(path, limit: limit)
    if path.lowercased().hasSuffix(".xlsx") {
      guard let rows = XLSXReader.rows(bytes) else {
        throw IntakeError(
          code: .unreadableFile, path: path,
          message: Bilingual(
            vi: "Không đọc được bảng tính này; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx hay .csv.",
            en: "This workbook cannot be read; open it and save it again as .xlsx or .csv."))
      }
      return rows
    }
    let text = String(decoding: try DecodedText(bytes, path: path, encoding: .auto).text, as: UTF8.self)
    return DelimitedText.rows(text, separator: DelimitedText.separator(of: text, path: path))
  }
}

/// Comma-, semicolon- and tab-separated text.
enum DelimitedText {
  static func separator(of text: String, path: String) -> Character {
    let head = text.prefix { !$0.isNewline }
    let isCSV = path.lowercased().hasSuffix(".csv") || (path == "-" && !head.contains("\t"))
    guard isCSV, !head.contains("\t") else { return "\t" }
    return head.contains(";") && !head.contains(",") ? ";" : ","
  }

  /// Cells in quotes may hold the separator, line ends and doubled quotes (RFC 4180); blanks around a cell are dropped.
  static func rows(_ text: String, separator: Character) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuoted = false
    func trimmed(_ cell: String) -> String {
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    func endCell() {
      row.append(wasQuoted ? cell : trimmed(cell))
      (cell, wasQuoted) = ("", false)
    }
    var rest = Substring(text)
    if rest.unicodeScalars.first == "\u{FEFF}" { rest.unicodeScalars.removeFirst() }
    while let character = rest.popFirst() {
      if isQuoted {
        if character != "\"" {
          cell.append(character.isNewline ? " " : character)
        } else if rest.first == "\"" {
          rest.removeFirst()
          cell.append("\"")
        } else {
          isQuoted = false
        }
      } else if character == "\"", separator != "\t", trimmed(cell).isEmpty {
        (cell, isQuoted, wasQuoted) = ("", true, true)
      } else if character == separator {
        endCell()
      } else if character.isNewline {
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(character)
      }
    }
    if !row.isEmpty || !cell.isEmpty || wasQuoted {
      endCell()
      rows.append(row)
    }
    return rows
  }
}
