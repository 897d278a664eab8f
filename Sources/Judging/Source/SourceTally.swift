internal import Documents
internal import Rulebooks

/// What one rule counts over the posts of one source.
struct SourceTally {
  let rule: Rule
  let position: Int
  let limit: SourceLimit
  let span: SourceSpan

  /// A day, a week or the whole time.
  struct Unit {
    /// Posts that the rule concerns.
    var posts = 0
    /// Of those: posts that match.
    var matching = 0
    /// Posts to be looked at, were the unit to be reported.
    var keys: [String] = []
  }

  /// One form of `consistent`.
  struct Form {
    var posts = 0
    var keys: [String] = []
    var days: Set<Day> = []
  }

  /// By the first day of the unit; the whole time under the first day of all.
  private var units: [Day: Unit] = [:]
  private var forms: [String: Form] = [:]
  private var first: Day?
  private var undated = 0
  private var waiting = 0
  private var keys: Set<String> = []

  private static let beginning = Day(julianDayNumber: 1_721_426)

  init(rule: Rule, position: Int, limit: SourceLimit, span: SourceSpan) {
    self.rule = rule
    self.position = position
    self.limit = limit
    self.span = span
  }

  /// True where some post of the time concerns the rule.
  var concerns: Bool { first != nil }

  var notJudged: SourceJudgement.NotJudged? {
    undated + waiting == 0
      ? nil : .init(rule: rule.id, undated: undated, waiting: waiting, keys: keys.sorted())
  }

  // MARK: Counting

  mutating func add(_ hit: SourceHit, of post: SourcePost) {
    if !hit.waitsFor.isEmpty {
      waiting += 1
      keys.formUnion(hit.waitsFor)
      return
    }
    guard let day = post.day else {
      undated += 1
      return
    }
    guard span.contains(day) else { return }
    first = min(first ?? day, day)
    if comparesForms {
      for form in hit.forms {
        forms[form, default: Form()].posts += 1
        forms[form]?.days.insert(day)
        if let count = forms[form]?.keys.count, count < SourceFinding.postLimit { forms[form]?.keys.append(post.key) }
      }
      return
    }
    let isMatch = hit.count > 0
    var unit = units.removeValue(forKey: start(of: day)) ?? Unit()
    unit.posts += 1
    unit.matching += isMatch ? 1 : 0
    if isMatch == namesMatching, unit.keys.count < SourceFinding.postLimit { unit.keys.append(post.key) }
    units[start(of: day)] = unit
  }

  private var comparesForms: Bool {
    switch limit {
    case .forms, .quotations: true
    case .posts, .share, .gap: false
    }
  }

  private var isForbidding: Bool { if case .forbid = rule.kind { true } else { false } }

  /// Whether posts that match are the ones to look at.
  private var namesMatching: Bool { if case .share = limit { isForbidding } else { true } }

  private func start(of day: Day) -> Day {
    switch limit {
    case .posts(_, _, .day), .share(_, .day), .gap: day
    case .posts(_, _, .week), .share(_, .week): span.week(of: day)
    case .posts(_, _, .all), .share(_, .all), .forms, .quotations: SourceTally.beginning
    }
  }

  // MARK: Faults

  /// One thing to be reported.
  struct Fault {
    /// What tells it from the rule's other faults, the same in every scan.
    var pattern: String
    var days: [Day] = []
    /// Shown for `days` where those are the whole time; nil bounds are open.
    var span: (from: Day?, until: Day?) = (nil, nil)
    var count: String
    var expected: String
    var share: String?
    var match: String?
    var posts: [String] = []
  }

  func faults() -> [Fault] {
    switch limit {
    case .posts(let atLeast, let atMost, let per):
      return ((atLeast.map { few($0, per) } ?? []) + (atMost.map { many($0, per) } ?? []))
        .sorted { ($0.days.first?.iso ?? "", $0.pattern) < ($1.days.first?.iso ?? "", $1.pattern) }
    case .share(let percent, let per): return shares(percent, per)
    case .gap(let days): return gaps(days)
    case .forms: return mixedForms()
    case .quotations: return mixedNames()
    }
  }

  /// Days that are over and on which the rule asks for something, rising.
  private var daysOver: [Day] {
    guard let from = span.from ?? first, from <= span.lastOver else { return [] }
    return (from.julianDayNumber...span.lastOver.julianDayNumber).map { Day(julianDayNumber: $0) }
      .filter(span.asks)
  }

