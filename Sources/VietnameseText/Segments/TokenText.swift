/// The canonical text with its tokens, as the recognisers read it. Indices beyond either end stand for nothing.
struct TokenText {
  let utf8: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>

  func has(_ index: Int) -> Bool { index >= 0 && index < tokens.count }

  func isNumber(_ index: Int) -> Bool {
    has(index) && tokens[index].flags.contains(.number) && !tokens[index].flags.contains(.opaque)
  }

  func isWord(_ index: Int) -> Bool { has(index) && tokens[index].flags.isDisjoint(with: [.number, .opaque]) }

  /// The word in lower case; `.none` for numbers, opaque tokens and what lies beyond the ends.
  func word(_ index: Int) -> Lexeme { isWord(index) ? Lexeme(utf8, tokens[index].range) : .none }

  func range(_ index: Int) -> Range<Int> { tokens[index].range }

  /// How many digits a number has; 0 for anything else.
  func digits(_ index: Int) -> Int { isNumber(index) ? tokens[index].range.count : 0 }

  /// The value of a number of at most 15 ASCII digits.
  func value(_ index: Int) -> Int? {
    guard isNumber(index), tokens[index].range.count <= 15 else { return nil }
    var value = 0
    for byte in tokens[index].range.map({ utf8[$0] }) {
      guard ASCII.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  func beginsWithZero(_ index: Int) -> Bool { isNumber(index) && utf8[Int(tokens[index].start)] == 0x30 }

  /// Zero beyond the ends.
  func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < utf8.count ? utf8[offset] : 0 }

  /// What stands between a token and the next; nil after the last.
  func gap(after index: Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard has(index), has(index + 1), tokens[index].end <= tokens[index + 1].start else { return nil }
    return utf8[Int(tokens[index].end)..<Int(tokens[index + 1].start)]
  }

  /// Whether one of the given strings stands between a token and the next.
  func gap(after index: Int, isOneOf candidates: [StaticString]) -> Bool {
    guard let gap = gap(after: index) else { return false }
    return candidates.contains { candidate in
      gap.count == candidate.utf8CodeUnitCount
        && candidate.withUTF8Buffer { zip($0, gap).allSatisfy { $0 == $1 } }
    }
  }

  func spaceAfter(_ index: Int) -> Bool {
    guard let gap = gap(after: index) else { return false }
    return gap.count == 1 && gap[gap.startIndex] == 0x20
  }

  /// Whether a token touches the one before it: `7h30`.
  func touchesPrevious(_ index: Int) -> Bool {
    has(index) && has(index - 1) && tokens[index - 1].end == tokens[index].start
  }

  func string(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}

/// Two words in a row.
struct LexemePair: Hashable, Sendable {
  let first: Lexeme
  let second: Lexeme

  /// nil unless the phrase has exactly two words.
  init?(phrase: String) {
    let words = phrase.utf8.split(separator: 0x20).map { Lexeme(String(decoding: $0, as: UTF8.self)) }
    guard words.count == 2 else { return nil }
    (first, second) = (words[0], words[1])
  }

  init(_ first: Lexeme, _ second: Lexeme) { (self.first, self.second) = (first, second) }
}
