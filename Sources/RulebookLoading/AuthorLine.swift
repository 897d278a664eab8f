internal import Documents

/// A line as its author typed it, read without YAML: what she meant to write where YAML read something else.
struct AuthorLine {
  let text: String

  init(_ text: String) { self.text = text }

  /// What stands after `- ` and after `key: `.
  var value: String {
    var rest = Substring(AuthorLine.trimmed(text))
    if rest.hasPrefix("- ") { rest = rest.dropFirst(2) }
    rest = Substring(AuthorLine.trimmed(String(rest)))
    if let colon = rest.firstRange(of: ": "), rest[..<colon.lowerBound].allSatisfy(AuthorLine.isOfKey) {
      rest = rest[colon.upperBound...]
    }
    return AuthorLine.trimmed(String(rest))
  }

  /// From a column, counted from 1 in Unicode scalars, to the end.
  func tail(from column: Int) -> String {
    AuthorLine.trimmed(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(max(0, column - 1)))))
  }

  /// The whole line with another text in place of a part of it.
  func help(replacing part: String, with other: String) -> Bilingual? {
    guard !part.isEmpty, let range = text.firstRange(of: part) else { return nil }
    return AuthorLine.help(String(text[..<range.lowerBound]) + other + String(text[range.upperBound...]))
  }

  /// The whole line with a part of it in quotes.
  func help(quoting part: String) -> Bilingual? { help(replacing: part, with: AuthorLine.quoted(part)) }

  static func help(_ line: String) -> Bilingual {
    let line = trimmed(line)
    return Bilingual(vi: "viết \(line)", en: "write \(line)")
  }

  /// Single quotes where the text has double ones: nothing in it is then escaped.
  static func quoted(_ text: String) -> String {
    let mark = text.contains("\"") ? "'" : "\""
    let inside = mark == "'" ? text.replacing("'", with: "''") : text.replacing("\\", with: "\\\\")
    return mark + inside + mark
  }

  /// True where text goes on after the bracket that closes the first one: `{match} cần căn cứ`.
  static func goesOnAfterBrackets(_ value: String) -> Bool {
    guard let first = value.first, first == "[" || first == "{" else { return false }
    let (open, close): (Character, Character) = first == "[" ? ("[", "]") : ("{", "}")
    var depth = 0
    for index in value.indices {
      if value[index] == open { depth += 1 }
      if value[index] == close { depth -= 1 }
      if depth == 0 {
        let rest = trimmed(String(value[value.index(after: index)...]))
        return !(rest.isEmpty || rest.hasPrefix("#"))
      }
    }
    return false
  }

  /// True where a bracket is open at a column, counted from 1 in Unicode scalars.
  func isFlow(before column: Int) -> Bool {
    let before = text.unicodeScalars.prefix(max(0, column - 1))
    return before.count { $0 == "[" || $0 == "{" } > before.count { $0 == "]" || $0 == "}" }
  }

  static func untilFlowEnds(_ text: String) -> String {
    trimmed(String(text.prefix { !",]}".contains($0) }))
  }

  static func isOfKey(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-+_".contains(character)
  }

  static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first == " " || first == "\t" { view.removeFirst() }
    while let last = view.last, last == " " || last == "\t" { view.removeLast() }
    return String(view)
  }
}
