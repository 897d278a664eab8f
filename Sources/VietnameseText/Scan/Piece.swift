/// One step of the scan: a token, or what stands between tokens.
struct Piece {
  enum Kind: UInt8 {
    case token
    /// Between tokens: punctuation and symbols, a dash, a line break, blanks, nothing that is seen.
    case hard, dash, lineBreak, blank, nothing
  }

  var kind: Kind
  /// Bytes of the source it takes.
  var length: Int
  var key = SyllableKey(rawValue: 0)
  var flags: Token.Flags = []
  /// Canonical bytes where they differ from the source.
  var replacement: [UInt8]?
  var kinds: Repair.Kinds = []
  /// The same bytes may give another piece elsewhere.
  var dependsOnContext = false
}
