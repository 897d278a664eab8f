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
  /// Quotations by their words, and beside whose name each stands.
  public var quotations: [(words: UInt64, name: String)] = []
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
    case .attribution(let names, let minimum):
      let found = attributions(names, minimum)
      var match = SourceMatch(rule: index, count: found.count, forms: [], waitsFor: [])
      match.quotations = found
      return match
    // The loader lets none of these be judged over posts.
    case .prefer, .officialName, .compare, .eachMedia, .check: return nil
    }
  }

  /// Quotations that are long enough, each with the name that stands nearest in its paragraph. A quotation beside no name is
  /// left alone: whose it is would be guessed.
  private func attributions(_ names: CompiledExpression, _ minimum: Int) -> [(words: UInt64, name: String)] {
    texts.flatMap { text -> [(words: UInt64, name: String)] in
      if !evaluator.mayMatch(names, in: text) { return [] }
      return text.analysis.segments(.quotation).compactMap { segment in
        guard case .quotation(let inner) = segment.value,
          regions(of: text).contains(where: { $0.bytes.contains(segment.range) }),
          counts(Place(range: segment.range), text)
        else { return nil }
        let tokens = text.tokens[text.tokens(touching: inner)]
        guard tokens.count >= minimum, let p = text.paragraph(at: segment.range.lowerBound) else { return nil }
        let paragraph = text.region(text.analysis.paragraphs[p].range)
        let nearest = evaluator.matches(of: names, in: text, paragraph).filter { !$0.range.overlaps(segment.range) }
          .min { RuleRun.gap($0.range, segment.range) < RuleRun.gap($1.range, segment.range) }
        guard let name = nearest?.row["name"] else { return nil }
        let words = tokens.reduce(into: 0xCBF2_9CE4_8422_2325 as UInt64) { hash, token in
          hash = (hash ^ UInt64(token.key.rawValue)) &* 0x9E37_79B9_7F4A_7C15
          hash ^= hash >> 29
        }
        return (words, name)
      }
    }
  }

  private static func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    max(a.lowerBound - b.upperBound, b.lowerBound - a.upperBound)
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
