/// JSON that keeps the order of its keys, so that a generated file changes only where the format does.
indirect enum SchemaNode: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaNode])
  case object([(String, SchemaNode)])

  static func texts(_ items: [String]) -> SchemaNode { .list(items.map { .text($0) }) }

  /// Lines indented by two blanks a level.
  func written(indent: Int = 0) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .text(let text): return SchemaNode.quoted(text)
    case .number(let number):
      return number == number.rounded() ? String(Int(number)) : String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      if items.isEmpty { return "[]" }
      if items.allSatisfy(\.isText) { return "[" + items.map { $0.written() }.joined(separator: ", ") + "]" }
      return "[\n" + items.map { inner + $0.written(indent: indent + 1) }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let entries):
      if entries.isEmpty { return "{}" }
      let lines = entries.map { inner + SchemaNode.quoted($0.0) + ": " + $0.1.written(indent: indent + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  private var isText: Bool { if case .text = self { true } else { false } }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
