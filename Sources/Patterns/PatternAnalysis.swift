/// What may be said of every match of a pattern without running it.
public struct PatternAnalysis: Sendable {
  /// Any match holds one of these: the pieces of one alternative in this order, with only separators between them. Nil
  /// where nothing is certain and the pattern has to run on every text. Case and normal form are as the pattern writes
  /// them: folding is the caller's business.
  public let requiredSequences: [[AnchorPiece]]?
  /// ASCII digits that every match holds with no letter among them, at least.
  public let digits: Int
  /// Every match holds an ASCII digit.
  public var requiresDigit: Bool { digits > 0 }

  /// - Parameter score: how rare a run of pieces is, higher is rarer; nil for a run the index cannot look up. The rarest
  ///   run of each way through the pattern is chosen.
  public init(of node: PatternNode, score: ([AnchorPiece]) -> Double? = PatternAnalysis.wholeTokenLetters) {
    requiredSequences = Strand.required(node.strands(score: score), score: score)
    digits = max(node.digitRun.best, node.requiresDigit ? 1 : 0)
  }

  /// Characters in whole tokens; nil where the run has no whole token.
  public static func wholeTokenLetters(_ run: [AnchorPiece]) -> Double? {
    var count = 0
    for piece in run where piece.isWholeToken { count += piece.text.unicodeScalars.count }
    return count == 0 ? nil : Double(count)
  }
}

extension PatternNode {
  var requiresDigit: Bool {
    switch self {
    case .literal(let text, _): text.unicodeScalars.contains { CharacterKinds(of: $0) == .digit }
    case .escape(let escape, _): escape.kinds == .digit
    case .characterClass(let set, _): set.kinds == .digit
    case .group(_, let node, _): node.requiresDigit
    case .alternation(let branches, _): branches.allSatisfy { $0.requiresDigit }
    case .sequence(let items): items.contains { $0.requiresDigit }
    case .repetition(let node, let repetition, _): repetition.min > 0 && node.requiresDigit
    case .empty, .any, .lineStart, .lineEnd, .wordBoundary, .look, .backreference: false
    }
  }
}

/// Digits that stand together in every match.
private struct DigitRun {
  /// Of a node that matches no letter: its digits join those on both sides.
  var whole: Int?
  /// The most that stand together somewhere in it.
  var best: Int
}

extension PatternNode {
  fileprivate var digitRun: DigitRun {
    switch self {
    case .literal(let text, _):
      let kinds = text.unicodeScalars.map { CharacterKinds(of: $0) }
      let digits = kinds.count { $0 == .digit }
      return kinds.contains { !$0.isDisjoint(with: .letter) } ? DigitRun(whole: nil, best: 0) : .init(digits)
    case .escape(let escape, _): return DigitRun(of: escape.kinds)
    case .characterClass(let set, _): return DigitRun(of: set.kinds)
    case .group(_, let node, _): return node.digitRun
    case .alternation(let branches, _):
      let runs = branches.map(\.digitRun)
      let whole = runs.contains { $0.whole == nil } ? nil : runs.compactMap(\.whole).min()
      return DigitRun(whole: whole, best: runs.map(\.best).min() ?? 0)
    case .sequence(let items):
      var best = 0
      var current = 0
      var isWhole = true
      for item in items {
        let run = item.digitRun
        best = max(best, run.best)
        if let digits = run.whole { current += digits } else { (current, isWhole) = (0, false) }
        best = max(best, current)
      }
      return DigitRun(whole: isWhole ? current : nil, best: best)
    case .repetition(let node, let repetition, _):
      let run = node.digitRun
      let whole = run.whole.map { $0 * min(repetition.min, 64) }
      return DigitRun(whole: whole, best: max(whole ?? 0, repetition.min > 0 ? run.best : 0))
    case .empty, .lineStart, .lineEnd, .wordBoundary, .look: return .init(0)
    case .any, .backreference: return DigitRun(whole: nil, best: 0)
    }
  }
}

extension DigitRun {
  fileprivate init(_ digits: Int) { self.init(whole: digits, best: digits) }

  /// Of one character.
  fileprivate init(of kinds: CharacterKinds) {
    if kinds == .digit {
      self.init(1)
    } else if kinds.isDisjoint(with: .letter) {
      self.init(0)
    } else {
      self.init(whole: nil, best: 0)
    }
  }
}
