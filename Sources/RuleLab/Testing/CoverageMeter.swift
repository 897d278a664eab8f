internal import Documents
internal import Judging
internal import Patterns
internal import Rulebooks

/// Asks, for every part of a rule, whether some test touches it.
///
/// A phrase is touched where it stands in a test; a branch of a pattern, or a condition, where the rule would report
/// something else without it; an item of `except` or `unless` where it silences something by itself.
struct CoverageMeter {
  private let rule: Rule
  private let book: Rulebook
  private let tests: [RuleTest]
  private var asked: [Rule] = []
  private var questions: [Question] = []

  /// What is asked, and how the findings of the rules that ask it answer.
  private struct Question {
    var place: String
    var what: RuleCoverage.Part.What
    var names: [Bilingual]
    /// - Parameter findings: those of one rule on one test.
    var touched: ((_ findings: (_ rule: String, _ test: Int) -> [Finding]) -> Set<Int>)
  }

  init(rule: Rule, book: Rulebook, tests: [RuleTest]) {
    self.rule = rule
    self.book = book
    self.tests = tests.filter { $0.expectation == .bad || $0.expectation == .good }
    askConditions()
    askItems(rule.except, "except") { $0.except = $1 }
    askItems(rule.unless, "unless") { $0.unless = $1 }
    for slot in rule.slots { ask(slot) }
    askKind()
  }

  func measure() -> RuleCoverage {
    let probe = RuleProbe([rule] + asked, in: book)
    let answers = tests.map { Dictionary(grouping: probe.verdict($0).findings, by: \.rule) }
    return RuleCoverage(
      parts: questions.map { question in
        let touched = question.touched { answers[$1][$0] ?? [] }
        let missing = question.names.indices.filter { !touched.contains($0) }
        let isNamed = question.names.count <= RuleCoverage.namedLimit
        return RuleCoverage.Part(
          place: question.place, what: question.what, total: question.names.count,
          touched: question.names.count - missing.count, missing: isNamed ? missing.map { question.names[$0] } : [])
      })
  }

  // MARK: Questions

  private mutating func askConditions() {
    let without = rule.when.clauses.indices.map { index in
      ask { $0.when.clauses.remove(at: index) }
    }
    askWhetherDifferent(
      "when", .conditions,
      rule.when.clauses.map { clause in CoverageMeter.say { ConditionText(language: $0).render(Condition([clause])) } },
      from: rule.id, without)
  }

  /// Each item alone, against no item at all.
  private mutating func askItems(
    _ items: [ContextItem], _ place: String, _ set: (inout Rule, [ContextItem]) -> Void
  ) {
    if items.isEmpty { return }
    let none = ask {
      $0.except = []
      $0.unless = []
    }
    let alone = items.map { item in
      ask {
        $0.except = []
        $0.unless = []
        set(&$0, [item])
      }
    }
    let names = items.enumerated().map { index, item in
      CoverageMeter.say { "\(index + 1): \(ContextText(language: $0, shown: 4).render(item.contexts))" }
    }
    askWhetherDifferent(place, .items, names, from: none, alone)
  }

  private mutating func ask(_ slot: ExpressionSlot) {
    let isSought = slot.role == .sought
    let seesDisguises = isSought && rule.disguise
    switch slot.expression {
    case .phrases(let set):
      let numbered = PhraseSet(phrases: Numbered.phrases(set.phrases), options: set.options)
      askNumbers(
        place(slot.role), .words, set.phrases.map(\.text),
        ask(rule.finding(.phrases(numbered), id: nextID, seesDisguises: seesDisguises)), onlyBad: isSought)
    case .regex(let spec):
      let branches = spec.pattern.branches
      if branches.isEmpty {
        askWhetherFound(slot, CoverageMeter.say { _ in spec.pattern.source }, seesDisguises)
      } else {
        let base = ask(rule.finding(slot.expression, id: nextID, seesDisguises: seesDisguises))
        let without = branches.map {
          ask(
            rule.finding(
              .regex(RegexSpec(pattern: $0.without, view: spec.view)), id: nextID, seesDisguises: seesDisguises))
        }
        askWhetherDifferent(
          place(slot.role), .alternatives, branches.map { branch in CoverageMeter.say { _ in branch.text } },
          from: base, without)
      }
    case .links, .hashtags, .segment:
      askWhetherFound(
        slot, CoverageMeter.say { RuleKindText(language: $0).render(slot.expression) }, seesDisguises)
    case .all, .any, .not: break
    }
  }

