import Testing
import VietnameseText

/// Text made to be slow, or to break what reads it.
@Suite(.serialized) struct HostileTextTests {
  /// Bytes of the shorter of two texts; the other is twice as long.
  #if DEBUG
    static let size = 1 << 16
    static let lineSize = 1 << 18
  #else
    static let size = 1 << 20
    static let lineSize = 50 << 20
  #endif

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("marks on one letter", "a", "\u{301}"), ("marks of two classes in turn", "a", "\u{301}\u{323}"),
      ("marks that compose", "e", "\u{302}\u{301}"), ("nothing that is seen", "", "\u{200B}"),
      ("zero width joiners in a word", "", "a\u{200D}"), ("nested bidi", "", "\u{2066}x\u{202E}"),
      ("isolates never closed", "", "\u{2067}"), ("letters without end", "", "a"), ("signs of addresses", "", "@"),
      ("hosts", "", "a."), ("half a link", "", "http:/"), ("hashtags", "", "#a"), ("lookalikes", "", "\u{430}\u{43E} "),
      ("regional indicators", "", "\u{1F1FB}"), ("NUL", "", "\u{0}"), ("quotation marks", "", "\u{201C}a"),
      ("digits", "", "1"), ("dots and digits", "", "1."), ("line breaks", "", "\n"), ("Hangul", "", "\u{1100}\u{1161}"),
    ])
  func isReadInLinearTime(_ name: String, _ start: String, _ unit: String) {
    #expect(isLinear(start, unit, HostileTextTests.size), "\(name)")
  }

  @Test(.timeLimit(.minutes(2))) func oneHugeLineIsReadInLinearTime() {
    #expect(isLinear("", "Thuốc chữa khỏi bệnh, 1.300 đồng; ", HostileTextTests.lineSize / 2))
  }

  /// Whether twice the text takes less than three times as long. A busy machine may need more than one try; the square of a
  /// length never passes.
  private func isLinear(_ start: String, _ unit: String, _ size: Int) -> Bool {
    (0..<5).contains { _ in
      let short = time(start, unit, size)
      let long = time(start, unit, size * 2)
      // Below some milliseconds the clock says little.
      return long < short * 3 || long < .milliseconds(50)
    }
  }

  /// One reading of all there is to read.
  private func time(_ start: String, _ unit: String, _ size: Int) -> Duration {
    let bytes = Array((start + String(repeating: unit, count: size / unit.utf8.count)).utf8)
    return ContinuousClock().measure {
      let analysis = TextAnalysis(bytes, analyzer: TextAnalyzer())
      let end = analysis.folded.bytes.count
      #expect(end == 0 || analysis.rawRange(of: end - 1..<end, in: .folded).upperBound == bytes.count)
    }
  }

  @Test func nulIsATextLikeAnother() {
    let analysis = TextAnalysis(Array("hoà\u{0}thuỷ\u{0}".utf8), analyzer: TextAnalyzer())
    #expect(analysis.canonical.bytes == Array("hòa\u{0}thủy\u{0}".utf8))
    #expect(analysis.tokens.map(\.gap) == [.start, .hard])
  }

  /// The run that was put in order is one edit, back to all of it.
  @Test func longRunsOfMarksKeepTheirPlace() {
    let marks = String(repeating: "\u{301}\u{323}", count: 200)
    let text = "hoa\(marks) x"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    let wanted =
      "ho\u{1EA1}" + String(repeating: "\u{323}", count: 199) + String(repeating: "\u{301}", count: 200) + " x"
    #expect(analysis.source.bytes == Array(wanted.utf8))
    #expect(
      analysis.rawRange(of: analysis.source.bytes.count - 1..<analysis.source.bytes.count, in: .source).count == 1)
    #expect(analysis.rawRange(of: 3..<5, in: .source) == 2..<text.utf8.count - 2)
  }
}
