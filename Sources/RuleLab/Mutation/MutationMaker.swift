internal import Documents
internal import Rulebooks

/// Makes the changes of a rule: each drops one thing that somebody wrote for a reason.
struct MutationMaker {
  struct Change {
    var place: String
    var what: Bilingual
    var rule: Rule
  }

  /// Lists up to this length are tried entry by entry; of longer ones `sampleCount` entries at equal distances.
  static let wholeLimit = 40
  static let sampleCount = 8

  let original: Rule
  private(set) var changes: [Change] = []
  private(set) var samples: [RuleMutations.Sample] = []

  init(_ rule: Rule) { original = rule }

  mutating func make() {
    dropConditions()
    dropItems("except", original.except) { $0.except = $1 }
    dropItems("unless", original.unless) { $0.unless = $1 }
    dropContexts(original.contexts, "context") { $0.contexts = $1 }
    if original.quoted != nil {
      add("quoted", vi: "bỏ quoted", en: "drops quoted") { $0.quoted = nil }
    }
    if !original.parts.isEmpty {
      add("in", vi: "bỏ in", en: "drops in") { $0.parts = [] }
    }
    for slot in original.slots { change(slot) }
    changeKind()
  }

  // MARK: Conditions and contexts

  private mutating func dropConditions() {
    for (index, clause) in original.when.clauses.enumerated() {
      let (vi, en) = (ConditionText(language: .vi), ConditionText(language: .en))
      let one = Condition([clause])
      add("when", vi: "bỏ điều kiện \(vi.render(one))", en: "drops the condition \(en.render(one))") {
        $0.when.clauses.remove(at: index)
      }
    }
  }

  private mutating func dropItems(_ place: String, _ items: [ContextItem], _ set: (inout Rule, [ContextItem]) -> Void) {
    for (index, item) in items.enumerated() {
      let name = "\(place) \(index + 1)"
      add(name, vi: "bỏ mục: \(words(item.contexts, .vi))", en: "drops the item: \(words(item.contexts, .en))") {
        var left = items
        left.remove(at: index)
        set(&$0, left)
      }
      guard item.contexts.count > 1 else {
        widen(item.contexts, name) { rule, contexts in
          var changed = items
          changed[index].contexts = contexts
          set(&rule, changed)
        }
        continue
      }
      dropContexts(item.contexts, name) { rule, contexts in
        var changed = items
        changed[index].contexts = contexts
        set(&rule, changed)
      }
    }
  }

  private mutating func dropContexts(_ contexts: [Context], _ place: String, _ set: (inout Rule, [Context]) -> Void) {
    for (index, context) in contexts.enumerated() {
      add(place, vi: "bỏ: \(words([context], .vi))", en: "drops: \(words([context], .en))") {
        var left = contexts
        left.remove(at: index)
        set(&$0, left)
      }
    }
    widen(contexts, place, set)
  }

  /// Drops the bound of a distance: anywhere in the paragraph.
  private mutating func widen(_ contexts: [Context], _ place: String, _ set: (inout Rule, [Context]) -> Void) {
    for (index, context) in contexts.enumerated() {
      guard case .found(let at, let expression) = context.test, let (distance, wide) = MutationMaker.unbounded(at)
      else {
        continue
      }
      add(place, vi: "bỏ khoảng cách \(distance) tiếng", en: "drops the distance of \(distance) tiếng") {
        var changed = contexts
        changed[index] = Context(.found(at: wide, expression))
        set(&$0, changed)
      }
    }
  }

  private static let anyDistance = 100_000

  private static func unbounded(_ place: Context.Place) -> (Int, Context.Place)? {
    switch place {
    case .near(let distance): (distance, .near(anyDistance))
    case .before(let distance): (distance, .before(anyDistance))
    case .after(let distance): (distance, .after(anyDistance))
    default: nil
    }
  }

  // MARK: Expressions

