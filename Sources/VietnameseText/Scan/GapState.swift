/// What was seen since the last token. All zero after blanks alone, which is nearly always.
struct GapState {
  private var isHard = false
  private var isParagraph = false
  private var dashes: UInt8 = 0
  private var breaks: UInt8 = 0
  /// Line breaks with only blanks since.
  private var emptyBreaks: UInt8 = 0
  private(set) var isPlain = true

  mutating func see(_ kind: Piece.Kind) {
    switch kind {
    case .lineBreak:
      breaks = min(breaks + 1, 2)
      emptyBreaks = min(emptyBreaks + 1, 2)
      if emptyBreaks > 1 { isParagraph = true }
    case .dash:
      dashes = min(dashes + 1, 2)
      emptyBreaks = 0
    case .hard:
      isHard = true
      emptyBreaks = 0
    case .blank, .nothing, .token: return
    }
    isPlain = false
  }

  /// Nil where only blanks, one break or one dash were seen.
  var kind: Token.Gap? {
    if isParagraph { return .paragraph }
    return isHard || breaks > 1 || dashes > 1 ? .hard : nil
  }
}
