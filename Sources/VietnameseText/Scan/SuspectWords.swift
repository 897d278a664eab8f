/// Syllables that may be part of a phone number or of a link.
enum SuspectWords {
  enum Sign: Sendable {
    case digit, dot, at
  }

  static let keys: KeySet<Sign> = {
    var signs: [SyllableKey: Sign] = [SyllableKey(HiddenLinks.atName.utf8): .at]
    for row in DisguiseData.digitWords { signs[SyllableKey(row[0].utf8)] = .digit }
    for word in HiddenLinks.dotNames { signs[SyllableKey(word.utf8)] = .dot }
    return KeySet(signs)
  }()
}
