public import Rulebooks

/// The lines of a rulebook, and where what stands in them ends: YAML tells only where it begins.
public struct SourceText: Sendable {
  /// Without line ends.
  public let lines: [[Unicode.Scalar]]

  public init(_ text: String) {
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array(Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0).unicodeScalars)
    }
  }

  public subscript(place: SourceMark) -> Unicode.Scalar? {
    guard lines.indices.contains(place.line - 1), place.column >= 1 else { return nil }
    let line = lines[place.line - 1]
    return place.column <= line.count ? line[place.column - 1] : nil
  }

  /// The place behind a value: its closing quote, its last letter, its last bracket. Nil for mappings and lists without
  /// brackets, for blocks, and where the source cannot be followed.
  public func end(of node: SourceNode) -> SourceMark? {
    switch node.content {
    case .text(let text, .plain): return endOfPlain(text, at: node.mark)
    case .text(_, .singleQuoted): return endOfQuoted("'", at: node.mark)
    case .text(_, .doubleQuoted): return endOfQuoted("\"", at: node.mark)
    case .text(_, .block): return nil
    case .mapping: return self[node.mark] == "{" ? endOfBrackets(at: node.mark) : nil
    case .list: return self[node.mark] == "[" ? endOfBrackets(at: node.mark) : nil
    }
  }

  /// Plain text goes on over lines where YAML joined them with one blank.
  private func endOfPlain(_ text: String, at mark: SourceMark) -> SourceMark? {
    var place = mark
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if self[place] == scalars[index] {
        place.column += 1
        index += 1
      } else if scalars[index] == " " || scalars[index] == "\n", isBlank(from: place) {
        var next = SourceMark(line: place.line + 1, column: 1)
        while lines.indices.contains(next.line - 1), isBlank(from: next) {
          next.line += 1
          if index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
        }
        guard lines.indices.contains(next.line - 1) else { return nil }
        while let scalar = self[next], scalar == " " || scalar == "\t" { next.column += 1 }
        place = next
        index += 1
      } else {
        return nil
      }
    }
    return place
  }

  private func isBlank(from place: SourceMark) -> Bool {
    guard lines.indices.contains(place.line - 1) else { return true }
    return lines[place.line - 1].dropFirst(max(0, place.column - 1)).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private func endOfQuoted(_ quote: Unicode.Scalar, at mark: SourceMark) -> SourceMark? {
    guard self[mark] == quote else { return nil }
    var place = SourceMark(line: mark.line, column: mark.column + 1)
    while lines.indices.contains(place.line - 1) {
      guard let scalar = self[place] else {
        place = SourceMark(line: place.line + 1, column: 1)
        continue
      }
      if quote == "\"", scalar == "\\" {
        place.column += 2
      } else if scalar == quote {
        guard quote == "'", self[SourceMark(line: place.line, column: place.column + 1)] == quote else {
          return SourceMark(line: place.line, column: place.column + 1)
        }
        place.column += 2
      } else {
        place.column += 1
      }
    }
    return nil
  }

  private func endOfBrackets(at mark: SourceMark) -> SourceMark? {
    var place = mark
    var depth = 0
    var before: Unicode.Scalar = " "
    while lines.indices.contains(place.line - 1) {
      guard let scalar = self[place] else {
        place = SourceMark(line: place.line + 1, column: 1)
        before = " "
        continue
      }
      switch scalar {
      case "[", "{": depth += 1
      case "]", "}":
        depth -= 1
        if depth == 0 { return SourceMark(line: place.line, column: place.column + 1) }
      // A quote opens only where a value begins; inside a word it is a letter.
      case "\"", "'":
        if " [{,:\t".unicodeScalars.contains(before) {
          guard let end = endOfQuoted(scalar, at: place) else { return nil }
          place = end
          before = scalar
          continue
        }
      case "#":
        if before == " " || before == "\t" {
          place = SourceMark(line: place.line + 1, column: 1)
          before = " "
          continue
        }
      default: break
      }
      before = scalar
      place.column += 1
    }
    return nil
  }
}

extension SourceMark {
  /// Comes before in the file.
  static func isBefore(_ a: SourceMark, _ b: SourceMark) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
