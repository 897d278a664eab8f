internal import Documents
internal import Rulebooks
internal import Yams

/// A rule that changes another; the base runs no more.
struct RuleExtension {
  var base: String
  var id: String
  var node: Node
  var reader: YAMLReader
  var mark: SourceMark
  var added: [Phrase] = []
  var removed: [(text: String, node: Node)] = []
  var unless: [ContextItem] = []
  var level: Level?
  var isOff = false
  var tests: [RuleTest] = []

  func apply(to rule: inout Rule) {
    if let level { rule.level = level }
    rule.unless += unless
    rule.tests += tests
    guard !added.isEmpty || !removed.isEmpty else { return }
    if rule.axis == .politicallyCorrect, !added.isEmpty {
      return reader.report(
        .closedAxis, node, vi: "Trục politically-correct không nhận thêm cụm từ bằng phrases+; hãy sửa danh sách.",
        en: "The axis politically-correct takes no phrases+; change the list.")
    }
    guard case .forbid(let expression) = rule.kind, var set = RuleExtension.phrases(expression) else {
      reader.report(
        .nothingToRemove, node, vi: "Quy tắc “\(base)” không có danh sách cụm từ để thêm bớt.",
        en: "Rule “\(base)” has no phrases to add to or take from.")
      return
    }
    for item in removed {
      guard let at = set.phrases.firstIndex(where: { $0.text == item.text }) else {
        reader.report(
          .nothingToRemove, item.node, vi: "“\(item.text)” không có trong quy tắc “\(base)”, không bỏ được.",
          en: "“\(item.text)” is not in rule “\(base)” and cannot be removed.")
        continue
      }
      set.phrases.remove(at: at)
    }
    set.phrases += added
    rule.kind = .forbid(RuleExtension.replacing(expression, with: set))
  }

  private static func phrases(_ expression: MatchExpression) -> PhraseSet? {
    switch expression {
    case .phrases(let set): set
    case .any(let items): items.lazy.compactMap(phrases).first
    default: nil
    }
  }

  private static func replacing(_ expression: MatchExpression, with set: PhraseSet) -> MatchExpression {
    guard case .any(var items) = expression else { return .phrases(set) }
    if let at = items.firstIndex(where: { phrases($0) != nil }) { items[at] = replacing(items[at], with: set) }
    return .any(items)
  }
}
