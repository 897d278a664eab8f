internal import Documents
internal import Rulebooks
internal import Yams

extension RuleDecoder {
  func contextItems(_ node: Node) -> [ContextItem] {
    (node.sequence.map(Array.init) ?? [node]).map { item in
      if item.mapping == nil {
        reader.report(
          .wrongShape, item, vi: "Ở đây cần một ngữ cảnh, không phải chữ.", en: "A context is needed here, not text.",
          help: Bilingual(
            vi: "viết - followed-by: […] hoặc - same-sentence: […]",
            en: "write - followed-by: […] or - same-sentence: […]"))
        return ContextItem([])
      }
      let contexts = contexts(
        reader.mapping(item, what: Bilingual(vi: "ngữ cảnh", en: "context"), keys: RuleKeys.contexts))
      if item.mapping?.isEmpty ?? false {
        // An item without conditions would hold everywhere and silence the rule.
        reader.report(
          .emptyValue, item, vi: "Mục này chưa có điều kiện nào.", en: "This item has no conditions.", length: 2)
      }
      return ContextItem(contexts)
    }
  }

  func contexts(_ entries: [(key: String, node: Node, value: Node)]) -> [Context] {
    entries.compactMap { key, _, value in
      switch key {
      case "in": Context(.inPart(parts(value)))
      case "quoted": reader.flag(value, key).map { Context(.quoted($0)) }
      case "near": distance(value).flatMap { found(.near($0), value) }
      case "before": distance(value).flatMap { found(.before($0), value) }
      case "after": distance(value).flatMap { found(.after($0), value) }
      case "preceded-by": found(.precededBy, value)
      case "followed-by": found(.followedBy, value)
      case "same-sentence": found(.sameSentence, value)
      case "next-sentence": found(.nextSentence, value)
      case "same-paragraph": found(.sameParagraph, value)
      default: found(.document, value)
      }
    }
  }

  private func found(_ place: Context.Place, _ node: Node) -> Context? {
    // Only these read a distance; beside any other context it would say nothing.
    let own: [String] =
      switch place {
      case .near, .before, .after: [FormatTable.distanceKey.name]
      default: []
      }
    return expression(node, accents: .exact, also: own).map { Context(.found(at: place, $0)) }
  }

  /// `8 tiếng` or `8`.
  private func distance(_ node: Node) -> Int? {
    guard let value = node.mapping?["distance"] else {
      reader.report(
        .missingKey, node, vi: "Thiếu “distance”, ví dụ distance: 8 tiếng.",
        en: "“distance” is missing, such as distance: 8 tiếng.", length: 1)
      return nil
    }
    return tieng(value, "distance")
  }

  func tieng(_ node: Node, _ what: String) -> Int? {
    guard let text = reader.text(node, what) else { return nil }
    let words = text.split(separator: " ")
    if let number = words.first.flatMap({ Int($0) }), number > 0,
      words.count == 1 || words.count == 2 && words[1] == "tiếng"
    {
      return number
    }
    reader.report(
      .wrongShape, node, vi: "“\(what)” viết dạng 8 tiếng, không phải “\(text)”.",
      en: "“\(what)” is written 8 tiếng, not “\(text)”.")
    return nil
  }
}
