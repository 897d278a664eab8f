internal import Patterns
internal import Rulebooks
internal import VietnameseText

/// Compiles expressions and registers their leaves with the index.
struct ExpressionCompiler {
  let analyzer: TextAnalyzer
  var leaves: LeafBook
  /// Leaves of words one of which makes the expression true wherever it is seen; nil while nobody asks.
  private var certain: [Int]?

  private let pieces: PieceKeys

  init(analyzer: TextAnalyzer) {
    self.analyzer = analyzer
    leaves = LeafBook()
    pieces = PieceKeys(analyzer)
  }

  /// Compiles what a rule requires, and the leaves one of which is enough where it is seen.
  mutating func compileRequired(
    _ expression: MatchExpression
  ) throws(PatternError) -> (CompiledExpression, enough: [Int]) {
    certain = []
    defer { certain = nil }
    let compiled = try compile(expression, indexed: true).0
    return (compiled, certain ?? [])
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
    case .segment(let spec): return (.segment(spec.kind), spec.kind.signs.map(Trigger.signs) ?? .always)
    case .links(let spec): return (.links(LinkMatcher(spec)), .signs(.opaque))
    case .hashtags(let spec): return (.hashtags(HashtagMatcher(spec, analyzer: analyzer)), .signs(.opaque))
    case .any(let items):
      var compiled: [CompiledExpression] = []
      var triggers: [Trigger] = []
      for item in items {
        let (expression, trigger) = try compile(item, indexed: indexed)
        compiled.append(expression)
        triggers.append(trigger)
      }
      return (.any(compiled), Trigger.any(triggers))
    case .all(let items, let scope):
      // One of them is not enough.
      let outer = certain
      certain = nil
      defer { certain = outer }
      var positive: [CompiledExpression] = []
      var negative: [CompiledExpression] = []
      var triggers: [Trigger] = []
      for item in items {
        if case .not(let inner) = item {
          negative.append(try compile(inner, indexed: false).0)
          continue
        }
        let (expression, trigger) = try compile(item, indexed: indexed)
        positive.append(expression)
        triggers.append(trigger)
      }
      return (.all(positive, not: negative, scope: scope), leaves.rarest(triggers))
    case .not(let inner):
      // The loader lets `not` stand inside `all` only.
      return (.all([], not: [try compile(inner, indexed: false).0], scope: .document), .always)
    }
  }

  mutating func register(_ table: PhraseTable, indexed: Bool) -> (CompiledExpression, Trigger) {
    guard indexed else { return (.phrases(table, leaf: nil), .always) }
    let skipsCertain = certain != nil
    if skipsCertain { certain? += leaves.certainLeaves(of: table) }
    let leaf = leaves.leaf { $0.register(table, leaf: $1, skipsCertain: skipsCertain) }
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
    let pattern = CompiledPattern(spec.pattern) { ExpressionCompiler.normalized($0, for: view, analyzer) }
    let pieces = pieces
    let (leaf, digits) = try leaves.answer { index throws(PatternError) in
      // What PCRE2 refuses is said when the rule is loaded, not when it is first a candidate.
      try pattern.validate()
      let analysis = PatternAnalysis(of: spec.pattern.root) {
        ExpressionCompiler.anchor(of: $0, pieces)?.bits
      }
      var leaf: Int?
      if indexed, view == .canonical, let sequences = analysis.requiredSequences {
        let anchors = sequences.compactMap { ExpressionCompiler.anchor(of: $0, pieces) }
        if anchors.count == sequences.count {
          let new = index.newLeaf()
          for anchor in anchors { index.register(anchor, leaf: new) }
          leaf = new
        }
      }
      return (leaf, analysis.digits)
    }
    let unanchored: Trigger = digits == 0 ? .always : .signs(digits < TextSigns.many ? .digit : .manyDigits)
    return (
      .regex(CompiledRegex(pattern: pattern, view: view, requiresDigit: digits > 0), leaf: leaf),
      leaf.map { .leaves([$0]) } ?? unanchored
    )
  }

  /// The rarest two whole tokens that follow each other, else the rarest one. Nil where the pieces hold no whole token of one
  /// key.
  private static func anchor(of pieces: [AnchorPiece], _ keys: PieceKeys) -> Anchor? {
    var runs: [[SyllableKey]] = [[]]
    for piece in pieces {
      if piece.isWholeToken, let key = keys[piece.text] {
        runs[runs.count - 1].append(key)
      } else {
        runs.append([])
      }
    }
    var best = runs.compactMap(Anchor.rarest).max {
      ($0.keys.count, $0.bits) < ($1.keys.count, $1.bits)
    }
    best?.offset = 0
    return best
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
