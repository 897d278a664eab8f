import Testing
import VietnameseText

/// Legacy charsets are read where they are, and nothing else is.
@Suite struct CharsetTests {
  private func canonical(of text: String) -> String {
    String(decoding: TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes, as: UTF8.self)
  }

  /// Any slash was taken for an address, and the number of a decree stayed as an HTML extractor left it.
  @Test func aReferenceAfterASlashWasTakenForAnAddress() {
    #expect(canonical(of: "Nghị định 13/2023/N&#272;-CP") == "Nghị định 13/2023/NĐ-CP")
    #expect(canonical(of: "xem bao.vn/t&#272;b nhé") == "xem bao.vn/t&#272;b nhé")
  }

  @Test(arguments: ["&nbsp;", "&#160;", "&#xA0;"]) func aReferenceToABlankJoinedTwoWords(_ blank: String) {
    #expect(canonical(of: "[Quảng\(blank)cáo] kem") == "[Quảng cáo] kem")
    let analysis = TextAnalysis(Array("Quảng\(blank)cáo".utf8), analyzer: TextAnalyzer())
    #expect(analysis.tokens.count == 2 && analysis.tokens.last?.gap == .soft)
  }

  /// A word behind a zero-width joiner was no sign of a charset, and was one when the text was read again.
  @Test func anInvisibleCharacterHidTheCharset() {
    #expect(canonical(of: canonical(of: "\u{B2} \u{200D}nh\u{E4}n")) == canonical(of: "\u{B2} \u{200D}nh\u{E4}n"))
  }
  private func canonical(_ text: String) -> String {
    String(decoding: TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).canonical.bytes, as: UTF8.self)
  }

  /// How each letter is written in a charset, found by reading everything that may be one.
  private static func letters(of charset: LegacyCharset) -> [Character: [UInt8]] {
    var table: [Character: [UInt8]] = [:]
    func offer(_ bytes: [UInt8]) {
      let text = String(decoding: charset.decoded(bytes), as: UTF8.self)
      guard text.unicodeScalars.count == 1, let letter = text.first, table[letter] == nil else { return }
      // These have no letter of Latin-1 but those of their tables; the ý of TCVN3 stands where Latin-1 has it.
      let isItself = bytes.count == 1 && bytes[0] >= 0x80 && letter.unicodeScalars.first?.value == UInt32(bytes[0])
      if isItself, charset == .vni || charset == .viqr || (charset == .tcvn3 && letter != "ý") { return }
      table[letter] = bytes
    }
    let high = Array(UInt8(0x80)...0xFF).reversed()
    let ascii = Array("abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXYdD".utf8)
    for byte in ascii + high { offer([byte]) }
    for first in ascii + high { for second in high { offer([first, second]) } }
    if charset == .viqr {
      for letter in ascii {
        for quality in [""] + ["^", "(", "+"] {
          for tone in ["", "'", "`", "?", "~", "."] { offer([letter] + Array((quality + tone).utf8)) }
        }
      }
      offer(Array("dd".utf8))
    }
    return table
  }

  /// Lines of the whole closed set, as they look when the file was opened as Latin-1.
  @Test(arguments: [LegacyCharset.tcvn3, .vni, .viscii, .windows1258])
  func theWholeClosedSetComesBack(_ charset: LegacyCharset) {
    let table = CharsetTests.letters(of: charset)
    let words = Syllable.all(includingMarginal: false).map { $0.compose() }.sorted()
    var shuffled = SplitMix(state: 7)
    var lines: [String] = []
    var seen = ""
    let mixed = words.shuffled(using: &shuffled)
    for start in stride(from: 0, to: mixed.count, by: 24) {
      let line = mixed[start..<min(start + 24, mixed.count)].joined(separator: " ")
      var bytes: [UInt8] = []
      for letter in line { bytes += table[letter] ?? Array(String(letter).utf8) }
      #expect(String(decoding: charset.decoded(bytes), as: UTF8.self) == line)
      lines.append(line)
      seen += String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) + "\n"
    }
    let read = canonical(seen).split(separator: "\n").map(String.init)
    let wrong = zip(lines, read).filter { $0 != $1 }
    #expect(read.count == lines.count && wrong.isEmpty, "\(wrong.prefix(2))")
  }

  @Test func viqrComesBack() {
    let table = CharsetTests.letters(of: .viqr)
    let line = "hôm nay trời đẹp chúng tôi đi chợ mua rau và cá về nấu canh"
    let typed = line.map { table[$0].map { String(decoding: $0, as: UTF8.self) } ?? String($0) }.joined()
    #expect(canonical(typed) == line)
    #expect(
      canonical("Công thức: x^2 + y^2 = z^2, a^b, e-mail a.b@c.vn")
        == "Công thức: x^2 + y^2 = z^2, a^b, e-mail a.b@c.vn")
  }

  @Test(arguments: [
    "Año nuevo, ¿qué tal, señor? El niño comió piñones en la montaña.",
    "L'été où nous étions à Nîmes, la forêt brûlait; le maïs, ç'a été dû à Noël.",
    "Für Größe über München: Straße, schön, müßig, natürlich.",
    "Smörgåsbord på Åland, kärlek, själ; København, rødgrød.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "R&amp;D, https://a.vn/?a=1&eacute;=2, 25 °C, 50 m², § 3, «lời trích», giá 10 € và 5 £, ©2026, Nokia®",
    "Tiếng Việt có dấu, hoà bình, Đắk Lắk, café, à, è, ì.",
  ])
  func otherTextsKeepTheirLetters(_ text: String) {
    let repairs = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer()).repairs
    #expect(!repairs.contains { $0.kind == .charset }, "\(canonical(text))")
  }

  /// A short title follows the charset of the text below it.
  @Test func aShortLineFollowsTheOthers() {
    #expect(
      canonical("Th«ng b¸o\nCéng hßa x· héi chñ nghÜa ViÖt Nam") == "Thông báo\nCộng hòa xã hội chủ nghĩa Việt Nam")
  }

  /// Two charsets with a line each decided by the order of a dictionary, another one at each reading. Found by the fuzzer.
  @Test func bugATieOfCharsetsIsDecidedTheSameWayAlways() {
    let text =
      "C\u{E9}ng h\u{DF}a x\u{B7} h\u{E9}i ch\u{F1} ngh\u{DC}a Vi\u{D6}t Nam\nCo\u{E4}ng ho\u{F8}a xa\u{F5} ho\u{E4}i "
      + "chu\u{FB} ngh\u{F3}a Vie\u{E4}t Nam\nVie\u{E4}t\nVi\u{D6}t\nho\u{E4}i\nh\u{E9}i\n"
    #expect(Set((0..<40).map { _ in canonical(text) }).count == 1)
  }

  @Test func mojibakeOfOneWordIsReadBesideGoodOnes() {
    #expect(canonical("Chợ Tiáº¿ng Viá»‡t họp sáng nay") == "Chợ Tiếng Việt họp sáng nay")
    #expect(canonical("TiÃ¡ÂºÂ¿ng ViÃ¡Â»â€¡t") == "Tiếng Việt")
  }

  @Test func whatWasReadIsARepairWithItsPlace() throws {
    let text = "Chợ Viá»‡t họp"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    let repair = try #require(analysis.repairs.first { $0.kind == .charset })
    #expect(String(decoding: analysis.canonical.bytes[repair.canonicalRange], as: UTF8.self) == "Việt")
    let raw = analysis.rawRange(of: repair.canonicalRange)
    #expect(String(decoding: Array(text.utf8)[raw], as: UTF8.self) == "Viá»‡t")
  }

  @Test func bytesThatAreNoUTF8TellTheirCharset() {
    let line = "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc"
    for charset in [LegacyCharset.tcvn3, .vni, .viscii, .windows1258] {
      let table = CharsetTests.letters(of: charset)
      let lower = line.lowercased()
      let bytes = lower.flatMap { table[$0] ?? Array(String($0).utf8) }
      #expect(LegacyCharset.detected(in: bytes) == charset)
      #expect(String(decoding: charset.decoded(bytes), as: UTF8.self) == lower)
    }
    #expect(LegacyCharset.detected(in: [0x4C, 0x27, 0xE9, 0x74, 0xE9, 0x20, 0x6F, 0xF9]) == nil)
  }

  @Test func randomBytesAreReadWithoutHarm() {
    var random = SplitMix(state: 11)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      for charset in LegacyCharset.allCases {
        #expect(String(validating: charset.decoded(bytes), as: UTF8.self) != nil)
      }
      let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
      #expect(String(validating: Array(canonical(text).utf8), as: UTF8.self) != nil)
    }
  }
}
