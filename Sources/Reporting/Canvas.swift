package import Rulebooks

/// A stretch of text in one style.
package struct Span {
  package var text: String
  package var style: Style
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

package enum Style {
  case plain, strong, faint, good
  case level(Level)
  /// The level's colour, strong.
  case strongLevel(Level)

  /// Parameters of ANSI's SGR; nil for plain text.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .good: "36"
    case .level(let level): Style.colour(of: level)
    case .strongLevel(let level): "1;\(Style.colour(of: level))"
    }
  }

  private static func colour(of level: Level) -> String {
    switch level {
    case .error: "31"
    case .warning: "33"
    case .notice: "36"
    }
  }
}

/// Lines for a terminal: wraps words by their display width, colours them where asked to.
package struct Canvas {
  package private(set) var bytes: [UInt8] = []
  let colour: Bool
  let width: Int

  package init(colour: Bool, width: Int) {
    self.colour = colour
    self.width = max(40, width)
  }

  /// One line as it is, never wrapped. Trailing blanks are left out.
  package mutating func line(_ spans: [Span] = []) {
    var spans = spans
    while let last = spans.last {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      spans[spans.count - 1].text = String(kept)
      if !kept.isEmpty { break }
      spans.removeLast()
    }
    for span in spans where !span.text.isEmpty { put(span) }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Words wrapped at the width: the first line is indented by `first`, the others by `rest` columns.
  package mutating func wrapped(_ spans: [Span], first: Int = 0, rest: Int) {
    var line: [Span] = [Span(String(repeating: " ", count: first))]
    var used = first
    var isEmpty = true
    for word in Canvas.words(of: spans) {
      let gap = word.spaced && !isEmpty ? 1 : 0
      if !isEmpty, word.spaced, used + gap + word.width > width {
        self.line(line)
        line = [Span(String(repeating: " ", count: rest))]
        used = rest
      } else if gap == 1 {
        line.append(Span(" "))
        used += 1
      }
      line += word.spans
      used += word.width
      isEmpty = false
    }
    self.line(line)
  }

  /// A label in a column of its own, its text beside it.
  package mutating func labelled(_ label: String, _ spans: [Span], indent: Int, column: Int) {
    let gap = max(1, column - indent - DisplayWidth.of(label))
    let padding = String(repeating: "\u{A0}", count: gap)
    wrapped([Span(label + padding, .faint)] + spans, first: indent, rest: column)
  }

  private struct Word {
    var spans: [Span]
    var width: Int
    /// A blank stands before it.
    var spaced: Bool
  }

  /// Cuts at blanks; a word may run through several spans. No-break spaces hold and are written as blanks.
  private static func words(of spans: [Span]) -> [Word] {
    var words: [Word] = []
    var spaced = true
    for span in spans {
      for piece in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if piece.offset > 0 { spaced = true }
        if piece.element.isEmpty { continue }
        let text = String(piece.element.map { $0 == "\u{A0}" ? " " : $0 })
        let width = DisplayWidth.of(text)
        if spaced || words.isEmpty {
          words.append(Word(spans: [Span(text, span.style)], width: width, spaced: spaced))
        } else {
          words[words.count - 1].spans.append(Span(text, span.style))
          words[words.count - 1].width += width
        }
        spaced = false
      }
    }
    return words
  }

  private mutating func put(_ span: Span) {
    guard colour, let code = span.style.code else {
      bytes += span.text.utf8
      return
    }
    bytes += "\u{1B}[\(code)m\(span.text)\u{1B}[0m".utf8
  }
}
