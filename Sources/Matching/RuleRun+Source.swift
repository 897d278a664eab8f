public import Documents
internal import Rulebooks
internal import VietnameseText

/// What one rule with `over: source` says of one post.
public struct SourceMatch: Sendable {
  /// Position of the rule in `CompiledRulebook.entries`.
  public var rule: Int
  /// 0 where the post does not match; places for `forbid`, 1 for the other kinds.
  public var count: Int
  /// The forms of `consistent` that stand in the post: group and form, each counted from 0.
  public var forms: [(group: Int, form: Int)]
  /// Keys that the rule's `when` asks for and the post does not have: nothing is known then.
  public var waitsFor: [MetadataKey]
}

extension RuleRun {
  /// Whether the post matches; nil where the rule's contexts leave it aside. `forbid` is counted without what is disguised.
  func sourceMatch() -> SourceMatch? {
    func answer(_ isMet: Bool) -> SourceMatch? {
      guard contextHoldsSomewhere(), !isExcused() else { return nil }
      return SourceMatch(rule: index, count: isMet ? 1 : 0, forms: [], waitsFor: [])
    }
    switch rule.kind {
    case .forbid: return SourceMatch(rule: index, count: matches().count, forms: [], waitsFor: [])
    case .require(let expression, let atLeast, let part, let before):
      guard let before else { return answer(isThere(expression, atLeast, regions(part))) }
      return answer(missing(expression, atLeast, part, before: before).isEmpty)
    case .count(let expression, let limit): return answer(!isOutside(limit, number(of: expression, limit)))
    case .countText(let limit): return answer(!isOutside(limit, number(limit)))
    case .consistent(let groups):
      var found: [(group: Int, form: Int)] = []
      for (g, group) in groups.enumerated() {
        for (f, form) in group.forms.enumerated() where stands(form) { found.append((g, f)) }
      }
      return SourceMatch(rule: index, count: found.count, forms: found, waitsFor: [])
    // The loader lets none of these be judged over posts.
    case .prefer, .officialName, .compare, .eachMedia, .check: return nil
    }
  }

  private func stands(_ form: CompiledForms.Form) -> Bool {
    texts.contains { text in
      regions(of: text).contains { region in
        hits(of: form.table, form.leaf, text, region).contains {
          counts(Place(range: text.bytes(of: $0.tokens)), text)
        }
      }
    }
  }
}
