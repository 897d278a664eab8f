internal import Rulebooks
internal import Yams

/// A named list: words inline, or columns of a table.
struct WordList {
  var phrases: [Phrase]
  /// The table as the rulebook writes its path; nil for an inline list.
  var file: String?
  var columns: [String] = []
  /// Rows of the table, by column; empty for an inline list.
  var rows: [[String: String]] = []
  var node: Node
}

/// Reads TSV and CSV: a header line, then rows; lines that begin with `#` are comments.
public enum TableReader {
  /// Rows by column.
  public typealias Table = (columns: [String], rows: [[String: String]])

  /// - Parameter file: its name; `.csv` is split at commas or semicolons, anything else at tabs. Linear.
  public static func table(_ text: String, file: String) -> Table {
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .filter { $0.first != UInt8(ascii: "#") }.map { Substring($0) }
    guard !lines.isEmpty else { return ([], []) }
    let header = lines.removeFirst()
    let separator: Character =
      !file.hasSuffix(".csv") || header.contains("\t") ? "\t" : header.contains(";") ? ";" : ","
    let columns = cells(header, separator).map(trimmed)
    let rows = lines.map { line in
      let cells = cells(line, separator)
      return Dictionary(
        zip(columns, cells.map(trimmed)), uniquingKeysWith: { first, _ in first })
    }
    return (columns, rows)
  }

  /// Quoted cells may hold the separator; a doubled quote is one.
  private static func cells(_ line: Substring, _ separator: Character) -> [String] {
    guard separator != "\t" else {
      return line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(Substring($0))
      }
    }
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells + [cell]
  }

  static func values(_ cell: String) -> [String] {
    cell.utf8.split(separator: UInt8(ascii: ";")).map { trimmed(String(Substring($0))) }.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: String) -> String {
    var view = Substring(text).utf8
    while view.first == UInt8(ascii: " ") { view.removeFirst() }
    while view.last == UInt8(ascii: " ") { view.removeLast() }
    return String(Substring(view))
  }
}
