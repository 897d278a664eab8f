package import Documents
package import Rulebooks
package import Yams

/// Pieces of settings that front matter and `soat.yaml` share.
extension YAMLSettings {
  /// A metadata value; null is an error, as everywhere in YAML.
  package func metadata(_ key: MetadataKey, _ node: Node) throws(IntakeError) -> MetadataValue {
    let read = try value(node)
    do throws(ValueProblem) {
      if let value = try key.read(read, strict: true) { return value }
      throw ValueProblem(vi: "“\(key.rawValue)” thiếu giá trị.", en: "“\(key.rawValue)” lacks its value.")
    } catch {
      throw self.error(at: node, error)
    }
  }

  /// A mapping of metadata keys.
  package func metadata(of node: Node) throws(IntakeError) -> Metadata {
    var metadata = Metadata()
    for field in try fields(of: node) {
      guard let key = MetadataKey(rawValue: field.key) else {
        throw unknownKey(field, known: MetadataKey.allCases.map(\.rawValue))
      }
      metadata[key] = try self.metadata(key, field.value)
    }
    return metadata
  }

  package func unknownKey(_ field: Field, known: [String]) -> IntakeError {
    error(at: field.keyNode, .unknownKey(field.key, known: known))
  }

  /// A list of `{ rule, reason, text, until }`.
  package func waivers(_ node: Node, origin: Waiver.Origin) throws(IntakeError) -> [Waiver] {
    var waivers: [Waiver] = []
    for item in try items(of: node) { waivers.append(try waiver(item, origin: origin)) }
    return waivers
  }

  private func waiver(_ node: Node, origin: Waiver.Origin) throws(IntakeError) -> Waiver {
    var waiver = Waiver(rule: "", reason: "", origin: origin)
    for field in try fields(of: node) {
      let text = try text(field.value)
      switch field.key {
      case "rule": waiver.rule = text
      case "reason": waiver.reason = text
      case "text": waiver.text = text
      case "until":
        guard let day = Day(iso: text) else {
          throw error(
            at: field.value,
            ValueProblem(
              vi: "“until” nhận ngày dạng 2026-12-31, không nhận “\(text)”.",
              en: "“until” takes a day such as 2026-12-31, not “\(text)”."))
        }
        waiver.until = day
      default: throw unknownKey(field, known: ["rule", "reason", "text", "until"])
      }
    }
    guard waiver.rule.split(separator: "/").count == 2, !isBlank(Array(waiver.reason.utf8)) else {
      throw error(
        at: node,
        ValueProblem(
          vi: "Mỗi mục cho qua cần “rule” (bộ/quy-tắc) và “reason” (lý do).",
          en: "Each waiver needs “rule” (book/rule) and “reason”."))
    }
    return waiver
  }

  /// A list of levels.
  package func levels(_ node: Node) throws(IntakeError) -> Set<Level> {
    var levels: Set<Level> = []
    for item in try items(of: node) {
      let text = try text(item)
      guard let level = Level(rawValue: text) else {
        throw error(
          at: item,
          ValueProblem(
            vi: "Mức là một trong: error, warning, notice; không có “\(text)”.",
            en: "A level is one of: error, warning, notice; not “\(text)”."))
      }
      levels.insert(level)
    }
    return levels
  }

  /// A list of texts.
  package func texts(_ node: Node) throws(IntakeError) -> [String] {
    var texts: [String] = []
    for item in try items(of: node) { texts.append(try text(item)) }
    return texts
  }
}
