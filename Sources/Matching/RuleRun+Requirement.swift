internal import Rulebooks
internal import VietnameseText

/// What a post must hold, and where it must hold it before something else.
extension RuleRun {
  /// So many different matches stand in the regions.
  func isThere(_ expression: CompiledExpression, _ atLeast: Int, _ regions: [(MatchText, Region)]) -> Bool {
    var seen: Set<[UInt8]> = []
    for (text, region) in regions {
      for match in evaluator.matches(of: expression, in: text, region) {
        seen.insert(TextAnalysis.lowercased(Array(text.canonical[match.range])))
        if seen.count >= atLeast { return true }
      }
    }
    return atLeast <= 0
  }

  func missing(_ expression: CompiledExpression, _ atLeast: Int, _ part: PartSelector?) -> [RuleMatch] {
    if isThere(expression, atLeast, regions(part)) { return [] }
    if !contextHoldsSomewhere() || isExcused() { return [] }
    return [whole(closest: closest(to: expression))]
  }

  /// The passage of the document that shares most tokens with the first required phrase.
  private func closest(to expression: CompiledExpression) -> String? {
    guard case .phrases(let table, _) = expression,
      let phrase = table.phrases.max(by: { $0.keys.count < $1.keys.count }),
      phrase.keys.count >= 3
    else { return nil }
    let wanted = Set(phrase.keys.map(\.bare))
    var best = (count: phrase.keys.count / 2, text: nil as String?)
    for text in texts {
      for sentence in text.analysis.sentences {
        let shared = Set(text.tokens[sentence.tokens].map(\.key.bare)).intersection(wanted).count
        if shared > best.count { best = (shared, String(decoding: text.canonical[sentence.range], as: UTF8.self)) }
      }
    }
    return best.text
  }

  /// Where the first match of an expression stands, part by part in the order of the document.
  func first(of expression: CompiledExpression) -> (text: MatchText, match: ExpressionMatch)? {
    for text in texts {
      let places = regions(of: text).flatMap { evaluator.matches(of: expression, in: text, $0) }
      if let match = places.min(by: { $0.range.lowerBound < $1.range.lowerBound }) { return (text, match) }
    }
    return nil
  }

  /// The first match of `before`, where what is required does not stand ahead of it.
  func missing(
    _ expression: CompiledExpression, _ atLeast: Int, _ part: PartSelector?, before: CompiledExpression
  ) -> [RuleMatch] {
    guard let (text, match) = first(of: before), !isThere(expression, atLeast, regions(part, before: text, match)),
      contextHoldsSomewhere(), !isExcused()
    else { return [] }
    // What comes too late is worth more to the author than that something is missing.
    let late = texts.lazy.compactMap { text in
      self.evaluator.matches(of: expression, in: text, text.region).first.map {
        String(decoding: text.canonical[$0.range], as: UTF8.self)
      }
    }.first
    return [
      RuleMatch(
        rule: index, part: text.part, range: match.range, isBare: match.form == .bare, row: match.row,
        expected: match.expected, closest: late)
    ]
  }

  /// The parts ahead of a match, and what stands ahead of it in its own part.
  private func regions(
    _ part: PartSelector?, before text: MatchText, _ match: ExpressionMatch
  ) -> [(MatchText, Region)] {
    regions(part).compactMap { other, region in
      if other.part < text.part { return (other, region) }
      guard other.part == text.part, region.bytes.lowerBound < match.range.lowerBound else { return nil }
      let end = min(region.bytes.upperBound, match.range.lowerBound)
      return (other, other.region(region.bytes.lowerBound..<end))
    }
  }
}
