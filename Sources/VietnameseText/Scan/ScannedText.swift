/// What one pass over a text found. Its arrays keep their room for the next text.
struct ScannedText {
  var tokens: [Token] = []
  /// What the canonical view changes.
  var changes: [Change] = []
  /// Canonical bytes of the opaque ranges.
  var opaque: [Range<Int>] = []
  /// The canonical view in lower case without diacritics.
  var folded: [UInt8] = []
  /// Between tokens, where folding changed something.
  var foldedGaps: [OffsetMap.Edit] = []
  var suspects = Suspects()
  /// Flags of all pieces; `Token.Flags.foreign` says that a legacy charset may have left something.
  var seen: UInt16 = 0

  struct Change {
    /// Source bytes.
    var range: Range<Int>
    var replacement: Int
  }

  /// Forgets the text, keeps the room.
  mutating func clear() {
    tokens.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
    opaque.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    foldedGaps.removeAll(keepingCapacity: true)
    suspects.clear()
    seen = 0
  }
}

/// Indices of tokens that may be part of a disguise, each list in rising order: what stands between them is clean, so that
/// looking for disguises costs nothing there.
struct Suspects {
  /// No syllables, letters alone, tokens that meet without a blank.
  private(set) var words: [UInt32] = []
  /// Figures, and what touches them on the left.
  private(set) var figures: [UInt32] = []
  /// Beside what stands for a dot or a scheme. May name one token more than there are.
  private(set) var links: [UInt32] = []
  /// Digits of the text in figures.
  var digitCount = 0
  /// Digits of the text in words.
  var spokenDigits = 0

  private static let phoneDigits = 7

  /// A few digits may be letters in a phone number that needs ten.
  var mayHoldPhones: Bool { digitCount + spokenDigits >= Suspects.phoneDigits }
  var mayHoldSpokenPhones: Bool { spokenDigits >= Suspects.phoneDigits }

  mutating func clear() {
    words.removeAll(keepingCapacity: true)
    figures.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    digitCount = 0
    spokenDigits = 0
  }

  mutating func addWord(_ index: Int) { Suspects.add(index, to: &words) }
  mutating func addFigure(_ index: Int) { Suspects.add(index, to: &figures) }
  mutating func addLink(_ index: Int) { Suspects.add(index, to: &links) }

  private static func add(_ index: Int, to list: inout [UInt32]) {
    // Two callers may name the same token, or the one before.
    guard index >= 0, list.last.map({ $0 < index }) ?? true else { return }
    list.append(UInt32(truncatingIfNeeded: index))
  }
}
