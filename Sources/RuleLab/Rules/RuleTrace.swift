internal import Documents
internal import Judging
internal import Rulebooks

/// What a rule saw in one post, and what decided at each place. Found by asking the rule again with parts of it left out.
struct RuleTrace {
  /// Where the rule looked and what became of it.
  struct Place {
    var finding: Finding
    var isReported: Bool
    /// What kept it from being reported: contexts that do not hold, items that do.
    var reasons: [Reason]
  }

  enum Reason {
    case notInPart, notQuoted
    /// A context of the rule does not hold here.
    case missing(Context)
    /// An item of `except` (`unless`), counted from 0, holds here, and the words that make it hold.
    case excepted(Int, ContextItem, [Finding])
    case excused(Int, ContextItem, [Finding])
  }

  /// What would have been found, had the rule been less strict.
  enum Hint {
    case otherAccents([Finding])
    case otherCase([Finding])
    case disguised([Finding])
    /// Words of a leaf that stand there, while other parts of an `all` are missing.
    case onlyPart([Finding])
  }

  enum Condition {
    case holds
    case fails
    case unknown
  }

  /// Each clause of `when`, with its answer.
  private(set) var conditions: [(clause: Rulebooks.Condition.Clause, answer: Condition)] = []
  private(set) var places: [Place] = []
  /// Only where nothing was found.
  private(set) var hints: [Hint] = []
  /// What a rule about the whole document counts, or asks to be there.
  private(set) var seen: [Finding] = []
  private(set) var isReported = false
  /// Of a rule with `over: source` that concerns the post: whether the post matches.
  private(set) var sourceHit: SourceHit?
  private(set) var incomplete: [Bilingual] = []

  init(rule: Rule, book: Rulebook, document: Document, today: Day) {
    var asked = RuleVersions(rule)
    asked.make()
    let probe = RuleProbe(asked.rules, in: book)
    let verdict = probe.verdict(document, today: today)
    func findings(_ id: String?) -> [Finding] { id.map { verdict.findings(of: $0) } ?? [] }

    conditions = rule.when.clauses.map { clause in
      switch Rulebooks.Condition([clause]).answer(for: document.metadata, today: today) {
      case .holds: (clause, .holds)
      case .fails: (clause, .fails)
      case .unknown: (clause, .unknown)
      }
    }
    incomplete = verdict.incomplete.filter { $0.rule == rule.id }.map(\.message)
    sourceHit = verdict.sourceMarks.first { $0.rule == rule.id && $0.waitsFor.isEmpty }
    let reported = findings(rule.id)
    isReported = !reported.isEmpty
    let open = findings(asked.open)
    for finding in open {
      func stands(_ id: String?) -> Bool { findings(id).contains { $0.stands(at: finding) } }
      var reasons: [Reason] = []
      if asked.inPart != nil, !stands(asked.inPart) { reasons.append(.notInPart) }
      if asked.quoted != nil, !stands(asked.quoted) { reasons.append(.notQuoted) }
      for (index, id) in asked.contexts.enumerated() where !stands(id) {
        reasons.append(.missing(rule.contexts[index]))
      }
      for (index, id) in asked.except.enumerated() where !stands(id) {
        let words = asked.exceptWords[index].flatMap(findings)
        reasons.append(.excepted(index, rule.except[index], finding.nearest(of: words)))
      }
      for (index, id) in asked.unless.enumerated() where !stands(id) {
        let words = asked.unlessWords[index].flatMap(findings)
        reasons.append(.excused(index, rule.unless[index], finding.nearest(of: words)))
      }
      places.append(
        Place(finding: finding, isReported: reported.contains { $0.stands(at: finding) }, reasons: reasons))
    }
    switch rule.kind {
    case .require, .count: seen = asked.leaves.flatMap(findings)
    default: break
    }
    if open.isEmpty, seen.isEmpty {
      let others = findings(asked.anyAccents)
      if !others.isEmpty { hints.append(.otherAccents(others)) }
      let cased = findings(asked.anyCase)
      if !cased.isEmpty { hints.append(.otherCase(cased)) }
      let hidden = findings(asked.throughDisguise)
      if !hidden.isEmpty { hints.append(.disguised(hidden)) }
      let parts = asked.leaves.flatMap(findings)
      if !parts.isEmpty, hints.isEmpty { hints.append(.onlyPart(parts)) }
    }
  }
}

extension Finding {
  /// At the same place, or both about the whole document.
  func stands(at other: Finding) -> Bool {
    if range == nil, other.range == nil { return true }
    guard part == other.part, let own = range?.bytesInPart, let place = other.range?.bytesInPart else { return false }
    return own.overlaps(place)
  }

  /// The one word of these that stands nearest, in the same part if there is one.
  func nearest(of words: [Finding]) -> [Finding] {
    guard let place = range?.bytesInPart else { return [] }
    let near = words.filter { $0.part == part }.min { a, b in
      let (left, right) = (a.distance(to: place), b.distance(to: place))
      return left < right
    }
    return [near ?? words.first].compactMap { $0 }
  }

  private func distance(to place: Range<Int>) -> Int {
    guard let own = range?.bytesInPart else { return .max }
    return own.overlaps(place) ? 0 : max(own.lowerBound - place.upperBound, place.lowerBound - own.upperBound)
  }
}
