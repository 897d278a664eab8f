internal import Documents
internal import Rulebooks
internal import Yams

extension RulebookDecoder {
  func decodeLists(_ node: Node) {
    for (key, keyNode, value) in reader.mapping(node, what: Bilingual(vi: "lists", en: "lists"), keys: []) {
      let before = reader.errorCount
      let list = value.mapping == nil ? words(value, key, keyNode) : table(value, keyNode)
      if let list, reader.errorCount == before { lists[key] = list } else { brokenLists.insert(key) }
    }
  }

  private func words(_ node: Node, _ name: String, _ keyNode: Node) -> WordList? {
    WordList(phrases: reader.words(node, name).map { Phrase($0.text) }, node: keyNode)
  }

  private func table(_ node: Node, _ keyNode: Node) -> WordList? {
    var file: (name: String, node: Node)?
    var columns: [(text: String, node: Node)] = []
    for (name, _, value) in reader.mapping(
      node, what: Bilingual(vi: "danh sách", en: "list"), keys: FormatTable.list.names)
    {
      if name == "file" {
        file = reader.text(value, "file").map { ($0, value) }
      } else {
        columns = reader.texts(value, "column")
      }
    }
    guard let file else {
      if node.mapping?["file"] == nil {
        reader.report(
          .missingKey, node, vi: "Danh sách thiếu “file”.", en: "The list has no “file”.",
          help: Bilingual(
            vi: "viết { file: data/x.tsv, column: name }", en: "write { file: data/x.tsv, column: name }"), length: 1)
      }
      return nil
    }
    guard let table = read(file.name, file.node) else { return nil }
    for column in columns where !table.columns.contains(column.text) {
      reportMissing(column.text, of: table.columns, file.name, column.node)
      return nil
    }
    let wanted = columns.isEmpty ? Array(table.columns.prefix(1)) : columns.map(\.text)
    let phrases = table.rows.flatMap { row in
      wanted.flatMap { TableReader.values(row[$0] ?? "") }.map { Phrase($0, row: row) }
    }
    return WordList(phrases: phrases, file: file.name, columns: table.columns, rows: table.rows, node: keyNode)
  }

  /// Each table is read once, however many lists take a column of it.
  private func read(_ file: String, _ node: Node) -> TableReader.Table? {
    if let table = tablesByName[file] { return table }
    guard let bytes = try? draft.readFile(file) else {
      reader.report(
        .table, node, vi: "Không đọc được bảng “\(file)”.", en: "The table “\(file)” cannot be read.",
        help: Bilingual(
          vi: "đường dẫn tính từ thư mục của bộ quy tắc", en: "the path counts from the rulebook's folder"))
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reader.report(
        .table, node, vi: "Bảng “\(file)” không phải UTF-8; hãy lưu lại bằng UTF-8.",
        en: "The table “\(file)” is not UTF-8; save it as UTF-8.")
      return nil
    }
    let table = TableReader.table(text, file: file)
    tables.append(bytes)
    tablesByName[file] = table
    return table
  }

  private func reportMissing(_ column: String, of columns: [String], _ file: String, _ node: Node) {
    reader.report(
      .table, node, vi: "Bảng “\(file)” không có cột “\(column)”.",
      en: "The table “\(file)” has no column “\(column)”.",
      help: Bilingual(
        vi: "các cột: \(columns.joined(separator: ", "))", en: "columns: \(columns.joined(separator: ", "))"))
  }

  /// A list by its name; nil, with a diagnostic, where there is none.
  func list(_ node: Node) -> WordList? {
    guard let name = reader.text(node, "list") else { return nil }
    usedLists.insert(name)
    if let list = lists[name] { return list }
    if brokenLists.contains(name) {
      reader.report(
        .unknownList, node, vi: "Danh sách “\(name)” không nạp được (xem lỗi ở lists).",
        en: "The list “\(name)” could not be loaded (see the error at lists).")
      return nil
    }
    reader.report(
      .unknownList, node, vi: "Không có danh sách “\(name)”.", en: "There is no list “\(name)”.",
      help: Nearest.help(name, in: lists.keys.sorted()))
    return nil
  }

  /// The rows of a list that must be a table with these columns; empty, with a diagnostic, where it is not.
  func rows(_ node: Node, columns: [String] = []) -> [[String: String]] {
    guard let list = list(node) else { return [] }
    guard let file = list.file else {
      reader.report(
        .table, node, vi: "Ở đây danh sách phải là một bảng (file: …).", en: "The list must be a table here (file: …).")
      return []
    }
    for column in columns where !list.columns.contains(column) {
      reportMissing(column, of: list.columns, file, node)
      return []
    }
    return list.rows
  }
}
