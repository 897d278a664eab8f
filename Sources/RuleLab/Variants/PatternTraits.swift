internal import Patterns

/// What a pattern's writing says of the texts it can still match once they are rewritten.
struct PatternTraits {
  /// `^` or `$`: what stands around the text matters.
  private(set) var hasLineAnchor = false
  /// `\p{Lu}` and the like, where case decides.
  private(set) var namesProperty = false
  /// A blank of the text may be matched by something that takes no line break: `.`, a class.
  private(set) var takesBlankAsCharacter = false
  /// Letters of the text may be matched by something other than themselves.
  private(set) var hasOpenLetters = false
  /// A digit of the text may be matched by something other than itself.
  private(set) var hasOpenDigits = false

  init(_ node: PatternNode) { read(node) }

  private mutating func read(_ node: PatternNode) {
    switch node {
    case .empty, .literal, .wordBoundary: break
    case .any:
      takesBlankAsCharacter = true
      hasOpenLetters = true
      hasOpenDigits = true
    case .characterClass(let set, _):
      if set.negated || !set.escapes.isEmpty || set.ranges.contains(where: { $0.contains(0x20) }) {
        takesBlankAsCharacter = true
      }
      for escape in set.escapes { read(escape) }
      if set.negated || PatternTraits.holdsLetters(set) { hasOpenLetters = true }
      if set.negated || set.ranges.contains(where: { $0.overlaps(0x30...0x39) }) { hasOpenDigits = true }
    case .escape(let escape, _): read(escape)
    case .lineStart, .lineEnd: hasLineAnchor = true
    case .group(_, let node, _), .repetition(let node, _, _), .look(_, let node, _): read(node)
    case .alternation(let nodes, _), .sequence(let nodes): for node in nodes { read(node) }
    case .backreference: hasOpenLetters = true
    }
  }

  private mutating func read(_ escape: ClassEscape) {
    switch escape {
    case .digit(let negated):
      hasOpenDigits = true
      if negated {
        hasOpenLetters = true
        takesBlankAsCharacter = true
      }
    case .space(let negated):
      if negated {
        hasOpenLetters = true
        hasOpenDigits = true
      }
    case .word:
      hasOpenLetters = true
      hasOpenDigits = true
    case .property:
      namesProperty = true
      hasOpenLetters = true
    }
  }

  /// `[Đđ]` is one letter in two cases; `[aá]` is two letters.
  private static func holdsLetters(_ set: CharacterClass) -> Bool {
    var letters: Set<String> = []
    for range in set.ranges {
      guard range.count <= 2 || range.upperBound < 0x41 else { return true }
      for value in range {
        guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
        letters.insert(scalar.properties.lowercaseMapping)
      }
    }
    return letters.count > 1
  }
}
