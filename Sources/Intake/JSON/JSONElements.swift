import Documents

/// Elements of a JSON list, one at a time, without reading the list as a whole. Memory: the longest element.
///
/// An element ends at the next comma or bracket outside of its own strings and brackets, so that a broken one spoils no
/// other.
struct JSONElements {
  enum Element {
    /// `offset` counts from the beginning of the input.
    case element([UInt8], offset: Int)
    case tooLong(byteCount: Int, offset: Int)
    /// The input ends before the list does, with what stands there.
    case cutOff([UInt8], offset: Int)
    /// Something stands behind the list.
    case behind(offset: Int)
  }

  private let lines: LineReader
  private let limit: Int
  private var chunk: [UInt8] = []
  private var at = 0
  /// Of the chunk's first byte.
  private var offset = 0
  private var isOpen = false
  private var isDone = false
  /// True behind the bracket that ends the list.
  private var isClosed = false

  /// - Parameter lines: at the beginning of the list.
  init(lines: LineReader, limit: Int) {
    self.lines = lines
    self.limit = limit
  }

  /// Nil at the end.
  mutating func next() throws(IntakeError) -> Element? {
    guard !isDone else { return nil }
    if isClosed { return try behind() }
    if !isOpen {
      isOpen = true
      // Up to the bracket stand only blanks and a byte order mark.
      while let byte = try peek(), byte != UInt8(ascii: "[") { at += 1 }
      at += 1
    }
    var element: [UInt8] = []
    var start = offset + at
    var count = 0
    var scan = JSONScan()
    while true {
      guard try peek() != nil else {
        isDone = true
        return .cutOff(element, offset: start)
      }
      let stop = chunk[at...].firstIndex { scan.ends($0) }
      let piece = chunk[at..<(stop ?? chunk.endIndex)]
      let skipped = element.isEmpty ? piece.prefix { JSONScan.isBlank($0) }.count : 0
      if element.isEmpty { start = offset + at + skipped }
      count += piece.count - skipped
      if count <= limit { element += piece.dropFirst(skipped) }
      at = stop ?? chunk.endIndex
      guard let stop else { continue }
      let isLast = chunk[stop] == UInt8(ascii: "]")
      at += 1
      if isLast { return try last(element, count: count, start: start) }
      return count > limit ? .tooLong(byteCount: count, offset: start) : .element(element, offset: start)
    }
  }

  /// Behind the last element.
  private mutating func last(_ element: [UInt8], count: Int, start: Int) throws(IntakeError) -> Element? {
    isClosed = true
    if count > limit { return .tooLong(byteCount: count, offset: start) }
    // `[]` has no element; `[a,]` has one and a comma too many, which hurts nobody.
    return element.allSatisfy(JSONScan.isBlank) ? try behind() : .element(element, offset: start)
  }

  private mutating func behind() throws(IntakeError) -> Element? {
    isDone = true
    while let byte = try peek() {
      if !JSONScan.isBlank(byte) { return .behind(offset: offset + at) }
      at += 1
    }
    return nil
  }

  private mutating func peek() throws(IntakeError) -> UInt8? {
    if at < chunk.count { return chunk[at] }
    offset += chunk.count
    chunk = try lines.more()
    at = 0
    return chunk.first
  }
}

/// Follows the strings and brackets of JSON, byte by byte.
struct JSONScan {
  private var depth = 0
  private var inString = false
  private var isEscaped = false

  /// True for the comma or the bracket that ends an element.
  mutating func ends(_ byte: UInt8) -> Bool {
    if inString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        inString = false
      }
      return false
    }
    switch byte {
    case 0x22: inString = true
    case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      if depth == 0 { return byte == UInt8(ascii: "]") }
      depth -= 1
    case UInt8(ascii: ","): return depth == 0
    default: break
    }
    return false
  }

  static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
