/// A word of at most 16 UTF-8 bytes in lower case, packed so that two are compared without a string.
///
/// Vietnamese letters keep their length in bytes when they change case, so the packing is exact. Words that are longer, and
/// letters of other scripts, have no lexeme of their own: the tables of this folder hold none.
struct Lexeme: Hashable, Sendable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// The lexeme of no word.
  static let none = Lexeme()

  private init() {}

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.count <= 16 else { return }
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for index in range {
      let byte = Lexeme.lowercased(bytes[index], after: previous, and: beforePrevious)
      high = high &<< 8 | low &>> 56
      low = low &<< 8 | UInt64(byte)
      (beforePrevious, previous) = (previous, bytes[index])
    }
  }

  init(_ word: String) {
    var copy = word
    self = copy.withUTF8 { Lexeme($0, 0..<$0.count) }
  }

  var isNone: Bool { self == Lexeme.none }

  /// The last byte of a Vietnamese capital made small, from the one or two bytes that lead it.
  private static func lowercased(_ byte: UInt8, after lead: UInt8, and first: UInt8) -> UInt8 {
    switch (first, lead) {
    case (0xE1, 0xBA) where byte >= 0xA0, (0xE1, 0xBB): return byte | 1
    case (_, 0xC3) where byte >= 0x80 && byte <= 0x9E && byte != 0x97: return byte + 0x20
    case (_, 0xC4) where byte == 0x82 || byte == 0x90 || byte == 0xA8: return byte + 1
    case (_, 0xC5) where byte == 0xA8: return byte + 1
    case (_, 0xC6) where byte == 0xA0 || byte == 0xAF: return byte + 1
    default: return byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
  }
}
