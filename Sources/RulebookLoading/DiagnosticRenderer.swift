public import Documents

/// Shows diagnostics as a compiler would: place, sentence, the author's line, a caret, what to do.
///
///     quang-cao.yaml:9:5: lỗi E102: Không có khóa “levle” ở đây.
///           levle: warning
///           ^~~~~
///       cách sửa: có phải “level” không?
public enum DiagnosticRenderer {
  /// Scalars of the author's line that are shown; a table pasted into one line must not fill the screen.
  static let lineLimit = 120

  /// - Parameter colour: with escape sequences for a terminal.
  /// - Returns: lines without a line end after the last.
  public static func render(_ diagnostic: Diagnostic, language: Language, colour: Bool = false) -> String {
    render(
      diagnostic, code: diagnostic.code.rawValue, severity: diagnostic.severity, language: language, colour: colour)
  }

  /// The same for what another tool says of a place in a rulebook.
  /// - Parameters:
  ///   - diagnostic: the place, the sentence and what to do; its own code is not shown.
  ///   - code: shown in place of it.
  public static func render(
    _ diagnostic: Diagnostic, code: String, severity: Diagnostic.Severity, language: Language, colour: Bool = false
  ) -> String {
    let paint = Paint(on: colour)
    let strong = severity == .error ? Paint.red : severity == .warning ? Paint.yellow : Paint.cyan
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column):"
    let head = "\(word(severity, language)) \(code):"
    var lines = [
      "\(paint(shown(place), Paint.bold)) \(paint(head, strong)) \(shown(diagnostic.message[language]))"
    ]
    if !diagnostic.sourceLine.isEmpty {
      let excerpt = Excerpt(diagnostic)
      lines.append("  " + excerpt.line)
      lines.append("  " + excerpt.indent + paint(excerpt.underline, strong))
    }
    if let help = diagnostic.help {
      lines.append("  \(paint(language == .vi ? "cách sửa:" : "help:", Paint.green)) \(shown(help[language]))")
    }
    return lines.joined(separator: "\n")
  }

  private static func word(_ severity: Diagnostic.Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.error, .vi): "lỗi"
    case (.error, .en): "error"
    case (.warning, .vi): "nên sửa"
    case (.warning, .en): "warning"
    case (.notice, .vi): "lưu ý"
    case (.notice, .en): "notice"
    }
  }

  /// A rulebook must not be able to move the cursor or recolour the screen of whoever reads about it.
  private static func shown(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(shown)))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  /// The part of the author's line around the caret.
  private struct Excerpt {
    let line: String
    let indent: String
    let underline: String

    init(_ diagnostic: Diagnostic) {
      let scalars = diagnostic.sourceLine.unicodeScalars
      let count = scalars.count
      let at = min(max(0, diagnostic.column - 1), count)
      // A third of the room stands before the caret, as what follows it is what went wrong.
      let start = count <= lineLimit ? 0 : min(max(0, at - lineLimit / 3), count - lineLimit)
      let end = min(count, start + lineLimit)
      // Only the room is copied: a line may be megabytes long.
      let from = scalars.index(scalars.startIndex, offsetBy: start)
      let shown = scalars[from..<scalars.index(from, offsetBy: end - start)].map(DiagnosticRenderer.shown)
      let all = { (range: Range<Int>) in shown[(range.lowerBound - start)..<(range.upperBound - start)] }
      let before = (start > 0 ? ["…"] : []) + all(start..<at)
      line = text((start > 0 ? ["…"] : []) + all(start..<end) + (end < count ? ["…"] : []))
      // Marks that stand on the letter before them take no column of their own.
      indent = text(
        before.filter { $0.properties.canonicalCombiningClass == .notReordered }.map { $0 == "\t" ? "\t" : " " })
      let marked = all(at..<max(at, min(end, at + diagnostic.length)))
        .count { $0.properties.canonicalCombiningClass == .notReordered }
      underline = "^" + String(repeating: "~", count: max(0, marked - 1))
    }
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

  private struct Paint {
    static let bold = "1"
    static let red = "1;31"
    static let yellow = "1;33"
    static let cyan = "1;36"
    static let green = "32"
    var on: Bool
    func callAsFunction(_ text: String, _ style: String) -> String { on ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text }
  }
}
