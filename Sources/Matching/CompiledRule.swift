internal import Patterns
public import Rulebooks
internal import VietnameseText

/// A rule with everything looked up. A class, since a rule is large and is named on every post: passing it on is one word.
public final class CompiledRule: Sendable {
  public let rule: Rule
  let kind: CompiledKind
  let contexts: [CompiledContext]
  let except: [[CompiledContext]]
  let unless: [[CompiledContext]]
  init(
    rule: Rule, kind: CompiledKind, contexts: [CompiledContext], except: [[CompiledContext]],
    unless: [[CompiledContext]]
  ) {
    self.rule = rule
    self.kind = kind
    self.contexts = contexts
    self.except = except
    self.unless = unless
  }
}

enum CompiledKind: Sendable {
  case forbid(CompiledExpression)
  /// - Parameter before: what it must stand before the first of; nil for anywhere.
  case require(CompiledExpression, atLeast: Int, part: PartSelector?, before: CompiledExpression?)
  case prefer(PhraseTable, right: [String], notes: [String?], leaf: Int)
  case officialName(CompiledNames)
  case count(CompiledExpression, CountLimit)
  case countText(CountLimit)
  case consistent([CompiledForms])
  /// Over many posts: quotations of so many tokens, and the names that they may stand beside.
  case attribution(CompiledExpression, minimum: Int)
  case compare(Expectation.Comparison)
  case eachMedia(MediaExpectation, contains: CompiledExpression)
  case check(BuiltInCheck)
}

/// Forms of one group, each with its own table.
struct CompiledForms: Sendable {
  let forms: [Form]

  struct Form: Sendable {
    let text: String
    let table: PhraseTable
    let leaf: Int
    /// The canonical view spells it as the rule does.
    let isCanonical: Bool
  }
}

indirect enum CompiledContext: Sendable {
  case found(Context.Place, CompiledExpression)
  case inPart(Set<PartSelector>)
  case quoted(Bool)
}

/// Compiles rules one after the other into one index.
struct RuleCompiler {
  var expressions: ExpressionCompiler

  init() { expressions = ExpressionCompiler(analyzer: TextAnalyzer()) }

  /// - Returns: the rule, and what wakes it; the latter means nothing where the leaves were known before.
  mutating func compile(_ rule: Rule) throws(PatternError) -> (CompiledRule, Trigger) {
    expressions.leaves.beginRule()
    // Over many posts it is asked how often something stands, where it is certain too.
    var (kind, trigger) = try compile(rule.kind, readsAll: !rule.parts.isEmpty || rule.over != nil)
    if case .quotations(let minimum, let by)? = rule.over {
      let names: CompiledExpression
      (names, trigger) = try expressions.compile(.phrases(by), indexed: true)
      kind = .attribution(names, minimum: minimum)
    }
    let contexts: [CompiledContext]
    // A rule that little can wake is woken by what must stand around its matches.
    if expressions.leaves.choice(isMade: !trigger.isOfWords && rule.kind.needsContexts) {
      (contexts, trigger) = try compileWaking(rule.contexts, trigger)
    } else {
      contexts = try compile(rule.contexts)
    }
    let compiled = CompiledRule(
      rule: rule, kind: kind, contexts: contexts, except: try compile(rule.except), unless: try compile(rule.unless))
    return (compiled, trigger)
  }

