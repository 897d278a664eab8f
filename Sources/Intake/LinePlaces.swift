import Documents

/// The lines of front matter, to find where a scalar's own text stands in the file.
struct LinePlaces {
  private let text: ArraySlice<UInt8>
  private let origin: TextPosition
  /// First byte of each line.
  private var starts: [Int]

  /// - Parameters: `text` begins with byte 0 of the decoded text, which stands at `origin` in the file.
  init(_ text: ArraySlice<UInt8>, origin: TextPosition) {
    self.text = text
    self.origin = origin
    starts = [0]
    for at in text.indices where text[at] == 0x0A || text[at] == 0x0D {
      if text[at] == 0x0D, at + 1 < text.endIndex, text[at + 1] == 0x0A { continue }
      starts.append(at + 1)
    }
  }

  /// The place in the file of a byte of the text; columns are counted in graphemes.
  func position(of byte: Int) -> TextPosition {
    let line = (starts.lastIndex { $0 <= byte }) ?? 0
    var utf16 = 0
    for unit in text[0..<byte] where unit & 0xC0 != 0x80 { utf16 += unit >= 0xF0 ? 2 : 1 }
    let column = String(decoding: text[starts[line]..<byte], as: UTF8.self).count
    return TextPosition(
      byte: origin.byte + byte, utf16: origin.utf16 + utf16, line: origin.line + line, column: column)
  }

  /// Where `bytes` stand in the file, at a mark of YAML; nil where the file has something else there.
  /// - Parameters: `line` of the YAML, from 1, which is the file's line from 0; `scalars` before it on its line.
  func place(of bytes: [UInt8], line: Int, scalars: Int) -> TextPosition? {
    guard let start = byte(line: line, scalars: scalars), !bytes.isEmpty,
      text[start...].starts(with: bytes)
    else { return nil }
    return position(of: start)
  }

  /// What stands behind `bytes` on their line; nil where they do not stand there.
  func rest(ofLine line: Int, behind bytes: [UInt8], scalars: Int) -> ArraySlice<UInt8>? {
    guard let start = byte(line: line, scalars: scalars), text[start...].starts(with: bytes) else { return nil }
    return text[(start + bytes.count)...].prefix { $0 != 0x0A && $0 != 0x0D }
  }

  private func byte(line: Int, scalars: Int) -> Int? {
    guard starts.indices.contains(line) else { return nil }
    var at = starts[line]
    var left = scalars
    while left > 0, at < text.endIndex {
      at += 1
      while at < text.endIndex, text[at] & 0xC0 == 0x80 { at += 1 }
      left -= 1
    }
    return at < text.endIndex ? at : nil
  }
}
