import Foundation
import Testing
import VietnameseText

/// Laws that hold for every text; a failure prints its seed.
@Suite struct ViewPropertyTests {
  private static let fragments = [
    "hoà", "thủy", "qúy", "Đặc", "ðược", "Guðrún", "v\u{430}y", "\u{441}\u{430}\u{43E}", "Москва", " ", " ", "  ", "\n",
    "\n\n", "\r\n", "\u{A0}", "\u{200B}", "\u{AD}", "\u{FE0F}", "\u{200D}", "\u{301}", "\u{323}", "\u{302}", "\u{336}",
    "\u{20E3}", "1", "23", "１２", "①", "²", "𝐨", "🅰", "🆆🅸🅽", "🇻🇳", "🇻", "👨‍👩‍👧", "👍🏽", "❤️", ".", ",", "!", "…", "–", "-", "_",
    "“", "”", "₫", "50₫", "n\u{303}", "é\u{302}", "K", "ｖａｙ", "ᴠᴀʏ", "ǎ",
    "đ.á.n.h", "v4y", "l ừ a", "không chín một hai ba bốn năm sáu bảy tám", "abc chấm com", "hxxp://", "lừađảo",
    "tieengs",
    "5Ok", "+84 912 345 678", "khônggg", "nhän", "bik", "KH0NG_DUOC", "tie61ng", "abc[.]com", "0 9 1 2",
    "d\u{335}", "\u{3164}", "\u{202E}", "日本", "हिन्दी", "ا\u{200C}ب", "\u{0}", "\t", "đ", "Đ", "A", "b", "\u{1100}\u{1161}",
  ]

  private static let opaqueFragments = ["#hoà", "@hoà", "https://a.vn/hoà?x=ñ", "a@b.vn"]

  /// `glued` puts links and hashtags right against the rest: what a repair writes beside one may change where it ends, so only
  /// the laws about places hold there, not that a second reading finds the same links.
  private func text(_ random: inout SplitMix, glued: Bool = true) -> String {
    var text = ""
    for _ in 0..<Int(random.next() % 12) + 1 {
      if random.next() % 12 == 0 {
        let opaque = ViewPropertyTests.opaqueFragments[Int(random.next() % 4)]
        text += glued ? opaque : " \(opaque) "
      } else {
        text += ViewPropertyTests.fragments[Int(random.next() % UInt64(ViewPropertyTests.fragments.count))]
      }
    }
    return text
  }

  private func seeds() -> [UInt64] {
    var generator = SystemRandomNumberGenerator()
    return [1, 2, 3, generator.next()]
  }

  private func canonical(_ text: some Sequence<UInt8>, _ analyzer: TextAnalyzer) -> [UInt8] {
    TextAnalysis(Array(text), analyzer: analyzer).canonical.bytes
  }

  @Test func canonicalIsIdempotent() {
    let analyzer = TextAnalyzer()
    for seed in seeds() {
      var random = SplitMix(state: seed)
      for _ in 0..<3000 {
        let text = text(&random, glued: false)
        let once = canonical(text.utf8, analyzer)
        let twice = canonical(once, analyzer)
        #expect(once == twice, "seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        if once != twice { return }
      }
    }
  }

