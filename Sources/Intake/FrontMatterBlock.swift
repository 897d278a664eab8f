/// Where front matter begins and ends. LF, CRLF and CR end a line.
struct FrontMatterBlock {
  enum End {
    case found
    /// No second `---` line; the text before the first colon below the first one.
    case missing(firstKey: String)
  }
  private(set) var end: End
  /// Bytes of the text between the two lines.
  private(set) var yaml: Range<Int>
  /// First byte behind the second line.
  private(set) var bodyStart: Int

  /// Nil where the first line is not `---`. Linear.
  init?(_ text: [UInt8]) {
    guard let first = FrontMatterBlock.line(text, from: 0), FrontMatterBlock.isFence(text[first.content]) else {
      return nil
    }
    var at = first.next
    yaml = at..<at
    bodyStart = at
    while at < text.count, let line = FrontMatterBlock.line(text, from: at) {
      if FrontMatterBlock.isFence(text[line.content]) {
        end = .found
        yaml = first.next..<at
        bodyStart = line.next
        return
      }
      at = line.next
    }
    let second = FrontMatterBlock.line(text, from: first.next).map { text[$0.content] } ?? []
    let hasColon = second.contains(UInt8(ascii: ":"))
    let key = hasColon ? second.prefix { $0 != UInt8(ascii: ":") } : []
    end = .missing(firstKey: String(decoding: key, as: UTF8.self))
  }

  /// Three hyphens and nothing but blanks.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func line(_ text: [UInt8], from start: Int) -> (content: Range<Int>, next: Int)? {
    guard start < text.count else { return nil }
    var at = start
    while at < text.count, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
    if at == text.count { return (start..<at, at) }
    let isCRLF = text[at] == 0x0D && at + 1 < text.count && text[at + 1] == 0x0A
    return (start..<at, at + (isCRLF ? 2 : 1))
  }
}
