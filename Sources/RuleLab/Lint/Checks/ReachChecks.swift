internal import Documents
internal import Matching
internal import Patterns
internal import RulebookLoading
internal import Rulebooks

/// Whether a rule can fire at all, and what it costs to ask it.
struct ReachChecks {
  let words: LintWords

  func findings(_ rules: [LintRule]) -> [LintFinding] {
    let compiled = CompiledRulebook(rules.map(\.rule))
    var position: [String: Int] = [:]
    for (index, entry) in compiled.entries.enumerated() { position[entry.id] = index }
    return rules.flatMap { rule -> [LintFinding] in
      if let why = silence(rule.rule) {
        return [
          rule.finding(
            .neverFires, rule.rule.kind.name, vi: "Quy tắc này không bao giờ báo: \(why.vi).",
            en: "This rule never fires: \(why.en).")
        ]
      }
      var found = exceptions(rule)
      if let index = position[rule.rule.id], compiled.anchors(of: index) == .always { found += price(rule) }
      return found
    }
  }

  // MARK: Rules that cannot fire

  private func silence(_ rule: Rule) -> Bilingual? {
    // Over many posts, what every post holds may still be too much.
    let countsPosts =
      switch rule.over {
      case nil: false
      case .quotations?: true
      default: if case .count = rule.kind { true } else { false }
      }
    if !countsPosts, let why = silence(rule.kind) { return why }
    let quoted =
      rule.contexts.compactMap { if case .quoted(let value) = $0.test { value } else { nil } }
      + [rule.quoted].compactMap { $0 }
    if quoted.contains(true), quoted.contains(false) {
      return .of("đòi vừa ở trong vừa ở ngoài ngoặc kép", "it must stand inside and outside of a quotation")
    }
    for context in rule.contexts {
      switch context.test {
      case .inPart(let parts) where !rule.parts.isEmpty && !ReachChecks.overlap(parts, rule.parts):
        return .of("hai nơi phải đứng không trùng nhau", "the parts it must stand in exclude each other")
      case .found(_, let expression) where !canMatch(expression):
        return .of("ngữ cảnh của nó không bao giờ có", "its context can never be found")
      default: break
      }
    }
    return nil
  }

  private func silence(_ kind: RuleKind) -> Bilingual? {
    switch kind {
    case .forbid(let expression):
      return canMatch(expression) ? nil : .of("không có gì để khớp", "there is nothing it could match")
    case .count(let limit):
      return (limit.min ?? 0) <= 0 && limit.max == nil
        ? .of("ít nhất 0 thì luôn đủ", "at least 0 is always enough") : nil
    case .prefer(let items, _):
      return items.contains { canMatch($0.wrong) && $0.right != $0.wrong.text }
        ? nil : .of("không có cách viết sai nào", "it has no wrong form")
    case .consistent(let groups):
      return groups.allSatisfy { Set($0.forms.map(\.text)).count < 2 }
        ? .of("mỗi nhóm chỉ có một cách viết", "each group has one form only") : nil
    case .officialName(let table):
      let hasWrong = table.entries.contains { !$0.wrong.isEmpty }
      let hasFormer = table.entries.contains { !$0.former.isEmpty || $0.until != nil }
      let canReport =
        !table.reports.isDisjoint(with: [.diacritics, .capitals]) || table.reports.contains(.wrong) && hasWrong
        || table.reports.contains(.former) && hasFormer
      return canReport ? nil : .of("bảng không có cột mà reports cần", "the table lacks what its reports need")
    case .require(let need):
      return need.before.map(canMatch) ?? true
        ? nil : .of("before không bao giờ có", "what it must stand before never is")
    case .expect, .check: return nil
    }
  }

  private func canMatch(_ phrase: Phrase) -> Bool { !words.read(phrase.text).tokens.isEmpty }

