import Documents
import Testing

/// `a &amp; b` of a page is the text `a & b`, and a break between blocks stands nowhere.
@Suite struct SourceMapTests {
  private let map = SourceMap(
    pieces: [
      .init(start: 0, source: 3..<5), .init(start: 2, source: 5..<10), .init(start: 3, source: 10..<12),
      .init(start: 5, source: 15..<15), .init(start: 6, source: 18..<21),
    ], file: Array("<p>a &amp; b</p><p>cde</p>".utf8))
  private let count = 9

  @Test(arguments: [
    (0..<1, 3..<4), (2..<3, 5..<10), (1..<4, 4..<11), (6..<9, 18..<21), (4..<7, 11..<19), (5..<6, 15..<15),
    (9..<9, 21..<21),
  ])
  func aStretchOfThePartIsFoundInItsFile(part: Range<Int>, file: Range<Int>) {
    if part.isEmpty { return #expect(map.source(of: part, count: count).isEmpty) }
    #expect(map.source(of: part, count: count) == file)
  }
}
