internal import VietnameseText

/// The phrases of one leaf, found by the key of their first token.
struct PhraseTable: Sendable {
  let phrases: [CompiledPhrase]
  let accents: PhraseAccents
  /// Phrases by first key, the longest first.
  private let exact: [UInt64: [Int32]]
  /// Unaccented spellings by first key; only for `exact-or-none`.
  private let bare: [UInt64: [Int32]]
  /// By bare first key; only for `any`.
  private let any: [UInt64: [Int32]]
  /// Capitals must be as in the phrase.
  let caseSensitive: Bool
  /// The author's own spelling counts, not only the letters: `hoà` is not `hòa`.
  let comparesSource: Bool

  enum PhraseAccents: Sendable {
    case exactOrNone, exact, any
  }

  init(_ phrases: [CompiledPhrase], accents: PhraseAccents, caseSensitive: Bool = false, comparesSource: Bool = false) {
    self.phrases = phrases
    self.accents = accents
    self.caseSensitive = caseSensitive
    self.comparesSource = comparesSource
    var exact: [UInt64: [Int32]] = [:]
    var bare: [UInt64: [Int32]] = [:]
    var any: [UInt64: [Int32]] = [:]
    let longestFirst = phrases.indices.sorted {
      (phrases[$1].keys.count, $0) < (phrases[$0].keys.count, $1)
    }
    for i in longestFirst {
      let phrase = phrases[i]
      if accents == .any {
        any[phrase.keys[0].bare.rawValue, default: []].append(Int32(i))
      } else {
        exact[phrase.keys[0].rawValue, default: []].append(Int32(i))
      }
      if accents == .exactOrNone, PhraseTable.mayMatchBare(phrase) {
        bare[phrase.keys[0].bare.rawValue, default: []].append(Int32(i))
      }
    }
    self.exact = exact
    self.bare = bare
    self.any = any
  }

  static func mayMatchBare(_ phrase: CompiledPhrase) -> Bool { phrase.syllableCount >= 2 && !phrase.isBare }

  /// Whether a phrase is one word whose key says all: where the index has seen it, it stands.
  func isCertain(_ phrase: CompiledPhrase) -> Bool {
    accents == .exact && !caseSensitive && !comparesSource && phrase.keys.count == 1 && !phrase.startsWithNumber
  }

  /// A phrase that stands at a token.
  struct Hit {
    var phrase: Int
    var tokens: Range<Int>
    var form: PhraseForm
  }

  /// The longest phrase at token `i` that ends before token `end`; exact forms before unaccented ones.
  func hit(at i: Int, before end: Int = .max, in text: MatchText) -> Hit? {
    let key = text.tokens[i].key
    if accents == .any {
      return first(of: any[key.bare.rawValue], at: i, before: end, in: text, form: .anyAccents)
    }
    if let hit = first(of: exact[key.rawValue], at: i, before: end, in: text, form: .exact) { return hit }
    guard !bare.isEmpty, let hit = first(of: bare[key.rawValue], at: i, before: end, in: text, form: .bare) else {
      return nil
    }
    return text.isUnaccentedSentence(around: hit.tokens) ? hit : nil
  }

  private func first(
    of candidates: [Int32]?, at i: Int, before end: Int, in text: MatchText, form: PhraseForm
  ) -> Hit? {
    guard let candidates else { return nil }
    for index in candidates {
      let phrase = phrases[Int(index)]
      guard phrase.keys.count <= end - i, phrase.matches(at: i, in: text, form: form) else { continue }
      let tokens = i..<i + phrase.keys.count
      if caseSensitive, !text.sameCapitals(tokens, as: phrase) { continue }
      if comparesSource, !text.sameSpelling(tokens, as: phrase, caseSensitive: caseSensitive) { continue }
      return Hit(phrase: Int(index), tokens: tokens, form: form)
    }
    return nil
  }
}

extension MatchText {
  func bytes(of tokens: Range<Int>) -> Range<Int> {
    Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[tokens.upperBound - 1].end)
  }

  /// The whole sentence is written without accents and without đ.
  func isUnaccentedSentence(around tokens: Range<Int>) -> Bool {
    guard let index = sentence(at: Int(self.tokens[tokens.lowerBound].start)) else { return false }
    return !analysis.sentences[index].isAccented
  }

  /// Compares letters with their capitals, blanks and hyphens aside, on the canonical view.
  func sameCapitals(_ tokens: Range<Int>, as phrase: CompiledPhrase) -> Bool {
    CompiledPhrase.lettersOnly(canonical[bytes(of: tokens)]) == CompiledPhrase.lettersOnly(phrase.canonical)
  }

  /// Compares the author's own spelling: `hoà` and `hòa`, `qui` and `quy` differ.
  func sameSpelling(_ tokens: Range<Int>, as phrase: CompiledPhrase, caseSensitive: Bool) -> Bool {
    let written = analysis.source.bytes[analysis.sourceViewRange(of: bytes(of: tokens))]
    let wanted = CompiledPhrase.withoutBlanks(phrase.source)
    let found = CompiledPhrase.withoutBlanks(written)
    if found == wanted { return true }
    return !caseSensitive && TextAnalysis.lowercased(found) == TextAnalysis.lowercased(wanted)
  }
}
