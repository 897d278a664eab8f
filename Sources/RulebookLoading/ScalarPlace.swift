internal import Yams

/// Where the bytes of a scalar's value stand in its line.
struct ScalarPlace {
  let line: Int
  private let start: Int
  private let text: [Unicode.Scalar]
  /// For each scalar of the value, and for its end, the column it begins at; empty where the value cannot be traced.
  private let columns: [Int]

  init(_ node: Node, lines: [String]) {
    line = node.mark?.line ?? 1
    start = node.mark?.column ?? 1
    text = Array((node.scalar?.string ?? "").unicodeScalars)
    let source = lines.indices.contains(line - 1) ? Array(lines[line - 1].unicodeScalars) : []
    columns = ScalarPlace.trace(text, source, from: start - 1, node.scalar?.style ?? .any).map { $0 + 1 }
  }

  func column(ofByte byte: Int) -> Int {
    let index = scalar(atByte: byte)
    return columns.indices.contains(index) ? columns[index] : start
  }

  func length(ofBytes range: Range<Int>) -> Int {
    max(1, column(ofByte: range.upperBound) - column(ofByte: range.lowerBound))
  }

  private func scalar(atByte byte: Int) -> Int {
    var bytes = 0
    for (index, scalar) in text.enumerated() {
      if bytes >= byte { return index }
      bytes += UTF8.width(scalar)
    }
    return text.count
  }

  /// Walks value and source together; only an escape takes more than one scalar of the source.
  private static func trace(
    _ text: [Unicode.Scalar], _ source: [Unicode.Scalar], from start: Int, _ style: Node.Scalar.Style
  ) -> [Int] {
    let isQuoted = style == .doubleQuoted || style == .singleQuoted
    guard isQuoted || style == .plain else { return [] }
    var at = isQuoted ? start + 1 : start
    var columns: [Int] = []
    for scalar in text {
      guard source.indices.contains(at) else { return [] }
      columns.append(at)
      if style == .doubleQuoted, source[at] == "\\" {
        at += width(ofEscape: source[(at + 1)...].first)
      } else {
        guard source[at] == scalar else { return [] }
        at += style == .singleQuoted && scalar == "'" ? 2 : 1
      }
    }
    return columns + [at]
  }

  private static func width(ofEscape sign: Unicode.Scalar?) -> Int {
    switch sign {
    case "x": 4
    case "u": 6
    case "U": 10
    default: 2
    }
  }
}
