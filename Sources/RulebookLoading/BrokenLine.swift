internal import Documents

/// Tells from the line YAML stopped at what broke a file.
enum BrokenLine {
  /// Nil where the line shows none of the usual slips.
  static func slip(in text: String) -> AuthorSlip? {
    let line = AuthorLine(text)
    let value = line.value
    if let slip = blank(text) ?? missingSpace(line) { return slip }
    guard let first = value.first, first != "\"", first != "'" else { return nil }
    if let slip = hashtag(line, value) { return slip }
    if "@`%&*!|>".contains(first), value.count > 2 { return AuthorSlip.sign(line, value) }
    if AuthorLine.goesOnAfterBrackets(value) {
      return first == "[" ? AuthorSlip.brackets(line, value) : AuthorSlip.braces(line, value)
    }
    if first != "[", first != "{", value.contains(": ") || value.hasSuffix(":") && value.contains(" ") {
      return AuthorSlip.colon(line, value)
    }
    return nil
  }

  /// A tab in the indentation; a no-break space where YAML wants a blank.
  static func blank(_ line: String) -> AuthorSlip? {
    let indent = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{A0}" || $0 == "-" }
    if indent.contains("\t") {
      return AuthorSlip(
        code: .tab,
        message: Bilingual(
          vi: "Dòng này thụt đầu bằng phím Tab; YAML chỉ nhận dấu cách.",
          en: "This line is indented by a tab; YAML takes spaces only."),
        help: AuthorLine.help(line.replacing("\t", with: "  ")))
    }
    if indent.contains("\u{A0}") || hasNoBreakSpaceAfterKey(line) {
      return AuthorSlip(
        code: .noBreakSpace,
        message: Bilingual(
          vi: "Dòng này có dấu cách không ngắt, thường do dán từ Word; hãy gõ lại dấu cách.",
          en: "This line has a no-break space, usually pasted from a word processor; type the spaces again."),
        help: AuthorLine.help(line.replacing("\u{A0}", with: " ")))
    }
    return nil
  }

  private static func hasNoBreakSpaceAfterKey(_ line: String) -> Bool {
    let content = line.drop { " -".contains($0) }
    let rest = content.drop(while: AuthorLine.isOfKey)
    return rest.startIndex > content.startIndex && rest.hasPrefix(":\u{A0}")
  }

  /// `level:error`
  private static func missingSpace(_ line: AuthorLine) -> AuthorSlip? {
    let content = line.text.drop { " -".contains($0) }
    let key = content.prefix(while: AuthorLine.isOfKey)
    let rest = content[key.endIndex...]
    guard RuleKeys.known.contains(String(key)), rest.hasPrefix(":"), let next = rest.dropFirst().first, next != " "
    else { return nil }
    return AuthorSlip(
      code: .missingSpace,
      message: Bilingual(
        vi: "Sau “\(key):” phải có một dấu cách.", en: "A blank must follow “\(key):”."),
      help: line.help(replacing: "\(key):", with: "\(key): "))
  }

  /// `[#sale]`, `{ phrases: [giảm #sale] }`: YAML takes the rest of the line, and the bracket with it, as a comment.
  private static func hashtag(_ line: AuthorLine, _ value: String) -> AuthorSlip? {
    guard let first = value.first, first == "[" || first == "{", !value.contains("\""), !value.contains("'") else {
      return nil
    }
    for hash in value.indices where value[hash] == "#" {
      let before = value[..<hash]
      let after = value[value.index(after: hash)...]
      guard let last = before.last, " [{,".contains(last), let next = after.first, next != " ", next != "#" else {
        continue
      }
      let start = before.lastIndex { "[{,:".contains($0) }.map { value.index(after: $0) } ?? value.startIndex
      let end = after.firstIndex { ",]}".contains($0) } ?? value.endIndex
      return AuthorSlip.hashtag(help: line.help(quoting: AuthorLine.trimmed(String(value[start..<end]))))
    }
    return nil
  }
}
