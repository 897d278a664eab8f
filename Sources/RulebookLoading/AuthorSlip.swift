internal import Documents
internal import Yams

/// What YAML makes of a text that its author meant otherwise.
struct AuthorSlip {
  var code: DiagnosticCode
  var message: Bilingual
  var help: Bilingual?

  /// A value that is empty, a list or a mapping where text was meant.
  static func of(_ node: Node, _ lines: [String]) -> AuthorSlip? {
    guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { return nil }
    let line = AuthorLine(lines[mark.line - 1])
    let tail = line.tail(from: mark.column)
    if node.scalar != nil {
      let value = line.value
      if let second = value.dropFirst().first, value.hasPrefix("#"), second != " ", second != "#" {
        return hashtag(help: line.help(quoting: value))
      }
      if value.hasPrefix("!") || value.hasPrefix("&") || value.hasPrefix("*") { return sign(line, value) }
      return nil
    }
    if node.sequence != nil, tail.hasPrefix("[") { return brackets(line, meant(tail, "[", "]")) }
    if node.mapping != nil, tail.hasPrefix("{") { return braces(line, meant(tail, "{", "}")) }
    if node.mapping != nil {
      let meant = line.isFlow(before: mark.column) ? AuthorLine.untilFlowEnds(tail) : tail
      return tail.hasPrefix("? ") ? sign(line, meant) : colon(line, meant)
    }
    return nil
  }

  /// A value that ends in a blank that cannot be seen, pasted with the text.
  static func blankAtEnd(_ scalar: Node.Scalar, _ line: String) -> AuthorSlip? {
    guard scalar.style == .plain, let first = scalar.string.unicodeScalars.first,
      let last = scalar.string.unicodeScalars.last,
      [first, last].contains(where: { "\u{A0}\u{200B}\u{FEFF}".unicodeScalars.contains($0) })
    else { return nil }
    var other = scalar.string.unicodeScalars
    other.removeAll { "\u{200B}\u{FEFF}".unicodeScalars.contains($0) }
    let clean = AuthorLine.trimmed(String(other).replacing("\u{A0}", with: " "))
    return AuthorSlip(
      code: .noBreakSpace, message: BrokenLine.noBreakSpaceMessage,
      help: AuthorLine(line).help(replacing: scalar.string, with: clean))
  }

  /// Plain text that ends where a ` #` begins.
  /// - Parameter line: the author's, on which the text begins. Only what stands at the text is looked at.
  static func cut(_ scalar: Node.Scalar, _ node: Node, _ line: [Unicode.Scalar]) -> AuthorSlip? {
    guard scalar.style == .plain, let mark = node.mark, mark.column >= 1, mark.column <= line.count else { return nil }
    var at = mark.column - 1
    for wanted in scalar.string.unicodeScalars {
      guard line.indices.contains(at), line[at] == wanted else { return nil }
      at += 1
    }
    let end = at
    while line.indices.contains(at), line[at] == " " { at += 1 }
    guard at > end, at + 1 < line.count, line[at] == "#", line[at + 1] != " ", line[at + 1] != "#" else { return nil }
    let whole = AuthorLine(String(String.UnicodeScalarView(line)))
    let rest = whole.tail(from: mark.column)
    return AuthorSlip(
      code: .textCut,
      message: Bilingual(
        vi: "YAML cắt câu này ở dấu #; phần sau không được đọc.", en: "YAML cuts this text at #; the rest is not read."),
      help: whole.help(quoting: rest))
  }

  /// `[5,5 triệu]` is two items to YAML.
  static func splitDecimal(_ node: Node, _ lines: [String]) -> AuthorSlip? {
    guard let sequence = node.sequence, sequence.count > 1 else { return nil }
    for (a, b) in zip(sequence, sequence.dropFirst()) {
      guard let left = a.scalar, let right = b.scalar, left.style == .plain, right.style == .plain,
        left.string.last?.isNumber ?? false, right.string.first?.isNumber ?? false,
        let markA = a.mark, let markB = b.mark, markA.line == markB.line,
        markB.column == markA.column + left.string.unicodeScalars.count + 1, lines.indices.contains(markA.line - 1)
      else { continue }
      return AuthorSlip(
        code: .decimalComma,
        message: Bilingual(
          vi: "Dấu phẩy trong […] tách số này thành hai mục: “\(left.string)” và “\(right.string)”.",
          en: "The comma inside […] splits this number into two items: “\(left.string)” and “\(right.string)”."),
        help: AuthorLine(lines[markA.line - 1]).help(quoting: "\(left.string),\(right.string)"))
    }
    return nil
  }

  /// The bracketed text at the beginning, up to where the brackets close; all of it where they do not.
  private static func meant(_ tail: String, _ open: Character, _ close: Character) -> String {
    var depth = 0
    for index in tail.indices {
      if tail[index] == open { depth += 1 }
      if tail[index] == close { depth -= 1 }
      if depth == 0 { return String(tail[...index]) }
    }
    return tail
  }

  // MARK: The sentences, shared with lines that break the file

  static func hashtag(help: Bilingual?) -> AuthorSlip {
    AuthorSlip(
      code: .hashtagWithoutQuotes,
      message: Bilingual(
        vi: "YAML coi phần từ dấu # là ghi chú nên bỏ qua; hãy đặt trong nháy.",
        en: "YAML takes what follows # as a comment and skips it; quote it."),
      help: help)
  }

  static func brackets(_ line: AuthorLine, _ value: String) -> AuthorSlip {
    AuthorSlip(
      code: .bracketsWithoutQuotes,
      message: Bilingual(
        vi: "Câu bắt đầu bằng dấu [ phải đặt trong nháy.", en: "Text that begins with [ must be quoted."),
      help: line.help(quoting: value))
  }

  static func braces(_ line: AuthorLine, _ value: String) -> AuthorSlip {
    AuthorSlip(
      code: .bracesWithoutQuotes,
      message: Bilingual(
        vi: "Câu bắt đầu bằng dấu { phải đặt trong nháy.", en: "Text that begins with { must be quoted."),
      help: line.help(quoting: value))
  }

  static func sign(_ line: AuthorLine, _ value: String) -> AuthorSlip {
    let sign = value.prefix(1)
    return AuthorSlip(
      code: .signWithoutQuotes,
      message: Bilingual(
        vi: "Câu bắt đầu bằng dấu \(sign) phải đặt trong nháy.", en: "Text that begins with \(sign) must be quoted."),
      help: line.help(quoting: value))
  }

  static func colon(_ line: AuthorLine, _ value: String) -> AuthorSlip {
    AuthorSlip(
      code: .colonInText,
      message: Bilingual(
        vi: "Câu có dấu hai chấm phải đặt trong nháy.", en: "Text with a colon must be quoted."),
      help: line.help(quoting: value))
  }
}
