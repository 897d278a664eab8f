internal import VietnameseText

/// One text as the checks read it. Offsets are UTF-8 bytes of the canonical view.
struct CheckText {
  let bytes: [UInt8]
  let tokens: [Token]
  private let analysis: TextAnalysis

  init(_ analysis: TextAnalysis) {
    self.analysis = analysis
    bytes = analysis.canonical.bytes
    tokens = analysis.tokens
  }

  var sentences: [Sentence] { analysis.sentences }
  var paragraphs: [Paragraph] { analysis.paragraphs }

  func segments(_ kind: Segment.Kind) -> [Segment] { analysis.segments(kind) }

  /// The author's spelling of a range, in NFC.
  func source(_ range: Range<Int>) -> String {
    String(decoding: analysis.source.bytes[analysis.sourceViewRange(of: range)], as: UTF8.self)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A token in lower case.
  func word(_ index: Int) -> String { string(tokens[index].range).lowercased() }

  func isNumber(_ index: Int) -> Bool { tokens[index].flags.contains(.number) }

  /// 0 beyond the ends.
  func byte(_ at: Int) -> UInt8 { bytes.indices.contains(at) ? bytes[at] : 0 }

  /// The sentence that holds a byte, else its paragraph.
  func sentence(at byte: Int) -> Range<Int> {
    CheckText.stretch(at: byte, of: sentences, \.range) ?? paragraph(at: byte)
  }

  func paragraph(at byte: Int) -> Range<Int> { CheckText.stretch(at: byte, of: paragraphs, \.range) ?? byte..<byte }

  private static func stretch<Unit>(at byte: Int, of units: [Unit], _ range: (Unit) -> Range<Int>) -> Range<Int>? {
    let index = partition(units) { range($0).upperBound > byte }
    return index < units.count && range(units[index]).contains(byte) ? range(units[index]) : nil
  }

  /// Segments that begin inside a range of bytes.
  func segments(_ kind: Segment.Kind, in range: Range<Int>) -> ArraySlice<Segment> {
    let all = segments(kind)
    let first = CheckText.partition(all) { $0.range.lowerBound >= range.lowerBound }
    return all[first...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Tokens wholly inside a range of bytes.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let first = CheckText.partition(tokens) { Int($0.start) >= range.lowerBound }
    let past = CheckText.partition(tokens) { Int($0.end) > range.upperBound }
    return first..<max(first, past)
  }

  /// Index of the first element that is past, in an array where all after it are too.
  private static func partition<Element>(_ elements: [Element], isPast: (Element) -> Bool) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Keys of the words of a phrase: its runs of letters and digits.
  static func keys(of phrase: String) -> [SyllableKey] {
    phrase.split { !$0.isLetter && !$0.isNumber }.map { Syllable.parse($0)?.key ?? SyllableKey($0.lowercased().utf8) }
  }

  /// Where a phrase first stands among these tokens; links and hashtags hold no phrase.
  func find(_ phrase: String, in range: Range<Int>) -> Range<Int>? { find(CheckText.keys(of: phrase), in: range) }

  func find(_ keys: [SyllableKey], in range: Range<Int>) -> Range<Int>? {
    guard !keys.isEmpty, range.count >= keys.count else { return nil }
    return (range.lowerBound...range.upperBound - keys.count).first { stands(keys, at: $0) }.map {
      $0..<$0 + keys.count
    }
  }

  /// These words stand at a token, whole.
  func stands(_ keys: [SyllableKey], at start: Int) -> Bool {
    guard start + keys.count <= tokens.count else { return false }
    return keys.indices.allSatisfy {
      tokens[start + $0].key == keys[$0] && !tokens[start + $0].flags.contains(.opaque)
    }
  }

  func holds(anyOf phrases: [String], in range: Range<Int>) -> Bool {
    phrases.contains { find($0, in: range) != nil }
  }

  func bytes(of range: Range<Int>) -> Range<Int> {
    range.isEmpty ? 0..<0 : Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
