import Documents
import Pages
import Testing

/// Broken pages: fixtures with pieces of markup thrown in and stretches cut out, the same ones in each run.
@Suite struct MutatedPageTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let bits = [
    "<", ">", "</", "<!--", "-->", "<script>", "</script>", "<style>", "</style>", "<svg>", "&amp;", "&#7889", "&nbsp",
    "<b>", "<p>",
    "<table>", "<td>", "</table>", "<a href=", "\"", "<select>", "<textarea>", "<title>", "</html>", "\r\n", "\r",
    "<pre>", "<q>", "<rt>",
    "<blockquote>", "</blockquote>", "<br>", "\u{1}", "\u{A0}", "<figcaption>", "<li>", "</khong>", "&notit;", "<h1>",
    "<time>",
  ].map { Array($0.utf8) }

  @Test func piecesStayTrueInBrokenPages() throws {
    var dice = Dice(state: 0x5EED_5EED)
    for name in try PageFixture.names() where !name.hasPrefix("utf16") {
      let page = try PageFixture.bytes(name)
      for round in 0..<12 {
        var broken = page
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
          let at = Int.random(in: 0...broken.count, using: &dice)
          broken.insert(contentsOf: MutatedPageTests.bits.randomElement(using: &dice) ?? [], at: at)
          let cut = Int.random(in: 0..<broken.count, using: &dice)
          broken.removeSubrange(cut..<min(broken.count, cut + Int.random(in: 0...200, using: &dice)))
        }
        let limits = round % 3 == 0 ? PageLimits(depth: 10, fullNodes: 300, attributes: 4) : PageLimits()
        let document = PageReader(limits: limits).document(broken, path: name)
        #expect(!document.parts.isEmpty || !document.problems.isEmpty, "\(name) \(round)")
        PageFixture.checkPieces(document, "\(name) \(round)")
      }
    }
  }
}
