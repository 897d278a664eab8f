internal import Patterns
public import Rulebooks

/// What is known of a rule before anybody asks about it: enough to choose the rules of a document.
public struct RuleEntry: Sendable {
  public let id: String
  public let axis: Axis
  /// Position in `CompiledRulebook.books`.
  public let book: Int
  /// Position in `CompiledRulebook.conditions`.
  let condition: Int
  /// Judged over the many posts of a source, and no part of a single check.
  public let isOverSource: Bool
}

/// All rules of a run, compiled, with the index over them. Immutable; shared by every task.
public struct CompiledRulebook: Sendable {
  /// In the order the rules were given, without those that failed.
  public let entries: [RuleEntry]
  /// The rulebooks, without their rules.
  public let books: [Rulebook]
  /// What rules ask of a document's metadata, each once: many rules ask the same.
  let conditions: [Condition]
  let index: SyllableIndex
  /// Which rules are asked about a document.
  let wake: WakeTable
  /// What wakes each rule, for people; empty where the rules came from an archive.
  let triggers: [Trigger]
  let shelf: RuleShelf
  /// Rules with `over: source`, by position.
  public let overSource: [Int]
  /// Rules that PCRE2 or the matcher refused, with the reason.
  public let failures: [(rule: String, message: String)]
  /// What the index answered for each rule, so that it can be compiled again without it; empty where the rules came from an archive.
  let answers: [[Int32]]

  public init(_ rulebooks: [Rulebook]) {
    var compiler = RuleCompiler()
    var conditions = DistinctConditions()
    var entries: [RuleEntry] = []
    var rules: [CompiledRule] = []
    var triggers: [Trigger] = []
    var answers: [[Int32]] = []
    var failures: [(String, String)] = []
    for (book, rulebook) in rulebooks.enumerated() {
      for rule in rulebook.rules {
        do {
          let (compiled, trigger) = try compiler.compile(rule)
          rules.append(compiled)
          triggers.append(trigger)
          answers.append(compiler.expressions.leaves.answers)
          entries.append(
            RuleEntry(
              id: rule.id, axis: rule.axis, book: book, condition: conditions.position(of: rule.when),
              isOverSource: rule.over != nil))
        } catch {
          failures.append((rule.id, error.vi))
        }
      }
    }
    self.entries = entries
    overSource = entries.indices.filter { entries[$0].isOverSource }
    books = rulebooks.map { book in
      var book = book
      book.rules = []
      return book
    }
    self.conditions = conditions.all
    self.triggers = triggers
    self.answers = answers
    self.failures = failures
    shelf = RuleShelf(rules)
    index = compiler.expressions.leaves.index.index()
    wake = WakeTable(triggers, leafCount: index.leafCount)
  }

  /// Rules that belong to no book in particular.
  public init(_ rules: [Rule]) {
    self.init([Rulebook(id: "", title: LocalizedText(vi: ""), version: "", rules: rules)])
  }

  /// From an archive.
  init(
    entries: [RuleEntry], books: [Rulebook], conditions: [Condition], index: SyllableIndex, wake: WakeTable,
    shelf: RuleShelf
  ) {
    self.entries = entries
    overSource = entries.indices.filter { entries[$0].isOverSource }
    self.books = books
    self.conditions = conditions
    self.index = index
    self.wake = wake
    self.shelf = shelf
    triggers = []
    answers = []
    failures = []
  }

  /// Nil where an archive is damaged in this rule.
  public func rule(_ position: Int) -> CompiledRule? { shelf.rule(position) }
}

/// Conditions by what they say, written out.
private struct DistinctConditions {
  private(set) var all: [Condition] = []
  private var known: [[UInt8]: Int] = [:]

  mutating func position(of condition: Condition) -> Int {
    var writer = ByteWriter()
    condition.write(to: &writer)
    if let position = known[writer.bytes] { return position }
    known[writer.bytes] = all.count
    all.append(condition)
    return all.count - 1
  }
}
