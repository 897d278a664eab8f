/// What short chunks read as, so that each is read once: most texts use the same foreign words and names again and again.
final class ChunkMemo {
  /// At most 16 bytes, padded with zeros.
  struct Key: Hashable {
    private let low: UInt64
    private let high: UInt64

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      var low: UInt64 = 0
      var high: UInt64 = 0
      for (offset, index) in range.enumerated() {
        if offset < 8 {
          low |= UInt64(bytes[index]) << UInt64(8 * offset)
        } else {
          high |= UInt64(bytes[index]) << UInt64(8 * (offset - 8))
        }
      }
      self.low = low
      self.high = high
    }
  }

  private var readings: [Key: ChunkReader.Found?] = [:]
  private static let limit = 1 << 14

  /// The outer nil says that the chunk was never read, the inner one that it is what it looks like.
  func reading(of key: Key) -> ChunkReader.Found?? { readings[key] }

  func keep(_ found: ChunkReader.Found?, for key: Key) {
    if readings.count >= ChunkMemo.limit { readings.removeAll(keepingCapacity: true) }
    readings[key] = .some(found)
  }
}
