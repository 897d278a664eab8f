internal import Foundation
internal import Rulebooks
internal import VietnameseText

/// What must have been seen in a document for a rule to find something.
enum Trigger: Sendable, Equatable {
  /// A candidate of one of these leaves.
  case leaves([Int])
  /// One of these, in any part.
  case signs(TextSigns)
  /// The rule finds what is missing: it has nothing to find where one of these leaves certainly stands.
  case unlessSeen([Int])
  case always
}

extension Trigger {
  /// Of an expression that any of its items makes true.
  static func any(_ items: [Trigger]) -> Trigger {
    var leaves: [Int] = []
    var signs: TextSigns = []
    for item in items {
      switch item {
      case .leaves(let found): leaves += found
      case .signs(let found): signs.formUnion(found)
      case .always, .unlessSeen: return .always
      }
    }
    if signs.isEmpty { return .leaves(leaves) }
    // Leaves and signs together are rare, and are asked always.
    return leaves.isEmpty ? .signs(signs) : .always
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
    case .leaves(let leaves): -log2(leaves.flatMap { anchors[$0] }.reduce(0) { $0 + exp2(-$1.bits) } + 1e-12)
    case .signs(let signs): signs.contains(.word) ? 0 : signs.contains(.digit) ? 4 : 6
    case .unlessSeen: 0
    case .always: -1
    }
  }
}

/// What a text holds at all: cheap to know, and much that rules look for cannot be without it.
struct TextSigns: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt8
  static let digit = TextSigns(rawValue: 1)
  /// As many digits as the shortest telephone numbers of people have.
  static let manyDigits = TextSigns(rawValue: 2)
  /// A link, hashtag, mention or e-mail address.
  static let opaque = TextSigns(rawValue: 4)
  static let repair = TextSigns(rawValue: 8)
  static let disguise = TextSigns(rawValue: 16)
  static let word = TextSigns(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// O(1), but for disguises, which are read here if nobody has read them.
  init(of analysis: TextAnalysis) {
    self = []
    if !analysis.tokens.isEmpty { insert(.word) }
    if analysis.digitCount > 0 { insert(.digit) }
    if analysis.digitCount >= 8 { insert(.manyDigits) }
    if !analysis.opaqueRanges.isEmpty { insert(.opaque) }
    if !analysis.repairs.isEmpty { insert(.repair) }
    if analysis.revealedAnalysis != nil { insert(.disguise) }
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

extension BuiltInCheck.Name {
  /// What a text must hold for the check to find anything.
  var signs: TextSigns {
    switch need {
    case .number: .digit
    case .link: .opaque
    case .word: .word
    }
  }
}
