/// A pattern of the dialect as a tree. Ranges are UTF-8 bytes of the pattern's source, half open.
public indirect enum PatternNode: Sendable, Hashable {
  /// Matches nothing at all; stands only where a group is left out by analysis, never in a parsed pattern.
  case empty
  /// Scalars as written, escapes resolved. A space in it means blanks with at most one line break among them.
  case literal(String, at: Range<Int>)
  /// `.`: any scalar but a line end.
  case any(at: Range<Int>)
  case characterClass(CharacterClass, at: Range<Int>)
  /// `\d`, `\w`, `\p{Lu}` outside a class.
  case escape(ClassEscape, at: Range<Int>)
  /// `^`
  case lineStart(at: Range<Int>)
  /// `$`
  case lineEnd(at: Range<Int>)
  /// `\b`, or `\B` where negated.
  case wordBoundary(negated: Bool, at: Range<Int>)
  case group(Capture, PatternNode, at: Range<Int>)
  case alternation([PatternNode], at: Range<Int>)
  case sequence([PatternNode])
  case repetition(PatternNode, Repetition, at: Range<Int>)
  case look(Look, PatternNode, at: Range<Int>)
  case backreference(Reference, at: Range<Int>)

  public enum Capture: Sendable, Hashable {
    /// `(?:…)`
    case none
    /// `(…)`, counted from 1.
    case index(Int)
    /// `(?<name>…)`, which has a number too.
    case name(String, index: Int)
  }

  public enum Look: Sendable, Hashable {
    case ahead(negated: Bool)
    case behind(negated: Bool)
  }

  public enum Reference: Sendable, Hashable {
    case index(Int)
    case name(String)
  }

  public struct Repetition: Sendable, Hashable {
    public enum Greed: Sendable, Hashable { case greedy, lazy, possessive }
    public var min: Int
    /// Nil where there is no upper bound.
    public var max: Int?
    public var greed: Greed
    public init(min: Int, max: Int?, greed: Greed = .greedy) {
      self.min = min
      self.max = max
      self.greed = greed
    }
  }
}

/// `[…]`
public struct CharacterClass: Sendable, Hashable {
  /// Scalar values; a single character is a range of one.
  public var ranges: [ClosedRange<UInt32>]
  public var escapes: [ClassEscape]
  public var negated: Bool
  public init(ranges: [ClosedRange<UInt32>] = [], escapes: [ClassEscape] = [], negated: Bool = false) {
    self.ranges = ranges
    self.escapes = escapes
    self.negated = negated
  }
}

/// A set of characters that has a name.
public enum ClassEscape: Sendable, Hashable {
  /// `\d`: `[0-9]` and nothing else; `\D` where negated.
  case digit(negated: Bool)
  /// `\w`: letters, numbers and the underscore, of every script.
  case word(negated: Bool)
  case space(negated: Bool)
  /// `\p{…}` with a name of `UnicodeProperty`.
  case property(String, negated: Bool)
}
