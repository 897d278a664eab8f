public import Patterns

/// What a rule looks for: leaves, combined.
public indirect enum MatchExpression: Sendable {
  case phrases(PhraseSet)
  case regex(RegexSpec)
  case links(LinkSpec)
  case hashtags(HashtagSpec)
  case segment(SegmentSpec)
  /// All of them within the scope; a match is the hull of its parts.
  case all([MatchExpression], scope: Scope)
  case any([MatchExpression])
  /// Only inside `all`: nothing of it stands in the scope.
  case not(MatchExpression)
}

public enum Scope: String, Sendable, CaseIterable {
  case sameSentence = "same-sentence"
  case sameParagraph = "same-paragraph"
  case document
}

/// Phrases that count as one leaf.
public struct PhraseSet: Sendable, Hashable {
  public var phrases: [Phrase]
  public var options: PhraseOptions
  public init(phrases: [Phrase], options: PhraseOptions) {
    self.phrases = phrases
    self.options = options
  }
}

public struct PhraseOptions: Sendable, Hashable {
  public var accents: Accents
  /// Capitals must be as written.
  public var caseSensitive: Bool
  public init(accents: Accents, caseSensitive: Bool = false) {
    self.accents = accents
    self.caseSensitive = caseSensitive
  }
}

/// How a phrase treats accents.
public enum Accents: String, Sendable, CaseIterable {
  /// As written; or wholly unaccented where the phrase has two tiếng or more and its sentence has no accent at all.
  case exactOrNone = "exact-or-none"
  case exact
  /// The letters alone.
  case any
}

/// A sequence of tokens, each whole.
public struct Phrase: Sendable, Hashable {
  public var text: String
  /// The row of the table it came from; empty for an inline phrase.
  public var row: [String: String]
  public init(_ text: String, row: [String: String] = [:]) {
    self.text = text
    self.row = row
  }
}

public struct RegexSpec: Sendable {
  public enum View: String, Sendable, CaseIterable {
    case canonical, source, folded
  }
  public var pattern: Pattern
  public var view: View
  public init(pattern: Pattern, view: View = .canonical) {
    self.pattern = pattern
    self.view = view
  }
}

/// Links, by the domain they lead to.
public struct LinkSpec: Sendable {
  /// Domains; a link matches its registered domain and everything below it. Empty: any link.
  public var domains: [Phrase]
  /// True: a link matches when its domain is in none of `domains`.
  public var outside: Bool
  /// Columns whose text must stand in the document for the row's domain to count; nil where no row is tied.
  public var sameRowColumn: String?
  public init(domains: [Phrase] = [], outside: Bool = false, sameRowColumn: String? = nil) {
    self.domains = domains
    self.outside = outside
    self.sameRowColumn = sameRowColumn
  }
}

/// Hashtags, written without `#`, compared without case.
public struct HashtagSpec: Sendable {
  /// Empty: any hashtag.
  public var tags: [String]
  /// Report tags that are nearly, but not quite, one of these.
  public var misspelt: [String]
  /// Edit distance over folded letters; never for tags under six letters.
  public var distance: Int
  public init(tags: [String] = [], misspelt: [String] = [], distance: Int = 2) {
    self.tags = tags
    self.misspelt = misspelt
    self.distance = distance
  }
}

/// A recognised stretch of text, with its normalized value.
public struct SegmentSpec: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case link, hashtag, mention, email, phone, number, money, percent, date, person, quotation
    /// A phone number of a mobile network.
    case mobilePhone = "mobile-phone"
    /// A vehicle's plate, in capitals.
    case plate
    /// A stretch written so that a machine does not read it: `đ.á.n.h`, `v4y`.
    case disguise
    /// What the canonical view repaired: a tone on the wrong letter (`cuả`), letters of other alphabets, invisible
    /// characters, letters in another font, `Ð` for Đ, marks that strike or pile up.
    case misplacedTone = "misplaced-tone"
    case lookalike, invisible
    case fontStyle = "font-style"
    case strokeD = "stroke-d"
    case marks
  }
  public var kind: Kind
  public init(kind: Kind) { self.kind = kind }
}

/// One item of `except` or `unless`: every context in it must hold.
public struct ContextItem: Sendable {
  public var contexts: [Context]
  public init(_ contexts: [Context]) { self.contexts = contexts }
}

/// Where something must stand, relative to a match.
public struct Context: Sendable {
  public enum Place: Sendable, Hashable {
    /// Within n tiếng on either side, in the same paragraph.
    case near(Int)
    /// The match stands before it (after it), at most n tiếng away, in the same paragraph.
    case before(Int), after(Int)
    /// It stands directly before (after) the match, with nothing but blanks between.
    case precededBy, followedBy
    case sameSentence, nextSentence, sameParagraph, document
  }
  public enum Test: Sendable {
    case found(at: Place, MatchExpression)
    /// The match stands in this part.
    case inPart(Set<PartSelector>)
    case quoted(Bool)
  }
  public var test: Test
  public init(_ test: Test) { self.test = test }
}
