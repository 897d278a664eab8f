internal import Matching
internal import VietnameseText

/// Words that only lack their marks: those of common syllables.
enum AccentGuess {
  /// `tot` for `tốt`; `vip` would be `víp`, which nobody writes, and `gout` is none with any mark.
  static func isSyllableWithoutMarks(_ word: String) -> Bool { skeletons.contains(word.lowercased()) }

  private static let skeletons: Set<String> = {
    let all = Syllable.all(includingMarginal: false).filter { CommonWords.contains($0.key) }.map { $0.compose() }
    // One reading for all of them: letters without what stands over and under them, đ as d.
    let folded = TextAnalysis(Array(all.joined(separator: "\n").utf8), analyzer: TextAnalyzer()).foldedBytes
    return Set(folded.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
  }()
}
