/// A rule in YAML, and for engines that know no more, its phrases or its pattern.
public struct GeneratedRule: Sendable {
  public var id: String
  public var yaml: String
  public var search: Search

  public enum Search: Sendable {
    case phrases([String])
    case pattern(String)
    /// With contexts or exceptions, or about what is missing: only soat can say it.
    case other
  }
}

/// Writes rules from real syllables, the same for the same seed: of twenty rules twelve are phrases, five patterns, two have
/// contexts or exceptions, one is `require` or `count`.
public struct RuleGenerator {
  private let vocabulary: Vocabulary
  private var random: SplitMix

  public init(seed: UInt64) throws {
    vocabulary = try Vocabulary()
    random = SplitMix(seed: seed)
  }

  public mutating func rules(_ count: Int) -> [GeneratedRule] { (0..<count).map { rule($0) } }

  /// Rulebooks of at most a thousand rules.
  public static func books(_ rules: [GeneratedRule]) -> [String] {
    stride(from: 0, to: rules.count, by: 1000).map { start in
      "rulebook: do-\(start)\ntitle: Bộ đo\nversion: 1.0.0\nlanguage: vi\nrules:\n"
        + rules[start..<min(rules.count, start + 1000)].map(\.yaml).joined()
    }
  }

  private mutating func rule(_ number: Int) -> GeneratedRule {
    let id = "quy-tac-\(number)"
    var search = GeneratedRule.Search.other
    var body = ""
    switch number % 20 {
    case 0..<12:
      let phrases = self.phrases()
      search = .phrases(phrases)
      body = forbid(phrases)
    case 12..<17:
      let pattern = self.pattern()
      search = .pattern(pattern)
      body = "    forbid: { regex: '\(pattern)' }\n"
    case 17:
      body =
        forbid(phrases()) + "    unless: [ { near: { distance: 10 tiếng, phrases: [\(phrase(2))] } } ]\n"
    case 18:
      body = forbid(phrases()) + "    except: [ { before: { distance: 8 tiếng, phrases: [\(phrase(1))] } } ]\n"
    default:
      body =
        number % 40 == 19
        ? "    count: { phrases: [\(phrase(2))], max: 3 }\n" : "    require: { any: [\(phrase(2)), \(common())] }\n"
    }
    let head = "  - id: \(id)\n    axis: accurate\n    level: warning\n    message: Cụm từ cần xem lại.\n"
    return GeneratedRule(id: id, yaml: head + body, search: search)
  }

  /// Words of which every post has one.
  private mutating func common() -> String {
    var words = ["của", "và", "có", "là", "được", "trong", "các", "cho", "người", "với", "không", "một"]
    for index in words.indices.dropFirst() { words.swapAt(index, random.below(index + 1)) }
    return words.prefix(6).joined(separator: ", ")
  }

  private mutating func phrases() -> [String] { (0..<1 + random.below(3)).map { _ in phrase(2 + random.below(3)) } }

  private func forbid(_ phrases: [String]) -> String { "    forbid: [\(phrases.joined(separator: ", "))]\n" }

  /// Syllables of the vocabulary, each as likely as another: what newspapers write often is rare in a rule.
  private mutating func phrase(_ count: Int) -> String {
    (0..<count).map { _ in vocabulary.any(&random) }.joined(separator: " ")
  }

  private mutating func pattern() -> String {
    switch random.below(5) {
    case 0: "\\b\(phrase(2))(?: \(phrase(1)))? \(phrase(1))\\b"
    case 1: "\\b(?:\(phrase(1))|\(phrase(1))) \(phrase(1))\\b"
    case 2: "\\b\(phrase(2)) [0-9]{1,3}\\b"
    case 3: "\\b\(phrase(1)) (?:\(phrase(1))|\(phrase(2))) \(phrase(1))\\b"
    default: "\\b\(phrase(3))\\b.{0,20}\\b\(phrase(1))\\b"
    }
  }
}
