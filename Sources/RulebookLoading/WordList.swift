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
enum TableReader {
  typealias Table = (columns: [String], rows: [[String: String]])

  static func table(_ text: String, file: String) -> Table {
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var lines = text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }.filter { !$0.hasPrefix("#") }
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
      return line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
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
    cell.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
