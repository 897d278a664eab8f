internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// What is said of a rule: status, weight, keys that do nothing.
struct StandingChecks {
  let today: Day
  /// Rules that may take another's place.
  let rules: [LintRule]
  private static let trialDays = 180

  func findings(_ rules: [LintRule]) -> [LintFinding] {
    rules.flatMap { rule in status(rule) + weight(rule) + keys(rule) + masking(rule) }
  }

  private func status(_ rule: LintRule) -> [LintFinding] {
    switch rule.rule.status {
    case .stable: return []
    case .experimental:
      guard let since = rule.rule.since else { return [] }
      let days = today.julianDayNumber - since.julianDayNumber
      guard days > StandingChecks.trialDays else { return [] }
      return [
        rule.finding(
          .longExperiment, "status", vi: "Quy tắc thử nghiệm đã \(days) ngày, từ \(since.iso).",
          en: "The rule has been experimental for \(days) days, since \(since.iso).",
          help: .of("cho chạy thật (stable) hoặc bỏ", "make it stable, or take it out"))
      ]
    case .deprecated:
      let said =
        [rule.rule.title, rule.rule.message, rule.rule.fix].compactMap { $0?.vi } + [rule.rule.falseAlarms ?? ""]
      let names = rules.map(\.rule.id).filter { $0 != rule.rule.id }
      let namesAnother = said.contains { text in
        names.contains { name in text.contains(name) || text.contains(name.drop { $0 != "/" }.dropFirst()) }
      }
      guard !namesAnother else { return [] }
      return [
        rule.finding(
          .noSuccessor, "status", vi: "Quy tắc sắp bỏ mà không nói quy tắc nào thay nó.",
          en: "The rule is deprecated and does not name what takes its place.",
          help: .of(
            "ghi mã quy tắc thay thế trong fix hoặc false-alarms", "write the other rule's id in fix or false-alarms"))
      ]
    }
  }

  private func weight(_ rule: LintRule) -> [LintFinding] {
    guard let node = rule.node, let value = node["weight"] else { return [] }
    let isScored =
      rule.rule.over == nil && rule.rule.status == .stable
      && ([rule.rule.level] + rule.rule.levelWhen.map(\.level)).contains { $0 > .notice }
    guard !isScored else { return [] }
    return [
      rule.finding(
        .weightWithoutEffect, at: value, vi: "weight ở đây không có tác dụng: quy tắc này không trừ điểm.",
        en: "weight does nothing here: this rule is never scored.", edits: rule.file.removal(of: "weight", in: node))
    ]
  }

  private func keys(_ rule: LintRule) -> [LintFinding] {
    guard let node = rule.node else { return [] }
    var idle: [String] = []
    if case .forbid = rule.rule.kind {} else { idle += ["bare", "disguise"] }
    switch rule.rule.kind {
    case .require(let need) where need.before != nil: break
    case .require, .expect: idle.append("mask")
    default: break
    }
    // A finding over many posts shows no text.
    if rule.rule.over != nil { idle += ["bare", "mask"].filter { !idle.contains($0) } }
    return idle.filter { node.key($0) != nil }.compactMap { key in
      rule.finding(
        .keyWithoutEffect, key, vi: "“\(key)” không có tác dụng với \(rule.rule.kind.name).",
        en: "“\(key)” does nothing for \(rule.rule.kind.name).", edits: rule.file.removal(of: key, in: node))
    }
  }

  private func masking(_ rule: LintRule) -> [LintFinding] {
    guard !rule.rule.mask, rule.rule.over == nil, let what = StandingChecks.personal(rule.rule.kind) else { return [] }
    return [
      rule.finding(
        .unmaskedPersonalData, rule.rule.kind.name,
        vi: "Quy tắc báo \(what.vi) mà không che: báo cáo sẽ chép lại nguyên văn.",
        en: "The rule reports \(what.en) unmasked: reports will repeat it.",
        help: .of("thêm mask: true", "add mask: true"))
    ]
  }

  private static func personal(_ kind: RuleKind) -> Bilingual? {
    switch kind {
    case .check(let check):
      switch check.name {
      case .cardNumber: .of("số thẻ", "card numbers")
      case .identityNumber: .of("số định danh", "identity numbers")
      default: nil
      }
    case .forbid(let expression): personal(expression)
    default: nil
    }
  }

  /// Only where it is what the rule finds; beside something else it may be a shop's own number.
  private static func personal(_ expression: MatchExpression) -> Bilingual? {
    switch expression {
    case .segment(let spec):
      switch spec.kind {
      case .mobilePhone: .of("số di động", "mobile numbers")
      case .email: .of("địa chỉ thư", "e-mail addresses")
      case .plate: .of("biển số xe", "vehicle plates")
      default: nil
      }
    case .any(let items): items.lazy.compactMap(personal).first
    default: nil
    }
  }
}
