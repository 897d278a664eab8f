public import Documents

/// What must be known of a document for a rule to run: every clause must hold.
public struct Condition: Sendable {
  public var clauses: [Clause]
  public init(_ clauses: [Clause] = []) { self.clauses = clauses }

  public struct Clause: Sendable {
    public var key: MetadataKey
    public var test: Test
    public init(key: MetadataKey, test: Test) {
      self.key = key
      self.test = test
    }
  }

  public indirect enum Test: Sendable {
    /// The value is one of these (for `tags`: one of the tags is).
    case anyOf([MetadataValue])
    /// The day lies in this range, both ends included; nil is open.
    case days(from: Day?, until: Day?)
    case not(Test)
  }

  /// What a condition says of a document.
  public enum Answer: Sendable, Equatable {
    case holds
    case fails
    /// Would depend on these keys, which the document does not have.
    case unknown([MetadataKey])
  }

  /// A clause that fails decides at once; else keys that are not known make the answer `unknown`.
  /// - Parameter today: stands in for `date` where the document has neither `date` nor `published-at`.
  public func answer(for metadata: Metadata, today: Day) -> Answer {
    var missing: [MetadataKey] = []
    for clause in clauses {
      guard let value = Condition.value(of: clause.key, in: metadata, today: today) else {
        if !missing.contains(clause.key) { missing.append(clause.key) }
        continue
      }
      if !clause.test.holds(for: value) { return .fails }
    }
    return missing.isEmpty ? .holds : .unknown(missing)
  }

  /// The days that the clauses on `date` leave; nil on a side that none of them closes. Clauses that say `not` leave all.
  public var days: (from: Day?, until: Day?) {
    var days: (from: Day?, until: Day?) = (nil, nil)
    for clause in clauses where clause.key == .date {
      let from: Day?
      let until: Day?
      switch clause.test {
      case .days(let start, let end): (from, until) = (start, end)
      case .anyOf(let values):
        let named = values.compactMap { if case .instant(let instant) = $0 { instant.day } else { nil } }
        (from, until) = (named.min(), named.max())
      case .not: continue
      }
      days.from = [days.from, from].compactMap { $0 }.max()
      days.until = [days.until, until].compactMap { $0 }.min()
    }
    return days
  }

  /// Whether what it asks of the day holds on this one.
  public func holds(on day: Day) -> Bool {
    clauses.allSatisfy { $0.key != .date || $0.test.holds(for: .instant(Instant(day: day))) }
  }

  /// Without what it asks of the day.
  public var withoutDays: Condition { Condition(clauses.filter { $0.key != .date }) }

  private static func value(of key: MetadataKey, in metadata: Metadata, today: Day) -> MetadataValue? {
    switch key {
    case .profile: .text(metadata.profile.rawValue)
    case .date: .instant(Instant(day: metadata.date ?? today))
    default: metadata[key]
    }
  }
}

extension Condition.Test {
  func holds(for value: MetadataValue) -> Bool {
    switch self {
    case .anyOf(let wanted):
      if case .list(let items) = value {
        return wanted.contains { want in
          if case .text(let name) = want { items.contains(name) } else { false }
        }
      }
      return wanted.contains(value)
    case .days(let from, let until):
      guard case .instant(let instant) = value else { return false }
      return (from.map { $0 <= instant.day } ?? true) && (until.map { instant.day <= $0 } ?? true)
    case .not(let test): return !test.holds(for: value)
    }
  }
}
