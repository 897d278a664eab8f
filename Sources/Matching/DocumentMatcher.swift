public import Documents
internal import Patterns
internal import Rulebooks
public import VietnameseText

/// A match of a rule, before anything is judged.
public struct RuleMatch: Sendable {
  /// Position of the rule in `CompiledRulebook.rules`.
  public var rule: Int
  /// Position of the part in the document; nil for a match about the whole document.
  public var part: Int?
  /// Canonical bytes; nil for a match about the whole document.
  public var range: Range<Int>?
  /// Wholly unaccented where the rule's phrase has accents.
  public var isBare: Bool
  /// Read through a disguise: what stands there is not what it says.
  public var isDisguised = false
  /// `{row.column}` in messages.
  public var row: [String: String]
  /// `{expected}` in messages.
  public var expected: String?
  /// `{closest}` in messages.
  public var closest: String?
  /// Put in place of the match without reading.
  public var replacement: String?
  /// A note of the table's own on what to write.
  public var note: String?
}

/// What matching one document gives.
public struct MatchResult {
  public var matches: [RuleMatch]
  /// Rules whose pattern hit a limit, and which; `rule-not-loaded` for a rule that an archive could not give.
  public var limits: [(rule: Int, limit: String)]
  /// Rules that wait for metadata, by key.
  public var waiting: [MetadataKey: [Int]]
  /// Rules that were asked: their condition held.
  public var ran: [Int]
  /// The analysed parts, in the order of the document.
  public var analyses: [TextAnalysis]
  /// What the rules with `over: source` say of the document; they are in none of the lists above.
  public var sourceMatches: [SourceMatch] = []
}

/// What the run decides for matching.
public struct MatchOptions: Sendable {
  /// False asks every rule about every token: slow, and the same findings.
  public var useIndex: Bool
  public var dictionary: Set<String>
  /// Metadata conditions are answered by this day where the document has none.
  public var today: Day
  public init(today: Day, useIndex: Bool = true, dictionary: Set<String> = []) {
    self.today = today
    self.useIndex = useIndex
    self.dictionary = dictionary
  }
}

/// Runs a compiled rulebook over documents. Owned by one task; its scratch memory is reused.
public final class DocumentMatcher {
  private let rulebook: CompiledRulebook
  /// Rules that run at all, by position.
  private let isOn: [Bool]
  /// Those that were asked for: the shelf is behind a lock.
  private var rules: [CompiledRule?]
  /// Set it to learn what each rule costs; it slows matching down.
  public var profile: RuleProfile?
  private let analyzer = TextAnalyzer()
  private let matcher = PatternMatcher()
  /// What the conditions said of the last document: posts of one stream are mostly alike.
  private var selection: Selection?

  /// Which rules run for a document with this metadata.
  private final class Selection {
    let metadata: Metadata
    let today: Day
    var ran: [Int] = []
    /// By rule.
    var runs: [Bool]
    var waiting: [MetadataKey: [Int]] = [:]
    /// Rules with `over: source` whose condition holds, or waits for these keys.
    var overSource: [(rule: Int, waitsFor: [MetadataKey])] = []

    init(metadata: Metadata, today: Day, ruleCount: Int) {
      self.metadata = metadata
      self.today = today
      runs = [Bool](repeating: false, count: ruleCount)
    }
  }

  private var waking = Waking()
  /// One for each part.
  private var analyses: [TextAnalysis] = []
  private let table: CandidateTable
  private let revealedTable: CandidateTable

  /// - Parameter isOn: for each rule whether it runs at all; nil for all.
  public init(_ rulebook: CompiledRulebook, isOn: [Bool]? = nil) {
    self.rulebook = rulebook
    let count = rulebook.entries.count
    self.isOn = isOn ?? [Bool](repeating: true, count: count)
    rules = [CompiledRule?](repeating: nil, count: count)
    table = CandidateTable(leafCount: rulebook.index.leafCount)
    revealedTable = CandidateTable(leafCount: rulebook.index.leafCount)
  }

