/// Decides each distinct token once: a memo of raw bytes, owned by one session. Not `Sendable`.
public final class TextAnalyzer {
  /// The tone style of the canonical view.
  public let toneStyle: ToneStyle
  let memo = TokenMemo()
  /// Where the text that is being read is written first.
  let room = ScanRoom()
  /// What stands between tokens, by ASCII byte: 0 for letters and digits.
  let gapClasses: UnsafeMutablePointer<UInt8>
  /// Canonical bytes of repaired tokens, one after another.
  var pool: [UInt8] = []
  var replacements: [Replacement] = []
  let chunks = ChunkMemo()
  let chunkReader: ChunkReader
  private var foldings: [UInt32: [UInt8]] = [:]

  struct Replacement {
    var offset: Int
    var count: Int
    var kinds: Repair.Kinds
  }

  enum GapClass {
    static let blank: UInt8 = 1
    static let lineBreak: UInt8 = 2
    static let dash: UInt8 = 3
    static let hard: UInt8 = 4
    /// Hard, and what it stands beside is no part of a link or of a disguise where a blank follows.
    static let closing: UInt8 = 5
  }

  public init(toneStyle: ToneStyle = .old) {
    self.toneStyle = toneStyle
    chunkReader = ChunkReader(SyllableReader(style: toneStyle))
    gapClasses = .allocate(capacity: 128)
    gapClasses.initialize(repeating: GapClass.hard, count: 128)
    for byte in 0..<128 {
      switch UInt8(byte) {
      case 0x20, 0x09, 0x0D: gapClasses[byte] = GapClass.blank
      case 0x0A: gapClasses[byte] = GapClass.lineBreak
      case 0x2D, 0x5F: gapClasses[byte] = GapClass.dash
      case 0x21, 0x2C, 0x2E, 0x3B, 0x3F: gapClasses[byte] = GapClass.closing
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: gapClasses[byte] = 0
      default: break
      }
    }
  }

  deinit { gapClasses.deallocate() }

  /// Forgets all tokens once their canonical bytes take too much room: text made to be hostile, not language.
  func trim() {
    guard pool.count > 1 << 20 || replacements.count > 1 << 18 else { return }
    pool.removeAll()
    replacements.removeAll()
    memo.clear()
  }

  /// What the folded view writes for a scalar that is no letter of the alphabet.
  func folding(of scalar: UInt32) -> [UInt8] {
    if let known = foldings[scalar] { return known }
    if foldings.count >= TextAnalyzer.foldingLimit { foldings.removeAll(keepingCapacity: true) }
    var folded: [UInt8] = []
    for part in Folding.fold(scalar) { UTF8Reader.append(part, to: &folded) }
    foldings[scalar] = folded
    return folded
  }

  private static let foldingLimit = 4096

  /// One more than the index of the replacement.
  func store(_ bytes: [UInt8], kinds: Repair.Kinds) -> Int32 {
    replacements.append(Replacement(offset: pool.count, count: bytes.count, kinds: kinds))
    pool.append(contentsOf: bytes)
    return Int32(truncatingIfNeeded: replacements.count)
  }
}
