/// What short chunks read as, so that each is read once: most texts use the same foreign words and names again and again.
final class ChunkMemo {
  /// At most 16 bytes, padded with zeros.
  struct Key {
    fileprivate let low: UInt64
    fileprivate let high: UInt64

    static let longest = 16

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      var low: UInt64 = 0
      var high: UInt64 = 0
      var index = range.upperBound
      while index > range.lowerBound {
        index &-= 1
        if index &- range.lowerBound >= 8 {
          high = high << 8 | UInt64(bytes[index])
        } else {
          low = low << 8 | UInt64(bytes[index])
        }
      }
      self.low = low
      self.high = high
    }

    fileprivate var slot: Int {
      let mixed = ((low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0xD6E8_FEB8_6659_FD93
      return Int(mixed >> (64 - ChunkMemo.slotBits))
    }
  }

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// One more than the index into `readings`; 0 where the chunk is what it looks like.
    var reading = 0
  }

  /// A chunk that falls on another's slot takes its place. Pages that nothing fell on take no memory.
  private static let slotBits: UInt64 = 16
  private static let readingLimit = 1 << 14
  private let slots: ZeroedTable<Slot>
  private var readings: [ChunkReader.Found] = []

  init() { slots = ZeroedTable(count: 1 << Int(ChunkMemo.slotBits)) }

  /// The outer nil says that the chunk is not known, the inner one that it is what it looks like.
  func reading(of key: Key) -> ChunkReader.Found?? {
    let slot = slots[key.slot]
    guard slot.low == key.low, slot.high == key.high else { return nil }
    return .some(slot.reading == 0 ? nil : readings[slot.reading - 1])
  }

  func keep(_ found: ChunkReader.Found?, for key: Key) {
    if readings.count >= ChunkMemo.readingLimit {
      readings.removeAll(keepingCapacity: true)
      slots.clear()
    }
    if let found { readings.append(found) }
    slots[key.slot] = Slot(low: key.low, high: key.high, reading: found == nil ? 0 : readings.count)
  }
}
