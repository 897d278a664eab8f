import Documents

/// The text of a part with what is masked hidden, and where its places have moved.
struct RedactedText {
  let text: String
  /// Masked stretches in order: bytes of the part, and bytes of `text` in their place.
  private let moved: [(from: Range<Int>, to: Range<Int>)]
  private let utf8: [UInt8]

  init(_ part: DocumentPart, _ redaction: Redaction) {
    var bytes: [UInt8] = []
    var moved: [(from: Range<Int>, to: Range<Int>)] = []
    var at = 0
    for piece in redaction.hidden(in: part.kind, bytes: 0..<part.text.count) {
      let hidden = piece.bytes.clamped(to: at..<part.text.count)
      if hidden.isEmpty { continue }
      bytes += part.text[at..<hidden.lowerBound]
      let start = bytes.count
      bytes += piece.shown.utf8
      moved.append((hidden, start..<bytes.count))
      at = hidden.upperBound
    }
    bytes += part.text[at...]
    utf8 = bytes
    text = String(decoding: bytes, as: UTF8.self)
    self.moved = moved
  }

  /// Bytes of `text` that show a stretch of the part. A place inside a masked stretch is the whole of it.
  func place(of range: Range<Int>) -> Range<Int> {
    var shift = 0
    var low: Int?
    var high: Int?
    for (from, to) in moved {
      // Before it ends: either inside it, or before it.
      if low == nil, range.lowerBound < from.upperBound {
        low = range.lowerBound > from.lowerBound ? to.lowerBound : range.lowerBound + shift
      }
      if high == nil, range.upperBound <= from.upperBound {
        high = range.upperBound > from.lowerBound ? to.upperBound : range.upperBound + shift
      }
      shift = to.upperBound - from.upperBound
    }
    let start = min(low ?? range.lowerBound + shift, utf8.count)
    return start..<max(start, min(high ?? range.upperBound + shift, utf8.count))
  }

  func shown(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}
