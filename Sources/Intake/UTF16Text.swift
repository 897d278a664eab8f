/// UTF-16 with a byte order mark, as Windows editors save it, turned into UTF-8.
struct UTF16Text {
  enum Order: String {
    case little = "utf-16le"
    case big = "utf-16be"
  }
  let order: Order
  private(set) var text: [UInt8] = []
  /// Byte of the input where the first lone surrogate or cut-off unit stands; nil where all is well.
  private(set) var firstBad: Int?
  private(set) var badCount = 0

  /// The order the first two bytes announce; nil where they announce none. FF FE 00 00 is UTF-32, which nobody saves.
  static func order(of bytes: UnsafeBufferPointer<UInt8>) -> Order? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .big }
    guard bytes[0] == 0xFF, bytes[1] == 0xFE else { return nil }
    return bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 ? nil : .little
  }

  /// - Parameter bytes: the input with its mark. Linear.
  init(_ bytes: UnsafeBufferPointer<UInt8>, order: Order) {
    self.order = order
    text.reserveCapacity(bytes.count + bytes.count / 2)
    let low = order == .little ? 0 : 1
    func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + 1 - low]) << 8 }
    var at = 2
    while at + 1 < bytes.count {
      let first = unit(at)
      if first & 0xF800 != 0xD800 {
        append(first)
        at += 2
      } else if first < 0xDC00, at + 3 < bytes.count, unit(at + 2) & 0xFC00 == 0xDC00 {
        append(0x10000 + (first & 0x3FF) << 10 + (unit(at + 2) & 0x3FF))
        at += 4
      } else {
        bad(at)
        at += 2
      }
    }
    if at < bytes.count { bad(at) }
  }

  private mutating func bad(_ at: Int) {
    if firstBad == nil { firstBad = at }
    badCount += 1
    append(0xFFFD)
  }

  private mutating func append(_ scalar: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
    switch scalar {
    case ..<0x80: text.append(UInt8(scalar))
    case ..<0x800:
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(tail(0))
    case ..<0x10000:
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(tail(6))
      text.append(tail(0))
    default:
      text.append(UInt8(0xF0 | scalar >> 18))
      text.append(tail(12))
      text.append(tail(6))
      text.append(tail(0))
    }
  }
}
