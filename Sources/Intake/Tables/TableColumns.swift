import Documents

/// Which column of a table holds what.
struct TableColumns {
  /// Columns with text of the post, the one that is the body first.
  private(set) var texts: [Int] = []
  private(set) var fields: [(column: Int, field: TableField)] = []
  let headings: [String]

  /// Nil where no column of this row of headings can be the text.
  /// - Parameters:
  ///   - map: headings that were given a meaning by whoever knows the table.
  ///   - onlyMap: true where no other column means anything.
  init?(_ cells: [TableCell], map: [String: TableField], onlyMap: Bool = false) {
    headings = cells.map { Headings.plain($0.string) }
    let plain = Dictionary(map.map { (Headings.plain($0.key), $0.value) }, uniquingKeysWith: { a, _ in a })
    let isTextGiven = map.values.contains(.text)
    var ranked: [(column: Int, rank: Int)] = []
    var best: [TableField: (column: Int, rank: Int)] = [:]
    for (column, heading) in headings.enumerated() where !heading.isEmpty {
      let known = onlyMap ? nil : Headings.field(heading)
      guard let (field, rank) = plain[heading].map({ ($0, -1) }) ?? known.map({ ($0.field, $0.rank) }) else { continue }
      switch field {
      case .text:
        if rank < 0 || !isTextGiven { ranked.append((column, rank)) }
      case .ignored: break
      case .image, .video: fields.append((column, field))
      default:
        // Where two columns could be it, the one whose heading says so better; else the first.
        if rank < best[field]?.rank ?? .max { best[field] = (column, rank) }
      }
    }
    // An export may know titles alone.
    guard !ranked.isEmpty || (onlyMap && best[.key(.title)] != nil) else { return nil }
    texts = ranked.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column)
    fields += best.map { ($0.value.column, $0.key) }
    fields.sort { $0.column < $1.column }
  }

  /// Headings that a map names and the table does not have.
  func missing(_ map: [String: TableField]) -> [String] {
    map.keys.filter { !headings.contains(Headings.plain($0)) }.sorted()
  }

  func column(_ field: TableField) -> Int? { fields.first { $0.field == field }?.column }

  /// True where this looks like a row of headings and no sentence with a comma: every cell is short, and one beside the
  /// text is known.
  static func isHeading(_ cells: [TableCell]) -> Bool {
    guard cells.count > 1, cells.allSatisfy({ $0.text.count <= 120 }),
      let columns = TableColumns(cells, map: [:])
    else { return false }
    return columns.fields.count + columns.texts.count > 1
  }
}
