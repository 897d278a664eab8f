import Documents

/// What the columns of one table are, and how a row becomes a post.
struct TableLayout {
  private let columns: TableColumns
  private let mapping: ExportMapping?

  /// Nil where this row of cells is none of headings.
  /// - Throws: where the caller's own column map, or mapping, does not fit this table.
  static func find(
    _ cells: [TableCell], intake: Intake, path: String, isExport: Bool
  ) throws(IntakeError) -> TableLayout? {
    let headings = cells.map { Headings.plain($0.string) }
    let mapping = intake.mapping ?? intake.knownMappings.first { $0.fits(headings: headings) }
    if let wanted = intake.mapping, !wanted.fits(headings: headings) { return nil }
    if isExport, mapping == nil { return nil }
    var map = mapping?.tableFields ?? [:]
    for (heading, name) in intake.columns {
      guard let field = TableField(name: name) else {
        let problem = ValueProblem.unknownKey(name, known: TableField.names)
        throw IntakeError(code: problem.code, path: path, message: problem.message)
      }
      map[heading] = field
    }
    guard let columns = TableColumns(cells, map: map, onlyMap: mapping != nil) else { return nil }
    let missing = columns.missing(Dictionary(uniqueKeysWithValues: intake.columns.map { ($0.key, .text) }))
    guard missing.isEmpty else {
      let (names, seen) = (missing.joined(separator: ", "), headings.filter { !$0.isEmpty }.joined(separator: ", "))
      throw IntakeError(
        code: .noTextColumn, path: path,
        message: Bilingual(
          vi: "Bảng không có cột “\(names)” mà phần khai báo cột nêu; các cột thấy được: \(seen).",
          en: "The table has no column “\(names)”, which the column map names; the headings seen: \(seen)."))
    }
    return TableLayout(columns: columns, mapping: mapping)
  }

  /// Nil for a row that is no post: an empty one, the name of a week, a total.
  func document(_ row: TableRow, sheet: String?, intake: Intake, path: String) -> Document? {
    let locator = TablePlace.row(row.number, sheet: sheet)
    guard let cells = row.cells else {
      var document = intake.failed(row.problems[0], path: path, locator: locator, byteCount: row.byteCount)
      document.problems = row.problems
      return document
    }
    func cell(_ column: Int) -> TableCell { column < cells.count ? cells[column] : TableCell([]) }
    if let mapping, mapping.skips(row: { heading in columns.headings.firstIndex(of: heading).map { cell($0).string } })
    {
      return nil
    }
    var problems = row.problems
    let metadata = metadata(cell, &problems)
    guard !metadata.isEmpty || columns.texts.contains(where: { !isBlank(cell($0).text) }) else { return nil }
    let lead = columns.column(.lead).map { cell($0) }
    var set = mapping?.metadata ?? Metadata()
    for (key, value) in metadata.values { set[key] = value }
    var document = Document(
      body: DocumentPart(kind: .body, text: columns.texts.first.map { cell($0).text } ?? []),
      lead: lead.flatMap { isBlank($0.text) ? nil : DocumentPart(kind: .lead, text: $0.text) },
      metadata: set, intake: intake, fieldsHavePositions: true)
    // What may be text too is read as well, in the order of the table.
    var caption = metadata.media.count
    var places: [PartKind: Int] = [:]
    places[.body] = columns.texts.first
    for column in columns.texts.dropFirst().sorted() where !isBlank(cell(column).text) {
      document.parts.append(DocumentPart(kind: .caption(caption), text: cell(column).text))
      places[.caption(caption)] = column
      caption += 1
    }
    places[.title] = intake.overrides[.title] == nil ? columns.column(.key(.title)) : nil
    places[.lead] = columns.column(.lead)
    for index in document.parts.indices {
      if let column = places[document.parts[index].kind] {
        document.parts[index].places = [PlaceLabel(start: 0, text: TablePlace.cell(column, row: row.number))]
      }
    }
    for (column, field) in columns.fields where !isBlank(cell(column).text) {
      if field == .image { document.notSeen.images += 1 }
      if field == .video { document.notSeen.videos += 1 }
    }
    document.path = path
    document.locator = locator
    document.byteCount = row.byteCount
    document.problems = problems
    if document.hasNothingToRead {
      document.parts = []
      document.problems.append(.emptyPost(notSeen: document.notSeen))
    }
    return document
  }

  private func metadata(_ cell: (Int) -> TableCell, _ problems: inout [InputProblem]) -> Metadata {
    var metadata = Metadata()
    for (column, field) in columns.fields {
      guard case .key(let key) = field else { continue }
      let dates = mapping?.dates ?? WrittenDate()
      do throws(ValueProblem) {
        if let value = try WrittenValue.value(cell(column), of: key, dates: dates) { metadata[key] = value }
      } catch {
        problems.append(.unreadableMetadata(error.message, line: nil))
      }
    }
    if case .instant(let instant)? = metadata[.publishedAt], instant.minute == nil,
      let column = columns.column(.time),
      let minute = cell(column).minute ?? WrittenDate.minute(WrittenValue.trimmed(cell(column).string))
    {
      metadata[.publishedAt] = .instant(Instant(day: instant.day, minute: minute))
    }
    return metadata
  }
}
