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
  /// Rules whose pattern hit a limit, and which.
  public var limits: [(rule: Int, limit: String)]
  /// Rules that wait for metadata, by key.
  public var waiting: [MetadataKey: [Int]]
  /// Rules that were asked: their condition held.
  public var ran: [Int]
  /// The analysed parts, in the order of the document.
  public var analyses: [TextAnalysis]
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
  private let analyzer = TextAnalyzer()
  private let matcher = PatternMatcher()
  /// What the conditions said of the last document: posts of one stream are mostly alike.
  private var selection: Selection?

  /// Which rules run for a document with this metadata.
  private struct Selection {
    let metadata: Metadata
    let today: Day
    var ran: [Int] = []
    var waiting: [MetadataKey: [Int]] = [:]
  }

  private let table: CandidateTable
  private let revealedTable: CandidateTable

  public init(_ rulebook: CompiledRulebook) {
    self.rulebook = rulebook
    table = CandidateTable(leafCount: rulebook.index.leafCount)
    revealedTable = CandidateTable(leafCount: rulebook.index.leafCount)
  }

  public func match(_ document: Document, options: MatchOptions) -> MatchResult {
    let texts = document.parts.enumerated().map { MatchText(TextAnalysis($1.text, analyzer: analyzer), part: $0) }
    var candidates: CandidateTable?
    if options.useIndex {
      table.fill(from: rulebook.index, texts)
      candidates = table
    }
    let evaluator = ExpressionEvaluator(texts: texts, analyzer: analyzer, matcher: matcher, candidates: candidates)
    let selection = selection(for: document.metadata, today: options.today)
    var result = MatchResult(
      matches: [], limits: [], waiting: selection.waiting, ran: selection.ran, analyses: texts.map(\.analysis))
    let asked = self.asked(candidates)
    for index in selection.ran where asked?[index] ?? true {
      if !RuleRun.mayMatch(rulebook.rules[index], texts, evaluator) { continue }
      let run = RuleRun(
        rule: rulebook.rules[index], index: index, document: document, texts: texts, evaluator: evaluator,
        options: options)
      result.matches += run.matches()
      for key in run.missingKeys { result.waiting[key, default: []].append(index) }
      for limit in evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
    matchDisguised(document, selection.ran, evaluator, options, &result)
    return result
  }

  /// Asks the rules that look through disguises about the revealed view, where something is disguised.
  private func matchDisguised(
    _ document: Document, _ ran: [Int], _ evaluator: ExpressionEvaluator, _ options: MatchOptions,
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
    let asked = self.asked(candidates)
    for index in ran where asked?[index] ?? true {
      let rule = rulebook.rules[index]
      guard rule.rule.disguise, case .forbid(let expression) = rule.kind else { continue }
      if !revealed.contains(where: { reader.mayMatch(expression, in: $0) }) { continue }
      let run = RuleRun(
        rule: rule, index: index, document: document, texts: evaluator.texts, evaluator: evaluator, options: options)
      let known = result.matches.filter { $0.rule == index }
      result.matches += run.disguised(expression, in: revealed, reader, beside: known)
      for limit in reader.takeLimits() + evaluator.takeLimits() { result.limits.append((index, limit.rawValue)) }
    }
  }

  private func selection(for metadata: Metadata, today: Day) -> Selection {
    if let last = selection, last.today == today, last.metadata == metadata { return last }
    var new = Selection(metadata: metadata, today: today)
    for (index, rule) in rulebook.rules.enumerated() {
      switch rule.rule.when.answer(for: metadata, today: today) {
      case .fails: break
      case .unknown(let keys): for key in keys { new.waiting[key, default: []].append(index) }
      case .holds: new.ran.append(index)
      }
    }
    selection = new
    return new
  }

  /// Which rules some leaf of was seen; nil where the index is off.
  private func asked(_ candidates: CandidateTable?) -> [Bool]? {
    guard let candidates else { return nil }
    var asked = [Bool](repeating: false, count: rulebook.rules.count)
    for rule in rulebook.always { asked[rule] = true }
    for leaf in candidates.leaves {
      for rule in rulebook.rulesByLeaf[leaf] { asked[rule] = true }
    }
    return asked
  }
}
