/// Writes JSON straight into bytes, with no tree in between. The caller keeps keys and values in step.
package struct JSONWriter {
  package private(set) var bytes: [UInt8]
  private let indented: Bool
  private var depth = 0
  /// Containers opened with `inline`, which stay on one line.
  private var inlineDepth = 0
  private var needsComma = false
  private var followsKey = false

  /// - Parameter indented: two spaces a level, for people; false puts everything on one line.
  package init(appendingTo bytes: consuming [UInt8] = [], indented: Bool = false) {
    self.bytes = bytes
    self.indented = indented
  }

  /// Appends to `buffer` without copying what it holds.
  package static func append(
    to buffer: inout [UInt8], indented: Bool = false, _ body: (inout JSONWriter) -> Void
  ) {
    var taken: [UInt8] = []
    swap(&taken, &buffer)
    var writer = JSONWriter(appendingTo: taken, indented: indented)
    taken = []
    body(&writer)
    buffer = writer.bytes
  }

  package mutating func beginObject(inline: Bool = false) { begin(UInt8(ascii: "{"), inline) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray(inline: Bool = false) { begin(UInt8(ascii: "["), inline) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// - Parameter name: of letters and hyphens: nothing in it is escaped.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    closeKey()
  }

  /// For names that are known only when the program runs; a literal takes the other.
  @_disfavoredOverload package mutating func key(_ name: String) {
    separate()
    quote(name)
    closeKey()
  }

  private mutating func closeKey() {
    bytes.append(UInt8(ascii: ":"))
    if indented { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  package mutating func number(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// The shortest decimal that reads back as the same number; null for what JSON cannot say.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if value == value.rounded(), abs(value) < 1e15 { return number(Int(value)) }
    separate()
    bytes.append(contentsOf: value.description.utf8)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  // Pairs of key and value, the commonest case.
  package mutating func pair(_ name: StaticString, _ value: String?) {
    key(name)
    write(value)
  }
  package mutating func pair(_ name: StaticString, _ value: Int?) {
    key(name)
    write(value)
  }
  package mutating func pair(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }
  @_disfavoredOverload package mutating func pair(_ name: String, _ value: String?) {
    key(name)
    write(value)
  }
  @_disfavoredOverload package mutating func pair(_ name: String, _ value: Int?) {
    key(name)
    write(value)
  }
  @_disfavoredOverload package mutating func pair(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  private mutating func write(_ value: String?) { if let value { string(value) } else { null() } }
  private mutating func write(_ value: Int?) { if let value { number(value) } else { null() } }

  private mutating func begin(_ bracket: UInt8, _ inline: Bool) {
    separate()
    bytes.append(bracket)
    depth += 1
    if inline || inlineDepth > 0 { inlineDepth += 1 }
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if needsComma, inlineDepth == 0 { newLine() }
    if inlineDepth > 0 { inlineDepth -= 1 }
    bytes.append(bracket)
    needsComma = true
  }

  /// A value that was written before, without line breaks.
  package mutating func written(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      needsComma = true
      return
    }
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      if indented, inlineDepth > 0 { bytes.append(UInt8(ascii: " ")) }
    }
    if depth > 0, inlineDepth == 0 { newLine() }
    needsComma = true
  }

  private mutating func newLine() {
    guard indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Escapes what RFC 8259 section 7 demands and nothing else: quote, backslash and bytes below 0x20.
  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      var start = 0
      for index in 0..<text.count {
        let byte = text[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes.append(contentsOf: text[start..<index])
        start = index + 1
        escape(byte)
      }
      bytes.append(contentsOf: text[start..<text.count])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(hexDigit(byte >> 4))
      bytes.append(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
