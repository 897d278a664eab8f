import Testing
import VietnameseText

@Suite struct ConformanceTests {
  @Test(arguments: try ConformanceCase.all(layers: ["C", "=", "L", "E"]))
  func canonicalAndFolded(_ row: ConformanceCase) {
    let analysis = TextAnalysis(Array(row.input.utf8), analyzer: TextAnalyzer())
    #expect(scalars(analysis.canonical.bytes) == scalars(Array(row.canonical.utf8)), "\(row.id)")
    #expect(scalars(analysis.folded.bytes) == scalars(Array(row.folded.utf8)), "\(row.id)")
  }

  /// Rows of the layers that read more into a text: the canonical view leaves them as their column says.
  @Test(arguments: try ConformanceCase.all(layers: ["F", "X", "N", "U"]))
  func disguises(_ row: ConformanceCase) {
    let analysis = TextAnalysis(Array(row.input.utf8), analyzer: TextAnalyzer())
    #expect(scalars(analysis.canonical.bytes) == scalars(Array(row.canonical.utf8)), "\(row.id)")
    #expect(
      scalars(analysis.folded.bytes) == scalars(Array(row.folded.utf8)),
      "\(row.id): \(String(decoding: analysis.revealed.bytes, as: UTF8.self))")
  }

  private func scalars(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      $0.isASCII ? String($0) : "U+" + String($0.value, radix: 16)
    }
  }
}
