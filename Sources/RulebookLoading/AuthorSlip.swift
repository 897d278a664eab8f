internal import Documents
internal import Foundation
internal import Yams

/// What YAML makes of a line that its author meant otherwise.
struct AuthorSlip {
  var code: DiagnosticCode
  var message: Bilingual
  var help: Bilingual?

  /// A value that is empty, a list or a mapping where text was meant.
  static func of(_ node: Node, _ lines: [String]) -> AuthorSlip? {
    guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(max(0, mark.column - 1))))
    let tail = trimmed(rest.isEmpty ? line : rest)
    let value = trimmed(AuthorSlip.value(of: line))
    if value.hasPrefix("#") {
      return AuthorSlip(
        code: .hashtagWithoutQuotes,
        message: Bilingual(vi: "YAML coi phần từ dấu # là ghi chú, nên mục này trống.", en: "YAML takes what follows # as a comment, so this item is empty."),
        help: quoted(line, value))
    }
    if tail.hasPrefix("[") || value.hasPrefix("[[") {
      return AuthorSlip(
        code: .bracketsWithoutQuotes,
        message: Bilingual(vi: "Câu bắt đầu bằng dấu [ phải đặt trong nháy.", en: "Text that begins with [ must be quoted."), help: quoted(line, value))
    }
    if tail.hasPrefix("{") || value.hasPrefix("{") {
      return AuthorSlip(
        code: .bracesWithoutQuotes,
        message: Bilingual(vi: "Câu bắt đầu bằng dấu { phải đặt trong nháy.", en: "Text that begins with { must be quoted."), help: quoted(line, value))
    }
    return nil
  }

  /// Plain text that ends where a ` #` begins.
  static func cut(_ scalar: Node.Scalar, _ node: Node, _ lines: [String]) -> AuthorSlip? {
    guard scalar.style == .plain, let mark = node.mark, lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(mark.column - 1)))
    guard rest.hasPrefix(scalar.string) else { return nil }
    let after = rest.dropFirst(scalar.string.count)
    guard let hash = after.firstIndex(of: "#"), after[..<hash].allSatisfy({ $0 == " " }), !after[..<hash].isEmpty,
      let next = after[after.index(after: hash)...].first, next != " "
    else { return nil }
    return AuthorSlip(
      code: .textCut,
      message: Bilingual(vi: "YAML cắt câu này ở dấu #; phần sau không được đọc.", en: "YAML cuts this text at #; the rest is not read."),
      help: quoted(line, trimmed(rest)))
  }

  /// `[5,5 triệu]` is two items to YAML.
  static func splitsDecimal(_ node: Node, _ lines: [String]) -> Bool {
    guard let sequence = node.sequence, sequence.style == .flow, sequence.count > 1 else { return false }
    for (a, b) in zip(sequence, sequence.dropFirst()) {
      guard let left = a.scalar, let right = b.scalar, left.style == .plain, right.style == .plain,
        left.string.last?.isNumber ?? false, right.string.first?.isNumber ?? false,
        let markA = a.mark, let markB = b.mark, markA.line == markB.line,
        markB.column == markA.column + left.string.unicodeScalars.count + 1
      else { continue }
      return true
    }
    return false
  }

  /// What broke the file as a whole, read off the line YAML stopped at.
  static func ofBroken(line: String) -> AuthorSlip? {
    let value = trimmed(AuthorSlip.value(of: line))
    if line.contains("\t") {
      return AuthorSlip(
        code: .tab, message: Bilingual(vi: "Dòng này thụt đầu bằng phím Tab; YAML chỉ nhận dấu cách.", en: "This line is indented by a tab; YAML takes spaces only."),
        help: Bilingual(vi: "viết \(line.replacing("\t", with: "  "))", en: "write \(line.replacing("\t", with: "  "))"))
    }
    if line.unicodeScalars.contains("\u{A0}") {
      return AuthorSlip(
        code: .noBreakSpace,
        message: Bilingual(vi: "Dòng này có dấu cách không ngắt, thường do dán từ Word; hãy gõ lại dấu cách.", en: "This line has a no-break space, usually pasted from a word processor; type the spaces again."),
        help: Bilingual(vi: "viết \(line.replacing("\u{A0}", with: " "))", en: "write \(line.replacing("\u{A0}", with: " "))"))
    }
    if let first = value.first, "@`%&*!|>".contains(first) {
      return AuthorSlip(
        code: .signWithoutQuotes,
        message: Bilingual(vi: "Câu bắt đầu bằng dấu \(first) phải đặt trong nháy.", en: "Text that begins with \(first) must be quoted."), help: quoted(line, value))
    }
    if value.hasPrefix("[[") || value.hasPrefix("[") {
      return AuthorSlip(
        code: .bracketsWithoutQuotes,
        message: Bilingual(vi: "Câu bắt đầu bằng dấu [ phải đặt trong nháy.", en: "Text that begins with [ must be quoted."), help: quoted(line, value))
    }
    if value.hasPrefix("{") {
      return AuthorSlip(
        code: .bracesWithoutQuotes,
        message: Bilingual(vi: "Câu bắt đầu bằng dấu { phải đặt trong nháy.", en: "Text that begins with { must be quoted."), help: quoted(line, value))
    }
    if value.contains(": "), !value.hasPrefix("\""), !value.hasPrefix("'") {
      return AuthorSlip(
        code: .colonInText,
        message: Bilingual(vi: "Câu có dấu hai chấm phải đặt trong nháy.", en: "Text with a colon must be quoted."), help: quoted(line, value))
    }
    return nil
  }

  private static func quoted(_ line: String, _ value: String) -> Bilingual? {
    guard !value.isEmpty, let range = line.range(of: value) else { return nil }
    let mark = value.contains("\"") ? "'" : "\""
    let corrected = trimmed(line.replacingCharacters(in: range, with: mark + value + mark))
    return Bilingual(vi: "viết \(corrected)", en: "write \(corrected)")
  }

  /// What stands after `- ` and after `key: `.
  private static func value(of line: String) -> String {
    var rest = Substring(trimmed(line))
    if rest.hasPrefix("- ") { rest = rest.dropFirst(2) }
    if let colon = rest.range(of: ": "), rest[..<colon.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber || "-+_".contains($0) }) {
      rest = rest[colon.upperBound...]
    }
    return String(rest)
  }

  private static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first == " " || first == "\t" { view.removeFirst() }
    while let last = view.last, last == " " || last == "\t" { view.removeLast() }
    return String(view)
  }
}
