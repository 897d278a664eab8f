internal import Rulebooks
internal import VietnameseText

/// A quotation as a sequence of words that must stand in its source.
struct QuotedWords {
  /// Bytes between the marks.
  var range: Range<Int>
  /// Tokens, without what stands in square brackets.
  var tokens: [Int]
  /// Places in `tokens` before which words were left out: `…`, `[…]`, `(...)`, or a word of the writer's in brackets.
  var cuts: Set<Int>
}

extension CheckText {
  /// Quotations of at least so many tiếng. What is quoted inside another quotation belongs to it.
  func quotations(atLeast minimum: Int) -> [QuotedWords] {
    var end = 0
    return segments(.quotation).sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    .compactMap { segment in
      guard case .quotation(let inner) = segment.value, segment.range.upperBound > end else { return nil }
      end = segment.range.upperBound
      let words = quotedWords(in: inner)
      return words.tokens.count >= minimum ? words : nil
    }
  }

  private func quotedWords(in inner: Range<Int>) -> QuotedWords {
    var words = QuotedWords(range: inner, tokens: [], cuts: [])
    var depth = 0
    var at = inner.lowerBound
    for index in tokens(in: inner) {
      let token = tokens[index].range
      let gap = bytes[at..<max(at, token.lowerBound)]
      for byte in gap {
        if byte == UInt8(ascii: "[") { depth += 1 }
        if byte == UInt8(ascii: "]") { depth = max(0, depth - 1) }
      }
      if CheckText.isCut(gap) { words.cuts.insert(words.tokens.count) }
      at = token.upperBound
      if depth == 0, !tokens[index].flags.contains(.opaque) { words.tokens.append(index) }
    }
    return words
  }

  /// Between two words stands `…`, `...` or a bracket: what came between them in the source may be missing.
  private static func isCut(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) { return true }
    let text = String(decoding: gap, as: UTF8.self)
    return text.contains("…") || text.contains("...")
  }

  /// Quotations that are like a passage of the source and not the same: the words differ. A quotation that is nowhere near
  /// the source is somebody else's, and nothing is said of it.
  func differingQuotations(_ check: BuiltInCheck, source: CheckText) -> [CheckHit] {
    let wanted = source.tokens.indices.filter { !source.tokens[$0].flags.contains(.opaque) }
    let passage = SourceWords(tokens: wanted, keys: wanted.map { source.tokens[$0].key })
    return quotations(atLeast: check.minimum).flatMap { quotation in
      pieces(of: quotation, source: passage).compactMap { piece -> CheckHit? in
        guard piece.tokens.count >= check.minimum else { return nil }
        let keys = piece.tokens.map { tokens[$0].key }
        guard let found = passage.closest(to: keys, cuts: piece.cuts), found.distance > 0,
          (piece.tokens.count - found.distance) * 100 >= check.similarity * piece.tokens.count
        else { return nil }
        let differences = QuotationDifferences(
          edits: found.edits, quoted: { words(piece.tokens, $0) }, original: { source.words(passage.tokens, $0) })
        return CheckHit(
          range: piece.range, expected: CheckText.shortened(source.words(passage.tokens, found.passage)),
          values: ["difference": differences.vi, "difference-en": differences.en])
      }
    }
  }

  /// The quotation whole, or in pieces where comparing it whole would cost too much.
  private func pieces(of quotation: QuotedWords, source: SourceWords) -> [QuotedWords] {
    let limit = 500
    let isSmall = quotation.tokens.count * source.keys.count <= SourceWords.cellLimit
    if quotation.tokens.count <= limit, isSmall || quotation.cuts.isEmpty { return [quotation] }
    var starts = quotation.cuts.union([0]).filter { $0 < quotation.tokens.count }.sorted()
    starts = starts.enumerated().flatMap { place, start in
      let end = place + 1 < starts.count ? starts[place + 1] : quotation.tokens.count
      return Array(stride(from: start, to: end, by: limit))
    }
    return starts.enumerated().map { place, start in
      let tokens = Array(
        quotation.tokens[start..<(place + 1 < starts.count ? starts[place + 1] : quotation.tokens.count)])
      return QuotedWords(range: self.bytes(of: tokens[0]..<tokens[tokens.count - 1] + 1), tokens: tokens, cuts: [])
    }
  }

  /// Words of a list of tokens as they stand, blanks and line ends as one blank.
  private func words(_ list: [Int], _ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return source(bytes(of: list[range.lowerBound]..<list[range.upperBound - 1] + 1))
      .split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 300 ? text : text.prefix(300) + "…"
  }
}

/// What differs, in a line: `viết “sẽ”, nguồn là “đã”; thiếu “không”`.
private struct QuotationDifferences {
  private(set) var vi = ""
  private(set) var en = ""

  init(edits: [WordEdit], quoted: (Range<Int>) -> String, original: (Range<Int>) -> String) {
    var lines: [(vi: String, en: String)] = edits.prefix(5).map { edit in
      let (here, there) = (quoted(edit.quoted), original(edit.original))
      if edit.quoted.isEmpty { return ("thiếu “\(there)”", "lacks “\(there)”") }
      if edit.original.isEmpty { return ("thêm “\(here)”", "adds “\(here)”") }
      return ("viết “\(here)”, nguồn là “\(there)”", "has “\(here)” for “\(there)”")
    }
    if edits.count > 5 { lines.append(("và \(edits.count - 5) chỗ nữa", "and \(edits.count - 5) more")) }
    vi = lines.map(\.vi).joined(separator: "; ")
    en = lines.map(\.en).joined(separator: "; ")
  }
}
