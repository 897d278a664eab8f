internal import VietnameseText

/// Keys of the words that patterns are made of: a pattern is taken apart in many ways, and its words come up in each.
final class PieceKeys {
  private let analysis: TextAnalysis
  private var known: [String: SyllableKey?] = [:]

  init(_ analyzer: TextAnalyzer) { analysis = TextAnalysis([], analyzer: analyzer) }

  /// Nil where the text is not one whole token of a text.
  subscript(_ text: String) -> SyllableKey? {
    if let key = known[text] { return key }
    analysis.read(Array(text.utf8))
    var key: SyllableKey?
    if analysis.tokens.count == 1, let token = analysis.tokens.first, !token.flags.contains(.opaque),
      token.range == 0..<analysis.canonical.bytes.count
    {
      key = token.key
    }
    known[text] = .some(key)
    return key
  }
}
