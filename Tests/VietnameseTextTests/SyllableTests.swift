import Testing
import VietnameseText

@Suite struct SyllableTests {
  @Test func closedSetHasItsKnownSize() {
    #expect(Syllable.all(includingMarginal: false).count == 17_192)
    #expect(Syllable.all(includingMarginal: true).count == 20_208)
  }

  @Test func lettersAndToneNameOneSyllable() {
    let syllables = Syllable.all(includingMarginal: true)
    #expect(Set(syllables.map { $0.compose(.old) }).count == syllables.count)
    #expect(Set(syllables.map { $0.compose(.new) }).count == syllables.count)
  }

  @Test func everySyllableComesBackFromItsSpelling() {
    for syllable in Syllable.all(includingMarginal: true) {
      #expect(Syllable.parse(syllable.compose(.old)) == syllable)
      #expect(Syllable.parse(syllable.compose(.new)) == syllable)
    }
  }

  @Test func stylesDifferInTheirKnownNumberOfCoreSyllables() {
    let differing = Syllable.all(includingMarginal: false).count { $0.compose(.old) != $0.compose(.new) }
    #expect(differing == 360)
  }

  @Test func styleIsToldWhereTheStylesDiffer() {
    #expect(Syllable.style(of: "hòa") == .old)
    #expect(Syllable.style(of: "Hoà") == .new)
    #expect(Syllable.style(of: "hoàng") == nil)
    #expect(Syllable.style(of: "cuả") == nil)
    #expect(Syllable.style(of: "café") == nil)
  }

  @Test func keysNameOneSyllableButForILoosely() {
    var spellings: [SyllableKey: Set<String>] = [:]
    for syllable in Syllable.all(includingMarginal: true) {
      #expect(syllable.key == SyllableKey(syllable.compose(.new).utf8))
      #expect(!syllable.key.isHashed)
      spellings[syllable.key, default: []].insert(syllable.compose())
    }
    for shared in spellings.values where shared.count > 1 {
      #expect(shared.count == 2 && shared.contains { $0.contains { "yýỳỷỹỵ".contains($0) } }, "\(shared)")
    }
  }

  @Test(arguments: [
    ("hòa", ToneStyle.old), ("hoà", .new), ("thủy", .old), ("khoẻ", .new), ("giếng", .old), ("gì", .old), ("quý", .new),
    ("khuỷu", .old), ("thuở", .old), ("xoòng", .old), ("mía", .new), ("yếu", .old), ("nguyễn", .old), ("huýt", .old),
  ])
  func composes(_ spelling: String, _ style: ToneStyle) throws {
    let syllable = try #require(Syllable.parse(spelling))
    #expect(Array(syllable.compose(style).utf8) == Array(spelling.utf8))
  }

  @Test(arguments: ["xyên", "chíx", "hòac", "ngi", "cê", "giê", "beuoi", "", "abc", "đắk", "café"])
  func isNoSyllable(_ word: String) { #expect(!Syllable.isValid(word)) }

  @Test func retoneRefusesWhatTheCodaForbids() throws {
    let word = try #require(Syllable.parse("tốt"))
    #expect(word.retone(.nang)?.compose() == "tột")
    #expect(word.retone(.huyen) == nil)
  }

  /// A tone on any other vowel letter spells no other syllable, so repair never has to guess.
  @Test func misplacedSpellingsAreRepairedToTheirSyllable() {
    let analyzer = TextAnalyzer()
    let tones: [Tone: Unicode.Scalar] = [
      .huyen: "\u{300}", .hoi: "\u{309}", .nga: "\u{303}", .sac: "\u{301}", .nang: "\u{323}",
    ]
    for syllable in Syllable.all(includingMarginal: true) {
      guard let mark = tones[syllable.tone] else { continue }
      let letters = Array((syllable.retone(.ngang) ?? syllable).compose().unicodeScalars)
      // Stopped syllables have no level tone: the mark is taken off by hand.
      guard syllable.retone(.ngang) != nil else { continue }
      for place in letters.indices where "aăâeêioôơuưy".unicodeScalars.contains(letters[place]) {
        var text = String.UnicodeScalarView(letters[...place])
        text.append(mark)
        text.append(contentsOf: letters[(place + 1)...])
        let analysis = TextAnalysis(Array(String(text).utf8), analyzer: analyzer)
        #expect(String(decoding: analysis.canonical.bytes, as: UTF8.self) == syllable.compose())
      }
    }
  }
}
