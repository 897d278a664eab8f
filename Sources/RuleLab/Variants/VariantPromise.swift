internal import Patterns
internal import Rulebooks

/// What a rule's own options promise of a text that is rewritten: docs/rulebooks.md, read as code. No rule is named here.
struct VariantPromise {
  private let rule: Rule
  /// A line break ends a sentence, so what asks for one sentence cannot promise to see past it.
  private let asksForSentence: Bool

  init(_ rule: Rule) {
    self.rule = rule
    asksForSentence =
      rule.contexts.contains { context in
        switch context.test {
        case .found(.sameSentence, _), .found(.nextSentence, _): true
        default: false
        }
      }
      || rule.slots.contains { slot in
        if slot.role == .sought, case .all(_, .sameSentence) = slot.expression { true } else { false }
      }
  }

  /// Whether a rule about the whole document, or about another part than the body, still fires.
  func holdsForDocument(_ variant: Variant) -> Bool {
    guard variant.isWholeText, variant != .unaccented, contextsHold(variant) else { return false }
    switch rule.kind {
    // What is added could bring a number up to its least.
    case .count(let limit): return variant == .nfd || variant == .newToneStyle || limit.min == nil
    case .prefer, .officialName, .consistent, .check: return holdsForKind(variant)
    case .forbid(let expression): return leaves(of: expression).allSatisfy { holds(variant, $0, matched: nil) }
    case .require, .expect: return true
    }
  }

  /// Whether a match of a kind that holds no expressions survives.
  func holdsForKind(_ variant: Variant) -> Bool {
    guard contextsHold(variant) else { return false }
    if variant == .lineBreak, asksForSentence { return false }
    switch rule.kind {
    case .prefer(_, let options):
      switch variant {
      case .nfd, .emoji, .html, .entities, .lineBreak, .longerWord, .otherWord: return true
      case .upperCase: return !options.caseSensitive
      case .otherAccent: return options.accents != .any
      // Spelling is compared as the author typed it, and never through a disguise.
      default: return false
      }
    case .officialName:
      switch variant {
      case .nfd, .newToneStyle, .emoji, .html, .entities, .lineBreak, .longerWord, .otherWord: return true
      // Capitals and accents are what it judges.
      default: return false
      }
    case .consistent(let groups):
      switch variant {
      case .nfd, .emoji, .html, .entities, .lineBreak, .longerWord, .otherWord, .otherAccent: return true
      case .upperCase:
        return groups.allSatisfy { group in
          Set(group.forms.map { $0.text.lowercased() }).count == group.forms.count
        }
      default: return false
      }
    case .check(let check):
      switch variant {
      case .nfd, .emoji, .html: return true
      case .newToneStyle: return check.name != .spelling
      default: return false
      }
    case .forbid, .require, .count, .expect: return false
    }
  }

  /// Whether a leaf of a `forbid` that matched survives.
  /// - Parameter matched: the phrases that stood there; nil where that is not known, and all of them must survive.
  func holds(_ variant: Variant, _ leaf: MatchExpression, matched: [String]?) -> Bool {
    guard contextsHold(variant) else { return false }
    if variant == .lineBreak, asksForSentence { return false }
    switch leaf {
    case .phrases(let set): return holds(variant, set, matched ?? set.phrases.map(\.text))
    case .regex(let spec): return holds(variant, spec)
    case .hashtags, .links: return [.nfd, .upperCase, .emoji, .html].contains(variant)
    case .segment: return [.nfd, .newToneStyle, .emoji, .html].contains(variant)
    case .all, .any, .not: return false
    }
  }

  /// What stands between the words of an `all` belongs to its hull, and any of it may be bent without being missed.
  static func isPromisedTogether(_ variant: Variant) -> Bool { !variant.isNearMiss }

  // MARK: Leaves

  private func holds(_ variant: Variant, _ set: PhraseSet, _ matched: [String]) -> Bool {
    switch variant {
    case .nfd, .newToneStyle, .lineBreak, .hyphens, .emoji, .html, .entities: return true
    case .upperCase: return !set.options.caseSensitive
    case .unaccented:
      return matched.allSatisfy { phrase in
        switch set.options.accents {
        case .any: true
        case .exact: VariantPromise.isBare(phrase)
        case .exactOrNone: VariantPromise.isBare(phrase) || VariantPromise.syllableCount(phrase) >= 2
        }
      }
    case .dotted, .spaced, .zeroWidth, .lookalikes, .mathLetters, .leet, .stretched, .teencode: return rule.disguise
    case .otherAccent: return set.options.accents != .any
    case .longerWord, .otherWord: return true
    }
  }

  private func holds(_ variant: Variant, _ spec: RegexSpec) -> Bool {
    let traits = PatternTraits(spec.pattern.root)
    switch variant {
    case .nfd, .entities: return true
    case .newToneStyle: return spec.view != .source
    case .upperCase: return spec.view == .folded || (!spec.pattern.caseSensitive && !traits.namesProperty)
    case .emoji, .html: return !traits.hasLineAnchor
    case .unaccented: return spec.view == .folded
    case .dotted, .spaced, .zeroWidth, .lookalikes, .mathLetters, .leet, .stretched, .teencode:
      return rule.disguise && spec.view != .source
    case .lineBreak: return !traits.takesBlankAsCharacter
    case .hyphens: return false
    case .otherAccent: return spec.view != .folded && !traits.hasOpenLetters
    case .otherWord: return !traits.hasOpenLetters
    case .longerWord: return !traits.hasOpenLetters && !traits.hasOpenDigits
    }
  }

  // MARK: Contexts

  /// A rule that asks for something beside the match promises a rewritten text only where that is still seen.
  private func contextsHold(_ variant: Variant) -> Bool {
    guard variant.isWholeText else { return true }
    return rule.contexts.allSatisfy { context in
      guard case .found(_, let expression) = context.test else { return true }
      return leaves(of: expression).allSatisfy { leaf in
        switch leaf {
        case .phrases(let set): return variant == .unaccented ? set.options.accents == .any : holds(variant, set, [])
        case .regex(let spec): return holds(variant, spec)
        // Names are known by their capitals.
        case .segment: return variant != .unaccented && variant != .upperCase
        default: return variant != .unaccented
        }
      }
    }
  }

  private func leaves(of expression: MatchExpression) -> [MatchExpression] {
    switch expression {
    case .all(let items, _), .any(let items): items.flatMap(leaves)
    case .not: []
    case .phrases, .regex, .links, .hashtags, .segment: [expression]
    }
  }

  // MARK: Phrases

  /// It carries no accent and no đ, so a text without accents has it as it is.
  private static func isBare(_ phrase: String) -> Bool {
    phrase.allSatisfy { VariantMaker.unaccented($0) == String($0) }
  }

  /// Words that are no numbers.
  private static func syllableCount(_ phrase: String) -> Int { phrase.split { !$0.isLetter }.count }
}
