/// Writes rulebooks of any size from real syllables, the same for the same seed: of twenty rules twelve are phrases, five
/// patterns, two have contexts or exceptions, one is `require` or `count`.
public struct RuleGenerator {
  private let vocabulary: Vocabulary
  private var random: SplitMix

  public init(seed: UInt64) throws {
    vocabulary = try Vocabulary()
    random = SplitMix(seed: seed)
  }

  /// Rulebooks of at most a thousand rules, as YAML.
  public mutating func books(rules count: Int) -> [String] {
    stride(from: 0, to: count, by: 1000).map { start in
      var text = "rulebook: do-\(start)\ntitle: Bộ đo\nversion: 1.0.0\nlanguage: vi\nrules:\n"
      for number in start..<min(count, start + 1000) { text += rule(number) }
      return text
    }
  }

  private mutating func rule(_ number: Int) -> String {
    var text = "  - id: quy-tac-\(number)\n    axis: accurate\n    level: warning\n    message: Cụm từ cần xem lại.\n"
    switch number % 20 {
    case 0..<12: text += forbidPhrases()
    case 12..<17: text += "    forbid: { regex: '\(pattern())' }\n"
    case 17: text += forbidPhrases() + "    unless: [ { near: { distance: 10 tiếng, phrases: [\(phrase(2))] } } ]\n"
    case 18: text += forbidPhrases() + "    except: [ { before: { distance: 8 tiếng, phrases: [\(phrase(1))] } } ]\n"
    default:
      text +=
        number % 40 == 19
        ? "    count: { phrases: [\(phrase(2))], max: 3 }\n" : "    require: { any: [\(phrase(2)), \(common())] }\n"
    }
    return text
  }

  /// Words of which every post has one.
  private mutating func common() -> String {
    var words = ["của", "và", "có", "là", "được", "trong", "các", "cho", "người", "với", "không", "một"]
    for index in words.indices.dropFirst() { words.swapAt(index, random.below(index + 1)) }
    return words.prefix(6).joined(separator: ", ")
  }

  private mutating func forbidPhrases() -> String {
    let phrases = (0..<1 + random.below(3)).map { _ in phrase(2 + random.below(3)) }
    return "    forbid: [\(phrases.joined(separator: ", "))]\n"
  }

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
