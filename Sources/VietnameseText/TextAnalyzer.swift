#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Decides each distinct token once: a memo of raw bytes, owned by one session. Not `Sendable`.
public final class TextAnalyzer {
  /// The tone style of the canonical view.
  public let toneStyle: ToneStyle
  /// Pairs of entries: a token may stand in either of its pair, the later one first.
  let memo: UnsafeMutablePointer<MemoEntry>
  private let memoBlock: UnsafeMutableRawPointer
  /// Tokens of the text that is being read, before they are copied to their analysis.
  let scratch = TokenBuffer()
  /// What stands between tokens, by ASCII byte: 0 for letters and digits.
  let gapClasses: UnsafeMutablePointer<UInt8>
  /// Canonical bytes of repaired tokens, one after another.
  var pool: [UInt8] = []
  var replacements: [Replacement] = []
  let chunks = ChunkMemo()

  /// 32,768 pairs, 2 MB, of which only the pages are taken that tokens fall on: a newspaper's syllables, each in small letters and
  /// with a capital, have room to spare. Four times as many make a text of 100,000 distinct tokens a tenth faster, no more.
  static let memoBits: UInt64 = 15
  private static let memoCount = 2 << Int(memoBits)

  struct MemoEntry {
    /// The raw bytes, padded with zeros: at most 16.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var key: UInt64 = 0
    var flags: UInt16 = 0
    var length: UInt8 = 0
    var kind: UInt8 = 0
    /// One more than the index into `replacements`; 0 where the canonical bytes are the raw bytes.
    var replacement: Int32 = 0
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
    // Zeroed pages that nobody has touched cost nothing; no token has zeros for its bytes. A pair fills one cache line.
    memoBlock = calloc(TextAnalyzer.memoCount + 2, MemoryLayout<MemoEntry>.stride)
    memo = memoBlock.alignedUp(toMultipleOf: 64).bindMemory(to: MemoEntry.self, capacity: TextAnalyzer.memoCount)
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
    free(memoBlock)
    gapClasses.deallocate()
  }

  /// Forgets all tokens once their canonical bytes take too much room: text made to be hostile, not language.
  func trim() {
    guard pool.count > 1 << 20 || replacements.count > 1 << 18 else { return }
    pool.removeAll()
    replacements.removeAll()
    memo.update(repeating: MemoEntry(), count: TextAnalyzer.memoCount)
  }

  /// One more than the index of the replacement.
  func store(_ bytes: [UInt8], kinds: Repair.Kinds) -> Int32 {
    replacements.append(Replacement(offset: pool.count, count: bytes.count, kinds: kinds))
    pool.append(contentsOf: bytes)
    return Int32(truncatingIfNeeded: replacements.count)
  }
}
