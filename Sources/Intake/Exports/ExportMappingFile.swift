import Documents
import Yams

extension ExportMapping {
  private static let keys = [
    "mapping", "version", "title", "documented", "input", "items", "recognise", "never", "skip", "fields", "set",
    "repair", "dates", "zone", "images", "videos",
  ]

  /// - Parameter path: the file, for errors.
  init(yaml: String, path: String) throws(IntakeError) {
    let settings = try YAMLSettings(yaml, path: path, brokenCode: .badValue)
    var (id, version) = ("", "")
    var fields: YAMLSettings.Field?
    for field in settings.root {
      let node = field.value
      switch field.key {
      case "mapping": id = try settings.text(node)
      case "version": version = try settings.text(node)
      case "title": title = try ExportMapping.title(node, settings)
      // Where the layout is described, and when that was read: for people.
      case "documented": _ = try settings.texts(node)
      case "input": kind = try ExportMapping.choice(node, settings, "input")
      case "items": items = try settings.texts(node)
      case "recognise":
        for member in try settings.fields(of: node) {
          switch member.key {
          case "all": required = try settings.texts(member.value)
          case "any": anyOf = try settings.texts(member.value)
          default: throw settings.unknownKey(member, known: ["all", "any"])
          }
        }
      case "never": never = try ExportMapping.paths(node, settings)
      case "skip":
        for member in try settings.fields(of: node) { skip[member.key] = try settings.text(member.value) }
      case "fields": fields = field
      case "set": metadata = try settings.metadata(of: node)
      case "repair": repair = try ExportMapping.choice(node, settings, "repair") as Repair
      case "dates": dates.order = try ExportMapping.choice(node, settings, "dates")
      case "zone": dates.zone = try ExportMapping.zone(node, settings)
      case "images": images = try ExportMapping.paths(node, settings)
      case "videos": videos = try ExportMapping.paths(node, settings)
      default: throw settings.unknownKey(field, known: ExportMapping.keys)
      }
    }
    if let fields { try read(fields.value, settings) }
    name = "\(id)@\(version)"
    let isComplete =
      kind == .json ? fieldList.contains { $0.field == .text || $0.field == .key(.title) } : !tableFields.isEmpty
    guard !id.isEmpty, Int(version) != nil, !required.isEmpty, isComplete else {
      throw IntakeError(
        code: .badValue, path: path,
        message: Bilingual(
          vi: "Mẫu xuất dữ liệu cần “mapping”, “version” (số nguyên), “recognise: all” và “fields” có text hoặc title.",
          en: "A mapping needs “mapping”, “version” (a whole number), “recognise: all” and “fields” with text or title."
        ))
    }
  }

  private mutating func read(_ node: Node, _ settings: YAMLSettings) throws(IntakeError) {
    for member in try settings.fields(of: node) {
      guard let field = TableField(name: member.key) else {
        throw settings.unknownKey(member, known: TableField.names)
      }
      if kind == .table {
        for heading in try settings.texts(member.value) { tableFields[heading] = field }
      } else {
        fieldList.append(Field(field: field, paths: try ExportMapping.paths(member.value, settings)))
      }
    }
  }

  private static func title(_ node: Node, _ settings: YAMLSettings) throws(IntakeError) -> Bilingual {
    guard case .mapping = node else {
      let text = try settings.text(node)
      return Bilingual(vi: text, en: text)
    }
    var title = Bilingual(vi: "", en: "")
    for member in try settings.fields(of: node) {
      switch member.key {
      case "vi": title.vi = try settings.text(member.value)
      case "en": title.en = try settings.text(member.value)
      default: throw settings.unknownKey(member, known: ["vi", "en"])
      }
    }
    return title
  }

  private static func paths(_ node: Node, _ settings: YAMLSettings) throws(IntakeError) -> [ExportPath] {
    var paths: [ExportPath] = []
    for item in try settings.items(of: node) {
      guard let path = ExportPath(try settings.text(item)) else {
        throw settings.error(
          at: item,
          ValueProblem(
            vi: "Đường dẫn đến trường có dạng data[].post.", en: "A path to a field is written like data[].post."))
      }
      paths.append(path)
    }
    return paths
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, _ settings: YAMLSettings, _ key: String
  ) throws(IntakeError) -> Choice where Choice.RawValue == String {
    let text = try settings.text(node)
    if let choice = Choice(rawValue: text) { return choice }
    let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw settings.error(
      at: node,
      ValueProblem(
        vi: "“\(key)” nhận một trong: \(list); không nhận “\(text)”.",
        en: "“\(key)” takes one of: \(list); not “\(text)”."))
  }

  /// `+07:00` in minutes.
  private static func zone(_ node: Node, _ settings: YAMLSettings) throws(IntakeError) -> Int {
    let text = try settings.text(node)
    let fields = text.dropFirst().split(separator: ":")
    guard text.hasPrefix("+") || text.hasPrefix("-"), fields.count == 2, let hours = Int(fields[0]),
      let minutes = Int(fields[1]), (0..<15).contains(hours), (0..<60).contains(minutes)
    else {
      throw settings.error(
        at: node,
        ValueProblem(
          vi: "“zone” nhận múi giờ dạng +07:00, không nhận “\(text)”.",
          en: "“zone” takes a zone such as +07:00, not “\(text)”."))
    }
    return (hours * 60 + minutes) * (text.hasPrefix("-") ? -1 : 1)
  }
}
