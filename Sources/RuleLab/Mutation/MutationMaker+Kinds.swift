internal import Documents
internal import Rulebooks

extension MutationMaker {
  /// What a kind holds beside its expressions: bounds, pairs, names, forms.
  mutating func changeKind() {
    let rule = original
    changeOver()
    switch rule.kind {
    case .forbid: break
    case .require(let requirement): changeRequirement(requirement)
    case .prefer(let pairs, let options):
      drop(pairs.map(\.wrong.text), "prefer") { index in
        var left = pairs
        left.remove(at: index)
        return rule.with(.prefer(left, options: options))
      }
    case .officialName(let table): changeNames(table)
    case .count(let limit):
      if limit.min != nil, limit.max != nil {
        var changed = limit
        changed.min = nil
        add("count", vi: "bỏ min", en: "drops min", rule.with(.count(changed)))
        changed = limit
        changed.max = nil
        add("count", vi: "bỏ max", en: "drops max", rule.with(.count(changed)))
      }
      move(limit.min, "min") { limit, value in limit.min = value }
      move(limit.max, "max") { limit, value in limit.max = value }
      if limit.part != nil {
        var changed = limit
        changed.part = nil
        add("count", vi: "bỏ in", en: "drops in", rule.with(.count(changed)))
      }
    case .consistent(let groups):
      drop(groups.map { $0.forms.map(\.text).joined(separator: " / ") }, "consistent") { index in
        var left = groups
        left.remove(at: index)
        return rule.with(.consistent(left))
      }
    case .expect(let expectation): change(expectation)
    case .check(let check): change(check)
    }
  }

  private mutating func changeRequirement(_ requirement: Requirement) {
    var changed = requirement
    if requirement.atLeast > 1 {
      changed.atLeast = 1
      add("require", vi: "bỏ at-least", en: "drops at-least", original.with(.require(changed)))
    }
    if requirement.part != nil {
      changed = requirement
      changed.part = nil
      add("require", vi: "bỏ in", en: "drops in", original.with(.require(changed)))
    }
    if requirement.before != nil {
      changed = requirement
      changed.before = nil
      add("require", vi: "bỏ before", en: "drops before", original.with(.require(changed)))
    }
  }

  /// One more and one fewer: a bound that is off by one must be noticed.
  private mutating func move(_ bound: Int?, _ name: String, _ set: (inout CountLimit, Int) -> Void) {
    guard case .count(let limit) = original.kind, let bound else { return }
    for value in [bound - 1, bound + 1] where value >= 0 {
      var changed = limit
      set(&changed, value)
      add("count", vi: "\(name): \(value)", en: "\(name): \(value)", original.with(.count(changed)))
    }
  }

  private mutating func changeNames(_ table: NameTable) {
    let rule = original
    for fault in NameTable.Fault.allCases where table.reports.contains(fault) && table.reports.count > 1 {
      var changed = table
      changed.reports.remove(fault)
      let name = fault.rawValue
      add(
        "official-name", vi: "không báo \(name)", en: "no longer reports \(name)", rule.with(.officialName(changed)))
    }
    drop(table.entries.map(\.name), "official-name") { index in
      var changed = table
      changed.entries.remove(at: index)
      return rule.with(.officialName(changed))
    }
  }

  private mutating func change(_ expectation: Expectation) {
    switch expectation {
    case .compare(var comparison):
      if comparison.offsetMinutes != 0 {
        comparison.offsetMinutes = 0
        add(
          "expect", vi: "bỏ khoảng thêm bớt", en: "drops the offset",
          original.with(.expect(.compare(comparison))))
      }
    case .eachMedia(let media):
      var changed = media
      if media.type != nil {
        changed.type = nil
        add("expect", vi: "bỏ type", en: "drops type", original.with(.expect(.eachMedia(changed))))
      }
      if media.aiGenerated != nil {
        changed = media
        changed.aiGenerated = nil
        add("expect", vi: "bỏ ai-generated", en: "drops ai-generated", original.with(.expect(.eachMedia(changed))))
      }
      let rule = original
      drop(media.captionContains.map(\.text), "expect") { index in
        var changed = media
        changed.captionContains.remove(at: index)
        return rule.with(.expect(.eachMedia(changed)))
      }
    }
  }

  private mutating func change(_ check: BuiltInCheck) {
    let rule = original
    if !check.cues.isEmpty {
      var changed = check
      changed.cueDistance = 100_000
      add(
        "check", vi: "bỏ khoảng cách \(check.cueDistance) tiếng",
        en: "drops the distance of \(check.cueDistance) tiếng",
        rule.with(.check(changed)))
      changed = check
      changed.cues = []
      add("check", vi: "bỏ cues", en: "drops cues", rule.with(.check(changed)))
    }
    drop(check.cues.map(\.text), "cues") { index in
      var changed = check
      changed.cues.remove(at: index)
      return rule.with(.check(changed))
    }
    drop(check.rows.map { $0["name"] ?? $0["key"] ?? $0["number"] ?? "…" }, "list") { index in
      var changed = check
      changed.rows.remove(at: index)
      return rule.with(.check(changed))
    }
  }
}
