internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// When a rule runs.
struct ConditionChecks {
  let today: Day

  func findings(_ rules: [LintRule]) -> [LintFinding] { rules.flatMap(findings) }

  private func findings(_ rule: LintRule) -> [LintFinding] {
    let clauses = rule.rule.when.clauses
    guard ConditionLogic.isPossible(clauses) else {
      return [
        rule.finding(
          .conditionNeverHolds, "when", vi: "Không bài nào thỏa when của quy tắc này, kể cả when của bộ.",
          en: "No post fulfils the when of this rule and of its rulebook.",
          help: .of(
            "đọc lại hai nơi: mọi điều kiện phải cùng đúng", "read both: all conditions must hold at the same time"))
      ]
    }
    var found = levelChanges(rule)
    if let until = ConditionLogic.days(clauses).until, until < today {
      found.append(
        rule.finding(
          .ruleHasExpired, "when", vi: "Quy tắc chỉ chạy với bài đến ngày \(until.iso); nay chỉ còn soát bài cũ.",
          en: "The rule runs on posts up to \(until.iso); by now only on old ones.",
          help: .of("bỏ quy tắc, hoặc kéo dài khoảng ngày", "take the rule out, or move the date")))
    }
    return found
  }

  private func levelChanges(_ rule: LintRule) -> [LintFinding] {
    let items = rule.node?["level-when"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
    let when = rule.rule.when.clauses
    return rule.rule.levelWhen.enumerated().compactMap { index, change in
      let why: Bilingual
      if !ConditionLogic.isPossible(when + change.when.clauses) {
        why = .of("mục này không bao giờ đúng khi quy tắc chạy", "it never holds where the rule runs")
      } else if let before = rule.rule.levelWhen[..<index].firstIndex(where: {
        ConditionLogic.follows($0.when.clauses, from: when + change.when.clauses)
      }) {
        why = .of("mục \(before + 1) đã đúng trước nó", "item \(before + 1) always comes first")
      } else if change.level == rule.rule.level, index == rule.rule.levelWhen.count - 1 {
        why = .of("mức này đã là mức của quy tắc", "this is the level of the rule already")
      } else {
        return nil
      }
      let vi = "level-when không đổi được gì: \(why.vi)."
      let en = "This level-when changes nothing: \(why.en)."
      guard items.indices.contains(index) else {
        return rule.finding(.levelChangeWithoutEffect, "level-when", vi: vi, en: en)
      }
      return rule.finding(.levelChangeWithoutEffect, at: items[index], vi: vi, en: en)
    }
  }
}
