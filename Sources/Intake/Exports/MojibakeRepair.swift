/// Text of exports that wrote each byte of UTF-8 as a character of its own: `HÃ  Ná»\u{99}i` is `Hà Nội`.
enum MojibakeRepair {
  /// The text as it was meant; nil where it is not such a text, which then stands as it is.
  static func utf8(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var decoder = UTF8()
    var iterator = text.makeIterator()
    var isPlain = true
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        guard scalar.value <= 0xFF else { return nil }
        if scalar.value >= 0x80 { isPlain = false }
        bytes.append(UInt8(scalar.value))
      case .emptyInput: break loop
      case .error: return nil
      }
    }
    guard !isPlain, bytes.withUnsafeBufferPointer(isValidUTF8) else { return nil }
    return bytes
  }
}