  private func few(_ least: Int, _ per: SourceLimit.Period) -> [Fault] {
    func fault(_ unit: Day, _ days: [Day]) -> Fault? {
      let found = units[unit] ?? Unit()
      if found.matching >= least { return nil }
      return Fault(
        pattern: "few:\(per == .all ? "all" : unit.iso)", days: days, span: wholeTime, count: String(found.matching),
        expected: "≥ \(least)", posts: found.keys)
    }
    switch per {
    case .day: return daysOver.compactMap { fault($0, [$0]) }
    case .week:
      let weeks = Dictionary(grouping: daysOver, by: span.week)
      // A week of which some days are not looked at has not had its chance.
      return weeks.filter { $0.value.count == 7 }.sorted { $0.key < $1.key }.compactMap { fault($0.key, $0.value) }
    case .all: return span.isOver && !daysOver.isEmpty ? [fault(SourceTally.beginning, [])].compactMap { $0 } : []
    }
  }

  /// Too much is too much before the day is over.
  private func many(_ most: Int, _ per: SourceLimit.Period) -> [Fault] {
    units.filter { $0.value.matching > most }.sorted { $0.key < $1.key }.map { unit, found in
      Fault(
        pattern: "many:\(per == .all ? "all" : unit.iso)", days: days(of: unit, per), span: wholeTime,
        count: String(found.matching), expected: "≤ \(most)", posts: found.keys)
    }
  }

  private func shares(_ percent: Int, _ per: SourceLimit.Period) -> [Fault] {
    units.sorted { $0.key < $1.key }.compactMap { unit, found in
      let days = days(of: unit, per)
      if let last = days.last, last > span.lastOver { return nil }
      let (part, whole) = (found.matching * 100, percent * found.posts)
      guard isForbidding ? part > whole : part < whole else { return nil }
      // Rounded away from the limit's side of the truth: 79.6% is no 80%.
      let share = isForbidding ? (part + found.posts - 1) / found.posts : part / found.posts
      return Fault(
        pattern: "share:\(per == .all ? "all" : unit.iso)", days: days, span: wholeTime,
        count: "\(found.matching)/\(found.posts)", expected: "\(isForbidding ? "≤" : "≥") \(percent)%",
        share: "\(share)%", posts: found.keys)
    }
  }

  private func gaps(_ most: Int) -> [Fault] {
    var faults: [Fault] = []
    var run: [Day] = []
    func end() {
      guard run.count > most, let first = run.first else { return }
      faults.append(
        Fault(pattern: "gap:\(first.iso)", days: run, count: String(run.count), expected: "≤ \(most)"))
    }
    for day in daysOver {
      if (units[day]?.matching ?? 0) > 0 {
        end()
        run = []
      } else {
        run.append(day)
      }
    }
    end()
    return faults
  }

  private func mixedForms() -> [Fault] {
    guard case .consistent(let groups) = rule.kind else { return [] }
    return groups.flatMap { group in
      let texts = group.forms.map(\.text)
      return mixed(
        texts.compactMap { text in forms[text].map { (name: text, form: $0) } },
        "form:\(texts.sorted().joined(separator: "|"))")
    }
  }

  /// One quotation beside different names.
  private func mixedNames() -> [Fault] {
    Dictionary(grouping: forms) { $0.key.prefix { $0 != "|" } }.sorted { $0.key < $1.key }.flatMap { words, found in
      let names = found.map { (name: String($0.key.dropFirst(words.count + 1)), form: $0.value) }
      return mixed(names.sorted { $0.name < $1.name }, "quotation:\(words)")
    }
  }

  /// All but the one that most posts use; where they are even, the earlier is taken as the source's own.
  private func mixed(_ seen: [(name: String, form: Form)], _ pattern: String) -> [Fault] {
    let main = seen.min { a, b in
      (-a.form.posts, a.form.days.min()?.iso ?? "") < (-b.form.posts, b.form.days.min()?.iso ?? "")
    }
    guard let main, seen.count > 1 else { return [] }
    return seen.filter { $0.name != main.name }.map { other in
      Fault(
        pattern: "\(pattern):\(other.name)", days: other.form.days.sorted(), count: String(other.form.posts),
        expected: main.name, match: other.name, posts: other.form.keys)
    }
  }

  private var wholeTime: (from: Day?, until: Day?) { (span.from ?? first, span.until ?? span.lastOver) }

  private func days(of unit: Day, _ per: SourceLimit.Period) -> [Day] {
    switch per {
    case .day: [unit]
    case .week: (0..<7).map { unit.moved(by: $0) }.filter(span.contains)
    case .all: []
    }
  }
}
