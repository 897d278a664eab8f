/// A run of bytes without a sign or blank of ASCII, read eight at a time.
enum TokenRun {
  /// Eight bytes, zero beyond `end`.
  @inline(__always)
  private static func load(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> UInt64 {
    if index &+ 8 <= end { return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) }
    var word: UInt64 = 0
    var offset = 0
    while index &+ offset < end {
      word |= UInt64(base[index &+ offset]) << UInt64(8 &* offset)
      offset &+= 1
    }
    return word
  }

  /// The bytes up to the next sign or blank in ASCII, at most 16, and how many they are.
  @inline(__always)
  static func of(_ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (
    low: UInt64, high: UInt64, length: Int
  ) {
    let first: UInt64
    let second: UInt64
    if index &+ 16 <= end {
      first = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      second = UnsafeRawPointer(base + (index &+ 8)).loadUnaligned(as: UInt64.self)
    } else {
      first = load(base, index, end)
      second = index &+ 8 < end ? load(base, index &+ 8, end) : 0
    }
    // 8 where there is none.
    let low = separators(first).trailingZeroBitCount >> 3
    let high = low == 8 ? separators(second).trailingZeroBitCount >> 3 : 0
    return (first & (1 << UInt64(8 &* low) &- 1), second & (1 << UInt64(8 &* high) &- 1), low &+ high)
  }

  /// The high bit of each byte that is neither a letter, a digit nor outside ASCII.
  @inline(__always)
  private static func separators(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let low = word & ~high
    let lower = low | 0x2020_2020_2020_2020
    let letter = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digit = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    return ~(letter | digit | word) & high
  }
}
