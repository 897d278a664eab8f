internal import Documents
internal import Patterns
internal import Rulebooks

/// Texts that are equal where two things mean the same.
enum Signature {
  static func of(_ clause: Condition.Clause) -> String { "\(clause.key.rawValue)=\(of(clause.test))" }

  static func of(_ test: Condition.Test) -> String {
    switch test {
    case .anyOf(let values): "any(" + values.map { "\($0)" }.sorted().joined(separator: ",") + ")"
    case .days(let from, let until): "\(from?.iso ?? "")..\(until?.iso ?? "")"
    case .not(let inner): "not(\(of(inner)))"
    }
  }

  /// What an expression finds, thing by thing: any one of them makes it match.
  static func atoms(_ expression: MatchExpression) -> Set<String> {
    switch expression {
    case .phrases(let set):
      let options = "\(set.options.accents.rawValue):\(set.options.caseSensitive)"
      return Set(set.phrases.map { "phrase:\(options):\(set.options.caseSensitive ? $0.text : $0.text.lowercased())" })
    case .regex(let spec): return ["regex:\(spec.view.rawValue):\(spec.pattern.caseSensitive):\(spec.pattern.source)"]
    case .segment(let spec): return ["segment:\(spec.kind.rawValue)"]
    case .links(let spec):
      return [
        "links:\(spec.outside):\(spec.sameRowColumn ?? "-"):" + spec.domains.map(\.text).sorted().joined(separator: ",")
      ]
    case .hashtags(let spec):
      return [
        "hashtags:\(spec.distance):" + spec.tags.sorted().joined(separator: ",") + ":"
          + spec.misspelt.sorted().joined(separator: ",")
      ]
    case .any(let items): return items.reduce(into: []) { $0.formUnion(atoms($1)) }
    case .all(let items, let scope):
      return ["all:\(scope.rawValue)(" + items.map { of($0) }.sorted().joined(separator: "&") + ")"]
    case .not(let inner): return ["not(\(of(inner)))"]
    }
  }

  static func of(_ expression: MatchExpression) -> String { atoms(expression).sorted().joined(separator: "|") }

  static func of(_ context: Context) -> String {
    switch context.test {
    case .found(let place, let expression): "\(place)(\(of(expression)))"
    case .inPart(let parts): "in(" + parts.map(\.rawValue).sorted().joined(separator: ",") + ")"
    case .quoted(let quoted): "quoted(\(quoted))"
    }
  }

  static func of(_ item: ContextItem) -> String { item.contexts.map { of($0) }.sorted().joined(separator: "&") }

  /// Nil for kinds that are not compared.
  static func of(_ kind: RuleKind) -> String? {
    switch kind {
    case .forbid(let expression): "forbid " + of(expression)
    case .require(let need):
      "require \(need.atLeast) \(need.part?.rawValue ?? "") \(need.before.map { of($0) } ?? "") " + of(need.expression)
    case .prefer(let items, let options):
      "prefer \(options.accents.rawValue) \(options.caseSensitive) "
        + items.map { "\($0.wrong.text)→\($0.right)" }.sorted().joined(separator: ",")
    case .consistent(let groups):
      "consistent "
        + groups.map { $0.forms.map(\.text).sorted().joined(separator: ",") }.sorted().joined(separator: ";")
    case .count, .officialName, .expect, .check: nil
    }
  }
}