  /// What was read once has nothing left to read; so has its folded form what it needs to be a key.
  @Test func revealedIsIdempotent() {
    let analyzer = TextAnalyzer()
    for seed in seeds() {
      var random = SplitMix(state: seed)
      for _ in 0..<3000 {
        let text = text(&random, glued: false)
        let once = TextAnalysis(Array(text.utf8), analyzer: analyzer).revealed.bytes
        let twice = TextAnalysis(once, analyzer: analyzer).revealed.bytes
        #expect(
          once == twice,
          "seed \(seed): \([Array(text.utf8), once, twice].map { String(decoding: $0, as: UTF8.self).debugDescription })"
        )
        if once != twice { return }
      }
    }
  }

  /// Every scalar of the first plane and of the emoji blocks, alone and under an acute: the quick test for NFC must never pass
  /// what normalization would change. (Elsewhere Foundation's Unicode is newer than the library's, and nothing is passed.)
  @Test func sourceIsNormalized() {
    let analyzer = TextAnalyzer()
    for start in Array(stride(from: UInt32(0), to: 0x1_0000, by: 0x400)) + [0x1F000, 0x1F400, 0x1F800] {
      var text = String.UnicodeScalarView()
      for scalar in (start..<start + 0x400).compactMap(Unicode.Scalar.init) {
        text.append(contentsOf: [scalar, " ", scalar, "\u{301}", "\n"])
      }
      let wanted = Array(String(text).precomposedStringWithCanonicalMapping.utf8)
      #expect(
        TextAnalysis(Array(String(text).utf8), analyzer: analyzer).source.bytes == wanted,
        "U+\(String(start, radix: 16))")
    }
  }

  @Test func memoChangesNothing() {
    let analyzer = TextAnalyzer()
    for seed in seeds() {
      var random = SplitMix(state: seed)
      for _ in 0..<200 {
        let text = text(&random)
        let warm = TextAnalysis(Array(text.utf8), analyzer: analyzer)
        let cold = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
        #expect(warm.canonical.bytes == cold.canonical.bytes, "seed \(seed)")
        #expect(warm.tokens.map(\.key) == cold.tokens.map(\.key) && warm.repairs == cold.repairs, "seed \(seed)")
      }
    }
  }

  @Test func equivalentInputsGiveTheSameBytes() {
    let analyzer = TextAnalyzer()
    for syllable in Syllable.all(includingMarginal: false) {
      let word = syllable.compose()
      let decomposed = word.unicodeScalars.flatMap { String($0).decomposedScalars }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: decomposed)
      #expect(canonical(String(text).utf8, analyzer) == Array(word.utf8))
    }
  }

  @Test func everyByteOfEveryViewHasAPlaceAndPlacesRise() {
    let analyzer = TextAnalyzer()
    for seed in seeds() {
      var random = SplitMix(state: seed)
      for _ in 0..<1500 {
        let raw = Array(text(&random).utf8)
        let analysis = TextAnalysis(raw, analyzer: analyzer)
        for kind in ViewKind.allCases {
          let view = analysis.view(kind)
          var low = 0
          var high = 0
          for index in view.bytes.indices {
            let range = analysis.rawRange(of: index..<index + 1, in: kind)
            #expect(
              range.lowerBound >= low && range.upperBound >= high && range.upperBound <= raw.count, "seed \(seed)")
            // Only what was deleted before the first byte has no place.
            #expect(range.lowerBound <= high || index == 0, "seed \(seed) \(kind) gap before \(index)")
            (low, high) = (range.lowerBound, range.upperBound)
          }
          if !view.bytes.isEmpty { #expect(high == raw.count, "seed \(seed) \(kind)") }
          #expect(String(validating: view.bytes, as: UTF8.self) != nil)
        }
      }
    }
  }

  @Test func tokensLieInOrderAndGapsAreTrue() {
    let analyzer = TextAnalyzer()
    for seed in seeds() {
      var random = SplitMix(state: seed)
      for _ in 0..<1500 {
        let analysis = TextAnalysis(Array(text(&random).utf8), analyzer: analyzer)
        var end = 0
        for (index, token) in analysis.tokens.enumerated() {
          #expect(token.range.lowerBound >= end && !token.range.isEmpty, "seed \(seed)")
          #expect((token.gap == .start) == (index == 0))
          if index > 0 { #expect((token.gap == .none) == (token.range.lowerBound == end), "seed \(seed)") }
          end = token.range.upperBound
          let opaque = analysis.opaqueRanges.contains {
            $0.lowerBound <= token.range.lowerBound && token.range.upperBound <= $0.upperBound
          }
          #expect(token.flags.contains(.opaque) == opaque, "seed \(seed)")
        }
        #expect(end <= analysis.canonical.bytes.count)
        #expect(analysis.masked.count == analysis.canonical.bytes.count)
        #expect(analysis.paragraphs.map(\.tokens.count).reduce(0, +) == analysis.tokens.count, "seed \(seed)")
        #expect(analysis.sentences.map(\.tokens.count).reduce(0, +) == analysis.tokens.count, "seed \(seed)")
      }
    }
  }
}

/// A generator that gives the same numbers for the same seed everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension String {
  /// Canonical decomposition.
  fileprivate var decomposedScalars: [Unicode.Scalar] {
    Array(decomposedStringWithCanonicalMapping.unicodeScalars)
  }
}
