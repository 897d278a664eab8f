import Documents

/// What a column of a table holds.
enum TableField: Hashable {
  case text, lead
  /// A time of day, put to the day of `published-at`.
  case time
  /// Pictures or videos, which nobody reads: a cell with anything in it counts as one.
  case image, video
  /// Known, and left out on purpose.
  case ignored
  case key(MetadataKey)

  init?(name: String) {
    switch name {
    case "text": self = .text
    case "lead": self = .lead
    case "time": self = .time
    case "image": self = .image
    case "video": self = .video
    case "ignore": self = .ignored
    default:
      guard let key = MetadataKey(rawValue: name) else { return nil }
      self = .key(key)
    }
  }

  /// Every name that a column map may give.
  static let names = ["text", "lead", "time", "image", "video", "ignore"] + MetadataKey.allCases.map(\.rawValue)
}

/// Headings that people give the columns of their tables, from Data/headings.tsv.
enum Headings {
  /// A heading as it is compared: small letters, single blanks, without what follows in brackets.
  static func plain(_ heading: String) -> String {
    var words = heading.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: " ")
    while let last = words.last, "*:.".contains(last) || last == " " { words.removeLast() }
    return words
  }

  /// The field of a heading; nil for one that nobody knows.
  static func field(_ heading: String) -> (field: TableField, rank: Int)? {
    let plain = plain(heading)
    if let found = table[plain] { return found }
    if let own = TableField(name: plain.split(separator: " ").joined(separator: "-")), own != .ignored {
      return (own, 0)
    }
    // “Ngày đăng (ngày/tháng/năm)”
    guard let bracket = plain.firstIndex(of: "("), bracket > plain.startIndex else { return nil }
    let before = plain[..<bracket].split(separator: " ").joined(separator: " ")
    return table[before]
  }

  private static let table: [String: (field: TableField, rank: Int)] = {
    var table: [String: (field: TableField, rank: Int)] = [:]
    for (rank, line) in ShippedTables.headings.split(separator: "\n").enumerated() {
      let cells = line.split(separator: "\t")
      if cells.count == 2, let field = TableField(name: String(cells[1])), table[String(cells[0])] == nil {
        table[String(cells[0])] = (field, rank + 1)
      }
    }
    return table
  }()
}
