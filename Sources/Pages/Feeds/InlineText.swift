/// A line of text that may hold a little markup, as titles and categories of feeds do.
enum InlineText {
  /// Elements that stand within a line; a `<` that begins none of them is a sign like any other: `giá < 100.000 đồng`.
  private static let names: Set<String> = [
    "a", "abbr", "b", "big", "br", "cite", "code", "del", "div", "em", "font", "i", "img", "ins", "mark", "p", "s",
    "small",
    "span", "strike", "strong", "sub", "sup", "u", "wbr",
  ]

  /// Without tags, references read, blanks joined. What was escaped twice is read twice, as readers of feeds do.
  static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<"):
        if let end = tag(bytes, at) {
          // A line break and a paragraph part words, a bold letter does not.
          if isBlock(bytes[at..<end]) { result.append(0x20) }
          at = end
        } else {
          result.append(bytes[at])
          at += 1
        }
      case UInt8(ascii: "&"):
        let (scalar, end) = reference(bytes, at)
        result += Array(String(scalar).utf8)
        at = end
      default:
        result.append(bytes[at])
        at += 1
      }
    }
    return joined(String(decoding: result, as: UTF8.self))
  }

  /// White space between words as one blank, none around them. No-break spaces stay: they are the author's.
  static func joined(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }.joined(separator: " ")
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The byte behind a tag that begins here; nil where none does.
  private static func tag(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")), names.contains(name(bytes[at...end])) else {
      return nil
    }
    return end + 1
  }

  private static func name(_ tag: ArraySlice<UInt8>) -> String {
    let rest = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }
    return String(decoding: rest.prefix { (48...57).contains($0) || ($0 | 0x20) &- 97 < 26 }, as: UTF8.self)
      .lowercased()
  }

  private static func isBlock(_ tag: ArraySlice<UInt8>) -> Bool { ["br", "div", "p", "img"].contains(name(tag)) }

  private static func reference(_ bytes: [UInt8], _ at: Int) -> (Unicode.Scalar, end: Int) {
    guard let end = bytes[at..<min(at + 34, bytes.count)].firstIndex(of: UInt8(ascii: ";")) else {
      return ("&", at + 1)
    }
    let name = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    let known: Unicode.Scalar? =
      switch name {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "quot": "\""
      case "apos": "'"
      default: ItemMarkup.character(named: name)
      }
    return known.map { ($0, end + 1) } ?? ("&", at + 1)
  }
}
