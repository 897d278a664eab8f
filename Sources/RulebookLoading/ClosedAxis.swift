internal import Documents
internal import Rulebooks
internal import Yams

/// The axis of names and terms takes no rule that could be about an opinion.
enum ClosedAxis {
  /// Reports a rule of this axis that is neither about names and terms nor a list of slurs said to a person.
  static func check(_ rule: Rule, _ node: Node, _ reader: YAMLReader) {
    switch rule.kind {
    case .officialName, .prefer, .consistent: return
    case .forbid where isOneList(node) && rule.contexts.contains(where: isObject): return
    default:
      reader.report(
        .closedAxis, node,
        vi:
          "Trục politically-correct chỉ nhận official-name, prefer, consistent, hoặc một danh sách từ miệt thị có người làm đối tượng.",
        en:
          "The axis politically-correct takes only official-name, prefer, consistent, or a list of slurs with a person as object.",
        help: Bilingual(
          vi:
            "viết forbid: { phrases: { list: … } } cùng after: { distance: 3 tiếng, phrases: { list: … } }, hoặc đổi trục",
          en:
            "write forbid: { phrases: { list: … } } with after: { distance: 3 tiếng, phrases: { list: … } }, or change the axis"
        ),
        length: 1)
    }
  }

  /// `forbid: { phrases: { list: … } }` and nothing beside it: a list can be read and disputed as a whole.
  private static func isOneList(_ node: Node) -> Bool {
    guard let forbid = node.mapping, forbid.count == 1, let phrases = forbid["phrases"]?.mapping else { return false }
    return phrases["list"] != nil && phrases["words"] == nil
  }

  private static func isObject(_ context: Context) -> Bool {
    guard case .found(let place, _) = context.test else { return false }
    switch place {
    case .after, .near: return true
    default: return false
    }
  }
}
