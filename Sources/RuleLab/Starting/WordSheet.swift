public import Documents
internal import Rulebooks

/// A list of words that a desk keeps: what is written wrong, what is right, a note.
public struct WordSheet: Sendable {
  public struct Entry: Sendable, Hashable {
    public var wrong: String
    /// Empty where the word is only to be avoided.
    public var right: String
    public var note: String
    /// The row of the sheet, from 1.
    public var row: Int
    public init(wrong: String, right: String = "", note: String = "", row: Int = 0) {
      self.wrong = wrong
      self.right = right
      self.note = note
      self.row = row
    }
  }

  public private(set) var entries: [Entry] = []
  /// Rows that were left out, and why.
  public private(set) var skipped: [Bilingual] = []
  /// False where the first row names no column and was read as words.
  public private(set) var hasHeader = true

  public init(entries: [Entry]) { self.entries = entries }

  /// - Parameter rows: cells of a sheet. The first row names the columns (`wrong`, `right`, `note`, or `sai`, `đúng`, `ghi
  ///   chú`, in any order, among others); where it names none, columns are taken in that order.
  /// - Throws: no words.
  public init(rows: [[String]]) throws(StarterError) {
    guard let first = rows.firstIndex(where: { WordSheet.isContent($0) }) else {
      throw StarterError(vi: "Bảng không có dòng nào.", en: "The sheet is empty.")
    }
    var columns = WordSheet.columns(rows[first])
    if columns[.wrong] == nil {
      if !columns.isEmpty {
        throw StarterError(
          vi: "Bảng không có cột “wrong” (hoặc “sai”, “từ”); dòng đầu là: \(rows[first].joined(separator: " | ")).",
          en: "The sheet has no column “wrong”; its first row is: \(rows[first].joined(separator: " | ")).")
      }
      hasHeader = false
      columns = [.wrong: 0, .right: 1, .note: 2]
    }
    var seen: [String: Int] = [:]
    for (index, row) in rows.enumerated().dropFirst(hasHeader ? first + 1 : first) where WordSheet.isContent(row) {
      func cell(_ column: Column) -> String {
        guard let place = columns[column], row.indices.contains(place) else { return "" }
        return row[place].split { $0.isWhitespace }.joined(separator: " ")
      }
      let entry = Entry(wrong: cell(.wrong), right: cell(.right), note: cell(.note), row: index + 1)
      if let reason = WordSheet.fault(of: entry, seen) {
        skipped.append(reason)
      } else {
        seen[entry.wrong.lowercased()] = index + 1
        entries.append(entry)
      }
    }
    guard !entries.isEmpty else {
      throw StarterError(vi: "Bảng không có từ nào dùng được.", en: "The sheet holds no usable word.")
    }
  }

  private static func isContent(_ row: [String]) -> Bool {
    row.contains { !$0.isEmpty } && row.first?.hasPrefix("#") != true
  }

  private static func fault(of entry: Entry, _ seen: [String: Int]) -> Bilingual? {
    let (row, wrong) = (entry.row, entry.wrong)
    if wrong.isEmpty {
      return Bilingual(vi: "dòng \(row): ô từ sai trống", en: "row \(row): no wrong form")
    }
    if !wrong.contains(where: { $0.isLetter || $0.isNumber }) {
      return Bilingual(vi: "dòng \(row): “\(wrong)” không có chữ nào", en: "row \(row): “\(wrong)” has no letter")
    }
    if wrong == entry.right {
      return Bilingual(
        vi: "dòng \(row): “\(wrong)” sai và đúng như nhau", en: "row \(row): “\(wrong)” is its own right form")
    }
    if let before = seen[wrong.lowercased()] {
      return Bilingual(
        vi: "dòng \(row): “\(wrong)” đã có ở dòng \(before)", en: "row \(row): “\(wrong)” stands in row \(before)")
    }
    return nil
  }

  // MARK: Columns

  private enum Column: CaseIterable {
    case wrong, right, note

    /// Names that desks give them.
    var names: Set<String> {
      switch self {
      case .wrong:
        [
          "wrong", "sai", "từ sai", "viết sai", "chữ sai", "từ", "word", "phrase", "cụm từ", "không dùng", "tránh",
          "cần tránh",
        ]
      case .right:
        ["right", "đúng", "từ đúng", "viết đúng", "chữ đúng", "thay bằng", "nên dùng", "sửa thành", "correct"]
      case .note: ["note", "ghi chú", "chú thích", "lý do", "lí do", "notes", "giải thích"]
      }
    }
  }

  private static func columns(_ row: [String]) -> [Column: Int] {
    var found: [Column: Int] = [:]
    for (place, cell) in row.enumerated() {
      let name = cell.lowercased()
      if let column = Column.allCases.first(where: { $0.names.contains(name) }), found[column] == nil {
        found[column] = place
      }
    }
    return found
  }

  // MARK: Tables

  /// A table of the rulebook: TSV with the columns wrong, right, note.
  static func table(_ entries: [Entry], columns: [String]) -> String {
    let rows = entries.map { entry in
      columns.map { column in
        column == "right" ? entry.right : column == "note" ? entry.note : entry.wrong
      }
    }
    return ([columns] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
