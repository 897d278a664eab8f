internal import Rulebooks

/// How a text is quoted. What its author left plain stays plain where it can, and what she quoted stays quoted.
enum ScalarText {
  /// What the text is, by the key it stands under.
  struct Use {
    var isPattern: Bool
    init(key: String) { isPattern = key == "regex" || key == "pattern" }
  }

  static func key(_ node: SourceNode, _ source: SourceText) -> String {
    write(node, source, Use(key: ""), isInside: true)
  }

  /// - Parameter isInside: in brackets, where commas and brackets end plain text.
  static func write(_ node: SourceNode, _ source: SourceText, _ use: Use, isInside: Bool) -> String {
    guard case .text(let text, let style) = node.content else { return "" }
    if use.isPattern, style != .block, !text.isEmpty, canBeSingle(text) { return single(text) }
    switch style {
    case .plain:
      if text.isEmpty || isOnOneLine(node, source) { return text }
      return staysPlain(text, isInside) ? text : quoted(text)
    case .doubleQuoted:
      // Escapes stay as they were written: an invisible character is better seen.
      return isOnOneLine(node, source) ? raw(node, source) ?? double(text) : double(text)
    case .singleQuoted: return text.unicodeScalars.contains("\\") || text.contains("\"") ? quoted(text) : double(text)
    case .block: return double(text)
    }
  }

  /// A block keeps its lines; only its indentation changes.
  static func block(_ node: SourceNode, _ source: SourceText, after head: String, indent: Int) -> [String] {
    let first = source.lines[node.mark.line - 1].dropFirst(node.mark.column - 1)
    guard !first.contains(where: { ("1"..."9").contains($0) }) else {
      return [head + " " + double(node.text ?? "")]
    }
    let end = CommentScan.endOfBlock(at: node.mark, source).line - 1
    let body = source.lines[min(node.mark.line, end)..<end]
    let own = body.filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    // A first line that is indented deeper needs a digit that says so.
    if let opening = body.first(where: { !$0.allSatisfy { $0 == " " } }),
      opening.prefix(while: { $0 == " " }).count > own
    {
      return [head + " " + double(node.text ?? "")]
    }
    var lines = [head + " " + string(first)]
    for line in body {
      lines.append(
        line.allSatisfy { $0 == " " } && line.count <= own
          ? "" : String(repeating: " ", count: indent) + string(line.dropFirst(own)))
    }
    // Lines that only `+` keeps stay; the others are air.
    if !first.contains("+") { while lines.last?.isEmpty ?? false { lines.removeLast() } }
    return lines
  }

  // MARK: Quotes

  private static func isOnOneLine(_ node: SourceNode, _ source: SourceText) -> Bool {
    source.end(of: node)?.line == node.mark.line
  }

  private static func raw(_ node: SourceNode, _ source: SourceText) -> String? {
    guard let end = source.end(of: node) else { return nil }
    return string(source.lines[node.mark.line - 1][(node.mark.column - 1)..<(end.column - 1)])
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func canBeSingle(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !isUnseen($0) }
  }

  private static func single(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// Double quotes; single ones where the text has double ones or backslashes, which would have to be escaped.
  private static func quoted(_ text: String) -> String {
    text.contains("\"") || text.contains("\\") ? canBeSingle(text) ? single(text) : double(text) : double(text)
  }

  private static func double(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if isUnseen(scalar) {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          out += scalar.value <= 0xFFFF ? "\\u" + padded(hex, 4) : "\\U" + padded(hex, 8)
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }

  private static func padded(_ hex: String, _ count: Int) -> String {
    String(repeating: "0", count: max(0, count - hex.count)) + hex
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: scalar == "\u{A0}"
    }
  }

  /// What was plain over several lines may stay so on one, unless something in it would then mean something else.
  private static func staysPlain(_ text: String, _ isInside: Bool) -> Bool {
    !text.contains("\n") && !text.contains(": ") && !text.contains(" #")
      && !(isInside && text.contains { ",[]{}".contains($0) })
  }
}
