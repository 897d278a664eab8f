public import Documents
internal import Rulebooks
internal import VietnameseText

/// Counts the tiếng of documents, as `count: { tiếng: true }` does: words and numbers, without links and hashtags.
public struct SyllableCounter {
  private let analyzer = TextAnalyzer()

  public init() {}

  /// Over all parts. O(bytes).
  public func count(in document: Document) -> Int {
    document.parts.reduce(0) { total, part in
      let text = MatchText(TextAnalysis(part.text, analyzer: analyzer), part: 0)
      return total + TextCount.of(.syllables, text, text.region)
    }
  }
}