  private func canMatch(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .phrases(let set): return set.phrases.contains(where: canMatch)
    case .hashtags(let spec): return spec.misspelt.isEmpty || spec.misspelt.contains { $0.count >= 6 }
    case .any(let items): return items.contains(where: canMatch)
    case .all(let items, _):
      return items.allSatisfy { if case .not = $0 { true } else { canMatch($0) } }
    case .regex, .links, .segment, .not: return true
    }
  }

  /// First and last paragraph are of the body.
  private static func overlap(_ a: Set<PartSelector>, _ b: Set<PartSelector>) -> Bool {
    func whole(_ parts: Set<PartSelector>) -> Set<PartSelector> {
      parts.isDisjoint(with: [.firstParagraph, .lastParagraph]) ? parts : parts.union([.body])
    }
    return !whole(a).isDisjoint(with: whole(b))
  }

  // MARK: Exceptions

  private func exceptions(_ rule: LintRule) -> [LintFinding] {
    [("except", rule.rule.except), ("unless", rule.rule.unless)].flatMap { key, items -> [LintFinding] in
      let nodes = rule.node?[key].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
      return items.enumerated().compactMap { index, item in
        let isAlways = !item.contexts.isEmpty && item.contexts.allSatisfy { alwaysHolds($0, rule.rule) }
        let isNever = item.contexts.contains { neverHolds($0, rule.rule) }
        guard isAlways || isNever else { return nil }
        let code: LintCode = isAlways ? .exceptionCoversRule : .exceptionWithoutEffect
        let vi =
          isAlways
          ? "Mục này của \(key) đúng ở mọi chỗ quy tắc khớp, nên quy tắc không báo gì."
          : "Mục này của \(key) không bao giờ đúng ở nơi quy tắc tìm."
        let en =
          isAlways
          ? "This item of \(key) holds wherever the rule matches, so that nothing is reported."
          : "This item of \(key) never holds where the rule looks."
        guard nodes.indices.contains(index) else { return rule.finding(code, key, vi: vi, en: en) }
        return rule.finding(code, at: nodes[index], vi: vi, en: en)
      }
    }
  }

  private func alwaysHolds(_ context: Context, _ rule: Rule) -> Bool {
    if rule.contexts.contains(where: { Signature.of($0) == Signature.of(context) }) { return true }
    switch context.test {
    case .quoted(let quoted): return rule.quoted == quoted
    case .inPart(let parts): return !rule.parts.isEmpty && rule.parts.isSubset(of: parts)
    case .found(let place, let expression):
      // What is found in the same sentence may be the match itself.
      guard case .forbid(let own) = rule.kind, [.sameSentence, .sameParagraph, .document].contains(place) else {
        return false
      }
      let atoms = Set(Signature.atoms(own).map(ReachChecks.withoutOptions))
      return !atoms.isEmpty && atoms.isSubset(of: Signature.atoms(expression).map(ReachChecks.withoutOptions))
    }
  }

  /// Contexts compare accents exactly, rules do not: what is written as in the rule is in both.
  private static func withoutOptions(_ atom: String) -> String {
    for options in ["exact-or-none:false", "any:false"] where atom.hasPrefix("phrase:\(options):") {
      return "phrase:exact:false:" + atom.dropFirst("phrase:\(options):".count)
    }
    return atom
  }

  private func neverHolds(_ context: Context, _ rule: Rule) -> Bool {
    switch context.test {
    case .quoted(let quoted): return rule.quoted.map { $0 != quoted } ?? false
    case .inPart(let parts): return !rule.parts.isEmpty && !ReachChecks.overlap(parts, rule.parts)
    case .found(_, let expression): return !canMatch(expression)
    }
  }

  // MARK: Price

  private func price(_ rule: LintRule) -> [LintFinding] {
    let expression: MatchExpression
    switch rule.rule.kind {
    case .forbid(let own): expression = own
    case .count(let limit):
      guard (limit.min ?? 0) == 0, case .matches(let own) = limit.subject else { return [] }
      expression = own
    default: return []
    }
    let patterns = PatternChecks.patterns(expression)
    var vi = "Quy tắc không có neo nên chạy trên mọi bài"
    var en = "The rule has no anchor and runs on every post"
    let steps = patterns.compactMap { try? PatternSteps($0.pattern).count(in: ReachChecks.sample, budget: 10_000_000) }
    if !steps.isEmpty {
      let count = steps.reduce(0, +) * 1000 / ReachChecks.sample.count
      vi += ": khoảng \(count) bước cho mỗi 1.000 byte"
      en += ": about \(count) steps for each 1,000 bytes"
    }
    return [
      rule.finding(
        .alwaysRuns, rule.rule.kind.name, vi: vi + ".", en: en + ".",
        help: .of(
          "cho mẫu một tiếng nguyên vẹn mà bài phải có, ví dụ \\bgiảm\\b; soat profile đo giá trên bài thật",
          "give the pattern a whole word that a post must hold, such as \\bgiảm\\b; soat profile measures on real posts"
        ))
    ]
  }

  /// Ordinary prose, on which the price is counted.
  private static let sample = Array(
    """
    Sáng 12/3, đại diện ban quản lý chợ cho biết việc sắp xếp lại hơn 240 sạp hàng đã xong trước hạn, tiểu thương bắt đầu \
    dọn về từ thứ Hai tuần tới. “Chúng tôi mong bà con giữ lối đi thông thoáng”, bà nói. Theo kế hoạch, khu ăn uống mở cửa từ \
    5h30 đến 22h, giá giữ xe máy là 5.000 đồng một lượt. Người dân góp ý qua số điện thoại ghi ở cổng chính hoặc gửi thư tới \
    văn phòng phường. Phần mái che phía đông còn phải thay 36 tấm tôn, dự kiến xong trong tháng này.
    """.utf8)
}
