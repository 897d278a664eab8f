import Documents

/// Text taken out of a file piece by piece, which knows where each piece stood.
struct MappedText {
  private(set) var text: [UInt8] = []
  private(set) var pieces: [SourceMap.Piece] = []

  /// Bytes of the file as they are.
  mutating func copy(_ file: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // A piece that goes on is one piece, unless what stands before it was written otherwise.
    if let last = pieces.last, last.source.upperBound == range.lowerBound,
      last.source.count == text.count - last.start
    {
      pieces[pieces.count - 1].source = last.source.lowerBound..<range.upperBound
    } else {
      pieces.append(SourceMap.Piece(start: text.count, source: range))
    }
    text += file[range]
  }

  /// Bytes that the file writes otherwise, or not at all where `source` is empty.
  mutating func put(_ bytes: [UInt8], from source: Range<Int>) {
    guard !bytes.isEmpty else { return }
    pieces.append(SourceMap.Piece(start: text.count, source: source))
    text += bytes
  }

  mutating func append(_ other: MappedText) {
    pieces += other.pieces.map { SourceMap.Piece(start: $0.start + text.count, source: $0.source) }
    text += other.text
  }

  /// What stands from a byte on.
  func dropping(_ count: Int) -> MappedText {
    var rest = MappedText()
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].start : text.count
      guard end > count else { continue }
      let cut = max(0, count - piece.start)
      let isCopy = piece.source.count == end - piece.start
      rest.pieces.append(
        SourceMap.Piece(
          start: max(0, piece.start - count),
          source: isCopy ? piece.source.lowerBound + cut..<piece.source.upperBound : piece.source))
    }
    rest.text = Array(text[count...])
    return rest
  }
}

/// A line of a cue without its markup: tags, times of words, positions, marks of a change of speaker.
enum CueText {
  private static let entities: [(name: [UInt8], text: [UInt8])] = [
    (Array("&amp;".utf8), Array("&".utf8)), (Array("&lt;".utf8), Array("<".utf8)),
    (Array("&gt;".utf8), Array(">".utf8)), (Array("&nbsp;".utf8), Array("\u{A0}".utf8)),
    (Array("&quot;".utf8), Array("\"".utf8)), (Array("&lrm;".utf8), []), (Array("&rlm;".utf8), []),
  ]

  /// - Parameter range: the line in the file, without its end.
  static func line(_ file: [UInt8], _ range: Range<Int>) -> MappedText {
    var mapped = MappedText()
    var at = range.lowerBound
    var start = at
    func flush(_ mapped: inout MappedText, to end: Int) { mapped.copy(file, start..<end) }
    while at < range.upperBound {
      switch file[at] {
      case UInt8(ascii: "<"):
        guard let end = tagEnd(file, at, range.upperBound) else {
          at += 1
          continue
        }
        flush(&mapped, to: at)
        (at, start) = (end, end)
      case UInt8(ascii: "{"):
        // `{\an8}` is a position; other braces are text.
        guard at + 1 < range.upperBound, file[at + 1] == 0x5C,
          let end = file[at..<range.upperBound].firstIndex(of: UInt8(ascii: "}"))
        else {
          at += 1
          continue
        }
        flush(&mapped, to: at)
        (at, start) = (end + 1, end + 1)
      case UInt8(ascii: "&"):
        guard let entity = entities.first(where: { file[at..<range.upperBound].starts(with: $0.name) }) else {
          at += 1
          continue
        }
        flush(&mapped, to: at)
        mapped.put(entity.text, from: at..<at + entity.name.count)
        at += entity.name.count
        start = at
      default: at += 1
      }
    }
    flush(&mapped, to: range.upperBound)
    return trimmed(mapped)
  }

  /// Behind a tag such as `<i>`, `</c.colorE5E5E5>`, `<v Lan>`, `<00:00:01.000>`; nil for a sign that is text.
  private static func tagEnd(_ file: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var at = start + 1
    if at < limit, file[at] == UInt8(ascii: "/") { at += 1 }
    guard at < limit else { return nil }
    let first = file[at]
    let isName = (first | 0x20) >= UInt8(ascii: "a") && (first | 0x20) <= UInt8(ascii: "z")
    guard isName || (48...57).contains(first) else { return nil }
    guard let end = file[at..<limit].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    if file[at..<end].contains(UInt8(ascii: "<")) { return nil }
    // `<3` is a heart and `<50.000 đồng>` a price: a number is a tag only where it is a time.
    if !isName, !file[at..<end].allSatisfy({ (48...58).contains($0) || $0 == UInt8(ascii: ".") }) { return nil }
    if !isName, !file[at..<end].contains(UInt8(ascii: ":")) { return nil }
    return end + 1
  }

  /// Without blanks at its ends and `>>` at its beginning.
  private static func trimmed(_ mapped: MappedText) -> MappedText {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var start = mapped.text.firstIndex { !isSpace($0) } ?? mapped.text.count
    while start < mapped.text.count, mapped.text[start] == UInt8(ascii: ">") || isSpace(mapped.text[start]) {
      start += 1
    }
    var rest = start == 0 ? mapped : mapped.dropping(start)
    rest.dropBlanksAtEnd()
    return rest
  }
}

extension MappedText {
  fileprivate mutating func dropBlanksAtEnd() {
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D {
      text.removeLast()
      guard let piece = pieces.last else { return }
      if piece.start >= text.count, !(piece.start == 0 && text.isEmpty && pieces.count == 1) {
        pieces.removeLast()
      } else if piece.source.count == text.count + 1 - piece.start {
        pieces[pieces.count - 1].source = piece.source.lowerBound..<piece.source.upperBound - 1
      }
    }
    if text.isEmpty { pieces = [] }
  }
}
