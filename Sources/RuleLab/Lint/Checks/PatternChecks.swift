internal import Documents
internal import Patterns
internal import RulebookLoading
internal import Rulebooks

/// Patterns: what they cost at worst, and what they do not say.
struct PatternChecks {
  let words: LintWords
  let attacks: Bool

  func findings(_ rules: [LintRule]) -> [LintFinding] {
    // A pattern that stands in several rules is attacked once.
    var costs: [String: PatternCost?] = [:]
    return rules.flatMap { rule in
      PatternChecks.patterns(of: rule.rule).flatMap { spec -> [LintFinding] in
        let node = rule.node?.texts.first { $0.text == spec.pattern.source }
        var found = shape(rule, node, spec)
        guard attacks else { return found }
        let key = "\(spec.pattern.caseSensitive)\(spec.pattern.source)"
        let cost: PatternCost?
        if let known = costs[key] {
          cost = known
        } else {
          cost = (try? RunawaySearch.cost(of: spec.pattern)).flatMap { $0 }
          costs[key] = .some(cost)
        }
        if let cost { found += danger(rule, node, cost) }
        return found
      }
    }
  }

  private func finding(
    _ code: LintCode, _ rule: LintRule, _ node: SourceNode?, vi: String, en: String, help: Bilingual? = nil
  ) -> LintFinding {
    node.map { rule.finding(code, at: $0, vi: vi, en: en, help: help) }
      ?? rule.finding(code, rule.rule.kind.name, vi: vi, en: en, help: help)
  }

  // MARK: Cost

  private func danger(_ rule: LintRule, _ node: SourceNode?, _ cost: PatternCost) -> [LintFinding] {
    let shown = PatternChecks.shown(cost.attack)
    if cost.runsAway {
      let (large, small) = (cost.steps ?? cost.bytes * 4_000, cost.stepsAtQuarter)
      let over = cost.steps == nil ? Bilingual.of("hơn ", "more than ") : .of("", "")
      return [
        finding(
          .runawayPattern, rule, node,
          vi:
            "Mẫu tốn thời gian tăng nhanh hơn độ dài bài: \(shown) dài \(number(cost.bytes, ".")) byte mất \(over.vi)\(number(large, ".")) bước, ngắn bằng một phần tư thì \(number(small, ".")).",
          en:
            "The time of this pattern grows faster than the text: \(shown) takes \(over.en)\(number(large, ",")) steps at \(number(cost.bytes, ",")) bytes, \(number(small, ",")) at a quarter of that.",
          help: .of(
            "chặn chỗ lặp bằng {1,20} thay cho + hoặc *, hoặc mở đầu bằng \\b hay (?<!…)",
            "bound what repeats with {1,20} in place of + or *, or begin with \\b or (?<!…)"))
      ]
    }
    guard let steps = cost.steps, steps > RunawaySearch.affordableSteps else { return [] }
    return [
      finding(
        .slowPattern, rule, node,
        vi:
          "Mẫu này mất \(number(steps, ".")) bước với \(number(cost.bytes, ".")) byte \(shown), quá một phần nghìn giây.",
        en:
          "This pattern takes \(number(steps, ",")) steps on \(number(cost.bytes, ",")) bytes of \(shown), more than a millisecond.",
        help: .of("thu hẹp các khoảng như .{0,80}", "narrow windows such as .{0,80}"))
    ]
  }

  /// Digits in groups of three.
  private func number(_ value: Int, _ separator: String) -> String {
    var text = "\(value % 1000)"
    var rest = value / 1000
    while rest > 0 {
      text =
        "\(rest % 1000)" + separator + String(repeating: "0", count: max(0, 3 - text.prefix { $0.isNumber }.count))
        + text
      rest /= 1000
    }
    return text
  }

  /// `“giảm ” × n + “!”`
  private static func shown(_ attack: PatternAttack) -> String {
    func quoted(_ text: String) -> String {
      var out = ""
      for scalar in text.unicodeScalars.prefix(30) {
        switch scalar {
        case "\n": out += "⏎"
        case "\u{1}": out += "␁"
        case "\t": out += "⇥"
        case " ": out += "␣"
        default: out.unicodeScalars.append(scalar)
        }
      }
      return "“\(out)\(text.unicodeScalars.count > 30 ? "…" : "")”"
    }
    var parts: [String] = []
    if !attack.prefix.isEmpty { parts.append(quoted(attack.prefix)) }
    parts.append(quoted(attack.pump) + " × n")
    if !attack.suffix.isEmpty { parts.append(quoted(attack.suffix)) }
    return parts.joined(separator: " + ")
  }

  // MARK: Shape

