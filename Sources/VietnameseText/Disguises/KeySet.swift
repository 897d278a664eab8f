/// A few keys that are asked about at every token: a table of 256 slots, nearly all of them empty.
struct KeySet<Value: Sendable>: Sendable {
  private var keys = [UInt64](repeating: 0, count: 256)
  private var values = [Value?](repeating: nil, count: 256)

  /// At most a hundred keys.
  init(_ values: [SyllableKey: Value]) {
    for (key, value) in values.prefix(100) {
      var slot = KeySet.slot(key)
      while keys[slot] != 0 { slot = (slot + 1) & 255 }
      keys[slot] = key.rawValue
      self.values[slot] = value
    }
  }

  @inline(__always)
  subscript(_ key: SyllableKey) -> Value? {
    var slot = KeySet.slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key.rawValue { return values[slot] }
      slot = (slot &+ 1) & 255
    }
    return nil
  }

  @inline(__always)
  private static func slot(_ key: SyllableKey) -> Int { Int((key.rawValue &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}
