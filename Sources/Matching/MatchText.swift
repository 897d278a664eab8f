internal import VietnameseText

/// One part of a document as the matcher sees it.
final class MatchText {
  let analysis: TextAnalysis
  let tokens: [Token]
  let canonical: [UInt8]
  /// Position of the part in the document.
  let part: Int

  init(_ analysis: TextAnalysis, part: Int) {
    self.analysis = analysis
    tokens = analysis.tokens
    canonical = analysis.canonical.bytes
    self.part = part
  }

  /// Made once for all checks.
  private(set) lazy var checkText = CheckText(analysis)

  /// Some token is a run of digits.
  var hasNumber: Bool { analysis.digitCount > 0 }

  /// All of it.
  var region: Region { Region(bytes: 0..<canonical.count, tokens: 0..<tokens.count) }

  /// First token that starts at or after `byte`.
  func tokenIndex(startingAt byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// First token that ends after `byte`.
  func tokenIndex(endingAfter byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Tokens that lie in the bytes, wholly or in part.
  func tokens(touching bytes: Range<Int>) -> Range<Int> {
    let first = tokenIndex(endingAfter: bytes.lowerBound)
    return first..<max(first, tokenIndex(startingAt: bytes.upperBound))
  }

  /// Tokens that lie wholly in the bytes.
  func tokens(inside bytes: Range<Int>) -> Range<Int> {
    let first = tokenIndex(startingAt: bytes.lowerBound)
    let past = tokenIndex(endingAfter: bytes.upperBound)
    return first..<max(first, past)
  }

  func region(_ bytes: Range<Int>) -> Region { Region(bytes: bytes, tokens: tokens(inside: bytes)) }

  /// The paragraph that holds the byte; nil between paragraphs.
  func paragraph(at byte: Int) -> Int? {
    MatchText.unit(holding: byte, count: analysis.paragraphs.count) { analysis.paragraphs[$0].range }
  }

  func sentence(at byte: Int) -> Int? {
    MatchText.unit(holding: byte, count: analysis.sentences.count) { analysis.sentences[$0].range }
  }

  private static func unit(holding byte: Int, count: Int, range: (Int) -> Range<Int>) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if range(middle).upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low < count && range(low).lowerBound <= byte ? low : nil
  }

  /// Where the canonical view repaired something, in canonical bytes. What was deleted is told by the word it stood at; an
  /// invisible character that stood alone leaves nothing to point at.
  func repairs(_ kind: Repair.Kind) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for repair in analysis.repairs where repair.kind == kind {
      var range = repair.canonicalRange
      if range.isEmpty {
        let near = tokenIndex(endingAfter: max(0, range.lowerBound - 1))
        guard near < tokens.count, Int(tokens[near].start) <= range.lowerBound else { continue }
        range = tokens[near].range
      }
      if found.last != range { found.append(range) }
    }
    return found
  }

  // MARK: Whole numbers

  /// `số 1` is not in `số 1.300`, `số 1/2026`, `số 1A` or `v1`.
  func numberContinuesAfter(_ i: Int) -> Bool {
    let end = Int(tokens[i].end)
    guard end < canonical.count else { return false }
    if i + 1 < tokens.count, tokens[i + 1].gap == .none { return true }
    return MatchText.joinsNumbers(canonical[end]) && end + 1 < canonical.count
      && MatchText.isDigit(canonical[end + 1])
  }

  func numberContinuesBefore(_ i: Int) -> Bool {
    let start = Int(tokens[i].start)
    guard start > 0 else { return false }
    if tokens[i].gap == .none { return true }
    return MatchText.joinsNumbers(canonical[start - 1]) && start > 1 && MatchText.isDigit(canonical[start - 2])
  }

  private static func joinsNumbers(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// A stretch of one part: canonical bytes, and the tokens wholly inside them.
struct Region {
  var bytes: Range<Int>
  var tokens: Range<Int>
}
