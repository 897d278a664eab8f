extension PatternNode {
  /// It can match the empty string.
  var isNullable: Bool {
    switch self {
    case .empty, .lineStart, .lineEnd, .wordBoundary, .look, .backreference: true
    case .literal, .any, .characterClass, .escape: false
    case .group(_, let node, _): node.isNullable
    case .alternation(let branches, _): branches.contains { $0.isNullable }
    case .sequence(let items): items.allSatisfy { $0.isNullable }
    case .repetition(let node, let repetition, _): repetition.min == 0 || node.isNullable
    }
  }

  /// It never takes a character, so repeating it says nothing.
  var isZeroWidth: Bool {
    switch self {
    case .empty, .lineStart, .lineEnd, .wordBoundary, .look: true
    default: false
    }
  }

  /// How often PCRE2 writes its innermost part out: the product of the bounds of nested repeats.
  var writtenOutRepeats: Int {
    switch self {
    case .empty, .literal, .any, .characterClass, .escape, .lineStart, .lineEnd, .wordBoundary, .backreference: 1
    case .group(_, let node, _), .look(_, let node, _): node.writtenOutRepeats
    case .alternation(let nodes, _), .sequence(let nodes): nodes.map(\.writtenOutRepeats).max() ?? 1
    case .repetition(let node, let repetition, _):
      max(1, repetition.max ?? repetition.min) * node.writtenOutRepeats
    }
  }

  /// Its length in scalars where all matches have the same, as a lookbehind needs it. A blank counts as one: see
  /// `pcre2(literal:caseSensitive:)`.
  var fixedWidth: Int? {
    switch self {
    case .empty, .lineStart, .lineEnd, .wordBoundary, .look: return 0
    case .any, .characterClass, .escape: return 1
    case .literal(let text, _): return text.unicodeScalars.count
    case .backreference: return nil
    case .group(_, let node, _): return node.fixedWidth
    case .alternation(let branches, _):
      let widths = branches.map(\.fixedWidth)
      return widths.allSatisfy { $0 == widths[0] } ? widths[0] : nil
    case .sequence(let items):
      var sum = 0
      for item in items {
        guard let width = item.fixedWidth else { return nil }
        sum += width
      }
      return sum
    case .repetition(let node, let repetition, _):
      guard repetition.min == repetition.max, let width = node.fixedWidth else { return nil }
      return width * repetition.min
    }
  }

  /// PCRE2 10.42 lets only the outermost alternatives of a lookbehind differ in length.
  var hasFixedWidthBranches: Bool {
    if case .alternation(let branches, _) = self { return branches.allSatisfy { $0.fixedWidth != nil } }
    return fixedWidth != nil
  }
}
