internal import Rulebooks

/// A place in a rule where an expression stands, and how the rule reads with another one there.
struct ExpressionSlot {
  /// What the expression is for. Items are counted from 0, as they stand in the rule.
  enum Role: Hashable {
    case sought, context
    /// What `require` must stand before.
    case before
    case except(Int), unless(Int)
  }

  let role: Role
  let expression: MatchExpression
  /// The rule with another expression here, or with none; nil where no rule would be left.
  let replacing: (MatchExpression?) -> Rule?
}

extension Rule {
  /// Every expression of the rule, the outer ones before what stands in them.
  var slots: [ExpressionSlot] {
    var slots: [ExpressionSlot] = []
    let rule = self
    switch kind {
    case .forbid(let expression):
      ExpressionSlot.visit(expression, .sought, into: &slots) { $0.map { rule.with(.forbid($0)) } }
    case .require(let requirement):
      ExpressionSlot.visit(requirement.expression, .sought, into: &slots) { new in
        guard let new else { return nil }
        var changed = requirement
        changed.expression = new
        return rule.with(.require(changed))
      }
      if let before = requirement.before {
        ExpressionSlot.visit(before, .before, into: &slots) { new in
          var changed = requirement
          changed.before = new
          return rule.with(.require(changed))
        }
      }
    case .count(var limit):
      if case .matches(let expression) = limit.subject {
        ExpressionSlot.visit(expression, .sought, into: &slots) { new in
          guard let new else { return nil }
          limit.subject = .matches(new)
          return rule.with(.count(limit))
        }
      }
    case .prefer, .officialName, .consistent, .expect, .check: break
    }
    ExpressionSlot.visit(contexts, .context, into: &slots) { new in
      var rule = rule
      rule.contexts = new
      return rule
    }
    for index in except.indices {
      ExpressionSlot.visit(except[index].contexts, .except(index), into: &slots) { new in
        var rule = rule
        if new.isEmpty { rule.except.remove(at: index) } else { rule.except[index].contexts = new }
        return rule
      }
    }
    for index in unless.indices {
      ExpressionSlot.visit(unless[index].contexts, .unless(index), into: &slots) { new in
        var rule = rule
        if new.isEmpty { rule.unless.remove(at: index) } else { rule.unless[index].contexts = new }
        return rule
      }
    }
    return slots
  }

  func with(_ kind: RuleKind) -> Rule {
    var rule = self
    rule.kind = kind
    return rule
  }
}

extension ExpressionSlot {
  fileprivate static func visit(
    _ contexts: [Context], _ role: Role, into slots: inout [ExpressionSlot], _ put: @escaping ([Context]) -> Rule
  ) {
    for index in contexts.indices {
      guard case .found(let place, let expression) = contexts[index].test else { continue }
      visit(expression, role, into: &slots) { new in
        var contexts = contexts
        if let new { contexts[index] = Context(.found(at: place, new)) } else { contexts.remove(at: index) }
        return put(contexts)
      }
    }
  }

  fileprivate static func visit(
    _ expression: MatchExpression, _ role: Role, into slots: inout [ExpressionSlot],
    _ put: @escaping (MatchExpression?) -> Rule?
  ) {
    slots.append(ExpressionSlot(role: role, expression: expression, replacing: put))
    switch expression {
    case .any(let items):
      for index in items.indices {
        visit(items[index], role, into: &slots) { new in
          let left = replaced(items, index, new)
          return put(left.isEmpty ? nil : .any(left))
        }
      }
    case .all(let items, let scope):
      for index in items.indices {
        visit(items[index], role, into: &slots) { new in
          let left = replaced(items, index, new)
          let isPositive = left.contains { if case .not = $0 { false } else { true } }
          return put(isPositive ? .all(left, scope: scope) : nil)
        }
      }
    case .not(let inner): visit(inner, role, into: &slots) { put($0.map(MatchExpression.not)) }
    case .phrases, .regex, .links, .hashtags, .segment: break
    }
  }

  private static func replaced(_ items: [MatchExpression], _ index: Int, _ new: MatchExpression?) -> [MatchExpression] {
    var items = items
    if let new { items[index] = new } else { items.remove(at: index) }
    return items
  }
}
