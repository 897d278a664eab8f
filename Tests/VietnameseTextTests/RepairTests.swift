import Testing

@testable import VietnameseText

@Suite struct RepairTests {
  /// `50₫сао`: the sign beside a number was taken for the first letter of the neighbour, and decided over the word before.
  @Test(arguments: ["сао50₫\u{FE0F}сао @hoà", "сао🇻🇳сао₫5Ok nhé"])
  func aCurrencySignWasReadAsALetterOfTheNeighbour(_ text: String) {
    let once = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes
    #expect(TextAnalysis(once, analyzer: TextAnalyzer()).canonical.bytes == once)
  }

  @Test(arguments: [
    ("cuả", [Repair.Kind.misplacedTone]), ("hoà", [.toneStyle]), ("v\u{430}y", [.lookalike]),
    ("lừa\u{200B} x", [.invisible]),
    ("𝐕𝐚𝐲", [.fontStyle]), ("ðược", [.strokeD]), ("v\u{336}a\u{336}y\u{336}", [.marks]), ("a\u{A0}b", [.blank]),
    ("hòa", []),
    ("tie\u{302}\u{301}ng", []),
  ])
  func kinds(_ text: String, _ kinds: [Repair.Kind]) {
    #expect(TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).repairs.map(\.kind) == kinds)
  }

  @Test func rangesLeadBackToTheAuthorsBytes() throws {
    let text = "Xem\u{A0}ðie\u{302}\u{300}u hoà"
    let raw = Array(text.utf8)
    let analysis = TextAnalysis(raw, analyzer: TextAnalyzer())
    #expect(String(decoding: analysis.canonical.bytes, as: UTF8.self) == "Xem điều hòa")
    let found = analysis.tokens.map { String(decoding: raw[analysis.rawRange(of: $0.range)], as: UTF8.self) }
    #expect(found.map { Array($0.utf8) } == ["Xem", "ðie\u{302}\u{300}u", "hoà"].map { Array($0.utf8) })
    #expect(analysis.tokens.map { $0.flags.contains(.repaired) } == [false, true, true])
    let last = try #require(analysis.tokens.last)
    #expect(Array(analysis.source.bytes[analysis.sourceViewRange(of: last.range)]) == Array("hoà".utf8))
  }

  @Test func cleanTextSharesItsBytes() {
    let analysis = TextAnalysis(Array("Thành phố Hồ Chí Minh".utf8), analyzer: TextAnalyzer())
    #expect(analysis.canonical.map.isIdentity && analysis.source.map.isIdentity)
  }

  @Test(arguments: ["Việt Nam🇻🇳 đẹp", "Nam🇻🇳🇻🇳", "nhóm máu🅰 và 🅱", "xong👍", "🇻🇳 Việt", "nhà①", "A🇻"])
  func signsRightAfterAWordStay(_ text: String) {
    #expect(TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes == Array(text.utf8))
  }

  @Test func newStyleIsAnOption() {
    let analysis = TextAnalysis(Array("hòa thủy".utf8), analyzer: TextAnalyzer(toneStyle: .new))
    #expect(Array("hoà thuỷ".utf8) == analysis.canonical.bytes)
  }

