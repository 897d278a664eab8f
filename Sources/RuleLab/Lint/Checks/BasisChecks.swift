internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// What rules rest on.
struct BasisChecks {
  let today: Day

  func findings(_ rules: [LintRule], _ files: [LintFile]) -> [LintFinding] {
    rules.flatMap(findings) + files.flatMap(unused)
  }

  private func findings(_ rule: LintRule) -> [LintFinding] {
    if rule.rule.basis.isEmpty {
      guard rule.rule.axis == .lawful else { return [] }
      return [
        rule.finding(
          .missingBasis, vi: "Quy tắc pháp lý \(rule.rule.id) chưa có căn cứ.",
          en: "Rule \(rule.rule.id) has no basis.",
          help: .of("thêm basis: { source: …, at: Điều … }", "add basis: { source: …, at: Điều … }"))
      ]
    }
    guard let book = rule.book else { return [] }
    let sources = rule.rule.basis.compactMap { book.sources[$0.source] }
    // Undated sources, such as a style guide, always hold.
    guard !sources.isEmpty, !sources.contains(where: { $0.inForce == nil && $0.until == nil }) else { return [] }
    let (from, until) = ConditionLogic.days(rule.rule.when.clauses)
    let starts = sources.compactMap(\.inForce).min()
    let ends = sources.contains { $0.until == nil } ? nil : sources.compactMap(\.until).max()
    if let start = sources.contains(where: { $0.inForce == nil }) ? nil : starts {
      if let from, from < start {
        return [
          outOfForce(
            rule, "Quy tắc chạy từ \(from.iso), căn cứ sớm nhất có hiệu lực từ \(start.iso).",
            "The rule runs from \(from.iso); its earliest basis is in force from \(start.iso).",
            .of("viết date: \(start.iso)..", "write date: \(start.iso).."))
        ]
      }
      if from == nil, start > today {
        return [
          outOfForce(
            rule, "Căn cứ chỉ có hiệu lực từ \(start.iso), quy tắc thì đã chạy.",
            "The basis is in force from \(start.iso) only, the rule runs already.",
            .of("thêm when: { date: \(start.iso).. }", "add when: { date: \(start.iso).. }"))
        ]
      }
    }
    if let ends, until.map({ $0 > ends }) ?? (ends < today) {
      return [
        outOfForce(
          rule, "Mọi căn cứ đã hết hiệu lực sau \(ends.iso), quy tắc vẫn chạy.",
          "No basis is in force after \(ends.iso), and the rule still runs.",
          .of(
            "dẫn văn bản thay thế, hoặc thêm when: { date: ..\(ends.iso) }",
            "cite what took its place, or add when: { date: ..\(ends.iso) }"))
      ]
    }
    return []
  }

  private func outOfForce(_ rule: LintRule, _ vi: String, _ en: String, _ help: Bilingual) -> LintFinding {
    rule.finding(.basisOutOfForce, rule.node?["when"] == nil ? "basis" : "when", vi: vi, en: en, help: help)
  }

  private func unused(_ file: LintFile) -> [LintFinding] {
    guard let book = file.book, let root = file.root else { return [] }
    var cited = Set(book.rules.flatMap { $0.basis.map(\.source) })
    // A rule that did not load, or that another book has taken over, still cites.
    for rule in root["rules"]?.items ?? [] {
      guard let basis = rule["basis"] else { continue }
      for item in basis.items.isEmpty ? [basis] : basis.items {
        if let key = item["source"]?.text { cited.insert(key) }
      }
    }
    return (root["sources"]?.entries ?? []).compactMap { entry in
      guard let key = entry.key.text, !cited.contains(key) else { return nil }
      return LintFinding(
        .unusedSource, at: file.place(entry.key), vi: "Chưa quy tắc nào dẫn nguồn “\(key)”.",
        en: "No rule cites the source “\(key)”.",
        help: .of("dẫn nguồn ở basis, hoặc bỏ", "cite it in a basis, or take it out"))
    }
  }
}
