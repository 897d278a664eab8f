internal import Patterns
internal import Rulebooks
internal import VietnameseText

/// Bends one word of what a rule reports into another word, which the rule must not report.
struct NearMiss {
  /// Words the rule knows, in lower case: bent into one of these, a word would be another of its own.
  private let known: Set<String>
  private let patterns: [String]

  init(_ rule: Rule) {
    var phrases: [String] = []
    var patterns: [String] = []
    for slot in rule.slots where slot.role == .sought {
      switch slot.expression {
      case .phrases(let set): phrases += set.phrases.map(\.text)
      case .regex(let spec): patterns.append(spec.pattern.source.lowercased())
      default: break
      }
    }
    switch rule.kind {
    case .prefer(let pairs, _): phrases += pairs.map(\.wrong.text)
    case .officialName(let table):
      phrases += table.entries.flatMap { [$0.name] + $0.accepted + $0.wrong + $0.former }
    case .consistent(let groups): phrases += groups.flatMap { $0.forms.map(\.text) }
    default: break
    }
    known = Set(phrases.flatMap { $0.split { !$0.isLetter }.map { $0.lowercased() } })
    self.patterns = patterns
  }

  /// A text with one word bent, and the bytes of that word.
  struct Bent {
    var text: String
    var word: Range<Int>
  }

  /// - Returns: none where no word of the span can be bent so.
  func bend(_ text: TestText, as variant: Variant, in span: Range<Int>) -> [Bent] {
    let words = text.words(in: [span])
    switch variant {
    case .otherAccent:
      for word in words.reversed() {
        if let new = otherAccent(word.text) { return [replaced(text, word, with: new)] }
      }
    case .otherWord:
      for word in words.reversed() where word.isSyllable {
        if let new = NearMiss.others.first(where: isUnknown) {
          return [replaced(text, word, with: NearMiss.capitals(of: word.text, on: new))]
        }
      }
    case .longerWord: return [longerBehind(text, span), longerBefore(text, span)].compactMap { $0 }
    default: break
    }
    return []
  }

  /// Common words that stand in few rules.
  private static let others = ["cây", "sông", "mưa", "bàn", "nghiêng", "khoai"]

  private func otherAccent(_ word: String) -> String? {
    guard let syllable = Syllable.parse(word) else { return nil }
    for tone in Tone.allCases where tone != .ngang && tone != syllable.tone {
      if let new = syllable.retone(tone)?.compose(), isUnknown(new) { return NearMiss.capitals(of: word, on: new) }
    }
    return nil
  }

  /// Letters that make no syllable, glued to the last token of the span; a digit to a number.
  private func longerBehind(_ text: TestText, _ span: Range<Int>) -> Bent? {
    guard let last = text.characters(in: [span]).last, NearMiss.isToken(text, last), !NearMiss.isToken(text, last + 1)
    else { return nil }
    let isDigit = text.characters[last].isNumber
    // `5,5` goes on behind its comma.
    if isDigit, last + 2 < text.characters.count, ",.".contains(text.characters[last + 1]),
      text.characters[last + 2].isNumber
    {
      return nil
    }
    return glued(text, at: last, String(text.characters[last]) + (isDigit ? "0" : NearMiss.noSyllable))
  }

  /// The same before the first letter of the span.
  private func longerBefore(_ text: TestText, _ span: Range<Int>) -> Bent? {
    guard let first = text.characters(in: [span]).first, text.characters[first].isLetter,
      !NearMiss.isToken(text, first - 1)
    else { return nil }
    return glued(text, at: first, NearMiss.noSyllable + String(text.characters[first]))
  }

  private static let noSyllable = "qk"

  private static func isToken(_ text: TestText, _ index: Int) -> Bool {
    text.characters.indices.contains(index) && (text.characters[index].isLetter || text.characters[index].isNumber)
  }

  private func glued(_ text: TestText, at index: Int, _ new: String) -> Bent {
    let rewritten = RewrittenText(text, [index: new])
    return Bent(text: rewritten.text, word: rewritten.place(of: text.bytes(of: index..<index + 1)))
  }

  private func replaced(_ text: TestText, _ word: TestText.Word, with new: String) -> Bent {
    var changes: [Int: String] = [word.range.lowerBound: new]
    for index in word.range.dropFirst() { changes[index] = "" }
    let rewritten = RewrittenText(text, changes)
    return Bent(text: rewritten.text, word: rewritten.place(of: text.bytes(of: word.range)))
  }

  private func isUnknown(_ word: String) -> Bool {
    !known.contains(word) && !patterns.contains { $0.contains(word) }
  }

  private static func capitals(of old: String, on new: String) -> String {
    if old.count > 1, old.allSatisfy(\.isUppercase) { return new.uppercased() }
    return old.first?.isUppercase ?? false ? new.prefix(1).uppercased() + new.dropFirst() : new
  }
}
