internal import Documents
internal import Judging
internal import Rulebooks

/// Rewrites the `bad` examples of one rule in every way and asks the rule about each.
struct VariantRun {
  private let rule: Rule
  private let probe: RuleProbe
  private let tree: SoughtTree?
  private let promise: VariantPromise
  private let maker = VariantMaker()
  private let near: NearMiss
  /// The leaves of the rule, and the rule without exceptions.
  private let parts: RuleProbe
  private let open: Rule

  /// - Parameter probe: the rule by itself, compiled.
  init(rule: Rule, book: Rulebook, probe: RuleProbe) {
    self.rule = rule
    self.probe = probe
    tree = SoughtTree(rule)
    promise = VariantPromise(rule)
    near = NearMiss(rule)
    var open = rule
    open.id = "\(rule.rulebookID)/~open"
    open.except = []
    open.unless = []
    self.open = open
    parts = RuleProbe([open] + (tree?.rules ?? []), in: book)
  }

  /// - Parameter outcomes: only a `bad` that the rule meets as it is can be asked about rewritten.
  func run(_ outcomes: [TestOutcome]) -> RuleVariants {
    var result = RuleVariants(tallies: Variant.allCases.map { RuleVariants.Tally(variant: $0) }, failures: [])
    // Posts of a series are counted; how each is written is the business of rules about one post.
    let texts = outcomes.filter { $0.test.series == nil }
    for outcome in texts where outcome.test.expectation == .bad && outcome.result == .passed {
      let text = TestText(outcome.test.text)
      let found = Dictionary(grouping: parts.verdict(outcome.test).findings, by: \.rule)
      for index in result.tallies.indices {
        let variant = result.tallies[index].variant
        let answer =
          variant.isNearMiss
          ? askNearMiss(variant, outcome, text, found) : ask(variant, outcome, text, found)
        switch answer {
        case .nothing: break
        case .unpromised: result.tallies[index].unpromised += 1
        case .held: result.tallies[index].held += 1
        case .broken(let failure):
          result.tallies[index].broken += 1
          result.failures.append(failure)
        }
      }
    }
    return result
  }

  private enum Answer {
    case nothing, unpromised, held
    case broken(RuleVariants.Failure)
  }

  // MARK: Rewritten

  private func ask(
    _ variant: Variant, _ outcome: TestOutcome, _ text: TestText, _ found: [String: [Finding]]
  ) -> Answer {
    let test = outcome.test
    if outcome.reported.isEmpty {
      guard variant.isWholeText else { return .unpromised }
      guard promise.holdsForDocument(variant) else { return .unpromised }
      guard let rewritten = maker.rewrite(text, as: variant, in: []) else { return .nothing }
      let findings = probe.verdict(test, text: rewritten.text).findings(of: rule.id)
      if !findings.isEmpty { return .held }
      return .broken(failure(variant, outcome, rewritten.text, expected: [], reported: []))
    }
    let promised = outcome.reported.filter { isPromised(variant, $0, text, found) }
    guard let rewritten = maker.rewrite(text, as: variant, in: promised.isEmpty ? outcome.reported : promised) else {
      return .nothing
    }
    if promised.isEmpty { return .unpromised }
    let findings = probe.verdict(test, text: rewritten.text).findings(of: rule.id)
    let reported = findings.places
    let expected = promised.map(rewritten.place)
    // Where one span is not promised, its finding may stand there or not.
    let allowed = outcome.reported.map(rewritten.place)
    func isPlaced(_ finding: Finding, _ span: Range<Int>) -> Bool {
      guard finding.part == .body, let place = finding.range?.bytesInPart else { return false }
      if rewritten.isPlaced(place, on: span) { return true }
      // What still matches as it is written comes before what a disguise hides beside it.
      return variant.hidesWords && finding.matchedAs != .disguised && place.overlaps(span)
    }
    let isMissed = expected.contains { span in !findings.contains { isPlaced($0, span) } }
    let isExtra = variant != .unaccented && findings.contains { finding in !allowed.contains { isPlaced(finding, $0) } }
    if !isMissed, !isExtra { return .held }
    if variant == .unaccented, isExcused(test, rewritten, expected) { return .unpromised }
    return .broken(failure(variant, outcome, rewritten.text, expected: expected, reported: reported))
  }

  private func isPromised(
    _ variant: Variant, _ span: Range<Int>, _ text: TestText, _ found: [String: [Finding]]
  ) -> Bool {
    // What is a disguise as it stands (a number in words) is not disguised once more.
    if variant.hidesWords, text.disguises.contains(where: { $0.overlaps(span) }) { return false }
    if let tree { return tree.holds(variant, in: span, promise, found) }
    return promise.holdsForKind(variant)
  }

  /// Without accents a word may be one that the rule excepts: `chợ` reads `cho`. What an exception then silences is no
  /// fault of the rule.
  private func isExcused(_ test: RuleTest, _ rewritten: RewrittenText, _ expected: [Range<Int>]) -> Bool {
    if rule.except.isEmpty, rule.unless.isEmpty { return false }
    let reported = parts.verdict(test, text: rewritten.text).findings(of: open.id).places
    return expected.allSatisfy { span in reported.contains { rewritten.isPlaced($0, on: span) } }
  }

  // MARK: Near misses

  private func askNearMiss(
    _ variant: Variant, _ outcome: TestOutcome, _ text: TestText, _ found: [String: [Finding]]
  ) -> Answer {
    guard let span = outcome.reported.first(where: { isPromised(variant, $0, text, found) }) else { return .unpromised }
    let bents = near.bend(text, as: variant, in: span)
    for bent in bents {
      let reported = probe.verdict(outcome.test, text: bent.text).findings(of: rule.id).places
      if reported.contains(where: { $0.overlaps(bent.word) }) {
        return .broken(failure(variant, outcome, bent.text, expected: [bent.word], reported: reported))
      }
    }
    return bents.isEmpty ? .nothing : .held
  }

  private func failure(
    _ variant: Variant, _ outcome: TestOutcome, _ text: String, expected: [Range<Int>], reported: [Range<Int>]
  ) -> RuleVariants.Failure {
    RuleVariants.Failure(
      variant: variant, test: outcome.test, file: outcome.file, text: text, expected: expected, reported: reported)
  }
}
