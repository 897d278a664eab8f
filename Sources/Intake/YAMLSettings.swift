import Documents
package import Yams

/// YAML as this program reads it: composed to nodes, no aliases, no nulls, scalars as written, errors with their place.
/// Holds the parser, because nodes know their anchors only while it lives.
package struct YAMLSettings {
  /// A value as the parser left it; only these functions look into it.
  package typealias Value = Node

  package let path: String?
  /// Lines of the file before the YAML.
  package let lineOffset: Int
  /// The code of an error of the YAML itself.
  package let brokenCode: IntakeError.Code
  private let parser: Yams.Parser
  /// The outermost mapping; nil where there is nothing but comments.
  package private(set) var root: [Field] = []

  /// A key with its value, in the order of the file.
  package struct Field {
    package var key: String
    package var keyNode: Node
    package var value: Node
  }

  package init(
    _ yaml: String, path: String?, lineOffset: Int = 0, brokenCode: IntakeError.Code
  ) throws(IntakeError) {
    self.path = path
    self.lineOffset = lineOffset
    self.brokenCode = brokenCode
    let composed: Node?
    do {
      parser = try Yams.Parser(yaml: yaml, resolver: .basic)
      composed = try parser.singleRoot()
    } catch {
      throw YAMLSettings.broken(error, path: path, lineOffset: lineOffset, code: brokenCode)
    }
    guard let composed else { return }
    if case .scalar(let scalar) = composed, scalar.string.isEmpty { return }
    root = try fields(of: composed)
  }

  /// The members of a mapping.
  package func fields(of node: Node) throws(IntakeError) -> [Field] {
    try refuseAnchor(node)
    guard case .mapping(let mapping) = node else {
      throw error(
        at: node,
        ValueProblem(brokenCode, vi: "Ở đây cần các dòng “khóa: giá trị”.", en: "Here lines “key: value” are needed."))
    }
    var fields: [Field] = []
    for (keyNode, value) in mapping {
      fields.append(Field(key: try text(keyNode), keyNode: keyNode, value: value))
    }
    return fields
  }

  /// The items of a sequence; a scalar alone is a list of one.
  package func items(of node: Node) throws(IntakeError) -> [Node] {
    try refuseAnchor(node)
    if case .sequence(let sequence) = node { return Array(sequence) }
    return [node]
  }

  /// A scalar as written: `no` and `1.10` are text.
  package func text(_ node: Node) throws(IntakeError) -> String {
    try refuseAnchor(node)
    guard case .scalar(let scalar) = node else {
      throw error(
        at: node,
        ValueProblem(
          vi: "Ở đây cần một giá trị, không phải danh sách hay bảng.",
          en: "Here one value is needed, not a list or a table."))
    }
    if scalar.style == .plain || scalar.style == .any, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
      throw error(
        at: node,
        ValueProblem(
          vi: "Thiếu giá trị; chữ có dấu # ở đầu phải đặt trong ngoặc kép.",
          en: "The value is missing; text that begins with # needs quotes."))
    }
    return scalar.string
  }

  /// The whole value, scalars as text.
  package func value(_ node: Node) throws(IntakeError) -> JSONValue {
    switch node {
    case .scalar: return .text(Array(try text(node).utf8))
    case .sequence(let sequence):
      try refuseAnchor(node)
      var items: [JSONValue] = []
      for item in sequence { items.append(try value(item)) }
      return .list(items)
    case .mapping:
      var members: [JSONValue.Member] = []
      for field in try fields(of: node) {
        members.append(JSONValue.Member(key: field.key, value: try value(field.value)))
      }
      return .object(members)
    case .alias:
      throw error(at: node, YAMLSettings.aliasProblem(brokenCode))
    }
  }

  package func error(at node: Node, _ problem: ValueProblem) -> IntakeError {
    IntakeError(
      code: problem.code, path: path, line: node.mark.map { $0.line + lineOffset }, column: node.mark?.column,
      message: problem.message)
  }

  private func refuseAnchor(_ node: Node) throws(IntakeError) {
    let anchored: Bool =
      switch node {
      case .scalar(let scalar): scalar.anchor != nil
      case .mapping(let mapping): mapping.anchor != nil
      case .sequence(let sequence): sequence.anchor != nil
      case .alias: true
      }
    if anchored { throw error(at: node, YAMLSettings.aliasProblem(brokenCode)) }
  }

  private static func aliasProblem(_ code: IntakeError.Code) -> ValueProblem {
    ValueProblem(
      code, vi: "Không dùng được & và * của YAML; hãy viết lại giá trị, hoặc đặt nó trong ngoặc kép.",
      en: "YAML's & and * cannot be used; write the value out, or put it in quotes.")
  }

  private static func broken(
    _ error: any Error, path: String?, lineOffset: Int, code: IntakeError.Code
  ) -> IntakeError {
    var mark: Mark?
    var problem = "\(error)"
    switch error as? YamlError {
    case .scanner(_, let text, let at, _)?, .parser(_, let text, let at, _)?, .composer(_, let text, let at, _)?:
      (problem, mark) = (text, at)
    case .duplicatedKeysInMapping(let keys, let context)?:
      mark = context.mark
      problem = "duplicate key \(keys.joined(separator: ", "))"
    case .reader(let text, _, _, _)?: problem = text
    default: break
    }
    return IntakeError(
      code: code, path: path, line: mark.map { $0.line + lineOffset } ?? lineOffset + 1, column: mark?.column,
      message: Bilingual(
        vi: "YAML không đọc được (\(problem)); giá trị có dấu : # [ { thì đặt trong ngoặc kép.",
        en: "The YAML cannot be read (\(problem)); a value with : # [ { needs quotes."))
  }
}