  private func shape(_ rule: LintRule, _ node: SourceNode?, _ spec: RegexSpec) -> [LintFinding] {
    var found: [LintFinding] = []
    let root = spec.pattern.root
    if spec.view == .canonical, let text = PatternChecks.plainWords(root), !words.read(text).tokens.isEmpty {
      found.append(
        finding(
          .patternIsPhrase, rule, node, vi: "Mẫu chỉ gồm chữ: “\(text)”.", en: "The pattern is plain words: “\(text)”.",
          help: .of("viết phrases: [\(text)]", "write phrases: [\(text)]")))
    }
    if !spec.pattern.caseSensitive, root.namesCapitals {
      found.append(
        finding(
          .capitalsWithoutCase, rule, node, vi: "Mẫu nói tới chữ hoa nhưng chữ thường cũng khớp.",
          en: "The pattern speaks of capitals, and small letters match as well.",
          help: .of(
            "viết regex: { pattern: …, case: sensitive }, hoặc thay bằng \\p{L}",
            "write regex: { pattern: …, case: sensitive }, or use \\p{L}")))
    }
    if let branch = root.repeatedBranch {
      let text = PatternChecks.text(of: branch, in: spec.pattern.source)
      found.append(
        finding(
          .alternativeTwice, rule, node, vi: "Nhánh “\(text)” viết hai lần.",
          en: "The alternative “\(text)” stands twice.",
          help: .of("bỏ một", "take one out")))
    }
    return found
  }

  private static func text(of range: Range<Int>, in source: String) -> String {
    String(decoding: Array(source.utf8)[range], as: UTF8.self)
  }

  /// Letters and blanks, perhaps between word boundaries.
  private static func plainWords(_ node: PatternNode) -> String? {
    switch node {
    case .literal(let text, _): return text.allSatisfy { $0.isLetter || $0 == " " } && text.contains(" ") ? text : nil
    case .sequence(let items):
      let inner = items.filter { if case .wordBoundary(false, _) = $0 { false } else { true } }
      return inner.count == 1 ? plainWords(inner[0]) : nil
    default: return nil
    }
  }

  // MARK: Where patterns stand

  static func patterns(of rule: Rule) -> [RegexSpec] {
    var found: [RegexSpec] = []
    switch rule.kind {
    case .forbid(let expression): found += patterns(expression)
    case .require(let need): found += patterns(need.expression) + (need.before.map { patterns($0) } ?? [])
    case .count(let limit): if case .matches(let expression) = limit.subject { found += patterns(expression) }
    default: break
    }
    for context in rule.contexts + (rule.except + rule.unless).flatMap(\.contexts) {
      if case .found(_, let expression) = context.test { found += patterns(expression) }
    }
    return found
  }

  static func patterns(_ expression: MatchExpression) -> [RegexSpec] {
    switch expression {
    case .regex(let spec): [spec]
    case .any(let items), .all(let items, _): items.flatMap(patterns)
    case .not(let inner): patterns(inner)
    case .phrases, .links, .hashtags, .segment: []
    }
  }
}

extension PatternNode {
  fileprivate var children: [PatternNode] {
    switch self {
    case .group(_, let node, _), .repetition(let node, _, _), .look(_, let node, _): [node]
    case .alternation(let nodes, _), .sequence(let nodes): nodes
    default: []
    }
  }

  /// `\p{Lu}`, `[A-Z]` without `a-z`.
  fileprivate var namesCapitals: Bool {
    func isCapital(_ escape: ClassEscape) -> Bool { if case .property("Lu", _) = escape { true } else { false } }
    switch self {
    case .escape(let escape, _): return isCapital(escape)
    case .characterClass(let set, _):
      let small = set.ranges.contains { $0.contains(0x61) || $0.contains(0x7A) }
      return set.escapes.contains(where: isCapital)
        || set.ranges.contains(0x41...0x5A) && !small
    default: return children.contains { $0.namesCapitals }
    }
  }

  /// The second of two equal alternatives.
  fileprivate var repeatedBranch: Range<Int>? {
    if case .alternation(let branches, _) = self {
      var seen: Set<String> = []
      for branch in branches {
        guard let range = branch.range else { continue }
        if !seen.insert(branch.pcre2(literal: { $0 })).inserted { return range }
      }
    }
    for child in children { if let found = child.repeatedBranch { return found } }
    return nil
  }

  private var range: Range<Int>? {
    switch self {
    case .empty: return nil
    case .literal(_, let range), .any(let range), .characterClass(_, let range), .escape(_, let range),
      .lineStart(let range), .lineEnd(let range), .wordBoundary(_, let range), .group(_, _, let range),
      .alternation(_, let range), .repetition(_, _, let range), .look(_, _, let range), .backreference(_, let range):
      return range
    case .sequence(let items):
      guard let first = items.first?.range, let last = items.last?.range else { return nil }
      return first.lowerBound..<last.upperBound
    }
  }
}
