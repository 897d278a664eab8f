import Foundation
import Testing
import VietnameseText

/// The examples of VietnameseText.docc, in their order. The last test fails where the page and this file differ.
@Suite struct DocumentationTests {
  @Test func views() {
    let analyzer = TextAnalyzer()
    let analysis = TextAnalysis(Array("Thuốc của bác sĩ Hoà".utf8), analyzer: analyzer)
    let canonical = String(decoding: analysis.canonical.bytes, as: UTF8.self)
    assert(canonical == "Thuốc của bác sĩ Hòa")
    let folded = String(decoding: analysis.folded.bytes, as: UTF8.self)
    assert(folded == "thuoc cua bac si hoa")
  }

  @Test func repairs() {
    let text = "v\u{430}y ti\u{200B}ền, thuỷ điện"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    assert(analysis.canonical.bytes == Array("vay tiền, thủy điện".utf8))
    assert(analysis.repairs.map(\.kind) == [.lookalike, .invisible, .toneStyle])
  }

  @Test func opaque() {
    let text = "hoà #hoà https://a.vn/hoà"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    assert(analysis.canonical.bytes == Array("hòa #hoà https://a.vn/hoà".utf8))
    assert(analysis.opaqueRanges.count == 2)
  }

  @Test func disguises() {
    let text = "Nhóm đ.á.n.h b.ạ.c, v4y t1ền, lh O9I2.345.678"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    let revealed = String(decoding: analysis.revealed.bytes, as: UTF8.self)
    assert(revealed == "Nhóm đánh bạc, vay tiền, lh 0912345678")
    assert(analysis.disguises.map(\.kind) == [.separated, .separated, .leet, .leet, .phone])
    assert(analysis.canonical.bytes == Array(text.utf8))
  }

  @Test func charsets() {
    let text = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    let analysis = TextAnalysis(Array(text.utf8), analyzer: TextAnalyzer())
    assert(analysis.canonical.bytes == Array("Cộng hòa xã hội chủ nghĩa Việt Nam".utf8))
    assert(analysis.repairs.allSatisfy { $0.kind == .charset })
    assert(LegacyCharset.tcvn3.decoded([0x56, 0x69, 0xD6, 0x74]) == Array("Việt".utf8))
  }

  @Test func offsets() {
    let text = Array("Ông Hoà\u{301} đến".utf8)
    let analysis = TextAnalysis(text, analyzer: TextAnalyzer())
    let last = analysis.tokens[2]
    let place = analysis.rawRange(of: last.range)
    assert(Array(text[place]) == Array("đến".utf8))
    assert(place == 12..<18)
    assert(analysis.rawRange(of: 0..<analysis.canonical.bytes.count) == 0..<text.count)
  }

  @Test func syllables() {
    let syllable = Syllable.parse("hoà")
    assert(syllable?.compose(.old) == "hòa")
    assert(syllable?.retone(.nang)?.compose(.new) == "hoạ")
    assert(!Syllable.isValid("ngi"))
    assert(SyllableKey("HÒA".utf8) == SyllableKey("hoà".utf8))
  }

  /// What an example says is what a test above runs. There `assert` is this file's own, and records an issue.
  @Test func examplesOfThePageAreTheseTests() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "../../Sources/VietnameseText/VietnameseText.docc/VietnameseText.md"),
      encoding: .utf8)
    let tests = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let examples = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(examples.count == 7)
    for example in examples {
      let indented = example.split(separator: "\n").map { "    \($0)\n" }.joined()
      #expect(tests.contains("{\n" + indented + "  }\n"), "\(example)")
    }
  }
}

/// Stands before the one of the standard library, which a test could not survive.
private func assert(_ condition: Bool, line: Int = #line) {
  #expect(condition, "line \(line)")
}
