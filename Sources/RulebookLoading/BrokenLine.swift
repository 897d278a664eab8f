internal import Documents

/// Tells from the line YAML stopped at what broke a file.
enum BrokenLine {
  /// Nil where the line shows none of the usual slips.
  static func slip(in text: String) -> AuthorSlip? {
    let line = AuthorLine(text)
    let value = line.value
    if let slip = blank(text) ?? missingSpace(line) ?? nestedQuotes(line, value) { return slip }
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
        code: .noBreakSpace, message: noBreakSpaceMessage,
        help: AuthorLine.help(line.replacing("\u{A0}", with: " ")))
    }
    return nil
  }

  static let noBreakSpaceMessage = Bilingual(
    vi: "Dòng này có dấu cách không ngắt, thường do dán từ Word; hãy gõ lại dấu cách.",
    en: "This line has a no-break space, usually pasted from a word processor; type the spaces again.")

  private static func hasNoBreakSpaceAfterKey(_ line: String) -> Bool {
    let content = line.drop { " -".contains($0) }
    let rest = content.drop(while: AuthorLine.isOfKey)
    return rest.startIndex > content.startIndex && rest.hasPrefix(":\u{A0}")
  }

  /// `level:error`
  private static func missingSpace(_ line: AuthorLine) -> AuthorSlip? {
    // Keys at the beginning of the line, or after a bracket or a comma.
    var rest = line.text.drop { " -".contains($0) }
    while !rest.isEmpty {
      let key = rest.prefix(while: AuthorLine.isOfKey)
      let after = rest[key.endIndex...]
      if RuleKeys.known.contains(String(key)), let sign = after.first {
        let next = after.dropFirst().first
        if sign == ":", let next, next != " " { return missingSpace(line, key, sign) }
        // The colon of East Asian keyboards and fonts.
        if sign == "：" { return missingSpace(line, key, sign) }
      }
      guard let comma = after.firstIndex(where: { "{,[".contains($0) }) else { return nil }
      rest = after[after.index(after: comma)...].drop { " {,[".contains($0) }
    }
    return nil
  }

  private static func missingSpace(_ line: AuthorLine, _ key: Substring, _ sign: Character) -> AuthorSlip {
    AuthorSlip(
      code: .missingSpace,
      message: sign == ":"
        ? Bilingual(vi: "Sau “\(key):” phải có một dấu cách.", en: "A blank must follow “\(key):”.")
        : Bilingual(
          vi: "Sau “\(key)” là dấu hai chấm rộng (：); YAML chỉ nhận dấu hai chấm thường và một dấu cách.",
          en: "The colon after “\(key)” is a full-width one (：); YAML takes a plain colon and a blank."),
      help: line.help(replacing: "\(key)\(sign)", with: "\(key): "))
  }

  /// `"Bỏ "{match}"."`, `'don't'`: the quote inside ends the text for YAML.
  private static func nestedQuotes(_ line: AuthorLine, _ value: String) -> AuthorSlip? {
    guard value.count > 2, let mark = value.first, mark == "\"" || mark == "'", value.last == mark else { return nil }
    let inside = value.dropFirst().dropLast()
    let bare = mark == "'" ? inside.replacing("''", with: "") : inside.replacing("\\\"", with: "")
    let count = bare.count { $0 == mark }
    guard count > 0 else { return nil }
    // `"a" và "b"` was never quoted as a whole; `"Bỏ "a"."` was.
    let isWhole = count % 2 == 1 || bare.prefix { $0 != mark }.last == " "
    let text = isWhole ? String(inside) : value
    return AuthorSlip(
      code: .brokenYAML,
      message: Bilingual(
        vi: "Câu này có dấu \(mark) ở giữa, nên YAML tưởng câu đã hết ở đó.",
        en: "A \(mark) inside this text ends it for YAML."),
      help: line.help(replacing: value, with: AuthorLine.quoted(text)))
  }

  /// A key that stands further left or right than the one before it, in the same group.
  static func indentation(_ lines: [String], at line: Int) -> AuthorSlip? {
    guard lines.indices.contains(line - 1) else { return nil }
    let text = lines[line - 1]
    guard
      let before = lines[..<(line - 1)].last(where: {
        !AuthorLine.trimmed($0).isEmpty && !AuthorLine.trimmed($0).hasPrefix("#")
      }),
      let here = keyColumn(text), let there = keyColumn(before), here != there,
      !AuthorLine.trimmed(before).hasSuffix(":"), !text.drop(while: { $0 == " " }).hasPrefix("- ")
    else { return nil }
    return AuthorSlip(
      code: .brokenYAML,
      message: Bilingual(
        vi: "Dòng này thụt \(here) dấu cách, khóa ngay trên thụt \(there); các khóa cùng nhóm phải thẳng cột.",
        en: "This line is indented by \(here) blanks, the key above by \(there); keys of one group stand in one column."
      ),
      help: Bilingual(
        vi: "thụt \(there) dấu cách nếu cùng nhóm với dòng trên",
        en: "indent it by \(there) blanks if it belongs to the line above"))
  }

  /// Where a key begins, after blanks and `- `; nil for a line that does not begin with a known key.
  private static func keyColumn(_ line: String) -> Int? {
    let content = line.drop { " -".contains($0) }
    let key = content.prefix(while: AuthorLine.isOfKey)
    guard RuleKeys.known.contains(String(key)), content[key.endIndex...].hasPrefix(":") else { return nil }
    return line.distance(from: line.startIndex, to: content.startIndex)
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
