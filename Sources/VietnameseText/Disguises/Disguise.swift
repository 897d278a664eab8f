/// A stretch that is written so that a machine does not read it, and what it says. No fault by itself.
///
/// What the canonical view has to repair to be orthographically clean (letters of other alphabets, invisible characters)
/// is a `Repair`; a disguise leaves the orthography behind.
public struct Disguise: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Signs inside a word: `đ.á.n.h`, `cá-đ_ộ`, `QUA_HAN`.
    case separated
    /// Blanks inside a word: `l ừ a`.
    case spaced
    /// Words without the blank between them: `lừađảo`.
    case joined
    /// Digits and signs for letters: `v4y`, `nh@n`.
    case leet
    /// Letters for digits: `5Ok`.
    case digits
    /// Letters repeated: `đẹpppp`.
    case stretched
    /// Letters of old phones for plain ones: `nhän`.
    case gsmLetters
    /// Keys of the typing methods Telex and VNI left in the text: `tieengs`, `tie61ng`.
    case typing
    /// A spelling of chats with one reading: `bik`.
    case teencode
    /// A phone number in words, with letters for digits, or digit by digit.
    case phone
    /// A link or an address that does not look like one: `abc[.]com`, `abc chấm com`; a domain in letters of other alphabets.
    case link
  }

  public var kind: Kind
  /// UTF-8 bytes of the canonical view.
  public var canonicalRange: Range<Int>
  /// UTF-8 bytes of the revealed view.
  public var revealedRange: Range<Int>

  public init(kind: Kind, canonicalRange: Range<Int>, revealedRange: Range<Int>) {
    self.kind = kind
    self.canonicalRange = canonicalRange
    self.revealedRange = revealedRange
  }
}

extension Disguise.Kind {
  /// The name in reports: `gsm-letters`.
  public var name: String { self == .gsmLetters ? "gsm-letters" : String(describing: self) }
}
