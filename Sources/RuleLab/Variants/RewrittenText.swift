internal import VietnameseText

/// A test's text in characters, with its words.
struct TestText {
  struct Word {
    /// Characters of the text.
    var range: Range<Int>
    var text: String
    /// A tiếng of the closed set, or the letters of one: what a disguise can be read back to.
    var isSyllable: Bool
    var count: Int { range.count }
  }

  let characters: [Character]
  /// UTF-8 bytes before each character, and of the whole.
  let offsets: [Int]
  /// Runs of letters.
  let words: [Word]
  /// UTF-8 bytes of what is disguised as it stands.
  let disguises: [Range<Int>]

  init(_ text: String) {
    characters = Array(text)
    var offsets = [0]
    for character in characters { offsets.append(offsets[offsets.count - 1] + character.utf8.count) }
    self.offsets = offsets
    var words: [Word] = []
    var start: Int?
    for index in 0...characters.count {
      if index < characters.count, characters[index].isLetter {
        start = start ?? index
      } else if let first = start {
        let text = String(characters[first..<index])
        // Beside a digit it is part of a code: Kenh14.
        let isCode =
          (first > 0 && characters[first - 1].isNumber) || (index < characters.count && characters[index].isNumber)
        words.append(Word(range: first..<index, text: text, isSyllable: !isCode && Syllable.isValid(text)))
        start = nil
      }
    }
    self.words = words
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    disguises = analysis.disguises.map { analysis.rawRange(of: $0.canonicalRange) }
  }

  func bytes(of range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

  /// Words that lie wholly in one of the spans, in UTF-8 bytes.
  func words(in spans: [Range<Int>]) -> [Word] {
    words.filter { word in
      let bytes = bytes(of: word.range)
      return spans.contains { $0.lowerBound <= bytes.lowerBound && bytes.upperBound <= $0.upperBound }
    }
  }

  /// Characters that lie in one of the spans.
  func characters(in spans: [Range<Int>]) -> [Int] {
    characters.indices.filter { index in
      spans.contains { $0.lowerBound <= offsets[index] && offsets[index + 1] <= $0.upperBound }
    }
  }
}

/// A text in which characters were replaced, and where each of them went.
struct RewrittenText {
  let text: String
  private let offsets: [Int]
  private let placed: [Range<Int>]

  /// - Parameter changes: what stands in place of a character; the others stay.
  init(_ original: TestText, _ changes: [Int: String], prefix: String = "", suffix: String = "") {
    var text = prefix
    var placed: [Range<Int>] = []
    var at = prefix.utf8.count
    for (index, character) in original.characters.enumerated() {
      let new = changes[index] ?? String(character)
      text += new
      placed.append(at..<at + new.utf8.count)
      at += new.utf8.count
    }
    self.text = text + suffix
    self.placed = placed
    offsets = original.offsets
  }

  /// UTF-8 bytes that a span of the original became.
  func place(of span: Range<Int>) -> Range<Int> {
    guard let first = placed.indices.first(where: { offsets[$0 + 1] > span.lowerBound }),
      let last = placed.indices.last(where: { offsets[$0] < span.upperBound }), first <= last
    else { return 0..<0 }
    return placed[first].lowerBound..<placed[last].upperBound
  }

  /// Whether a place is the span, or the span widened to the blanks around it, as a match widens over a word that was
  /// repaired or disguised.
  func isPlaced(_ found: Range<Int>, on span: Range<Int>) -> Bool {
    if found == span { return true }
    guard found.lowerBound <= span.lowerBound, span.upperBound <= found.upperBound else { return false }
    let bytes = Array(text.utf8)
    guard found.upperBound <= bytes.count else { return false }
    return !(bytes[found.lowerBound..<span.lowerBound] + bytes[span.upperBound..<found.upperBound])
      .contains { $0 == 0x20 || $0 == 0x0A }
  }
}
