extension TextAnalysis {
  /// What the text disguises, in order of the canonical view; empty for most texts.
  public var disguises: [Disguise] { revelation.disguises }

  /// Disguised words among a hundred words, from 0 to 100: in scam messages some forty times what it is in honest ones.
  public var disguiseDensity: Double {
    let words = tokens.count { !$0.flags.contains(.opaque) }
    guard words > 0 else { return 0 }
    let disguised = disguises.reduce(0) { $0 + max(1, tokenCount(in: $1.canonicalRange)) }
    return min(100, Double(disguised) * 100 / Double(words))
  }

  private func tokenCount(in range: Range<Int>) -> Int {
    tokens.count { Int($0.start) < range.upperBound && Int($0.end) > range.lowerBound }
  }
}
