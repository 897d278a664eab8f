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
    known = Set(phrases.flatMap { TestText($0).words.map { $0.text.lowercased() } })
    self.patterns = patterns
  }

  /// - Returns: the text and the bytes of the bent word; nil where no word of the span can be bent so.
  func bend(_ text: TestText, as variant: Variant, in span: Range<Int>) -> (text: String, word: Range<Int>)? {
    let words = text.words(in: [span])
    switch variant {
    case .otherAccent:
      for word in words.reversed() {
        if let new = otherAccent(word.text) { return replaced(text, word, with: new) }
      }
    case .otherWord:
      for word in words.reversed() where word.isSyllable {
        if let new = NearMiss.others.first(where: isUnknown) {
          return replaced(text, word, with: NearMiss.capitals(of: word.text, on: new))
        }
      }
    case .longerWord: return longer(text, span)
    default: break
    }
    return nil
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
  private func longer(_ text: TestText, _ span: Range<Int>) -> (text: String, word: Range<Int>)? {
    let inside = text.characters(in: [span])
    guard let last = inside.last(where: { text.characters[$0].isLetter || text.characters[$0].isNumber }) else {
      return nil
    }
    // Where the token goes on behind the span, or signs follow, there is no end to glue to.
    guard last == inside.last else { return nil }
    if last + 1 < text.characters.count, text.characters[last + 1].isLetter || text.characters[last + 1].isNumber {
      return nil
    }
    let isDigit = text.characters[last].isNumber
    if isDigit, last + 2 < text.characters.count, ",.".contains(text.characters[last + 1]),
      text.characters[last + 2].isNumber
    {
      return nil
    }
    let new = RewrittenText(text, [last: String(text.characters[last]) + (isDigit ? "0" : "qk")])
    return (new.text, new.place(of: text.bytes(of: last..<last + 1)))
  }

  private func replaced(_ text: TestText, _ word: TestText.Word, with new: String) -> (text: String, word: Range<Int>) {
    var changes: [Int: String] = [word.range.lowerBound: new]
    for index in word.range.dropFirst() { changes[index] = "" }
    let rewritten = RewrittenText(text, changes)
    return (rewritten.text, rewritten.place(of: text.bytes(of: word.range)))
  }

  private func isUnknown(_ word: String) -> Bool {
    !known.contains(word) && !patterns.contains { $0.contains(word) }
  }

  private static func capitals(of old: String, on new: String) -> String {
    if old.count > 1, old.allSatisfy(\.isUppercase) { return new.uppercased() }
    return old.first?.isUppercase ?? false ? new.prefix(1).uppercased() + new.dropFirst() : new
  }
}
