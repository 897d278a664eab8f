internal import Documents
internal import Rulebooks

extension MutationMaker {
  /// What a rule asks of many posts: each bound one off, each period another.
  mutating func changeOver() {
    switch original.over {
    case .posts(let atLeast, let atMost, let per)?:
      for (name, bound) in [("at-least", atLeast), ("at-most", atMost)] {
        guard let bound else { continue }
        for value in [bound - 1, bound + 1] where value > 0 || name == "at-most" && value == 0 {
          addOver(
            name,
            .posts(
              atLeast: name == "at-least" ? value : atLeast, atMost: name == "at-most" ? value : atMost, per: per),
            "\(name): \(value)")
        }
      }
      changePeriod(per) { .posts(atLeast: atLeast, atMost: atMost, per: $0) }
    case .share(let percent, let per)?:
      for value in [percent - 10, percent + 10] where (1...100).contains(value) {
        addOver("share", .share(percent: value, per: per), "share: \(value)%")
      }
      changePeriod(per) { .share(percent: percent, per: $0) }
    case .gap(let days)?:
      for value in [days - 1, days + 1] where value > 0 { addOver("gap", .gap(days: value), "gap: \(value)") }
    case .quotations(let minimum, let by)?:
      let rule = original
      drop(by.phrases.map(\.text), "by") { index in
        var left = by
        left.phrases.remove(at: index)
        var changed = rule
        changed.over = .quotations(minimum: minimum, by: left)
        return changed
      }
      addOver("quotations", .quotations(minimum: minimum * 2, by: by), "quotations: \(minimum * 2)")
    case .forms?, nil: break
    }
  }

  private mutating func changePeriod(
    _ per: SourceLimit.Period, _ make: (SourceLimit.Period) -> SourceLimit
  ) {
    for other in SourceLimit.Period.allCases where other != per {
      addOver("per", make(other), "per: \(other.rawValue)")
    }
  }

  private mutating func addOver(_ place: String, _ limit: SourceLimit, _ what: String) {
    add(place, vi: what, en: what) { $0.over = limit }
  }
}
