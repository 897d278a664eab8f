package import Documents

/// How the layout of one export becomes posts: which of its fields is the text, which the day, which is a reader's and
/// left out. Data, not code: files of `Data/Mappings`, or a user's own (docs/input.md describes the format).
public struct ExportMapping: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case json, table
  }
  /// How the text of an export was spoilt.
  package enum Repair: String, Sendable, CaseIterable {
    /// UTF-8 that was written as if each of its bytes were a character.
    case latin1UTF8 = "latin1-utf8"
  }
  /// `facebook-page@1`
  public internal(set) var name = ""
  package internal(set) var kind = Kind.json
  package internal(set) var title = Bilingual(vi: "", en: "")
  /// JSON: keys to the list of items; empty where the input is the list, or the item, itself.
  var items: [String] = []
  /// What must stand in an item, or among the headings.
  var required: [String] = []
  /// Of these one must, where there are any.
  var anyOf: [String] = []
  /// Where one of these stands, the item is no post: a reader's comment, a reaction.
  var never: [ExportPath] = []
  /// Rows that are no post: heading to cell.
  var skip: [String: String] = [:]
  /// JSON: what each field is made of, in order.
  var fields: [(field: TableField, paths: [ExportPath])] { fieldList.map { ($0.field, $0.paths) } }
  var fieldList: [Field] = []
  /// Tables: heading to field.
  var tableFields: [String: TableField] = [:]
  /// What every item of the export is: its channel.
  var metadata = Metadata()
  var repair: Repair?
  var dates = WrittenDate()
  /// Each value found there is a picture, or a video, that nobody read.
  var images: [ExportPath] = []
  var videos: [ExportPath] = []

  struct Field: Sendable, Hashable {
    var field: TableField
    var paths: [ExportPath]
  }

  /// True where an item has this layout.
  func fits(_ item: JSONValue) -> Bool {
    guard kind == .json, !never.contains(where: { $0.exists(in: item) }) else { return false }
    func has(_ path: String) -> Bool { ExportPath(path)?.exists(in: item) ?? false }
    return required.allSatisfy(has) && (anyOf.isEmpty || anyOf.contains(where: has))
  }

  /// True where a table with these headings, as `Headings.plain` writes them, has this layout.
  func fits(headings: [String]) -> Bool {
    guard kind == .table else { return false }
    func has(_ heading: String) -> Bool { headings.contains(Headings.plain(heading)) }
    return required.allSatisfy(has) && (anyOf.isEmpty || anyOf.contains(where: has))
  }

  func skips(row cell: (String) -> String?) -> Bool {
    skip.contains { cell(Headings.plain($0.key)).map(WrittenValue.trimmed) == $0.value }
  }
}

extension ExportMapping {
  /// Those that come with the program.
  public static let shipped: [ExportMapping] = ShippedTables.mappings.compactMap { name, yaml in
    try? ExportMapping(yaml: yaml, path: name)
  }

  /// Names of those that come with the program, known without reading them.
  public static let shippedNames: [String] = ShippedTables.mappings.map { name, _ in
    let stem = name.prefix { $0 != "." }
    let dash = stem.lastIndex(of: "-") ?? stem.endIndex
    return stem[..<dash] + "@" + stem[dash...].dropFirst()
  }

  /// Reads a mapping file of a user.
  /// - Throws: what `FileInput.read` throws; broken YAML, unknown keys, bad values with their place.
  public static func load(_ path: String) throws(IntakeError) -> ExportMapping {
    let decoded = try DecodedText(try FileInput.read(path, limit: 1 << 20), path: path)
    if let problem = decoded.problems.first {
      throw IntakeError(code: .badValue, path: path, message: problem.message)
    }
    return try ExportMapping(yaml: String(decoding: decoded.text, as: UTF8.self), path: path)
  }

  /// A mapping that comes with the program, or else a file: `facebook-page@1`, `facebook-page` (its newest version),
  /// `xuat-trang.yaml`.
  /// - Throws: no such mapping, with the names of those there are; what `load` throws.
  public static func named(_ name: String) throws(IntakeError) -> ExportMapping {
    if let exact = shipped.first(where: { $0.name == name }) { return exact }
    if let newest = shipped.last(where: { $0.name.hasPrefix(name + "@") }) { return newest }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/") { return try load(name) }
    let names = shippedNames.joined(separator: ", ")
    throw IntakeError(
      code: .unknownKey, path: nil,
      message: Bilingual(
        vi: "Không có mẫu xuất dữ liệu “\(name)”; các mẫu có sẵn: \(names), hoặc một tệp .yaml của bạn.",
        en: "There is no export mapping “\(name)”; there are: \(names), or a .yaml file of your own."))
  }
}
