internal import Documents
internal import Judging
internal import Rulebooks

/// Runs the tests of a rule against every change of it.
struct MutationRun {
  let rule: Rule
  let book: Rulebook

  /// - Parameter outcomes: the tests as the rule itself met them; only those that passed can notice a change.
  func run(_ outcomes: [TestOutcome]) -> RuleMutations {
    var maker = MutationMaker(rule)
    maker.make()
    // All changed rules are compiled together, so that each text is read once.
    let probe = RuleProbe(maker.changes.map(\.rule), in: book)
    var noticed: Set<String> = []
    var broken: Set<String> = []
    for outcome in outcomes where outcome.result == .passed {
      let verdict = probe.verdict(outcome.test)
      let findings = Dictionary(grouping: verdict.findings, by: \.rule)
      var stopped: Set<String> = []
      for reason in verdict.incomplete {
        guard let id = reason.rule else { continue }
        if reason.code == "rule-not-loaded" { broken.insert(id) } else { stopped.insert(id) }
      }
      for change in maker.changes where !noticed.contains(change.rule.id) {
        let isMet = !stopped.contains(change.rule.id) && outcome.test.isMet(by: findings[change.rule.id] ?? [])
        if !isMet { noticed.insert(change.rule.id) }
      }
    }
    return RuleMutations(
      changes: maker.changes.filter { !broken.contains($0.rule.id) }.map {
        RuleMutations.Change(place: $0.place, what: $0.what, isNoticed: noticed.contains($0.rule.id))
      }, samples: maker.samples)
  }
}
