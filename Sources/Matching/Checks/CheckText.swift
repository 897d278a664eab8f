internal import VietnameseText

/// One text as the checks read it. Offsets are UTF-8 bytes of the canonical view.
struct CheckText {
  let bytes: [UInt8]
  let tokens: [Token]
  let sentences: [Range<Int>]
  let paragraphs: [Range<Int>]
  let segments: (Segment.Kind) -> [Segment]
  /// The author's spelling of a range, in NFC.
  let source: (Range<Int>) -> String

  init(_ analysis: TextAnalysis) {
    bytes = analysis.canonical.bytes
    tokens = analysis.tokens
    sentences = analysis.sentences.map(\.range)
    paragraphs = analysis.paragraphs.map(\.range)
    segments = { kind in Array(analysis.segments.of(kind)) }
    source = { range in
      String(decoding: analysis.source.bytes[analysis.sourceViewRange(of: range)], as: UTF8.self)
    }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A token in lower case.
  func word(_ index: Int) -> String { string(tokens[index].range).lowercased() }

  func isNumber(_ index: Int) -> Bool { tokens[index].flags.contains(.number) }

  /// 0 beyond the ends.
  func byte(_ at: Int) -> UInt8 { bytes.indices.contains(at) ? bytes[at] : 0 }

  func sentence(at byte: Int) -> Range<Int> {
    sentences.first { $0.contains(byte) } ?? paragraph(at: byte)
  }

  func paragraph(at byte: Int) -> Range<Int> { paragraphs.first { $0.contains(byte) } ?? byte..<byte }

  /// Tokens wholly inside a range of bytes.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let first = partition { Int($0.start) >= range.lowerBound }
    let past = partition { Int($0.end) > range.upperBound }
    return first..<max(first, past)
  }

  private func partition(_ isPast: (Token) -> Bool) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The words of a phrase: its runs of letters and digits in lower case.
  static func words(of phrase: String) -> [String] {
    phrase.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Where a phrase first stands among these tokens; links and hashtags hold no phrase.
  func find(_ phrase: String, in range: Range<Int>) -> Range<Int>? {
    let words = CheckText.words(of: phrase)
    guard let first = words.first, range.count >= words.count else { return nil }
    return (range.lowerBound...range.upperBound - words.count).lazy
      .filter { start in
        word(start) == first && words.indices.dropFirst().allSatisfy { word(start + $0) == words[$0] }
          && !(start..<start + words.count).contains { tokens[$0].flags.contains(.opaque) }
      }
      .map { $0..<$0 + words.count }.first
  }

  func holds(anyOf phrases: [String], in range: Range<Int>) -> Bool {
    phrases.contains { find($0, in: range) != nil }
  }

  func bytes(of range: Range<Int>) -> Range<Int> {
    range.isEmpty ? 0..<0 : Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