  private mutating func change(_ slot: ExpressionSlot) {
    let place = place(slot.role)
    switch slot.expression {
    case .phrases(var set):
      let phrases = set.phrases
      drop(phrases.map(\.text), place) { index in
        var left = phrases
        left.remove(at: index)
        set.phrases = left
        return slot.replacing(.phrases(set))
      }
    case .regex(let spec):
      for branch in spec.pattern.branches {
        add(
          place, vi: "bỏ nhánh “\(branch.text)” của mẫu", en: "drops “\(branch.text)” of the pattern",
          slot.replacing(.regex(RegexSpec(pattern: branch.without, view: spec.view))))
      }
    case .any(let items):
      for (index, item) in items.enumerated() where items.count > 1 {
        var left = items
        left.remove(at: index)
        add(place, vi: "bỏ \(words(item, .vi))", en: "drops \(words(item, .en))", slot.replacing(.any(left)))
      }
    case .all(let items, let scope):
      for (index, item) in items.enumerated() where items.count > 1 {
        var left = items
        left.remove(at: index)
        guard left.contains(where: { if case .not = $0 { false } else { true } }) else { continue }
        add(
          place, vi: "không đòi \(words(item, .vi))", en: "no longer asks for \(words(item, .en))",
          slot.replacing(.all(left, scope: scope)))
      }
    case .links(var links):
      if links.sameRowColumn != nil {
        links.sameRowColumn = nil
        add(place, vi: "bỏ same-row", en: "drops same-row", slot.replacing(.links(links)))
      }
      let domains = links.domains
      drop(domains.map(\.text), place) { index in
        links.domains = domains
        links.domains.remove(at: index)
        return slot.replacing(.links(links))
      }
    case .hashtags(var tags):
      let (names, misspelt) = (tags.tags, tags.misspelt)
      drop(names.map { "#\($0)" }, place) { index in
        tags.tags = names
        tags.tags.remove(at: index)
        return slot.replacing(.hashtags(tags))
      }
      drop(misspelt.map { "#\($0)" }, place) { index in
        tags.misspelt = misspelt
        tags.misspelt.remove(at: index)
        return slot.replacing(.hashtags(tags))
      }
    case .segment, .not: break
    }
  }

  // MARK: Adding

  /// Drops entries of a list one by one; the last one of a list is not dropped, for that is another change.
  mutating func drop(_ names: [String], _ place: String, _ change: (Int) -> Rule?) {
    guard names.count > 1 else { return }
    var tried = Array(names.indices)
    if names.count > MutationMaker.wholeLimit {
      let count = MutationMaker.sampleCount
      tried = (0..<count).map { names.count * (2 * $0 + 1) / (2 * count) }
      samples.append(RuleMutations.Sample(place: place, entries: names.count, tried: count))
    }
    for index in tried {
      add(place, vi: "bỏ “\(names[index])”", en: "drops “\(names[index])”", change(index))
    }
  }

  mutating func add(_ place: String, vi: String, en: String, _ change: (inout Rule) -> Void) {
    var changed = original
    change(&changed)
    add(place, vi: vi, en: en, changed)
  }

  mutating func add(_ place: String, vi: String, en: String, _ changed: Rule?) {
    guard var changed else { return }
    changed.id = "\(original.id)~\(changes.count)"
    changes.append(Change(place: place, what: Bilingual(vi: vi, en: en), rule: changed))
  }

  private func place(_ role: ExpressionSlot.Role) -> String {
    switch role {
    case .sought: original.kind.name
    case .context: "context"
    case .before: "require before"
    case .except(let index): "except \(index + 1)"
    case .unless(let index): "unless \(index + 1)"
    }
  }

  private func words(_ contexts: [Context], _ language: Language) -> String {
    ContextText(language: language, shown: 4).render(contexts)
  }

  private func words(_ expression: MatchExpression, _ language: Language) -> String {
    RuleKindText(language: language, shown: 4).render(expression)
  }
}
