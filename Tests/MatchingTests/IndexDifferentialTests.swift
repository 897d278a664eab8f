import Documents
import Foundation
import Patterns
import Rulebooks
import Testing

@testable import Matching

/// With the index and without it, and from an archive, the findings are identical: rules and texts are generated, the seed is
/// printed.
@Suite struct IndexDifferentialTests {
  @Test func findingsDoNotDependOnTheIndex() throws {
    let seed =
      ProcessInfo.processInfo.environment["SOAT_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    var compared = 0
    var found = 0
    var sourceMatches = 0
    for _ in 0..<60 {
      let rules = try (0..<28).map { try RandomRule.make($0, &random) }
      let rulebook = CompiledRulebook(rules)
      #expect(rulebook.failures.isEmpty, "seed \(seed)")
      let matcher = DocumentMatcher(rulebook)
      let archived = DocumentMatcher(try RulebookArchiveTests.archived(rulebook))
      for _ in 0..<60 {
        let text = RandomText.make(&random)
        let document = Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))])
        let with = matcher.match(document, options: MatchOptions(today: RandomText.today))
        let without = matcher.match(document, options: MatchOptions(today: RandomText.today, useIndex: false))
        let a = Seen.all(with)
        let b = Seen.all(without)
        sourceMatches += with.sourceMatches.count { $0.count > 0 }
        #expect(a == b, "seed \(seed), text: \(text), rules: \(rules.map(\.kind))")
        let fromArchive = archived.match(document, options: MatchOptions(today: RandomText.today))
        #expect(Seen.all(fromArchive) == a, "seed \(seed), text: \(text), from an archive")
        if a != b { return }
        compared += rules.count
        found += a.count
      }
    }
    // A comparison of nothing with nothing proves nothing.
    #expect(compared >= 100_000)
    #expect(found > 500, "seed \(seed)")
    #expect(sourceMatches > 50, "seed \(seed)")
  }

  struct Seen: Equatable {
    var rule: Int
    var range: Range<Int>?
    var isBare: Bool
    init(_ match: RuleMatch) {
      rule = match.rule
      range = match.range
      isBare = match.isBare
    }

    /// What a rule over many posts says of this one stands as a range of its numbers.
    init(_ match: SourceMatch) {
      rule = match.rule
      range = match.count..<match.count + 1 + match.forms.reduce(0) { $0 * 31 + $1.group * 7 + $1.form + 1 } % 9973
      isBare = false
    }

    static func all(_ result: MatchResult) -> [Seen] {
      result.matches.map(Seen.init) + result.sourceMatches.map(Seen.init)
    }
  }
}

struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum RandomText {
  static let today = Day(year: 2026, month: 11, day: 20)!
  static let syllables = [
    "hàng", "đầu", "tư", "tốt", "nhất", "số", "một", "kem", "trị", "nám", "hòa", "hoà", "bình", "thủy", "quý", "quí",
    "ca", "do", "cá",
    "độ", "tiếp", "xúc", "vay", "tiền", "nhanh", "Việt", "Nam", "theo", "báo", "TP.HCM", "24/7", "7h30", "HÀNG", "Đầu",
    "5,5", "1.300",
    "h.à.n.g", "đ4u", "t ố t", "nhấttt", "tốtnhất", "v4y", "tie62n", "O9I2.345.678", "và", "của", "the", "online",
    "#sale", "https://abc.vn/hang-dau", "cuả",
  ]
  static let gaps = [" ", " ", " ", " ", " ", ", ", ". ", "\n", "\n\n", " - ", "-", "_", "! ", "  ", "…", " “", "” "]

  static func make(_ random: inout SeededGenerator) -> String {
    var text = ""
    let isBare = Int.random(in: 0..<4, using: &random) == 0
    for _ in 0..<Int.random(in: 3...40, using: &random) {
      var word = syllables.randomElement(using: &random)!
      if isBare { word = bare(word) }
      if Int.random(in: 0..<12, using: &random) == 0 { word = word.uppercased() }
      text += word + gaps.randomElement(using: &random)!
    }
    return text
  }

  static func bare(_ word: String) -> String {
    let pairs: [Character: Character] = [
      "à": "a", "ầ": "a", "ư": "u", "ố": "o", "ấ": "a", "ộ": "o", "á": "a", "ò": "o", "ì": "i", "ủ": "u", "ý": "y",
      "í": "i",
      "đ": "d", "ế": "e", "ú": "u", "ề": "e", "ệ": "e", "ị": "i", "Đ": "D", "ả": "a",
    ]
    return String(word.map { pairs[$0] ?? $0 })
  }
}

