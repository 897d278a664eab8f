/// What is known of the tokens that were read, by their raw bytes. Grows with the number of different tokens: news stays small
/// and in the cache of the processor, and a text of a hundred thousand different words is still read from memory.
final class TokenMemo {
  struct Entry {
    /// The raw bytes, padded with zeros: at most 16.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var key: UInt64 = 0
    var flags: UInt16 = 0
    var length: UInt8 = 0
    /// `Piece.Kind`, and above it the letters of an exact key.
    private var kindAndLetters: UInt8 = 0
    /// One more than the index into the replacements; 0 where the canonical bytes are the raw bytes.
    var replacement: Int32 = 0

    var kind: UInt8 { kindAndLetters & 7 }
    var letters: UInt8 { kindAndLetters >> 3 }

    init(low: UInt64, high: UInt64, _ piece: Piece, replacement: Int32) {
      self.low = low
      self.high = high
      key = piece.key.rawValue
      flags = piece.flags.rawValue
      length = UInt8(truncatingIfNeeded: piece.length)
      kindAndLetters = piece.kind.rawValue | UInt8(piece.key.letterCount) << 3
      self.replacement = replacement
    }
  }

  /// Pairs of entries: a token may stand in either of its pair, the later one first. No token has zeros for its bytes, and a
  /// pair fills one cache line.
  private(set) var table: ZeroedTable<Entry>
  /// Of the number of pairs.
  private(set) var bits = TokenMemo.leastBits
  /// Since the table was made.
  private var insertions = 0

  /// 1 MB, of which only the pages are taken that tokens fall on.
  private static let leastBits: UInt64 = 14
  /// 16 MB.
  private static let mostBits: UInt64 = 18

  init() { table = ZeroedTable(count: 2 << Int(bits)) }

  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
  }

  func keep(_ entry: Entry) {
    if insertions >= 1 << Int(bits), bits < TokenMemo.mostBits { grow() }
    insertions += 1
    insert(entry)
  }

  func clear() {
    table.clear()
    insertions = 0
  }

  private func insert(_ entry: Entry) {
    let pair = table.start + Int(TokenMemo.hash(entry.low, entry.high) >> (64 - bits)) * 2
    pair[1] = pair[0]
    pair[0] = entry
  }

  private func grow() {
    let old = table
    bits += 1
    table = ZeroedTable(count: 2 << Int(bits))
    for index in stride(from: old.count - 1, through: 0, by: -1) where old[index].length > 0 { insert(old[index]) }
  }
}
