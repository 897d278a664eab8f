internal import Rulebooks

/// A rule with parts of it left out, each as a rule of its own: where one version reports a place and another does not, the
/// part between them decided.
struct RuleVersions {
  private let original: Rule
  private(set) var rules: [Rule] = []
  /// Without `when`, contexts, exceptions, `in` and `quoted`.
  private(set) var open = ""
  private(set) var inPart: String?
  private(set) var quoted: String?
  /// With one context each.
  private(set) var contexts: [String] = []
  /// With one item each.
  private(set) var except: [String] = []
  private(set) var unless: [String] = []
  /// What the items look for, as rules.
  private(set) var exceptWords: [[String]] = []
  private(set) var unlessWords: [[String]] = []
  /// What the rule looks for, leaf by leaf.
  private(set) var leaves: [String] = []
  private(set) var anyAccents: String?
  private(set) var anyCase: String?
  private(set) var throughDisguise: String?

  init(_ rule: Rule) { original = rule }

  mutating func make() {
    rules = [original]
    open = add { _ in }
    if !original.parts.isEmpty {
      let parts = original.parts
      inPart = add { $0.parts = parts }
    }
    if let wanted = original.quoted { quoted = add { $0.quoted = wanted } }
    for context in original.contexts { contexts.append(add { $0.contexts = [context] }) }
    for item in original.except { except.append(add { $0.except = [item] }) }
    for item in original.unless { unless.append(add { $0.unless = [item] }) }
    exceptWords = original.except.indices.map { words(.except($0)) }
    unlessWords = original.unless.indices.map { words(.unless($0)) }
    leaves = words(.sought)
    relax()
  }

  private mutating func words(_ role: ExpressionSlot.Role) -> [String] {
    original.slots.filter { $0.role == role && $0.isLeaf }.map { slot in
      let seesDisguises = role == .sought && original.disguise
      var rule = original.finding(slot.expression, id: nextID, seesDisguises: seesDisguises)
      rule.message = original.message
      return add(rule)
    }
  }

  /// Less strict than the author asked, to tell how near a text came.
  private mutating func relax() {
    guard case .forbid(let expression) = original.kind else { return }
    let accents = RuleVersions.changed(expression) { set in set.options.accents = .any }
    anyAccents = add { $0.kind = .forbid(accents) }
    let cased = RuleVersions.changed(expression) { set in set.options.caseSensitive = false }
    anyCase = add { $0.kind = .forbid(cased) }
    if !original.disguise { throughDisguise = add { $0.disguise = true } }
  }

  private static func changed(_ expression: MatchExpression, _ change: (inout PhraseSet) -> Void) -> MatchExpression {
    switch expression {
    case .phrases(var set):
      change(&set)
      return .phrases(set)
    case .any(let items): return .any(items.map { changed($0, change) })
    case .all(let items, let scope): return .all(items.map { changed($0, change) }, scope: scope)
    case .regex, .links, .hashtags, .segment, .not: return expression
    }
  }

  private var nextID: String { "\(original.rulebookID)/~\(rules.count)" }

  private mutating func add(_ change: (inout Rule) -> Void) -> String {
    var rule = original
    rule.id = nextID
    rule.when = Condition()
    rule.contexts = []
    rule.except = []
    rule.unless = []
    rule.parts = []
    rule.quoted = nil
    change(&rule)
    return add(rule)
  }

  private mutating func add(_ rule: Rule) -> String {
    rules.append(rule)
    return rule.id
  }
}

extension ExpressionSlot {
  /// It holds no other expression.
  var isLeaf: Bool {
    switch expression {
    case .all, .any, .not: false
    case .phrases, .regex, .links, .hashtags, .segment: true
    }
  }
}
