/// Words of a post as Markdown shows them and does not act upon them.
enum MarkdownText {
  /// Plain text: nothing in it is markup, a link or a mention. Signs are escaped only where they would do something, so
  /// that the text also reads well where nobody renders it.
  static func plain(_ text: String) -> String {
    let scalars = Array(printable(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      // A comment parts the sign from the name or number behind it: neither a mention nor a reference to an issue.
      case "@" where next != " ", "#" where ("0"..."9").contains(next):
        result.append(contentsOf: "\\\(scalar)<!-- -->".unicodeScalars)
      case "#" where index == 0 && (next == " " || next == "#"): result.append(contentsOf: "\\#".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        result.append("\\")
        result.append(scalar)
      // Lists and headings at the start of a line, links anywhere.
      case "-" where index == 0, "+" where index == 0, "=" where index == 0:
        result.append(contentsOf: "\\\(scalar)".unicodeScalars)
      case "." where isNumber(scalars[..<index]), ")" where isNumber(scalars[..<index]):
        result.append(contentsOf: "\\\(scalar)".unicodeScalars)
      case "." where endsWithWWW(scalars[..<index]), ":" where next == "/":
        result.append(contentsOf: "\\\(scalar)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    (1..<10).contains(scalars.count) && scalars.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func endsWithWWW(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.count >= 3 && scalars.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
  }

  /// Text of a post between backticks, more of them than it has itself.
  static func code(_ text: String) -> String {
    let text = printable(text)
    var longest = 0
    var run = 0
    for character in text.unicodeScalars {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let blank = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") || text.hasSuffix(" ") ? " " : ""
    return text.isEmpty ? "" : "\(fence)\(blank)\(text)\(blank)\(fence)"
  }

  /// An address as a link where it is one of the web; as code otherwise.
  static func link(_ address: String) -> String {
    let lower = address.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
      !address.unicodeScalars.contains(where: { $0.value <= 0x20 || "<>\\".unicodeScalars.contains($0) })
    else { return code(address) }
    return "<\(address)>"
  }
}
