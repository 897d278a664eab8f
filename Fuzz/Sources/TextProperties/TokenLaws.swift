internal import VietnameseText

/// Laws of what stands in the canonical view.
enum TokenLaws {
  static func areSame(_ one: [Token], _ other: [Token]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy {
        $0.key == $1.key && $0.range == $1.range && $0.flags == $1.flags && $0.gap == $1.gap
      }
  }

  static func lieInOrder(_ analysis: TextAnalysis) -> Bool {
    var end = 0
    for (index, token) in analysis.tokens.enumerated() {
      guard token.range.lowerBound >= end, !token.range.isEmpty, (token.gap == .start) == (index == 0),
        index == 0 || (token.gap == .none) == (token.range.lowerBound == end)
      else { return false }
      end = token.range.upperBound
    }
    return end <= analysis.canonical.bytes.count && analysis.masked.count == analysis.canonical.bytes.count
  }

  /// Each token is in one paragraph and one sentence; what was recognised lies in the text.
  static func partsLieInText(_ analysis: TextAnalysis) -> Bool {
    let count = analysis.canonical.bytes.count
    return analysis.paragraphs.map(\.tokens.count).reduce(0, +) == analysis.tokens.count
      && analysis.sentences.map(\.tokens.count).reduce(0, +) == analysis.tokens.count
      && analysis.allSegments.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= count }
  }
}
