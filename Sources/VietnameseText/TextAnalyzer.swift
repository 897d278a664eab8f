/// Decides each distinct token once: a direct-mapped memo of raw bytes, owned by one session. Not `Sendable`.
public final class TextAnalyzer {
  /// The tone style of the canonical view.
  public let toneStyle: ToneStyle
  let memo: UnsafeMutablePointer<MemoEntry>
  /// What stands between tokens, by ASCII byte: 0 for letters and digits.
  let gapClasses: UnsafeMutablePointer<UInt8>
  /// Canonical bytes of repaired tokens, one after another.
  var pool: [UInt8] = []
  var replacements: [Replacement] = []
  let chunks = ChunkMemo()

  static let memoBits: UInt64 = 14
  private static let memoCount = 1 << Int(memoBits)

  struct MemoEntry {
    /// The raw bytes, padded with zeros: at most 16.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var key: UInt64 = 0
    var flags: UInt16 = 0
    var length: UInt8 = 0
    var kind: UInt8 = 0
    /// Index into `replacements`; -1 where the canonical bytes are the raw bytes.
    var replacement: Int32 = -1
  }

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
  }

  public init(toneStyle: ToneStyle = .old) {
    self.toneStyle = toneStyle
    memo = .allocate(capacity: TextAnalyzer.memoCount)
    memo.initialize(repeating: MemoEntry(), count: TextAnalyzer.memoCount)
    gapClasses = .allocate(capacity: 128)
    gapClasses.initialize(repeating: GapClass.hard, count: 128)
    for byte in 0..<128 {
      switch UInt8(byte) {
      case 0x20, 0x09, 0x0D: gapClasses[byte] = GapClass.blank
      case 0x0A: gapClasses[byte] = GapClass.lineBreak
      case 0x2D, 0x5F: gapClasses[byte] = GapClass.dash
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: gapClasses[byte] = 0
      default: break
      }
    }
  }

  deinit {
    memo.deallocate()
    gapClasses.deallocate()
  }

  /// Forgets all tokens once their canonical bytes take too much room: text made to be hostile, not language.
  func trim() {
    guard pool.count > 1 << 20 || replacements.count > 1 << 18 else { return }
    pool.removeAll()
    replacements.removeAll()
    memo.update(repeating: MemoEntry(), count: TextAnalyzer.memoCount)
  }

  func store(_ bytes: [UInt8], kinds: Repair.Kinds) -> Int32 {
    replacements.append(Replacement(offset: pool.count, count: bytes.count, kinds: kinds))
    pool.append(contentsOf: bytes)
    return Int32(truncatingIfNeeded: replacements.count - 1)
  }
}
