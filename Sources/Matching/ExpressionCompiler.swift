internal import Patterns
internal import Rulebooks
internal import VietnameseText

/// Compiles expressions and registers their leaves with the index.
struct ExpressionCompiler {
  let analyzer: TextAnalyzer
  var index = SyllableIndex()

  /// What must have been seen for an expression to match.
  enum Trigger {
    case leaves([Int])
    case always
  }

  /// - Parameter indexed: false for contexts, which are only read around a match.
  mutating func compile(
    _ expression: MatchExpression, indexed: Bool
  ) throws(PatternError) -> (CompiledExpression, Trigger) {
    switch expression {
    case .phrases(let set):
      let phrases = set.phrases.compactMap { CompiledPhrase($0.text, row: $0.row, analyzer: analyzer) }
      return register(
        PhraseTable(phrases, accents: .init(set.options.accents), caseSensitive: set.options.caseSensitive),
        indexed: indexed)
    case .regex(let spec): return try compile(spec, indexed: indexed)
    case .segment(let spec): return (.segment(spec.kind), .always)
    case .links(let spec): return (.links(LinkMatcher(spec)), .always)
    case .hashtags(let spec): return (.hashtags(HashtagMatcher(spec, analyzer: analyzer)), .always)
    case .any(let items):
      var compiled: [CompiledExpression] = []
      var leaves: [Int]? = []
      for item in items {
        let (expression, trigger) = try compile(item, indexed: indexed)
        compiled.append(expression)
        if case .leaves(let found) = trigger { leaves? += found } else { leaves = nil }
      }
      return (.any(compiled), leaves.map(Trigger.leaves) ?? .always)
    case .all(let items, let scope):
      var positive: [CompiledExpression] = []
      var negative: [CompiledExpression] = []
      var best: [Int]?
      for item in items {
        if case .not(let inner) = item {
          negative.append(try compile(inner, indexed: false).0)
          continue
        }
        let (expression, trigger) = try compile(item, indexed: indexed)
        positive.append(expression)
        if case .leaves(let leaves) = trigger, best == nil { best = leaves }
      }
      return (.all(positive, not: negative, scope: scope), best.map(Trigger.leaves) ?? .always)
    case .not(let inner):
      // The loader lets `not` stand inside `all` only.
      return (.all([], not: [try compile(inner, indexed: false).0], scope: .document), .always)
    }
  }

  mutating func register(_ table: PhraseTable, indexed: Bool) -> (CompiledExpression, Trigger) {
    guard indexed else { return (.phrases(table, leaf: nil), .always) }
    let leaf = index.newLeaf()
    index.register(table, leaf: leaf)
    return (.phrases(table, leaf: leaf), .leaves([leaf]))
  }

  private mutating func compile(
    _ spec: RegexSpec, indexed: Bool
  ) throws(PatternError) -> (CompiledExpression, Trigger) {
    let view: ViewKind =
      switch spec.view {
      case .canonical: .canonical
      case .source: .source
      case .folded: .folded
      }
    let analyzer = analyzer
    let pattern = try CompiledPattern(spec.pattern) { ExpressionCompiler.normalized($0, for: view, analyzer) }
    let analysis = PatternAnalysis(of: spec.pattern.root) {
      ExpressionCompiler.anchorKeys(of: $0, analyzer).map { Double($0.count) }
    }
    let regex = CompiledRegex(pattern: pattern, view: view, requiresDigit: analysis.requiresDigit)
    guard indexed, view == .canonical, let sequences = analysis.requiredSequences else {
      return (.regex(regex, leaf: nil), .always)
    }
    var anchors: [[SyllableKey]] = []
    for sequence in sequences {
      guard let keys = ExpressionCompiler.anchorKeys(of: sequence, analyzer) else {
        return (.regex(regex, leaf: nil), .always)
      }
      anchors.append(keys)
    }
    let leaf = index.newLeaf()
    for keys in anchors { index.register(keys, leaf: leaf) }
    return (.regex(regex, leaf: leaf), .leaves([leaf]))
  }

  /// Keys of the first two whole tokens that follow each other, else of the first whole one: two are much rarer than one.
  /// Nil where the pieces hold no whole token of one key.
  private static func anchorKeys(of pieces: [AnchorPiece], _ analyzer: TextAnalyzer) -> [SyllableKey]? {
    var before: SyllableKey?
    var first: SyllableKey?
    for piece in pieces {
      guard piece.isWholeToken, isOneToken(piece.text, analyzer) else {
        before = nil
        continue
      }
      let key = SyllableKey(TextAnalysis(Array(piece.text.utf8), analyzer: analyzer).canonical.bytes)
      if let before { return [before, key] }
      before = key
      first = first ?? key
    }
    return first.map { [$0] }
  }

  private static func isOneToken(_ text: String, _ analyzer: TextAnalyzer) -> Bool {
    let analysis = TextAnalysis(Array(text.utf8), analyzer: analyzer)
    guard analysis.tokens.count == 1, let token = analysis.tokens.first else { return false }
    return token.range == 0..<analysis.canonical.bytes.count && !token.flags.contains(.opaque)
  }

  /// Literal text of a pattern in the form of the view it is searched in; blanks at its ends are kept.
  private static func normalized(_ text: String, for view: ViewKind, _ analyzer: TextAnalyzer) -> String {
    String(decoding: TextAnalysis(Array(text.utf8), analyzer: analyzer).view(view).bytes, as: UTF8.self)
  }
}

extension PhraseTable.PhraseAccents {
  init(_ accents: Accents) {
    switch accents {
    case .exactOrNone: self = .exactOrNone
    case .exact: self = .exact
    case .any: self = .any
    }
  }
}
