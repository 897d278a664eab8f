internal import Documents
internal import Foundation
internal import Rulebooks
internal import Yams

extension RulebookDecoder {
  func conditions(_ node: Node) -> Condition {
    if node.mapping?.isEmpty ?? false {
      reader.report(.emptyValue, node, vi: "“when” chưa có điều kiện nào.", en: "“when” has no conditions.", length: 2)
    }
    var clauses: [Condition.Clause] = []
    for (name, keyNode, value) in reader.mapping(node, what: Bilingual(vi: "when", en: "when"), keys: []) {
      guard let key = metadataKey(name, keyNode) else { continue }
      if let test = test(value, key) { clauses.append(.init(key: key, test: test)) }
    }
    return Condition(clauses)
  }

  private func metadataKey(_ name: String, _ node: Node) -> MetadataKey? {
    if let key = MetadataKey(rawValue: name) { return key }
    reader.unknownKey(name, node, MetadataKey.allCases.map(\.rawValue))
    return nil
  }

  private func test(_ node: Node, _ key: MetadataKey) -> Condition.Test? {
    if let mapping = node.mapping {
      if mapping.isEmpty {
        reader.report(
          .emptyValue, node, vi: "“\(key.rawValue)” chưa có giá trị.", en: "“\(key.rawValue)” has no value.", length: 2)
      }
      for (_, _, value) in reader.mapping(
        node, what: Bilingual(vi: key.rawValue, en: key.rawValue), keys: FormatTable.not.names)
      {
        return test(value, key).map { .not($0) }
      }
      return nil
    }
    let items = reader.texts(node, key.rawValue)
    if key.shape.isInstant, items.count == 1, let range = items[0].text.range(of: "..") {
      let text = items[0].text
      let from = text[..<range.lowerBound]
      let until = text[range.upperBound...]
      let start = from.isEmpty ? nil : reader.day(String(from), node)
      let end = until.isEmpty ? nil : reader.day(String(until), node)
      if from.isEmpty, until.isEmpty {
        reader.report(
          .badDay, node, vi: "Khoảng ngày này chưa có ngày nào.", en: "This range has no day in it.",
          help: Bilingual(
            vi: "viết 2026-01-01.., ..2026-06-30 hoặc cả hai", en: "write 2026-01-01.., ..2026-06-30 or both"))
      }
      if let start, let end, end < start {
        reader.report(
          .badDay, node, vi: "Khoảng ngày này viết ngược nên không bài nào thỏa.",
          en: "This range is backwards, so that no post is in it.",
          help: AuthorLine(reader.line(of: node)).help(replacing: text, with: "\(until)..\(from)"))
      }
      return .days(from: start, until: end)
    }
    return .anyOf(items.compactMap { metadataValue($0.text, key, $0.node) })
  }

  private func metadataValue(_ text: String, _ key: MetadataKey, _ node: Node) -> MetadataValue? {
    if case .list = key.shape { return .text(text) }
    if key.shape.isInstant {
      // The day's own diagnostic knows how to write 01/07/2025.
      if let instant = Instant(iso: text) { return .instant(instant) }
      return reader.day(text, node).map { .instant(Instant(day: $0)) }
    }
    do {
      return try key.value(from: text)
    } catch {
      reader.report(.metadata, node, vi: error.message.vi, en: error.message.en)
      return nil
    }
  }

  /// Metadata of a test.
  func metadata(_ node: Node) -> Metadata {
    var metadata = Metadata()
    for (name, keyNode, value) in reader.mapping(node, what: Bilingual(vi: "with", en: "with"), keys: []) {
      guard let key = metadataKey(name, keyNode) else { continue }
      switch key.shape {
      case .media: metadata[key] = .media(media(value))
      case .sheet: metadata[key] = .sheet(sheet(value))
      case .list: metadata[key] = .list(reader.texts(value, name).map(\.text))
      default:
        if let text = reader.text(value, name) { metadata[key] = metadataValue(text, key, value) }
      }
    }
    return metadata
  }

  private func sheet(_ node: Node) -> ProductSheet {
    var sheet = ProductSheet()
    let what = MetadataKey.productSheet.rawValue
    for (key, _, value) in reader.mapping(
      node, what: Bilingual(vi: what, en: what), keys: FormatTable.productSheet.names)
    {
      if let field = ProductSheet.Field(rawValue: key) { sheet[field] = reader.texts(value, key).map(\.text) }
    }
    return sheet
  }

  private func media(_ node: Node) -> [Media] {
    guard let sequence = node.sequence else {
      reader.report(
        .wrongShape, node, vi: "“media” là một danh sách, ví dụ [{ type: image, ai-generated: true }].",
        en: "“media” is a list, such as [{ type: image, ai-generated: true }].")
      return []
    }
    return sequence.map { item in
      var media = Media(type: "image")
      for (key, _, value) in reader.mapping(
        item, what: Bilingual(vi: "media", en: "media"), keys: FormatTable.media.names)
      {
        switch key {
        case "type": media.type = reader.text(value, key) ?? media.type
        case "ai-generated": media.aiGenerated = reader.flag(value, key)
        case "caption": media.caption = reader.text(value, key)
        default: media.alt = reader.text(value, key)
        }
      }
      return media
    }
  }
}

extension MetadataKey.Shape {
  fileprivate var isInstant: Bool { if case .instant = self { true } else { false } }
}