  @Test func flags() throws {
    let analysis = TextAnalysis(Array("Việt NAM xyên 12 #tag".utf8), analyzer: TextAnalyzer())
    #expect(
      analysis.tokens.map {
        $0.flags.intersection([.number, .syllable, .accented, .capitalized, .allCapitals, .repaired, .opaque])
      } == [
        [.syllable, .accented, .capitalized], [.syllable, .capitalized, .allCapitals], [.accented], [.number],
        [.opaque],
      ])
    #expect(String(decoding: analysis.masked, as: UTF8.self) == "Việt NAM xyên 12 \u{1A}\u{1A}\u{1A}\u{1A}")
  }

  /// Found by the fuzzer: the Cyrillic п came to be an n under a tilde, and ñ is a lookalike that the next reading took away.
  @Test func whatARepairMakesIsRepairedAtOnce() {
    for text in ["ặ\u{43F}\u{303}", "đặ\u{1D427}\u{303}"] {
      let once = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes
      #expect(TextAnalysis(once, analyzer: TextAnalyzer()).canonical.bytes == once)
    }
  }

  /// Found by the fuzzer: the sign of the đồng stayed before Cyrillic letters that were read, and was read with them later.
  @Test func dongSignBeforeLookalikesIsReadWithThem() {
    let analysis = TextAnalysis(Array("\u{20AB}\u{435}\u{43F} trắng".utf8), analyzer: TextAnalyzer())
    #expect(analysis.canonical.bytes == Array("đen trắng".utf8))
  }

  /// `D₫ак` is one word and reads as Latin; cut at the sign, its end looked foreign to the word behind it, but only the first
  /// time. Found by the fuzzer.
  @Test func bugTheDongSignBelongsToItsWordForNeighbours() {
    let analyzer = TextAnalyzer()
    let once = TextAnalysis(Array("D\u{20AB}\u{430}\u{43A} \u{20AB}\u{430}\u{43E}".utf8), analyzer: analyzer).canonical
      .bytes
    #expect(TextAnalysis(once, analyzer: analyzer).canonical.bytes == once)
  }

  /// Found by the fuzzer: the memo kept what the sign of the đồng was among words of another script.
  @Test func whatDongSignIsAmongOtherWordsIsNotRemembered() {
    let analyzer = TextAnalyzer()
    let word = "\u{20AB}\u{435}\u{43F}"
    let among = TextAnalysis(Array("Москва \(word)".utf8), analyzer: analyzer)
    #expect(among.repairs.isEmpty)
    #expect(TextAnalysis(Array("\(word) trắng".utf8), analyzer: analyzer).canonical.bytes == Array("đen trắng".utf8))
  }

  /// A line of disguised words took the square of its length once.
  @Test(.timeLimit(.minutes(1))) func lineOfForeignWordsIsReadInLinearTime() {
    let word = "\u{441}\u{430}\u{43E} "
    let alone = TextAnalysis(Array(String(repeating: word, count: 2000).utf8), analyzer: TextAnalyzer())
    #expect(alone.repairs.isEmpty)
    let beside = TextAnalysis(Array((String(repeating: word, count: 2000) + "vay").utf8), analyzer: TextAnalyzer())
    #expect(beside.repairs.count == 2000)
  }

  /// Runs that a piece looked through again and again.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["\u{1F1FB}", "\u{200B}", "\u{301}", "\u{1F170}", "\u{1F600}", "\u{65E5}", "\u{20AB}", "a", "1\u{301}"])
  func longRunsAreReadInLinearTime(_ unit: String) {
    let text = "1" + String(repeating: unit, count: 100_000) + "2"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    #expect(analysis.rawRange(of: 0..<analysis.canonical.bytes.count).upperBound == text.utf8.count)
  }

  /// Found by the comparison with and without the index: once its word was known, a comma before a strange word was lost.
  @Test(arguments: [
    "mặt hàng, đ4u đó", "mặt hàng. (Xem)", "mặt hàng, 12 cái", "mặt hàng,, cũ", "mặt hàng. ", "mặt hàng, Facebook",
  ])
  func aTextReadAgainIsTheSame(_ text: String) {
    let analyzer = TextAnalyzer()
    let first = TextAnalysis(Array(text.utf8), analyzer: analyzer)
    let again = TextAnalysis(Array(text.utf8), analyzer: analyzer)
    #expect(first.tokens.map(\.gap) == again.tokens.map(\.gap))
    #expect(first.tokens.map(\.foldedEnd) == again.tokens.map(\.foldedEnd))
    #expect(first.folded.bytes == again.folded.bytes && first.folded.map == again.folded.map)
    #expect(first.revealed.bytes == again.revealed.bytes)
  }

  /// Found by the fuzzer: letters and a flag that touch were one word for their neighbours and two for the scan.
  @Test func aFlagEndsAWordForItsNeighboursToo() {
    let text = "vay \u{430}\u{43E} \u{41C}\u{43E}\u{20DD}\u{1F1FB}\u{412}\u{430} t"
    let once = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes
    #expect(TextAnalysis(once, analyzer: TextAnalyzer()).canonical.bytes == once)
  }
}
