internal import VietnameseText

/// What wakes a rule, for people: `soat explain --index`, `soat profile`.
public enum RuleAnchors: Sendable, Equatable {
  /// One of these words or one of these signs stands in every text that the rule can match.
  case seen([Word], [Sign])
  /// The rule reports what is missing, and is passed over where one of these words was seen; empty where nothing is so certain.
  case unlessSeen([Word])
  /// Asked about every text: its price is paid on each.
  case always

  /// One syllable, or two that follow each other.
  public struct Word: Sendable, Equatable {
    public var text: String
    /// Found whatever its accents.
    public var isAnyAccent: Bool
    /// How rare it is in news and law text, as a power of two: 10 says once in about a thousand syllables.
    public var bits: Double
  }

  public enum Sign: String, Sendable, CaseIterable {
    case digit, manyDigits = "many-digits"
    /// A link, hashtag, mention or e-mail address.
    case link
    /// Something that the canonical view mended.
    case repair
    case disguise
    /// Any word at all.
    case word
    case percent
    /// A word with a Vietnamese mark that is no syllable or is oddly spelt.
    case oddWord = "odd-word"
  }
}

extension CompiledRulebook {
  /// What wakes a rule, by its position in `entries`. Words stand once, the commonest first. For rules that were compiled here:
  /// an archive does not keep it.
  public func anchors(of rule: Int) -> RuleAnchors {
    switch triggers[rule] {
    case .seen(let leaves, let signs):
      .seen(words(of: leaves), RuleAnchors.Sign.allCases.filter { signs.contains($0.sign) })
    case .unlessSeen(let leaves): .unlessSeen(words(of: leaves))
    case .always: .always
    }
  }

  private func words(of leaves: [Int]) -> [RuleAnchors.Word] {
    var words: [RuleAnchors.Word] = []
    for anchor in leaves.flatMap({ index.anchors[$0] }) {
      let word = RuleAnchors.Word(
        text: anchor.keys.map(\.description).joined(separator: " "), isAnyAccent: anchor.isAnyAccent, bits: anchor.bits)
      if !words.contains(word) { words.append(word) }
    }
    return words.sorted { ($0.bits, $0.text) < ($1.bits, $1.text) }
  }
}

extension RuleAnchors.Sign {
  fileprivate var sign: TextSigns {
    switch self {
    case .digit: .digit
    case .manyDigits: .manyDigits
    case .link: .opaque
    case .repair: .repair
    case .disguise: .disguise
    case .word: .word
    case .percent: .percent
    case .oddWord: .oddWord
    }
  }
}
