import Documents
import Pages
import Testing

/// Pages that would take hours or all memory: bounded, and said. The bounds are far above what they take.
@Suite(.serialized) struct HostilePageTests {
  private static let bound = Duration.seconds(60)
  private static let post = "<p>Kem trị nám tốt nhất thị trường, cam kết khỏi sau một tuần dùng thử tại nhà.</p>"

  /// Reads a page within the bound, and gives the codes of its problems.
  private func codes(_ page: String, _ reader: PageReader = PageReader(), finds: Bool = true) -> [String] {
    var document = Document(parts: [])
    let time = ContinuousClock().measure { document = reader.document(Array(page.utf8), path: "a.html") }
    #expect(time < HostilePageTests.bound)
    if finds {
      let all = document.parts.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n")
      #expect(all.contains("tốt nhất"))
    }
    PageFixture.checkPieces(document)
    return document.problems.map(\.code)
  }

  private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func aHundredThousandNestedTags() {
    #expect(codes(times("<div>", 100_000) + HostilePageTests.post) == ["page-read-simply"])
    #expect(codes(times("<span>", 100_000) + HostilePageTests.post) == ["page-read-simply"])
    #expect(codes(times("<table><tr><td>", 30_000) + HostilePageTests.post) == ["page-read-simply"])
    // Deep, and not too deep.
    #expect(codes(times("<div>", 1500) + HostilePageTests.post + times("</div>", 1500)).isEmpty)
  }

  @Test func bombsOfFormatting() {
    let fonts = (0..<3000).map { "<font size=\($0)>" }.joined()
    #expect(codes(fonts + times(HostilePageTests.post, 20)) == ["page-read-simply"])
    // Below the depth, and reopened in every paragraph.
    let some = (0..<1500).map { "<b id=\($0)>" }.joined()
    #expect(codes(some + times("<p>x", 20_000) + HostilePageTests.post) == ["page-read-simply"])
    let adopted = times("<a><b><p></a></b>", 20_000)
    _ = codes("<div>" + adopted + "</div><article>\(HostilePageTests.post)</article>")
  }

  @Test func endlessAttributesAndUnclosedEverything() {
    let attributes = (0..<20_000).map { "a\($0)=b" }.joined(separator: " ")
    #expect(codes("<div \(attributes)>\(HostilePageTests.post)</div>") == ["page-read-simply"])
    _ = codes(HostilePageTests.post + times("<p><li><td><a href='", 20_000))
    _ = codes(HostilePageTests.post + "<!--" + times("x", 100_000))
  }

  @Test func aMillionSiblings() {
    #expect(codes(HostilePageTests.post + times("<i>x</i>", 300_000)) == ["page-read-simply"])
    let small = PageReader(limits: PageLimits(nodes: 10_000))
    #expect(codes(HostilePageTests.post + times("<p>a<p>b", 20_000), small).contains("page-cut"))
  }

  @Test func textInTheWrongPlaceOfATable() {
    #expect(codes("<table>" + times("x<tr>y", 5000) + HostilePageTests.post + "</table>").isEmpty)
  }

  @Test func oneVeryLongText() {
    let long = "<article>\(HostilePageTests.post)<p>" + times("Một câu dài nữa của bài. ", 300_000) + "</p></article>"
    #expect(codes(long) == ["page-read-simply"])
  }

  @Test func aPageBeyondEveryLimitIsNotRead() {
    let reader = PageReader(limits: PageLimits(bytes: 1000))
    let found = codes(times(HostilePageTests.post, 100), reader, finds: false)
    #expect(found == ["page-too-large"])
  }

  /// Bytes that are taken for a script's by one reader and for text by another would be seen by nobody.
  @Test(arguments: [
    "<svg><style><p>", "<select><style></select>", "<script><!--<script></script>--></script>",
    "<svg></svg><style>a</style>",
    "<textarea><script></textarea>", "<title><style></title>", "<!--<script>-->",
    "<math><mi><style></style></mi></math>", "<script>\"</style>\"</script><style>a</style>", "<style><!--</style>",
    "<noscript><style></noscript></style>", "<svg><p><script>\"</svg><style>\"</script>",
  ])
  func nothingHidesBehindAScript(_ trick: String) {
    _ = codes("<div>\(trick)</div><article>\(HostilePageTests.post)</article><style>x</style><script>y</script>")
  }
}
