internal import Documents
internal import RulebookLoading
internal import Rulebooks

/// What rules are to each other.
struct RelationChecks {
  func findings(_ rules: [LintRule]) -> [LintFinding] { repeated(rules) + preferences(rules) }

  // MARK: Shadows

  private struct Reach {
    let rule: LintRule
    let atoms: Set<String>
    let contexts: Set<String>
    let exceptions: Set<String>
    let kind: String?

    init(_ rule: LintRule) {
      self.rule = rule
      if case .forbid(let expression) = rule.rule.kind, rule.rule.over == nil {
        atoms = Signature.atoms(expression)
      } else {
        atoms = []
      }
      contexts = Set(rule.rule.contexts.map { Signature.of($0) })
      exceptions = Set((rule.rule.except + rule.rule.unless).map { Signature.of($0) })
      kind = Signature.of(rule.rule.kind)
    }
  }

  private func repeated(_ rules: [LintRule]) -> [LintFinding] {
    let reaches = rules.map(Reach.init)
    var byAtom: [String: [Int]] = [:]
    var byKind: [String: Int] = [:]
    var found: [LintFinding] = []
    for (index, reach) in reaches.enumerated() {
      for atom in reach.atoms { byAtom[atom, default: []].append(index) }
    }
    for (index, reach) in reaches.enumerated() {
      if let kind = reach.kind, !kind.hasSuffix(" ") {
        let whole =
          "\(kind) \(reach.contexts.sorted()) \(reach.exceptions.sorted()) \(RelationChecks.frame(reach.rule.rule))"
        if let first = byKind[whole] {
          found.append(
            reach.rule.finding(
              .saysTheSame, vi: "Quy tắc này nói cùng một điều với \(reaches[first].rule.rule.id).",
              en: "This rule says the same as \(reaches[first].rule.rule.id).",
              help: .of("giữ một quy tắc", "keep one of them")))
          continue
        }
        byKind[whole] = index
      }
      // The rarest thing it looks for has the fewest neighbours.
      let rarest = reach.atoms.min { (byAtom[$0]?.count ?? 0, $0) < (byAtom[$1]?.count ?? 0, $1) }
      guard let rarest else { continue }
      let other = byAtom[rarest]?.first {
        $0 != index && covers(reaches[$0], reach) && !(covers(reach, reaches[$0]) && $0 > index)
      }
      if let other {
        found.append(
          reach.rule.finding(
            .shadowed, reach.rule.rule.kind.name,
            vi: "Mọi chỗ quy tắc này báo thì \(reaches[other].rule.rule.id) đã báo, ở mức không thấp hơn.",
            en: "All that this rule reports is reported by \(reaches[other].rule.rule.id), at no lower level.",
            help: .of("bỏ quy tắc này, hoặc cho nó điều kiện riêng", "take it out, or give it a condition of its own")))
      }
    }
    return found
  }

  /// All but what is looked for.
  private static func frame(_ rule: Rule) -> String {
    "\(rule.axis.rawValue) \(rule.when.clauses.map { Signature.of($0) }.sorted()) \(rule.parts.map(\.rawValue).sorted())"
      + " \(rule.quoted.map { "\($0)" } ?? "-") \(rule.disguise) \(rule.over.map { "\($0)" } ?? "-")"
  }

  /// Everything that `b` reports is reported by `a`.
  private func covers(_ a: Reach, _ b: Reach) -> Bool {
    let (ruleA, ruleB) = (a.rule.rule, b.rule.rule)
    return ruleA.axis == ruleB.axis && ruleA.level >= ruleB.level && ruleA.levelWhen.isEmpty && ruleA.status == .stable
      && b.atoms.isSubset(of: a.atoms) && a.contexts.isSubset(of: b.contexts) && a.exceptions.isSubset(of: b.exceptions)
      && (ruleA.parts.isEmpty || ruleA.parts == ruleB.parts) && (ruleA.quoted == nil || ruleA.quoted == ruleB.quoted)
      && (ruleA.disguise || !ruleB.disguise)
      && ConditionLogic.follows(ruleA.when.clauses, from: ruleB.when.clauses)
  }

  // MARK: Right and wrong forms

  private struct Form {
    let wrong: String
    let right: String
    let rule: LintRule
    let caseSensitive: Bool
  }

  private func preferences(_ rules: [LintRule]) -> [LintFinding] {
    var forms: [Form] = []
    for rule in rules {
      guard case .prefer(let items, let options) = rule.rule.kind else { continue }
      forms += items.map { item in
        func text(_ text: String) -> String { options.caseSensitive ? text : text.lowercased() }
        return Form(
          wrong: text(item.wrong.text), right: text(item.right), rule: rule, caseSensitive: options.caseSensitive)
      }
    }
    var byWrong: [String: Form] = [:]
    var found: [LintFinding] = []
    for form in forms {
      if holds(form.right, form.wrong) {
        found.append(
          form.rule.finding(
            .remedyIsTheFault, "prefer",
            vi: "“\(form.right)” vẫn chứa “\(form.wrong)”, nên sửa xong lại bị báo.",
            en: "“\(form.right)” still holds “\(form.wrong)”, and is reported again."))
      }
      if let other = byWrong[form.wrong], other.right != form.right, canMeet(other, form) {
        found.append(
          form.rule.finding(
            .conflictingPreference, "prefer",
            vi: "“\(form.wrong)” có hai cách sửa: “\(form.right)” ở đây, “\(other.right)” ở \(other.rule.rule.id).",
            en: "“\(form.wrong)” has two right forms: “\(form.right)” here, “\(other.right)” in \(other.rule.rule.id).")
        )
      } else {
        byWrong[form.wrong] = form
      }
    }
    for form in forms {
      guard let back = byWrong[form.right], form.right != form.wrong, canMeet(back, form) else { continue }
      found.append(
        form.rule.finding(
          .circularPreference, "prefer",
          vi:
            "“\(form.wrong)” sửa thành “\(form.right)”, mà \(back.rule.rule.id) lại sửa “\(form.right)” thành “\(back.right)”.",
          en: "“\(form.wrong)” becomes “\(form.right)”, which \(back.rule.rule.id) turns into “\(back.right)”."))
    }
    return found
  }

  private func canMeet(_ a: Form, _ b: Form) -> Bool {
    ConditionLogic.isPossible(a.rule.rule.when.clauses + b.rule.rule.when.clauses)
  }

  /// The whole words of one stand in the other.
  private func holds(_ text: String, _ part: String) -> Bool {
    func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
    let (all, some) = (words(text), words(part))
    guard !some.isEmpty, some.count <= all.count else { return false }
    return (0...(all.count - some.count)).contains { start in
      zip(all[start...], some).allSatisfy { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
    }
  }
}
