/// Writes plain values one after the other, as `ByteReader` reads them back. Not a format for others: it changes with the
/// program, and `RulebookArchive` says so in its stamp.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// Seven bits a byte, the lowest first; negative numbers are folded in between the others.
  mutating func number(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func text(_ value: String) {
    number(value.utf8.count)
    bytes += value.utf8
  }

  /// The memory of plain values as it lies.
  mutating func plain<Element: BitwiseCopyable>(_ values: [Element]) {
    number(values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}
