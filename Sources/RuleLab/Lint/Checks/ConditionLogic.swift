internal import Documents
internal import Rulebooks

/// What follows from conditions alone. Each key is tried with the values that can tell its clauses apart.
enum ConditionLogic {
  /// Some document fulfils all of them.
  static func isPossible(_ clauses: [Condition.Clause]) -> Bool {
    keys(clauses).allSatisfy { key in
      let own = clauses.filter { $0.key == key }
      // A list of tags may hold any of them, and media are never compared.
      if case .list = key.shape { return true }
      return values(key, own).contains { value in own.allSatisfy { holds($0.test, value) } }
    }
  }

  /// Every document that fulfils the first fulfils the second.
  static func follows(_ second: [Condition.Clause], from first: [Condition.Clause]) -> Bool {
    keys(second).allSatisfy { key in
      let wanted = second.filter { $0.key == key }
      let given = first.filter { $0.key == key }
      if case .list = key.shape {
        return wanted.allSatisfy { clause in given.contains { Signature.of($0) == Signature.of(clause) } }
      }
      // A document that does not say is judged by neither, but a rule that does not ask is judged all the same.
      guard !given.isEmpty else { return false }
      return values(key, wanted + given).allSatisfy { value in
        !given.allSatisfy { holds($0.test, value) } || wanted.allSatisfy { holds($0.test, value) }
      }
    }
  }

  /// The days on which the clauses hold; nil bounds are open.
  static func days(_ clauses: [Condition.Clause]) -> (from: Day?, until: Day?) {
    var from: Day?
    var until: Day?
    for clause in clauses where clause.key == .date || clause.key == .publishedAt {
      guard case .days(let start, let end) = clause.test else { continue }
      if let start { from = max(from ?? start, start) }
      if let end { until = min(until ?? end, end) }
    }
    return (from, until)
  }

  private static func keys(_ clauses: [Condition.Clause]) -> [MetadataKey] { Array(Set(clauses.map(\.key))) }

  private static func values(_ key: MetadataKey, _ clauses: [Condition.Clause]) -> [MetadataValue] {
    switch key.shape {
    case .flag: [.flag(true), .flag(false)]
    case .choice(let names): names.map { .text($0) }
    case .instant: clauses.flatMap { boundaries($0.test) }.map { .instant(Instant(day: $0)) }
    case .text, .list, .media, .sheet: clauses.flatMap { named($0.test) } + [.text("\u{0}")]
    }
  }

  private static func named(_ test: Condition.Test) -> [MetadataValue] {
    switch test {
    case .anyOf(let values): values
    case .days: []
    case .not(let inner): named(inner)
    }
  }

  /// Days at which an answer may change, with their neighbours.
  private static func boundaries(_ test: Condition.Test) -> [Day] {
    switch test {
    case .days(let from, let until): [from, until].compactMap { $0 }.flatMap(around)
    case .anyOf(let values):
      values.flatMap { value -> [Day] in
        if case .instant(let instant) = value { return around(instant.day) }
        return []
      }
    case .not(let inner): boundaries(inner)
    }
  }

  private static func around(_ day: Day) -> [Day] {
    let number = day.julianDayNumber
    // The first and the last day of the calendar have one neighbour.
    return [number - 1, number, number + 1].filter { (1_721_426...5_373_484).contains($0) }
      .map { Day(julianDayNumber: $0) }
  }

  private static func holds(_ test: Condition.Test, _ value: MetadataValue) -> Bool {
    switch test {
    case .anyOf(let wanted): return wanted.contains(value)
    case .days(let from, let until):
      guard case .instant(let instant) = value else { return false }
      return (from.map { $0 <= instant.day } ?? true) && (until.map { instant.day <= $0 } ?? true)
    case .not(let inner): return !holds(inner, value)
    }
  }
}
