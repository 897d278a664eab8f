internal import Foundation
internal import Rulebooks
internal import VietnameseText

/// What must have been seen in a document for a rule to find something.
enum Trigger: Sendable, Equatable {
  /// A candidate of one of these leaves, or one of these signs, in any part.
  case seen(leaves: [Int], signs: TextSigns)
  /// The rule finds what is missing: it has nothing to find where one of these leaves certainly stands.
  case unlessSeen([Int])
  case always
}

extension Trigger {
  static func leaves(_ leaves: [Int]) -> Trigger { .seen(leaves: leaves, signs: []) }
  static func signs(_ signs: TextSigns) -> Trigger { .seen(leaves: [], signs: signs) }

  /// Words alone: what is seen of them is rare, and no other trigger need be looked for.
  var isOfWords: Bool {
    if case .seen(_, let signs) = self { signs.isEmpty } else { false }
  }

  /// Of an expression that any of its items makes true.
  static func any(_ items: [Trigger]) -> Trigger {
    var leaves: [Int] = []
    var signs: TextSigns = []
    for item in items {
      switch item {
      case .seen(let some, let others):
        leaves += some
        signs.formUnion(others)
      case .always, .unlessSeen: return .always
      }
    }
    return .seen(leaves: leaves, signs: signs)
  }
}

extension SyllableIndexBuilder {
  /// Of an expression that needs all its items: the one that is rarest in text.
  func rarest(_ items: [Trigger]) -> Trigger {
    items.max { bits(of: $0) < bits(of: $1) } ?? .always
  }

  private func bits(of trigger: Trigger) -> Double {
    switch trigger {
    // The likeliest anchor of all decides; a table of many phrases is as likely as they are together.
    case .seen(let leaves, let signs):
      min(
        -log2(leaves.flatMap { anchors[$0] }.reduce(0) { $0 + exp2(-$1.bits) } + 1e-12),
        signs.isEmpty ? .infinity : signs.contains(.word) ? 0 : signs.contains(.digit) ? 4 : 6)
    case .unlessSeen: 0
    case .always: -1
    }
  }
}

/// What a text holds at all: cheap to know, and much that rules look for cannot be without it.
struct TextSigns: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt8
  static let digit = TextSigns(rawValue: 1)
  /// Eight digits, or more, with no letter among them: the shortest telephone numbers of people have nine.
  static let manyDigits = TextSigns(rawValue: 2)
  static let many = 8
  /// A link, hashtag, mention or e-mail address.
  static let opaque = TextSigns(rawValue: 4)
  static let repair = TextSigns(rawValue: 8)
  static let disguise = TextSigns(rawValue: 16)
  static let word = TextSigns(rawValue: 32)
  /// `%`
  static let percent = TextSigns(rawValue: 64)
  /// A word with a Vietnamese mark that is no syllable, or one whose spelling the canonical view changed.
  static let oddWord = TextSigns(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// O(tokens). Disguises are read here if nobody has read them.
  init(of analysis: TextAnalysis) {
    self = []
    if !analysis.tokens.isEmpty { insert(.word) }
    if analysis.digitCount > 0 { insert(.digit) }
    if analysis.digitCount >= TextSigns.many, TextSigns.hasManyDigits(analysis.tokens) { insert(.manyDigits) }
    if !analysis.opaqueRanges.isEmpty { insert(.opaque) }
    if !analysis.repairs.isEmpty { insert(.repair) }
    if analysis.revealedAnalysis != nil { insert(.disguise) }
    if analysis.canonical.bytes.contains(UInt8(ascii: "%")) { insert(.percent) }
    if TextSigns.hasOddWord(analysis.tokens) { insert(.oddWord) }
  }

  private static func hasManyDigits(_ tokens: [Token]) -> Bool {
    var digits = 0
    for token in tokens {
      digits = token.flags.contains(.number) ? digits + token.range.count : 0
      if digits >= many { return true }
    }
    return false
  }

  private static func hasOddWord(_ tokens: [Token]) -> Bool {
    for token in tokens {
      let flags = token.flags
      if flags.contains(.accented), !flags.contains(.syllable) || flags.contains(.repaired) { return true }
    }
    return false
  }
}

extension SegmentSpec.Kind {
  /// One of these stands wherever the segment stands; nil where nothing is certain.
  var signs: TextSigns? {
    switch self {
    case .phone, .number, .money, .percent, .date, .plate: .digit
    case .mobilePhone: .manyDigits
    case .link, .hashtag, .mention, .email: .opaque
    case .misplacedTone, .lookalike, .invisible, .fontStyle, .strokeD, .marks: .repair
    case .disguise: .disguise
    case .person, .quotation: nil
    }
  }
}
