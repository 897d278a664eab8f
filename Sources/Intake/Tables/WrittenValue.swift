import Documents

/// Values of metadata as people write them in a table: `Có`, `x`, `Fanpage`, `#tết #sale`.
enum WrittenValue {
  /// Nil for an empty cell: not known.
  /// - Throws: a value that cannot be this key's.
  static func value(
    _ cell: TableCell, of key: MetadataKey, dates: WrittenDate
  ) throws(ValueProblem) -> MetadataValue? {
    let text = trimmed(cell.string)
    guard !text.isEmpty else { return nil }
    switch key.shape {
    case .instant:
      if let instant = cell.date ?? dates.instant(text) { return .instant(instant) }
      throw ValueProblem(
        vi: "“\(key.rawValue)” nhận ngày dạng 20/11/2026, 20/11/2026 08:30 hay 2026-11-20, không nhận “\(text)”.",
        en: "“\(key.rawValue)” takes a day such as 20/11/2026, 20/11/2026 08:30 or 2026-11-20, not “\(text)”.")
    case .flag:
      if let flag = flags[text.lowercased()] { return .flag(flag) }
      return try plain(text, of: key)
    case .list:
      let separator: (Character) -> Bool = text.hasPrefix("#") ? { ", ;\n".contains($0) } : { ",;\n".contains($0) }
      let names = text.split(whereSeparator: separator).map { trimmed(String($0)) }
        .map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }.filter { !$0.isEmpty }
      return names.isEmpty ? nil : .list(names)
    case .choice(let names):
      let small = text.lowercased()
      if names.contains(small) { return .text(small) }
      if let name = choices[key.rawValue + "\t" + small], names.contains(name) { return .text(name) }
      return try plain(text, of: key)
    case .media, .sheet:
      return try MetadataAssignment.json(key, text).scalarOrRead(key)
    case .text: return .text(key == .title || key == .sourceText ? cell.string : text)
    }
  }

  private static func plain(_ text: String, of key: MetadataKey) throws(ValueProblem) -> MetadataValue? {
    do {
      return try key.value(from: text)
    } catch {
      throw ValueProblem(vi: error.message.vi, en: error.message.en)
    }
  }

  static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static let flags: [String: Bool] = [
    "true": true, "có": true, "x": true, "✓": true, "✔": true, "1": true, "yes": true, "y": true, "đúng": true,
    "false": false, "không": false, "0": false, "no": false, "n": false, "sai": false,
  ]

  /// `key TAB written` to the name of the choice, from Data/values.tsv.
  private static let choices: [String: String] = {
    var choices: [String: String] = [:]
    for line in ShippedTables.values.split(separator: "\n") {
      let cells = line.split(separator: "\t")
      if cells.count == 3 { choices[cells[0] + "\t" + cells[1]] = String(cells[2]) }
    }
    return choices
  }()
}

extension JSONValue {
  fileprivate func scalarOrRead(_ key: MetadataKey) throws(ValueProblem) -> MetadataValue? {
    try key.read(self, strict: false)
  }
}