  private mutating func compile(
    _ kind: RuleKind, readsAll: Bool
  ) throws(PatternError) -> (CompiledKind, Trigger) {
    switch kind {
    case .forbid(let expression):
      let (compiled, trigger) = try expressions.compile(expression, indexed: true)
      return (.forbid(compiled), trigger)
    case .require(let requirement):
      if let before = requirement.before {
        let (compiled, _) = try expressions.compile(requirement.expression, indexed: true)
        // Nothing can be missing before what is not there.
        let (first, trigger) = try expressions.compile(before, indexed: true)
        return (.require(compiled, atLeast: requirement.atLeast, part: requirement.part, before: first), trigger)
      }
      // One sight of some words is enough, but not where the place matters or more is asked for.
      guard requirement.atLeast == 1, requirement.part == nil, !readsAll else {
        let (compiled, _) = try expressions.compile(requirement.expression, indexed: true)
        return (.require(compiled, atLeast: requirement.atLeast, part: requirement.part, before: nil), .always)
      }
      let (compiled, enough) = try expressions.compileRequired(requirement.expression)
      return (.require(compiled, atLeast: 1, part: nil, before: nil), .unlessSeen(enough))
    case .prefer(let items, let options):
      var phrases: [CompiledPhrase] = []
      var right: [String] = []
      var notes: [String?] = []
      for item in items {
        guard let phrase = CompiledPhrase(item.wrong.text, row: item.wrong.row, analyzer: expressions.analyzer) else {
          continue
        }
        phrases.append(phrase)
        right.append(item.right)
        notes.append(item.note)
      }
      let table = PhraseTable(
        phrases, accents: .init(options.accents), caseSensitive: options.caseSensitive, comparesSource: true)
      let leaf = register(table)
      return (.prefer(table, right: right, notes: notes, leaf: leaf), .leaves([leaf]))
    case .officialName(let table):
      let names = CompiledNames(table, analyzer: expressions.analyzer) { register($0) }
      return (.officialName(names), .leaves(names.leaves))
    case .count(let limit):
      guard case .matches(let expression) = limit.subject else { return (.countText(limit), .always) }
      let (compiled, trigger) = try expressions.compile(expression, indexed: true)
      // Nothing is too few only where a least number is asked for.
      return (.count(compiled, limit), (limit.min ?? 0) > 0 ? .always : trigger)
    case .consistent(let groups):
      var compiled: [CompiledForms] = []
      var leaves: [Int] = []
      for group in groups {
        let lower = Set(group.forms.map { TextAnalysis.lowercased(Array($0.text.utf8)) })
        let differByCase = lower.count < group.forms.count
        var forms: [CompiledForms.Form] = []
        for form in group.forms {
          guard let phrase = CompiledPhrase(form.text, analyzer: expressions.analyzer) else { continue }
          let table = PhraseTable([phrase], accents: .exact, caseSensitive: differByCase, comparesSource: true)
          forms.append(
            CompiledForms.Form(
              text: form.text, table: table, leaf: register(table), isCanonical: phrase.canonical == phrase.source))
        }
        leaves += forms.map(\.leaf)
        compiled.append(CompiledForms(forms: forms))
      }
      return (.consistent(compiled), .leaves(leaves))
    case .expect(.compare(let comparison)): return (.compare(comparison), .always)
    case .expect(.eachMedia(let media)):
      let set = PhraseSet(phrases: media.captionContains, options: PhraseOptions(accents: .exact))
      return (.eachMedia(media, contains: try expressions.compile(.phrases(set), indexed: false).0), .always)
    case .check(let check): return (.check(check), wakes(check))
    }
  }

  /// What must stand in a text for anything to be wrong in it. A check that asks for a word beside the number finds nothing
  /// without one.
  private mutating func wakes(_ check: BuiltInCheck) -> Trigger {
    let words: [Phrase]
    var signs: TextSigns = []
    switch check.name {
    case .cardNumber, .identityNumber, .taxCode:
      if check.cues.isEmpty { return .signs(.manyDigits) }
      words = check.cues
    case .percentSum: (words, signs) = ([Phrase("phần trăm")], .percent)
    case .spelling: return .signs(.oddWord)
    case .factTable, .lunarDate, .weekday, .quotation: return .signs(.word)
    // What the product's file asks for may be missing from any post.
    case .claimOutsideFile: return .always
    case .linkOwner: return .signs(.opaque)
    case .dateExists, .documentNumber, .numberFormat: return .signs(.digit)
    }
    let phrases = words.compactMap { CompiledPhrase($0.text, analyzer: expressions.analyzer) }
    return .seen(leaves: [register(PhraseTable(phrases, accents: .exact))], signs: signs)
  }

  private mutating func register(_ table: PhraseTable) -> Int {
    expressions.leaves.leaf { $0.register(table, leaf: $1) }
  }

  private mutating func compile(_ items: [ContextItem]) throws(PatternError) -> [[CompiledContext]] {
    var compiled: [[CompiledContext]] = []
    for item in items { compiled.append(try compile(item.contexts)) }
    return compiled
  }

  /// All contexts must hold, so the rarest thing that one of them needs wakes the rule.
  private mutating func compileWaking(
    _ contexts: [Context], _ trigger: Trigger
  ) throws(PatternError) -> ([CompiledContext], Trigger) {
    var compiled: [CompiledContext] = []
    var triggers = [trigger]
    for context in contexts {
      guard case .found(let place, let expression) = context.test else {
        compiled += try compile([context])
        continue
      }
      let (indexed, trigger) = try expressions.compile(expression, indexed: true)
      triggers.append(trigger)
      compiled.append(.found(place, indexed.withoutLeaves))
    }
    return (compiled, expressions.leaves.rarest(triggers))
  }

  private mutating func compile(_ contexts: [Context]) throws(PatternError) -> [CompiledContext] {
    var compiled: [CompiledContext] = []
    for context in contexts {
      switch context.test {
      case .found(let place, let expression):
        compiled.append(.found(place, try expressions.compile(expression, indexed: false).0))
      case .inPart(let parts): compiled.append(.inPart(parts))
      case .quoted(let quoted): compiled.append(.quoted(quoted))
      }
    }
    return compiled
  }
}

extension RuleKind {
  /// Contexts decide over what the rule finds; a comparison of metadata has nothing to stand beside.
  fileprivate var needsContexts: Bool {
    if case .expect = self { false } else { true }
  }
}
