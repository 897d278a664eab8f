/// A run of letters or a run of digits in the canonical view; `TP.HCM` is two tokens, `7h30` three.
public struct Token: Sendable {
  /// Equal for tokens that differ only in case, in the place of the tone mark, and in `i`/`y` where both are right.
  public var key: SyllableKey
  /// UTF-8 bytes of the canonical view, half open.
  public var start: UInt32
  public var end: UInt32
  /// Where the folded token ends, in UTF-8 bytes of this text folded as it stands: disguises not read.
  var foldedEnd: UInt32 = 0
  public var flags: Flags
  /// What stands between the token before it and this one.
  public var gap: Gap

  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// A run of digits; else a run of letters.
    public static let number = Flags(rawValue: 1)
    /// A syllable of the closed set, marginal rimes included.
    public static let syllable = Flags(rawValue: 2)
    /// Carries a tone, a quality mark or a đ.
    public static let accented = Flags(rawValue: 4)
    /// First letter is a capital.
    public static let capitalized = Flags(rawValue: 8)
    /// Every letter is a capital.
    public static let allCapitals = Flags(rawValue: 16)
    /// The canonical view changed it.
    public static let repaired = Flags(rawValue: 32)
    /// Part of a link, hashtag, mention or e-mail address: phrases and patterns do not see it.
    public static let opaque = Flags(rawValue: 64)
    /// Holds a character that clean Vietnamese does not have and legacy charsets do.
    static let foreign = Flags(rawValue: 128)
    /// No syllable, and by itself no disguise of one.
    static let honest = Flags(rawValue: 1024)
    /// Up to eight letters of the alphabet, two or more, that are no disguise by themselves, unless as one of many digits in words.
    static let plain = Flags(rawValue: 256)
    /// Spells a digit: `không`, `chín`.
    static let digitWord = Flags(rawValue: 512)
  }

  public enum Gap: UInt8, Sendable {
    /// First token of its text.
    case start
    /// Nothing: a letter run meets a digit run.
    case none
    /// Blanks, at most one line break, at most one hyphen, dash or underscore.
    case soft
    /// Anything else, on one line or across one line break.
    case hard
    /// A blank line: another paragraph.
    case paragraph
  }

  init(key: SyllableKey, start: UInt32, end: UInt32, foldedEnd: UInt32, flags: Flags, gap: Gap) {
    self.key = key
    self.start = start
    self.end = end
    self.foldedEnd = foldedEnd
    self.flags = flags
    self.gap = gap
  }

  public var range: Range<Int> { Int(start)..<Int(end) }
}
