/// A test's text with spans marked `[[…]]`, as its author writes them: what is shown can be pasted back into the rule.
enum MarkedText {
  /// - Parameter spans: UTF-8 bytes in `text`; those that reach past its end are cut there.
  static func render(_ text: String, spans: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for index in 0...bytes.count {
      for span in spans where span.upperBound == index && !span.isEmpty { result += "]]".utf8 }
      for span in spans where span.lowerBound == index {
        result += (span.isEmpty ? "[[]]" : "[[").utf8
      }
      if index < bytes.count { result.append(bytes[index]) }
    }
    return oneLine(String(decoding: result, as: UTF8.self))
  }

  /// Line ends shown as ⏎, so that a report keeps one line for one text.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\r" {
      if scalar == "\n" { result.append(contentsOf: " ⏎ ".unicodeScalars) } else { result.append(scalar) }
    }
    return String(result)
  }

  /// `“tốt nhất” (byte 12–24)`, the words of a span; nil where it reaches past the text.
  static func words(of span: Range<Int>, in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard span.lowerBound >= 0, span.upperBound <= bytes.count else { return nil }
    return "“\(oneLine(String(decoding: bytes[span], as: UTF8.self)))” (byte \(span.lowerBound)–\(span.upperBound))"
  }
}
