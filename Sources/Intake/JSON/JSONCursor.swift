/// Finds a value in JSON by its keys, without making values of what stands before it. Linear.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// Bytes of the value under these keys, one inside the other; nil where there is none.
  mutating func find(_ keys: [String]) -> Range<Int>? {
    for key in keys {
      skipBlanks()
      guard take(UInt8(ascii: "{")), enter(key) else { return nil }
    }
    skipBlanks()
    let start = at
    guard skipValue() else { return nil }
    return start..<at
  }

  /// Moves to the value of a key of the object whose brace was just taken.
  private mutating func enter(_ key: String) -> Bool {
    let wanted = Array(key.utf8)
    while true {
      skipBlanks()
      guard let name = string() else { return false }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { return false }
      if bytes[name].elementsEqual(wanted) { return true }
      guard skipValue() else { return false }
      skipBlanks()
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func skipBlanks() {
    while at < bytes.count, JSONScan.isBlank(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Between its quotes, as written.
  private mutating func string() -> Range<Int>? {
    guard take(0x22) else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
    guard at < bytes.count else { return nil }
    at += 1
    return start..<(at - 1)
  }

  /// Moves behind the value that begins here.
  private mutating func skipValue() -> Bool {
    skipBlanks()
    guard at < bytes.count else { return false }
    if bytes[at] == 0x22 { return string() != nil }
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x22:
        guard string() != nil else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          at += 1
          return true
        }
      case UInt8(ascii: ","): if depth == 0 { return true }
      default: break
      }
      at += 1
    }
    return depth == 0
  }
}
