import Mustache

/// Text as it may stand in a page.
enum HTMLText {
  /// Without what moves, reverses or hides the text around it; line breaks stay.
  static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }

  /// The address where a click on it does nothing but open a page.
  static func href(_ address: String?) -> String? {
    guard let address else { return nil }
    let lower = address.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://") ? address : nil
  }

  /// Escapes scalar by scalar. By characters, a quotation mark with a combining mark behind it would be another character
  /// and pass.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// The escaping of `HTMLText` for templates. The one that comes with them goes by characters.
struct HTMLByScalars: MustacheContentType {
  static let name = "HTML_BY_SCALARS"
  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
