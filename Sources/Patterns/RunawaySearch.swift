/// What a pattern costs on the worst text that can be grown from it.
public struct PatternCost: Sendable, Hashable {
  /// The text that costs most.
  public var attack: PatternAttack
  /// Bytes of that text, and steps on it; nil where they passed the budget.
  public var bytes: Int
  public var steps: Int?
  /// Steps on it at a quarter of its length.
  public var stepsAtQuarter: Int
  /// The steps grow faster than the text: some text takes as long as anybody likes.
  public var runsAway: Bool

  /// Steps for each byte; nil where the budget was passed.
  public var stepsPerByte: Double? { steps.map { Double($0) / Double(bytes) } }
}

/// Attacks patterns before an author of posts can.
public enum RunawaySearch {
  /// Bytes of a long paragraph.
  public static let size = 10_000
  /// What a text of that size may take, so that it takes less than a millisecond: the costliest pattern of the shipped rules
  /// takes 990,257 steps in 0.70 ms, as PCRE2's JIT runs what is used often.
  public static let affordableSteps = 1_200_000
  /// Four times the text may take this many times the steps; a square would be 16.
  private static let growth = 6.0
  /// Up to this many steps a byte nothing is worth a word.
  private static let quietStepsPerByte = 12

  /// The worst of all attacks.
  /// - Throws: `PatternError` where PCRE2 refuses the pattern.
  public static func cost(of pattern: Pattern) throws(PatternError) -> PatternCost? {
    let steps = try PatternSteps(pattern)
    let attacks = pattern.attacks
    // Small texts tell the dangerous attacks from the rest.
    let ranked = attacks.map { attack in
      (attack: attack, steps: steps.count(in: attack.text(size: 600), budget: 600 * 2_000) ?? .max)
    }.sorted { $0.steps > $1.steps }
    return ranked.prefix(6).map { grown($0.attack, steps) }.max { isLess($0, $1) }
  }

  private static func isLess(_ a: PatternCost, _ b: PatternCost) -> Bool {
    if a.runsAway != b.runsAway { return b.runsAway }
    return (a.steps ?? .max) < (b.steps ?? .max)
  }

  private static func grown(_ attack: PatternAttack, _ steps: PatternSteps) -> PatternCost {
    // Windows such as `.{0,200}` look like a square until the text is longer than they are.
    let small = steps.count(in: attack.text(size: size / 4), budget: size / 4 * 4_000)
    let large = small == nil ? nil : steps.count(in: attack.text(size: size), budget: size * 4_000)
    guard let small, let large else {
      return PatternCost(
        attack: attack, bytes: size, steps: nil, stepsAtQuarter: small ?? size / 4 * 4_000, runsAway: true)
    }
    let isLoud = large > size * quietStepsPerByte
    return PatternCost(
      attack: attack, bytes: size, steps: large, stepsAtQuarter: small,
      runsAway: isLoud && Double(large) > growth * Double(max(small, 1)))
  }
}
