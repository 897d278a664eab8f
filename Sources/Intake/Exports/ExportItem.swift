import Documents

extension ExportMapping {
  /// A post of an item; nil for an item that is none.
  func document(
    _ item: JSONValue, byteCount: Int, intake: Intake, path: String, locator: Bilingual
  ) -> Document? {
    if never.contains(where: { $0.exists(in: item) }) { return nil }
    guard fits(item) else {
      return intake.failed(
        .unknownLayout(seen: item.keys, wanted: self), path: path, locator: locator, byteCount: byteCount)
    }
    var isRepaired = false
    func texts(_ paths: [ExportPath]) -> [[UInt8]] {
      var found: [[UInt8]] = []
      for value in paths.flatMap({ $0.values(in: item) }) {
        guard let scalar = value.scalar, !isBlank(Array(scalar.utf8)) else { continue }
        var text = Array(scalar.utf8)
        if repair == .latin1UTF8, let meant = MojibakeRepair.utf8(text) { (text, isRepaired) = (meant, true) }
        // The text of a post stands with each of its pictures again.
        if !found.contains(text) { found.append(text) }
      }
      return found
    }
    var own = metadata
    var body: [UInt8] = []
    var lead: [UInt8] = []
    var problems: [InputProblem] = []
    for (field, paths) in fields {
      let found = texts(paths)
      switch field {
      case .text: body = Array(found.joined(separator: [0x0A, 0x0A]))
      case .lead: lead = Array(found.joined(separator: [0x0A]))
      case .key(let key):
        let isList = if case .list = key.shape { true } else { false }
        let cell = TableCell(isList ? Array(found.joined(separator: [0x0A])) : found.first ?? [])
        do throws(ValueProblem) {
          if let value = try WrittenValue.value(cell, of: key, dates: dates) { own[key] = value }
        } catch {
          problems.append(.unreadableMetadata(error.message, line: nil))
        }
      default: break
      }
    }
    var document = Document(
      body: DocumentPart(kind: .body, text: body),
      lead: lead.isEmpty ? nil : DocumentPart(kind: .lead, text: lead), metadata: own, intake: intake,
      fieldsHavePositions: true)
    document.path = path
    document.locator = locator
    document.byteCount = byteCount
    document.problems = problems
    document.encoding = isRepaired ? "utf-8 as latin-1" : nil
    let media = images.flatMap { $0.values(in: item) }
    let films = media.count { value in [".mp4", ".mov"].contains { value.scalar?.lowercased().hasSuffix($0) == true } }
    document.notSeen.images += media.count - films
    document.notSeen.videos += films + videos.reduce(0) { $0 + $1.values(in: item).count }
    if document.hasNothingToRead {
      document.parts = []
      document.problems.append(.emptyPost(notSeen: document.notSeen))
    }
    return document
  }
}

extension JSONValue {
  /// Names of the members of an object.
  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }
}

extension InputProblem {
  /// - Parameter wanted: the mapping that was asked for; nil where any would do.
  static func unknownLayout(seen: [String], wanted: ExportMapping?) -> InputProblem {
    let list = seen.isEmpty ? "—" : seen.prefix(20).map { "“\($0.prefix(40))”" }.joined(separator: ", ")
    let vi = wanted.map { "Không theo mẫu \($0.name)" } ?? "Không nhận ra mẫu xuất dữ liệu nào"
    let en = wanted.map { "The layout is not that of \($0.name)" } ?? "The layout is that of no known export"
    return InputProblem(
      code: "unknown-layout",
      message: Bilingual(
        vi: "\(vi); các trường thấy được: \(list). Hãy chỉ đúng mẫu bằng --mapping.",
        en: "\(en); the fields seen: \(list). Name the right one with --mapping."))
  }
}
