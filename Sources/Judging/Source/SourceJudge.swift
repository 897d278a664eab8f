public import Documents
internal import Matching
internal import Rulebooks

extension Checker {
  /// True where some rule that is on has `over: source`.
  public var hasSourceRules: Bool { compiled.overSource.contains { isOn[$0] } }

  /// What is to be mended over the posts of one source; see `judgement(of:in:metadata:from:until:today:)`.
  public func judge(
    posts: some Sequence<SourcePost>, of source: String, metadata: Metadata, from: Day?, until: Day?, today: Day
  ) -> [SourceFinding] {
    judgement(of: source, in: posts, metadata: metadata, from: from, until: until, today: today).findings
  }

  /// Judges one source by every rule with `over: source`. The posts are read once, in any order, and only counts and a few
  /// keys of them are kept.
  ///
  /// A rule concerns a source where its `when`, days aside, holds for what is known of the source, or where it concerns one of
  /// its posts. Days on which `when` does not hold ask for nothing; the day of the run and what comes after it are not
  /// missed, for they are not over.
  /// - Parameters:
  ///   - metadata: what is known of the source and so of each of its posts: `profile`, `campaign`.
  ///   - from: the first day of which the posts are known; nil where the rule's own dates, or the first post, say it.
  ///   - until: the last such day; nil where the rule's own dates, or the day of the run, say it.
  public func judgement(
    of source: String, in posts: some Sequence<SourcePost>, metadata: Metadata, from: Day?, until: Day?, today: Day
  ) -> SourceJudgement {
    var metadata = metadata
    for (key, value) in policy.defaults.values where metadata[key] == nil { metadata[key] = value }
    var tallies: [SourceTally] = []
    var places: [String: Int] = [:]
    for position in compiled.overSource where isOn[position] {
      guard let rule = compiled.rule(position)?.rule, let limit = rule.over else { continue }
      places[rule.id] = tallies.count
      let span = SourceSpan(rule.when, from: from, until: until, today: today)
      tallies.append(SourceTally(rule: rule, position: position, limit: limit, span: span))
    }
    if tallies.isEmpty { return SourceJudgement() }
    for post in posts {
      for hit in post.hits {
        if let place = places[hit.rule] { tallies[place].add(hit, of: post) }
      }
    }
    var result = SourceJudgement()
    for tally in tallies {
      result.notJudged += [tally.notJudged].compactMap { $0 }
      let isConcerned = tally.rule.when.withoutDays.answer(for: metadata, today: today) == .holds
      guard isConcerned || tally.concerns else { continue }
      let writer = SourceFindingWriter(
        rule: tally.rule, source: source, metadata: metadata, today: today,
        basis: basis(of: tally.rule, at: tally.position), waivers: policy.waivers)
      result.findings += tally.faults().map(writer.finding)
    }
    return result
  }

  /// What a rule rests on, in words.
  func basis(of rule: Rule, at position: Int) -> [String] {
    let sources = compiled.books[compiled.entries[position].book].sources
    return rule.basis.map { basis in
      let title = sources[basis.source]?.title ?? basis.source
      return basis.at.map { "\($0), \(title)" } ?? title
    }
  }
}

/// The days that a rule looks at.
struct SourceSpan {
  /// Nil: from the first post that the rule concerns.
  let from: Day?
  /// Nil: open.
  let until: Day?
  /// The last day that is over and within `until`.
  let lastOver: Day
  /// Where the author's weeks begin; nil for Mondays.
  let weeksFrom: Day?
  private let when: Condition

  init(_ when: Condition, from: Day?, until: Day?, today: Day) {
    let own = when.days
    self.when = when
    self.from = [own.from, from].compactMap { $0 }.max()
    let end = [own.until, until].compactMap { $0 }.min()
    self.until = end
    let yesterday = today.moved(by: -1)
    lastOver = end.map { min($0, yesterday) } ?? yesterday
    weeksFrom = own.from
  }

  func contains(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true }

  /// Whether the rule asks for anything on the day.
  func asks(on day: Day) -> Bool { when.holds(on: day) }

  /// True where nothing more can come.
  var isOver: Bool { until.map { $0 <= lastOver } ?? true }

  /// The first day of the week that a day lies in.
  func week(of day: Day) -> Day {
    // Day 0 of the Julian count was a Monday.
    let start = weeksFrom?.julianDayNumber ?? 0
    let into = (day.julianDayNumber - start) % 7
    return day.moved(by: -(into < 0 ? into + 7 : into))
  }
}

extension Day {
  func moved(by days: Int) -> Day { Day(julianDayNumber: julianDayNumber + days) }
}