enum RandomRule {
  static func make(_ number: Int, _ random: inout SeededGenerator) throws -> Rule {
    let kind: RuleKind
    switch Int.random(in: 0..<8, using: &random) {
    case 0: kind = .forbid(.regex(RegexSpec(pattern: try pattern(&random))))
    case 1:
      kind = .forbid(
        .all([try leaf(&random), try leaf(&random)], scope: Scope.allCases.randomElement(using: &random)!))
    case 2: kind = .forbid(.any([try leaf(&random), try leaf(&random)]))
    case 3: kind = .require(Requirement(expression: try leaf(&random)))
    case 6:
      kind = .require(
        Requirement(
          expression: try leaf(&random), atLeast: Int.random(in: 1...2, using: &random), before: try leaf(&random)))
    case 7:
      let forms = (0..<3).map { _ in Phrase(word(&random)) }
      kind = .consistent([FormGroup(forms: forms)])
    case 4: kind = .count(CountLimit(subject: .matches(try leaf(&random)), max: 1))
    default: kind = .forbid(try leaf(&random))
    }
    var rule = Rule(
      id: "thu/r\(number)", title: LocalizedText(vi: "thử"), axis: .lawful, level: .error, kind: kind,
      message: LocalizedText(vi: "{match}"))
    if Int.random(in: 0..<4, using: &random) == 0 {
      rule.unless = [ContextItem([Context(.found(at: .near(4), try leaf(&random)))])]
    }
    if Int.random(in: 0..<5, using: &random) == 0 {
      rule.except = [ContextItem([Context(.found(at: .followedBy, try leaf(&random)))])]
    }
    if Int.random(in: 0..<6, using: &random) == 0 { rule.over = .posts(atLeast: 1, atMost: nil, per: .day) }
    return rule
  }

  private static func leaf(_ random: inout SeededGenerator) throws -> MatchExpression {
    switch Int.random(in: 0..<16, using: &random) {
    case 0..<4: return .regex(RegexSpec(pattern: try pattern(&random)))
    case 4: return .segment(SegmentSpec(kind: SegmentSpec.Kind.allCases.randomElement(using: &random)!))
    case 5: return .hashtags(HashtagSpec(tags: ["sale"]))
    default: break
    }
    let phrases = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      Phrase(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in word(&random) }.joined(separator: " "))
    }
    return .phrases(
      PhraseSet(
        phrases: phrases,
        options: PhraseOptions(
          accents: Accents.allCases.randomElement(using: &random)!,
          caseSensitive: Int.random(in: 0..<6, using: &random) == 0)))
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    RandomText.syllables.filter { !$0.contains("#") && !$0.contains(":") }.randomElement(using: &random)!
  }

  /// Nested alternations, optional groups, classes, boundaries, lookarounds.
  private static func pattern(_ random: inout SeededGenerator) throws -> Pattern {
    func plain(_ random: inout SeededGenerator) -> String {
      word(&random).replacing(".", with: "\\.").replacing("/", with: "\\/")
    }
    let a = plain(&random)
    let b = plain(&random)
    let c = plain(&random)
    let shapes = [
      "\\b\(a)\\b", "\(a) \(b)", "\\b(?:\(a)|\(b)) \(c)\\b", "\(a)(?: \(b))? \(c)",
      "\\b\(a) (?:\(b)|(?:\(c)|\(a)) \(b))",
      "(?<=\(a) )\(b)", "\(a)(?! \(b))", "\\b\(a)[ ,]+\(b)\\b", "\(a)\\w*", "\\d+ \(a)", "^\(a)\\b", "(\(a)) \\1",
      "\\b[hkt]\\w+ \(b)\\b",
    ]
    return try Pattern(shapes.randomElement(using: &random)!, caseSensitive: Int.random(in: 0..<5, using: &random) == 0)
  }
}
