import Testing

/// A text whose expected stretches stand between `[[` and `]]`.
struct MarkedText {
  var text: [UInt8] = []
  var ranges: [Range<Int>] = []

  init(_ marked: String) {
    var open: Int?
    var rest = Array(marked.utf8)[...]
    while let byte = rest.first {
      if byte == 0x5B, rest.dropFirst().first == 0x5B {
        open = text.count
        rest = rest.dropFirst(2)
      } else if byte == 0x5D, rest.dropFirst().first == 0x5D, let start = open {
        ranges.append(start..<text.count)
        open = nil
        rest = rest.dropFirst(2)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
  }

  /// The text with the given stretches marked: what a failing test prints.
  func marking(_ found: [Range<Int>]) -> String {
    var out: [UInt8] = []
    for (index, byte) in (text + [0]).enumerated() {
      for range in found where range.upperBound == index { out += [0x5D, 0x5D] }
      for range in found where range.lowerBound == index { out += [0x5B, 0x5B] }
      if index < text.count { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// Compares what was found with the marks, and shows both texts where they differ.
func expectMarks(
  _ marked: String, _ found: (MarkedText) -> [Range<Int>], sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = MarkedText(marked)
  #expect(expected.marking(found(expected)) == marked, sourceLocation: sourceLocation)
}
