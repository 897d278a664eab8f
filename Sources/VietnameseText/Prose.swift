/// A stretch of text between blank lines.
public struct Paragraph: Sendable, Equatable {
  /// UTF-8 bytes of the canonical view, without the line ends around it.
  public let range: Range<Int>
  /// Indices of its tokens.
  public let tokens: Range<Int>
}

/// A sentence: up to `.`, `!`, `?`, `…`, or the end of its line unless the next one begins with a small letter.
public struct Sentence: Sendable, Equatable {
  /// UTF-8 bytes of the canonical view, with its closing punctuation.
  public let range: Range<Int>
  /// Indices of its tokens.
  public let tokens: Range<Int>
  /// Some token outside links carries a tone, a quality mark or a đ.
  public let isAccented: Bool
}

/// Cuts the canonical view into paragraphs and sentences.
struct ProseReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>

  /// Gives `body` a reader that lives only during the call.
  static func read<Result>(_ bytes: [UInt8], _ tokens: [Token], _ body: (ProseReader) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { body(ProseReader(bytes: bytes, tokens: $0)) }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
    self.bytes = bytes
    self.tokens = tokens
  }

  // MARK: Paragraphs

  func paragraphs() -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start: Int?
    var end = 0
    var token = 0
    func close() {
      guard let first = start else { return }
      let firstToken = token
      while token < tokens.count, Int(tokens[token].start) < end { token += 1 }
      paragraphs.append(Paragraph(range: first..<end, tokens: firstToken..<token))
      start = nil
    }
    forEachLine { line, isBlank in
      if isBlank {
        close()
      } else {
        if start == nil { start = line.lowerBound }
        end = line.upperBound
      }
    }
    close()
    return paragraphs
  }

  /// Lines without their ends; CR, LF and CRLF each end one.
  private func forEachLine(_ body: (Range<Int>, Bool) -> Void) {
    var start = 0
    var isBlank = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        body(start..<index, isBlank)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
        isBlank = true
      } else if byte != 0x20, byte != 0x09 {
        isBlank = false
      }
      index += 1
    }
    if start < bytes.count { body(start..<bytes.count, isBlank) }
  }

  // MARK: Sentences

  func sentences(of paragraphs: [Paragraph], opaque: [Range<Int>]) -> [Sentence] {
    var sentences: [Sentence] = []
    var opaqueIndex = 0
    for paragraph in paragraphs {
      var start = paragraph.range.lowerBound
      var token = paragraph.tokens.lowerBound
      func close(_ end: Int) {
        var first = start
        var last = end
        while first < last, isBlank(bytes[first]) { first += 1 }
        while last > first, isBlank(bytes[last - 1]) { last -= 1 }
        start = end
        guard first < last else { return }
        let firstToken = token
        while token < paragraph.tokens.upperBound, Int(tokens[token].start) < last { token += 1 }
        let isAccented = tokens[firstToken..<token].contains {
          $0.flags.contains(.accented) && !$0.flags.contains(.opaque)
        }
        sentences.append(Sentence(range: first..<last, tokens: firstToken..<token, isAccented: isAccented))
      }
      var index = start
      while index < paragraph.range.upperBound {
        while opaqueIndex < opaque.count, opaque[opaqueIndex].upperBound <= index { opaqueIndex += 1 }
        if opaqueIndex < opaque.count, opaque[opaqueIndex].contains(index) {
          index = opaque[opaqueIndex].upperBound
          continue
        }
        let length = stopLength(at: index)
        if length == 0 {
          index += 1
        } else if bytes[index] == 0x0A || bytes[index] == 0x0D {
          if !goesOn(after: index, paragraph.range.upperBound) { close(index) }
          index += 1
        } else {
          var end = index + length
          while end < paragraph.range.upperBound, stopLength(at: end) > 0, !isBlank(bytes[end]) {
            end += stopLength(at: end)
          }
          end = pastClosers(end, paragraph.range.upperBound)
          if ends(at: index, end, paragraph.range) { close(end) }
          index = end
        }
      }
      close(paragraph.range.upperBound)
    }
    return sentences
  }

  /// Text that was wrapped to a width: the next line begins with a small letter, so the sentence is not over.
  private func goesOn(after lineEnd: Int, _ end: Int) -> Bool {
    var next = lineEnd
    while next < end, isBlank(bytes[next]) { next += 1 }
    guard next < end, let token = tokenIndex(startingAt: next) else { return false }
    return tokens[token].flags.isDisjoint(with: [.number, .capitalized, .allCapitals, .opaque])
  }

  private func tokenIndex(startingAt byte: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && Int(tokens[low].start) == byte ? low : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Bytes of the sign at an index that may end a sentence; 0 for all else.
  private func stopLength(at index: Int) -> Int {
    switch bytes[index] {
    case 0x2E, 0x21, 0x3F, 0x0A, 0x0D: return 1
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6: return 3
    default: return 0
    }
  }

  /// Closing quotation marks and brackets belong to the sentence.
  private func pastClosers(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0x22 || bytes[index] == 0x27 || bytes[index] == 0x29 || bytes[index] == 0x5D {
        index += 1
      } else if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D
      {
        index += 3
      } else if bytes[index] == 0xC2, index + 1 < end, bytes[index + 1] == 0xBB {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  /// Whether signs from `sign` to `end` end a sentence: a blank must follow, and a single full stop must not belong to an
  /// abbreviation, initials or a list number.
  private func ends(at sign: Int, _ end: Int, _ paragraph: Range<Int>) -> Bool {
    if end >= paragraph.upperBound { return true }
    if bytes[sign] != 0x2E || end > sign + 1 {
      return bytes[sign] != 0x2E || isBlank(bytes[end]) || bytes[sign + 1] == 0x2E
    }
    guard isBlank(bytes[end]) else { return false }
    guard let word = tokenIndex(endingAt: sign) else { return true }
    if isAbbreviation(word) { return false }
    // `1. Mở ứng dụng`: the number of an item, not the end of one.
    if tokens[word].flags.contains(.number) {
      var before = Int(tokens[word].start)
      while before > paragraph.lowerBound, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
      return before > paragraph.lowerBound && bytes[before - 1] != 0x0A && bytes[before - 1] != 0x0D
    }
    return true
  }

  private func tokenIndex(endingAt byte: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) < byte { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && Int(tokens[low].end) == byte ? low : nil
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    let token = tokens[index]
    let length = token.range.count
    // `N.T.Q.C. Bà`, `v.v. và`: one letter after one letter and a stop.
    if index > 0, !token.flags.contains(.number), isOneLetter(token) {
      let previous = tokens[index - 1]
      if Int(previous.end) + 1 == Int(token.start), bytes[Int(previous.end)] == 0x2E, isOneLetter(previous) {
        return token.flags.contains(.capitalized) || nextIsSmall(index)
      }
    }
    if length > 8 { return false }
    return ProseReader.abbreviations.contains(token.key) && (token.flags.contains(.capitalized) || nextIsSmall(index))
  }

  private func isOneLetter(_ token: Token) -> Bool {
    !token.flags.contains(.number)
      && (token.range.count == 1 || (!token.key.isHashed && token.key.rawValue & ((1 << 56) - 1) < 128))
  }

  private func nextIsSmall(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    return !next.flags.contains(.capitalized) && !next.flags.contains(.number)
  }

  private static let abbreviations = Set(OrthographyData.abbreviations.map { SyllableKey($0[0].utf8) })
}
