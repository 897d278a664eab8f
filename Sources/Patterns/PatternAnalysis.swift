/// What may be said of every match of a pattern without running it.
public struct PatternAnalysis: Sendable {
  /// Any match holds one of these: the pieces of one alternative in this order, with only separators between them. Nil
  /// where nothing is certain and the pattern has to run on every text. Case and normal form are as the pattern writes
  /// them: folding is the caller's business.
  public let requiredSequences: [[AnchorPiece]]?
  /// Every match holds an ASCII digit.
  public let requiresDigit: Bool

  /// - Parameter score: how rare a run of pieces is, higher is rarer; nil for a run the index cannot look up. The rarest
  ///   run of each way through the pattern is chosen.
  public init(of node: PatternNode, score: ([AnchorPiece]) -> Double? = PatternAnalysis.wholeTokenLetters) {
    requiredSequences = Strand.required(node.strands(score: score), score: score)
    requiresDigit = node.requiresDigit
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
