/// A run of letters, or a run of ASCII digits, that every match of a pattern holds.
public struct AnchorPiece: Sendable, Hashable {
  /// As the pattern writes it; not normalized and not folded.
  public var text: String
  /// The match certainly has a token boundary here: `\b`, a blank, punctuation, a letter beside a digit.
  public var leftIsEdge: Bool
  public var rightIsEdge: Bool
  public init(_ text: String, leftIsEdge: Bool, rightIsEdge: Bool) {
    self.text = text
    self.leftIsEdge = leftIsEdge
    self.rightIsEdge = rightIsEdge
  }
  /// With an edge on both sides it is a whole token of any text the pattern matches.
  public var isWholeToken: Bool { leftIsEdge && rightIsEdge }
}

/// What kind of character may stand somewhere, as tokens see it.
struct CharacterKinds: OptionSet, Sendable, Hashable {
  let rawValue: UInt8
  /// Letters, and marks that belong to them.
  static let letter = CharacterKinds(rawValue: 1)
  /// ASCII digits.
  static let digit = CharacterKinds(rawValue: 2)
  /// Blanks, punctuation, symbols, the underscore: what ends a token.
  static let separator = CharacterKinds(rawValue: 4)
  static let all: CharacterKinds = [.letter, .digit, .separator]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      self = .letter
    case .decimalNumber where scalar.isASCII: self = .digit
    // Numbers of other scripts and invisible characters may or may not belong to a token.
    case .decimalNumber, .letterNumber, .otherNumber, .format, .surrogate, .privateUse, .unassigned: self = .all
    default: self = .separator
    }
  }
}

extension ClassEscape {
  /// `\W`, `\P{…}` and negated sets may take a combining mark, which belongs to a token; for `\W` as for `\b` the token
  /// index promises a boundary all the same.
  var kinds: CharacterKinds {
    switch self {
    case .digit(false): .digit
    case .digit(true): [.letter, .separator]
    case .word(false): .all
    case .word(true), .space(false): .separator
    case .space(true): .all
    case .property(let name, false):
      switch name.first {
      case "L" where UnicodeProperty.categories.contains(name): .letter
      case "P", "Z": UnicodeProperty.categories.contains(name) ? .separator : .all
      default: .all
      }
    case .property(_, true): .all
    }
  }
}

extension CharacterClass {
  /// A class larger than this is not written out.
  static let expansionLimit = 16

  /// Its members, where it is small and names them.
  var members: [Unicode.Scalar]? {
    guard !negated, escapes.isEmpty, ranges.reduce(0, { $0 + $1.count }) <= CharacterClass.expansionLimit else {
      return nil
    }
    return ranges.flatMap { $0.compactMap(Unicode.Scalar.init) }
  }

  var kinds: CharacterKinds {
    // `[^\w…]` takes only what `\W` takes.
    if negated { return escapes.contains(.word(negated: false)) ? .separator : .all }
    var kinds: CharacterKinds = []
    for escape in escapes { kinds.formUnion(escape.kinds) }
    for range in ranges {
      if range.count > 128 { return .all }
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { return .all }
        kinds.formUnion(CharacterKinds(of: scalar))
      }
    }
    return kinds
  }
}
