internal import VietnameseText

/// A phrase as a sequence of token keys, ready to be confirmed at a token of a text.
struct CompiledPhrase: Sendable {
  let keys: [SyllableKey]
  /// What must stand between token i and token i + 1.
  let gaps: [GapNeed]
  /// The canonical form as written, for rules that compare spelling or capitals.
  let canonical: [UInt8]
  /// The author's own form in NFC.
  let source: [UInt8]
  /// The row of the table it came from.
  let row: [String: String]
  /// Tokens that are letters; a phrase needs two before it may match unaccented.
  let syllableCount: Int
  /// True where its own letters carry no accent and no đ.
  let isBare: Bool
  /// Begins or ends with digits, which must then be a whole number.
  let startsWithNumber: Bool
  let endsWithNumber: Bool

  enum GapNeed: Sendable, Equatable {
    case none
    case soft
    /// These bytes, blanks left out.
    case literal([UInt8])
  }
}

/// Which form of a phrase stood in the text.
enum PhraseForm: Sendable {
  case exact, bare, anyAccents
}

extension CompiledPhrase {
  /// Nil where the text holds no letter and no digit: such a phrase could never match.
  init?(_ text: String, row: [String: String] = [:], analyzer: TextAnalyzer) {
    let analysis = TextAnalysis(Array(text.utf8), analyzer: analyzer)
    let tokens = analysis.tokens
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let bytes = analysis.canonical.bytes
    keys = tokens.map(\.key)
    gaps = (1..<max(tokens.count, 1)).map { i in
      switch tokens[i].gap {
      case .none: .none
      case .soft: .soft
      case .start, .hard, .paragraph:
        .literal(CompiledPhrase.withoutBlanks(bytes[Int(tokens[i - 1].end)..<Int(tokens[i].start)]))
      }
    }
    canonical = bytes
    source = analysis.source.bytes
    self.row = row
    syllableCount = tokens.count { !$0.flags.contains(.number) }
    isBare = !tokens.contains { $0.flags.contains(.accented) }
    startsWithNumber = first.flags.contains(.number)
    endsWithNumber = last.flags.contains(.number)
  }

  /// Blanks of every width are left out: a word processor writes no-break ones.
  static func withoutBlanks(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let width = blankWidth(bytes, index)
      if width == 0 { kept.append(bytes[index]) }
      index += max(width, 1)
    }
    return kept
  }

  /// Bytes of the blank at an index; 0 where none stands. U+00A0, U+2000 to U+200A, U+202F, U+3000 and those of ASCII.
  private static func blankWidth(_ bytes: [UInt8], _ index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return 2
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      return bytes[index + 2] <= 0x8A || bytes[index + 2] == 0xAF ? 3 : 0
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: return 3
    default: return 0
    }
  }

  /// What stands between the words of a phrase was compared before; left are the letters.
  static func lettersOnly(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    withoutBlanks(bytes).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
  }

  /// Number of tokens matched at token `i`, or nil. Keys decide; gaps and whole numbers are checked after them.
  func matches(at i: Int, in text: MatchText, form: PhraseForm) -> Bool {
    let tokens = text.tokens
    guard i + keys.count <= tokens.count else { return false }
    for k in 0..<keys.count {
      let token = tokens[i + k]
      if token.flags.contains(.opaque) { return false }
      switch form {
      case .exact: if token.key != keys[k] { return false }
      case .bare: if token.key != keys[k].bare { return false }
      case .anyAccents: if token.key.bare != keys[k].bare { return false }
      }
      if k > 0, !gapFits(gaps[k - 1], before: token, after: tokens[i + k - 1], bytes: text.canonical) { return false }
    }
    if startsWithNumber, text.numberContinuesBefore(i) { return false }
    if endsWithNumber, text.numberContinuesAfter(i + keys.count - 1) { return false }
    return true
  }

  private func gapFits(_ need: GapNeed, before token: Token, after previous: Token, bytes: [UInt8]) -> Bool {
    switch need {
    case .none: return token.gap == .none
    case .soft: return token.gap == .soft
    case .literal(let wanted):
      guard token.gap == .hard else { return false }
      return CompiledPhrase.withoutBlanks(bytes[Int(previous.end)..<Int(token.start)]) == wanted
    }
  }
}
