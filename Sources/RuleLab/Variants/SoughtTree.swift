internal import Documents
internal import Judging
internal import Rulebooks

/// What a `forbid` looks for, with each leaf as a rule of its own, so that one learns which of them matched where.
struct SoughtTree {
  private indirect enum Node {
    case leaf(MatchExpression, id: String)
    case all([Node])
    case any([Node])
  }

  private let root: Node
  /// The leaves as rules.
  private(set) var rules: [Rule] = []

  init?(_ rule: Rule) {
    guard case .forbid(let expression) = rule.kind else { return nil }
    var rules: [Rule] = []
    root = SoughtTree.node(expression, rule, &rules)
    self.rules = rules
  }

  private static func node(_ expression: MatchExpression, _ rule: Rule, _ rules: inout [Rule]) -> Node {
    switch expression {
    case .all(let items, _):
      return .all(
        items.compactMap { item in
          if case .not = item { return nil }
          return node(item, rule, &rules)
        })
    case .any(let items): return .any(items.map { node($0, rule, &rules) })
    case .phrases(let set):
      let numbered = PhraseSet(phrases: Numbered.phrases(set.phrases), options: set.options)
      return leaf(expression, asked: .phrases(numbered), rule, &rules)
    case .regex, .links, .hashtags, .segment, .not: return leaf(expression, asked: expression, rule, &rules)
    }
  }

  private static func leaf(
    _ expression: MatchExpression, asked: MatchExpression, _ rule: Rule, _ rules: inout [Rule]
  ) -> Node {
    let id = "\(rule.rulebookID)/~leaf\(rules.count)"
    rules.append(rule.finding(asked, id: id, seesDisguises: rule.disguise))
    return .leaf(expression, id: id)
  }

  /// Whether what matched in a span promises to survive; false where nothing did.
  /// - Parameter found: findings of the leaves, by rule.
  func holds(
    _ variant: Variant, in span: Range<Int>, _ promise: VariantPromise, _ found: [String: [Finding]]
  ) -> Bool {
    holds(variant, span, promise, found, root) ?? false
  }

  private func holds(
    _ variant: Variant, _ span: Range<Int>, _ promise: VariantPromise, _ found: [String: [Finding]], _ node: Node
  ) -> Bool? {
    switch node {
    case .leaf(let expression, let id):
      let hits = (found[id] ?? []).filter { $0.part == .body && $0.range?.bytesInPart.overlaps(span) ?? false }
      if hits.isEmpty { return nil }
      var matched: [String]?
      if case .phrases(let set) = expression { matched = hits.compactMap(Numbered.number).map { set.phrases[$0].text } }
      return promise.holds(variant, expression, matched: matched)
    case .any(let items):
      let answers = items.compactMap { holds(variant, span, promise, found, $0) }
      return answers.isEmpty ? nil : answers.allSatisfy { $0 }
    case .all(let items):
      let answers = items.map { holds(variant, span, promise, found, $0) }
      return answers.contains(nil)
        ? nil : VariantPromise.isPromisedTogether(variant) && answers.allSatisfy { $0 ?? false }
    }
  }
}
