/// A few keys that are asked about at every token: a filter of 64 bits says no before anything is looked up.
struct KeySet<Value: Sendable>: Sendable {
  private let filter: UInt64
  private let values: [SyllableKey: Value]

  init(_ values: [SyllableKey: Value]) {
    self.values = values
    filter = values.keys.reduce(0) { $0 | KeySet.bit($1) }
  }

  @inline(__always)
  subscript(_ key: SyllableKey) -> Value? { filter & KeySet.bit(key) == 0 ? nil : values[key] }

  @inline(__always)
  private static func bit(_ key: SyllableKey) -> UInt64 { 1 << ((key.rawValue &* 0x9E37_79B9_7F4A_7C15) >> 58) }
}
