internal import Rulebooks

/// A comment, from its `#` to the end of the line.
struct Comment: Hashable {
  var text: String
  var mark: SourceMark
  /// Nothing stands before it, or only a dash.
  var ownsLine: Bool
  /// Where its line begins.
  var indent: Int
}

/// Finds the comments of a file: a `#` at the beginning of a line or behind a blank, outside of what is quoted or a block.
struct CommentScan {
  private(set) var comments: [Comment] = []

  init(_ root: SourceNode, _ source: SourceText) {
    var closed: [(from: SourceMark, to: SourceMark)] = []
    CommentScan.collect(root, source, &closed)
    closed.sort { SourceMark.isBefore($0.from, $1.from) }
    var next = 0
    for (index, line) in source.lines.enumerated() {
      for column in line.indices where line[column] == "#" {
        guard column == 0 || line[column - 1] == " " || line[column - 1] == "\t" else { continue }
        let mark = SourceMark(line: index + 1, column: column + 1)
        while next < closed.count, !SourceMark.isBefore(mark, closed[next].to) { next += 1 }
        if next < closed.count, SourceMark.isBefore(closed[next].from, mark) { continue }
        var text = line[column...]
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        comments.append(
          Comment(
            text: String(String.UnicodeScalarView(text)), mark: mark,
            ownsLine: line[..<column].allSatisfy { $0 == " " || $0 == "\t" || $0 == "-" },
            indent: (line.firstIndex { $0 != " " && $0 != "\t" } ?? column) + 1))
        break
      }
    }
  }

  private static func collect(
    _ node: SourceNode, _ source: SourceText, _ closed: inout [(from: SourceMark, to: SourceMark)]
  ) {
    switch node.content {
    case .text(_, .plain): break
    case .text(_, .block): closed.append((node.mark, endOfBlock(at: node.mark, source)))
    case .text: if let end = source.end(of: node) { closed.append((node.mark, end)) }
    case .list(let items): for item in items { collect(item, source, &closed) }
    case .mapping(let entries):
      for entry in entries {
        collect(entry.key, source, &closed)
        collect(entry.value, source, &closed)
      }
    }
  }

  /// The first line that is not of the block. Its own first line, with `|`, may hold a comment, which is kept with it.
  static func endOfBlock(at mark: SourceMark, _ source: SourceText) -> SourceMark {
    var line = mark.line
    var indent: Int?
    while source.lines.indices.contains(line) {
      let blanks = source.lines[line].prefix { $0 == " " }.count
      if blanks < source.lines[line].count {
        if indent == nil, blanks == 0 { break }
        if blanks < indent ?? 1 { break }
        indent = indent ?? blanks
      }
      line += 1
    }
    return SourceMark(line: line + 1, column: 1)
  }
}
