internal import Rulebooks
internal import VietnameseText

extension RuleRun {
  /// What a `forbid` rule finds in the revealed view and not in the canonical one, as places of the canonical view. Contexts
  /// are read in the canonical view: nobody writes his own exception in disguise.
  func disguised(
    _ expression: CompiledExpression, in revealed: [MatchText], _ reader: ExpressionEvaluator, beside known: [RuleMatch]
  ) -> [RuleMatch] {
    var result: [RuleMatch] = []
    for hidden in revealed {
      guard let text = texts.first(where: { $0.part == hidden.part }) else { continue }
      let taken = known.filter { $0.part == text.part }.compactMap(\.range)
      var kept: [Place] = []
      for match in reader.matches(of: expression, in: hidden, hidden.region) {
        let range = text.analysis.canonicalRange(ofRevealed: match.range)
        let isDisguised = text.analysis.disguises.contains { $0.canonicalRange.overlaps(range) }
        guard isDisguised, !taken.contains(where: { $0.overlaps(range) }),
          regions(of: text).contains(where: { $0.bytes.contains(range) })
        else { continue }
        var place = place(match, hidden)
        place.range = range
        place.replacement = nil
        if counts(place, text) { kept.append(place) }
      }
      for place in Overlaps.joined(kept) {
        var match = RuleMatch(
          rule: index, part: text.part, range: place.range, isBare: place.form == .bare, row: place.row,
          expected: place.expected, replacement: nil, note: place.note)
        match.isDisguised = true
        result.append(match)
      }
    }
    return result
  }
}