  private mutating func askWhetherFound(_ slot: ExpressionSlot, _ name: Bilingual, _ seesDisguises: Bool) {
    let id = ask(rule.finding(slot.expression, id: nextID, seesDisguises: seesDisguises))
    let tests = tests.indices
    questions.append(
      Question(place: place(slot.role), what: .alternatives, names: [name]) { findings in
        tests.contains { !findings(id, $0).isEmpty } ? [0] : []
      })
  }

  /// What a kind holds that is no expression.
  private mutating func askKind() {
    func open(_ kind: RuleKind) -> Rule {
      var open = rule.with(kind)
      open.contexts = []
      open.except = []
      open.unless = []
      open.message = LocalizedText(vi: Numbered.message)
      return open
    }
    switch rule.kind {
    case .prefer(let pairs, let options):
      let wrong = Numbered.phrases(pairs.map(\.wrong))
      let numbered = zip(pairs, wrong).map { Preference(wrong: $1, right: $0.right) }
      var asking = open(.prefer(numbered, options: options))
      asking.id = nextID
      askNumbers("prefer", .words, pairs.map(\.wrong.text), ask(asking), onlyBad: true)
    case .officialName(var table):
      for index in table.entries.indices { table.entries[index].row = Numbered.row(index) }
      var asking = open(.officialName(table))
      asking.id = nextID
      askNumbers("official-name", .entries, table.entries.map(\.name), ask(asking), onlyBad: true)
    case .consistent(let groups) where groups.isEmpty:
      guard case .quotations(_, let by)? = rule.over else { break }
      let set = PhraseSet(phrases: Numbered.phrases(by.phrases), options: by.options)
      askNumbers(
        "by", .words, by.phrases.map(\.text), ask(rule.finding(.phrases(set), id: nextID, seesDisguises: false)),
        onlyBad: true)
    case .consistent(let groups):
      let alone = groups.map { group -> String in
        var asking = open(.consistent([group]))
        asking.id = nextID
        return ask(asking)
      }
      let tests = tests.indices
      questions.append(
        Question(
          place: "consistent", what: .entries,
          names: groups.map { group in
            CoverageMeter.say { _ in group.forms.map(\.text).joined(separator: " / ") }
          }
        ) { findings in
          Set(alone.indices.filter { group in tests.contains { !findings(alone[group], $0).isEmpty } })
        })
    case .check(let check) where !check.cues.isEmpty:
      let set = PhraseSet(phrases: Numbered.phrases(check.cues), options: PhraseOptions(accents: .exact))
      askNumbers(
        "cues", .words, check.cues.map(\.text), ask(rule.finding(.phrases(set), id: nextID, seesDisguises: false)),
        onlyBad: true)
    case .forbid, .require, .count, .expect, .check: break
    }
  }

  /// - Parameter onlyBad: what a rule looks for must be shown to be found, not only to be excused.
  private mutating func askNumbers(
    _ place: String, _ what: RuleCoverage.Part.What, _ words: [String], _ id: String, onlyBad: Bool
  ) {
    // What is required, or counted to a least number, stands in good texts.
    let isReported =
      switch rule.kind {
      case .require, .count: false
      default: true
      }
    let counted = tests.indices.filter { !onlyBad || !isReported || tests[$0].expectation == .bad }
    let names = words.map { Bilingual(vi: $0, en: $0) }
    questions.append(
      Question(place: place, what: what, names: names) { findings in
        Set(counted.flatMap { findings(id, $0).compactMap(Numbered.number) })
      })
  }

  private mutating func askWhetherDifferent(
    _ place: String, _ what: RuleCoverage.Part.What, _ names: [Bilingual], from base: String, _ others: [String]
  ) {
    if names.isEmpty { return }
    let tests = tests.indices
    questions.append(
      Question(place: place, what: what, names: names) { findings in
        Set(
          others.indices.filter { index in
            tests.contains { findings(base, $0).signature != findings(others[index], $0).signature }
          })
      })
  }

  private static func say(_ words: (Language) -> String) -> Bilingual { Bilingual(vi: words(.vi), en: words(.en)) }

  // MARK: Rules that ask

  private var nextID: String { "\(rule.rulebookID)/~\(asked.count)" }

  private mutating func ask(_ rule: Rule) -> String {
    asked.append(rule)
    return rule.id
  }

  private mutating func ask(_ change: (inout Rule) -> Void) -> String {
    var changed = rule
    changed.id = nextID
    change(&changed)
    return ask(changed)
  }

  private func place(_ role: ExpressionSlot.Role) -> String {
    switch role {
    case .sought: rule.kind.name
    case .context: "context"
    case .before: "require before"
    case .except(let index): "except \(index + 1)"
    case .unless(let index): "unless \(index + 1)"
    }
  }
}
