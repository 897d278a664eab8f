internal import Rulebooks

/// Scores as sums of named contributions; docs/scoring.md has worked examples.
///
/// Per rule, penalties are sorted falling and the n-th counts r to the n − 1, so that one habit cannot outweigh three
/// different faults. The sum over rules is taken from 100; the cut at 0, and the rounding, are contributions of their own.
struct ScoreSheet {
  /// Points a finding of weight 1 takes.
  static func penalty(_ level: Level) -> Double {
    switch level {
    case .error: 25
    case .warning: 8
    case .notice: 0
    }
  }

  /// r: each further finding of a rule takes this share of the one before it.
  static let falloff = 0.5

  let scores: Scores

  init(findings: [Finding], axes: Set<Axis>, policy: Policy, upperBound: Bool) {
    var contributions: [Scores.Contribution] = []
    var values: [Axis: Int] = [:]
    for axis in Axis.allCases where axes.contains(axis) {
      var byRule: [String: [Double]] = [:]
      for finding in findings where finding.axis == axis && ScoreSheet.counts(finding, policy) {
        byRule[finding.rule, default: []].append(ScoreSheet.penalty(finding.level) * finding.weight)
      }
      var total = 0.0
      for (rule, penalties) in byRule.sorted(by: { $0.key < $1.key }) {
        var share = 1.0
        var points = 0.0
        for penalty in penalties.sorted(by: >) {
          points += penalty * share
          share *= ScoreSheet.falloff
        }
        total += points
        contributions.append(.init(axis: axis, rule: rule, points: points, findings: penalties.count))
      }
      // Rounded up, so that a fault never leaves a full score and mending one never lowers it.
      let value = max(0, Int((100 - total).rounded(.down)))
      let correction = (100 - total) - Double(value)
      if correction != 0 { contributions.append(.init(axis: axis, rule: nil, points: correction, findings: 0)) }
      values[axis] = value
    }
    scores = Scores(
      accurate: values[.accurate], politicallyCorrect: values[.politicallyCorrect], lawful: values[.lawful],
      overall: values.values.min(), upperBound: upperBound, contributions: contributions)
  }

  private static func counts(_ finding: Finding, _ policy: Policy) -> Bool {
    finding.waived == nil && finding.status != .experimental && penalty(finding.level) > 0
      && !policy.observed.contains(String(finding.rule.prefix { $0 != "/" }))
  }
}
