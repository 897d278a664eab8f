import Patterns
import Testing

/// `|cá|độ|`: a bar is a certain edge; alternatives are sorted and joined by " / ".
private func anchors(_ source: String) throws -> String {
  let analysis = PatternAnalysis(of: try PatternParser.parse(source))
  guard let alternatives = analysis.requiredSequences else { return "none" }
  return alternatives.map { pieces in
    pieces.map { ($0.leftIsEdge ? "|" : "") + $0.text + ($0.rightIsEdge ? "|" : "") }.joined(separator: " ")
  }.sorted().joined(separator: " / ")
}

@Suite struct PatternAnalysisTests {
  @Test(arguments: [
    (#"\bcá độ\b"#, "|cá| |độ|"),
    ("cá độ", "none"),
    ("cá độ online", "cá| |độ| |online"),
    (#"\bcá(?: độ)?\b"#, "|cá|"),
    (#"\bcá(?: độ)? online\b"#, "|online|"),
    (#"\bcá(?:độ)?(?!\w)"#, "none"),
    (#"\b(?:cá|bắt) độ\b"#, "|bắt| |độ| / |cá| |độ|"),
    (#"\bs[ốo] 1\b"#, "|so| |1| / |số| |1|"),
    (#"\b[a-z] 1\b"#, "|1|"),
    (#"\b[a-z]x\b"#, "none"),
    (#"\bTP\.HCM\b"#, "|TP| |HCM|"),
    (#"\b7h30\b"#, "|7| |h| |30|"),
    (#"\bsố\d+"#, "|số|"),
    (#"\bsố\s*\d+"#, "|số|"),
    (#"\bsố\s+nhà\b"#, "|số| |nhà|"),
    (#"\bsố\w*"#, "none"),
    (#"\bsố.* nhà\b"#, "|nhà|"),
    (#"(?<!\w)số(?!\w)"#, "|số|"),
    (#"(?<!x)số(?!x)"#, "none"),
    (#"(?=\bsố\b).+"#, "none"),
    (#"\b(?:\bgà\b|\bvịt\b)+"#, "|gà| / |vịt|"),
    (#"\b(?:gà|vịt)? nhà\b"#, "|nhà|"),
    (#"\ba|b\b"#, "none"),
    (#"\ba\b|\bb\b"#, "|a| / |b|"),
    (#"^Theo "#, "|Theo|"),
    (#"\bnguồn$"#, "|nguồn|"),
    (#"(\w+) \1"#, "none"),
    (#"\bbộ [\wà-ỹ]+ và \w+"#, "|bộ|"),
    (#"\bđộ(?:c|ng)\b"#, "|độc| / |động|"),
    (#"\bmua{1} ngay\b"#, "|mua| |ngay|"),
    (#"“độc quyền”"#, "|độc| |quyền|"),
    (#"#?\bad\b"#, "|ad|"),
  ])
  func requiredSequences(_ source: String, _ expected: String) throws {
    #expect(try anchors(source) == expected)
  }

  @Test(arguments: [
    (#"\d+ triệu"#, true), ("số 1", true), (#"số \d?"#, false), (#"a\d|b"#, false), (#"a\d|b[0-5]"#, true),
    ("[0-9a]x", false), (#"(?=\d).+"#, false), (#"(?:\d{2}/)+"#, true),
  ])
  func requiresDigit(_ source: String, _ expected: Bool) throws {
    #expect(PatternAnalysis(of: try PatternParser.parse(source)).requiresDigit == expected)
  }

  /// What the analysis promises is seen in every real match: pieces in their order, whole tokens where edges are
  /// certain, and a digit where one is required.
  @Test func everyMatchHoldsARequiredSequence() throws {
    let seed: UInt64 = 20_261_120
    var random = SplitMix64(seed: seed)
    let matcher = PatternMatcher()
    var matches = 0
    for _ in 0..<4_000 {
      let source = RandomPattern.source(depth: 3, using: &random)
      guard let pattern = try? Pattern(source) else { continue }
      let compiled = CompiledPattern(pattern)
      let analysis = PatternAnalysis(of: pattern.root)
      for _ in 0..<20 {
        let text = RandomPattern.text(using: &random)
        let bytes = Array(text.utf8)
        let groups = try bytes.withUnsafeBufferPointer {
          try matcher.firstMatch(of: compiled, in: $0, from: 0, within: 0..<bytes.count)
        }
        guard case .some(.some(let range)) = groups?.first else { continue }
        matches += 1
        if let alternatives = analysis.requiredSequences {
          let tokens = RandomPattern.tokens(of: bytes, in: range)
          #expect(
            alternatives.contains { RandomPattern.holds($0, tokens) }, "seed \(seed): \(source) in \(text): \(tokens)")
        }
        if analysis.requiresDigit {
          #expect(bytes[range].contains { (48...57).contains($0) }, "seed \(seed): \(source) in \(text)")
        }
      }
    }
    #expect(matches > 2_000)
  }
}

/// Small patterns and texts over the same few letters, so that they meet often.
private enum RandomPattern {
  static func source(depth: Int, using random: inout SplitMix64) -> String {
    let leaves = [
      "a", "b", "ab", "1", " ", ".", #"\b"#, #"\d"#, #"\w"#, #"\s"#, "[ab]", "[^a]", "-", #"\W"#, "^", "a b", "đ",
      #"(?!\w)"#,
    ]
    func leaf() -> String { leaves[Int(random.next() % UInt64(leaves.count))] }
    guard depth > 0 else { return leaf() }
    switch random.next() % 8 {
    case 0: return leaf()
    case 1:
      return "(?:" + source(depth: depth - 1, using: &random) + ")" + ["?", "*", "+", "{1,2}"][Int(random.next() % 4)]
    case 2:
      return "(?:" + source(depth: depth - 1, using: &random) + "|" + source(depth: depth - 1, using: &random) + ")"
    default: return source(depth: depth - 1, using: &random) + source(depth: depth - 1, using: &random)
    }
  }

  static func text(using random: inout SplitMix64) -> String {
    let letters = ["a", "b", "1", " ", "-", "đ", "\n", "_"]
    var text = ""
    for _ in 0..<(1 + random.next() % 9) { text += letters[Int(random.next() % UInt64(letters.count))] }
    return text
  }

  /// Tokens of the text that touch the match, cut to it; a cut side is not an edge.
  static func tokens(of bytes: [UInt8], in range: Range<Int>) -> [AnchorPiece] {
    func kind(_ i: Int) -> Int {
      guard bytes.indices.contains(i) else { return 0 }
      return (48...57).contains(bytes[i]) ? 1 : bytes[i] > 127 || (97...122).contains(bytes[i]) ? 2 : 0
    }
    var tokens: [AnchorPiece] = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard kind(at) != 0 else {
        at += 1
        continue
      }
      let start = at
      while at < range.upperBound, kind(at) == kind(start) { at += 1 }
      tokens.append(
        AnchorPiece(
          String(decoding: bytes[start..<at], as: UTF8.self), leftIsEdge: kind(start - 1) != kind(start),
          rightIsEdge: at == bytes.count || kind(at) != kind(start)))
    }
    return tokens
  }

  static func holds(_ alternative: [AnchorPiece], _ tokens: [AnchorPiece]) -> Bool {
    guard tokens.count >= alternative.count else { return false }
    return (0...(tokens.count - alternative.count)).contains { start in
      zip(alternative, tokens[start...]).allSatisfy { piece, token in
        let text = token.text.lowercased()
        if piece.isWholeToken { return token.isWholeToken && text == piece.text }
        if piece.leftIsEdge { return token.leftIsEdge && text.hasPrefix(piece.text) }
        if piece.rightIsEdge { return token.rightIsEdge && text.hasSuffix(piece.text) }
        return text.contains(piece.text)
      }
    }
  }
}