  public func match(_ document: Document, options: MatchOptions) -> MatchResult {
    profile?.beginDocument()
    let texts = document.parts.indices.map { MatchText(analysis(of: document.parts[$0].text, at: $0), part: $0) }
    var candidates: CandidateTable?
    if options.useIndex {
      table.fill(from: rulebook.index, texts)
      candidates = table
    }
    let evaluator = ExpressionEvaluator(texts: texts, analyzer: analyzer, matcher: matcher, candidates: candidates)
    let selection = selection(for: document.metadata, today: options.today)
    var result = MatchResult(
      matches: [], limits: [], waiting: selection.waiting, ran: selection.ran, analyses: texts.map(\.analysis))
    for index in woken(selection, texts, candidates) {
      profile?.begin(index)
      defer { profile?.end(index) }
      guard let rule = rule(index) else {
        result.limits.append((index, "rule-not-loaded"))
        continue
      }
      if !RuleRun.mayMatch(rule, texts, evaluator) { continue }
      let run = RuleRun(
        rule: rule, index: index, document: document, texts: texts, evaluator: evaluator,
        options: options)
      let found = run.matches()
      profile?.confirm(index, matches: found.count)
      result.matches += found
      for key in run.missingKeys { result.waiting[key, default: []].append(index) }
      for limit in evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
    if !selection.overSource.isEmpty { matchOverSource(document, selection, evaluator, options, &result) }
    matchDisguised(document, selection, evaluator, options, &result)
    return result
  }

  private func rule(_ index: Int) -> CompiledRule? {
    if let rule = rules[index] { return rule }
    rules[index] = rulebook.rule(index)
    return rules[index]
  }

  /// The room of the last document is used again, unless somebody still reads there.
  private func analysis(of text: [UInt8], at part: Int) -> TextAnalysis {
    if part == analyses.count { analyses.append(TextAnalysis([], analyzer: analyzer)) }
    if !isKnownUniquelyReferenced(&analyses[part]) { analyses[part] = TextAnalysis([], analyzer: analyzer) }
    analyses[part].read(text)
    return analyses[part]
  }

  /// Asks the rules about many posts what they say of this one.
  private func matchOverSource(
    _ document: Document, _ selection: Selection, _ evaluator: ExpressionEvaluator, _ options: MatchOptions,
    _ result: inout MatchResult
  ) {
    for (index, keys) in selection.overSource {
      if !keys.isEmpty {
        result.sourceMatches.append(SourceMatch(rule: index, count: 0, forms: [], waitsFor: keys))
        continue
      }
      guard let rule = rule(index) else {
        result.limits.append((index, "rule-not-loaded"))
        continue
      }
      profile?.begin(index)
      defer { profile?.end(index) }
      let run = RuleRun(
        rule: rule, index: index, document: document, texts: evaluator.texts, evaluator: evaluator, options: options)
      if let match = run.sourceMatch() { result.sourceMatches.append(match) }
      for limit in evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
  }

  /// Asks the rules that look through disguises about the revealed view, where something is disguised.
  private func matchDisguised(
    _ document: Document, _ selection: Selection, _ evaluator: ExpressionEvaluator, _ options: MatchOptions,
    _ result: inout MatchResult
  ) {
    let revealed = evaluator.texts.compactMap { text in
      text.analysis.revealedAnalysis.map { MatchText($0, part: text.part) }
    }
    if revealed.isEmpty { return }
    var candidates: CandidateTable?
    if options.useIndex {
      revealedTable.fill(from: rulebook.index, revealed)
      candidates = revealedTable
    }
    let reader = ExpressionEvaluator(texts: revealed, analyzer: analyzer, matcher: matcher, candidates: candidates)
    for place in result.sourceMatches.indices where result.sourceMatches[place].waitsFor.isEmpty {
      let index = result.sourceMatches[place].rule
      guard let rule = rule(index), rule.rule.disguise, case .forbid(let expression) = rule.kind else { continue }
      let run = RuleRun(
        rule: rule, index: index, document: document, texts: evaluator.texts, evaluator: evaluator, options: options)
      result.sourceMatches[place].count += run.disguised(expression, in: revealed, reader, beside: run.matches()).count
      for limit in reader.takeLimits() + evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
    // Contexts are read in the canonical view: a rule that they wake was seen there.
    for index in woken(selection, revealed, candidates, also: evaluator.candidates) {
      guard let rule = rule(index), rule.rule.disguise, case .forbid(let expression) = rule.kind else { continue }
      profile?.begin(index)
      defer { profile?.end(index) }
      if !revealed.contains(where: { reader.mayMatch(expression, in: $0) }) { continue }
      let run = RuleRun(
        rule: rule, index: index, document: document, texts: evaluator.texts, evaluator: evaluator, options: options)
      let known = result.matches.filter { $0.rule == index }
      let found = run.disguised(expression, in: revealed, reader, beside: known)
      profile?.confirm(index, matches: found.count)
      result.matches += found
      for limit in reader.takeLimits() + evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
  }

  private func selection(for metadata: Metadata, today: Day) -> Selection {
    if let last = selection, last.today == today, last.metadata == metadata { return last }
    let new = Selection(metadata: metadata, today: today, ruleCount: rulebook.entries.count)
    let answers = rulebook.conditions.map { $0.answer(for: metadata, today: today) }
    for (index, entry) in rulebook.entries.enumerated() where isOn[index] {
      if entry.isOverSource {
        // A post without a day is not judged by the day of the run: it is counted as not known.
        let condition = rulebook.conditions[entry.condition]
        let answer =
          metadata.date == nil
          ? condition.withoutDays.answer(for: metadata, today: today) : answers[entry.condition]
        switch answer {
        case .fails: break
        case .unknown(let keys): new.overSource.append((index, keys))
        case .holds: new.overSource.append((index, []))
        }
        continue
      }
      switch answers[entry.condition] {
      case .fails: break
      case .unknown(let keys): for key in keys { new.waiting[key, default: []].append(index) }
      case .holds:
        new.ran.append(index)
        new.runs[index] = true
      }
    }
    selection = new
    return new
  }

  /// The rules to ask, in their order.
  private func woken(
    _ selection: Selection, _ texts: [MatchText], _ candidates: CandidateTable?, also others: CandidateTable? = nil
  ) -> [Int] {
    guard let candidates else { return selection.ran }
    let wake = rulebook.wake
    waking.begin(ruleCount: rulebook.entries.count)
    for leaf in candidates.leaves {
      for rule in wake.rules(of: leaf) where selection.runs[Int(rule)] { waking.add(Int(rule)) }
    }
    for leaf in others?.leaves ?? [] {
      for rule in wake.rules(of: leaf) where selection.runs[Int(rule)] { waking.add(Int(rule)) }
    }
    for rule in wake.always where selection.runs[Int(rule)] { waking.add(Int(rule)) }
    if !wake.bySigns.isEmpty {
      let signs = texts.reduce(into: TextSigns()) { $0.formUnion(TextSigns(of: $1.analysis)) }
      for wanted in wake.bySigns where selection.runs[Int(wanted.rule)] && !signs.isDisjoint(with: wanted.signs) {
        waking.add(Int(wanted.rule))
      }
    }
    if !wake.unlessSeen.isEmpty {
      let seen = candidates.mask(of: wake.common)
      for required in wake.unlessSeen where required.mask & seen == 0 && selection.runs[Int(required.rule)] {
        if !candidates.hasAny(of: wake.enough, from: required.start, to: required.end) {
          waking.add(Int(required.rule))
        }
      }
    }
    return waking.rules()
  }
}
