internal import Documents

/// Lines and columns of one part, found once per part.
struct PartPositions {
  private let part: DocumentPart
  /// What lines, columns and UTF-16 units are counted in: the part's own text, or the file it was taken from.
  private let text: [UInt8]
  private let lineStarts: [Int]

  init(_ part: DocumentPart) {
    self.part = part
    text = part.map?.file ?? part.text
    var starts = [0]
    text.withUnsafeBufferPointer { bytes in
      for i in bytes.indices where bytes[i] == 0x0A { starts.append(i + 1) }
    }
    lineStarts = starts
  }

  /// - Parameter bytes: bytes of the part's own text.
  func range(_ bytes: Range<Int>) -> FindingRange {
    let place = part.map?.source(of: bytes, count: part.text.count) ?? bytes
    let utf16Start = part.origin.utf16 + PartPositions.utf16(text[..<place.lowerBound])
    let utf16End = utf16Start + PartPositions.utf16(text[place])
    return FindingRange(
      bytes: part.origin.byte + place.lowerBound..<part.origin.byte + place.upperBound, utf16: utf16Start..<utf16End,
      start: self.place(place.lowerBound), end: self.place(place.upperBound), bytesInPart: bytes)
  }

  private func place(_ byte: Int) -> FindingRange.Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= byte { low = middle } else { high = middle }
    }
    let before = text[lineStarts[low]..<byte]
    // What stands before the text on its first line is the name of a front matter key, in ASCII: one unit of each kind.
    let first = 1 + (low == 0 ? part.origin.column : 0)
    return .init(
      line: part.origin.line + low + 1, column: first + String(decoding: before, as: UTF8.self).count,
      utf8Column: first + before.count, utf16Column: first + PartPositions.utf16(before))
  }

  /// UTF-16 code units of valid UTF-8: one for each scalar, two for one of four bytes.
  private static func utf16(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}
