internal import VietnameseText

extension CheckText {
  /// Words that are no Vietnamese syllable, once each, and words whose tone mark stands on the wrong letter (`ngừoi`).
  ///
  /// Only words in small letters that carry a Vietnamese mark and stand among Vietnamese syllables: names, foreign words,
  /// abbreviations and the spelling of chats are nobody's mistake.
  func misspelledWords(_ context: CheckContext) -> [CheckHit] {
    var seen: Set<String> = []
    var hits: [CheckHit] = []
    for index in tokens.indices {
      let token = tokens[index]
      guard token.flags.contains(.accented),
        token.flags.isDisjoint(with: [.number, .opaque, .capitalized, .allCapitals])
      else { continue }
      let isSyllable = token.flags.contains(.syllable)
      guard !isSyllable || token.flags.contains(.repaired) else { continue }
      let hit = isSyllable ? misplacedTone(index) : invalidSyllable(index)
      guard let hit, stands(amongSyllables: index) else { continue }
      let word = string(token.range)
      if context.dictionary.contains(word) || !seen.insert(word).inserted { continue }
      hits.append(hit)
    }
    return hits
  }

  /// The canonical view has put the mark in its place; the author's own spelling tells whether it stood in another. Both
  /// styles of `hòa`/`hoà` are right, and so is every way of encoding a letter.
  private func misplacedTone(_ index: Int) -> CheckHit? {
    let range = tokens[index].range
    let written = source(range).lowercased()
    guard let syllable = Syllable.parse(written) else { return nil }
    let right = syllable.compose(.old)
    return written == right || written == syllable.compose(.new) ? nil : CheckHit(range: range, expected: right)
  }

  private func invalidSyllable(_ index: Int) -> CheckHit? {
    let range = tokens[index].range
    let word = string(range)
    let letters = Array(word.unicodeScalars)
    guard letters.count > 1, word == word.lowercased(), !CheckWords.rareWords.contains(word) else { return nil }
    if letters.contains(where: CheckWords.foreignLetters.contains) { return nil }
    // `ơiii`, `vãii`: stretched on purpose. `thík`: a spelling of chats, or an ethnic name (Đắk).
    if letters.last == "k" || zip(letters, letters.dropFirst()).contains(where: { $0 == $1 }) { return nil }
    switch vowelGroups(letters) {
    case 0: return nil
    case 1: break
    default: if !letters.contains(where: CheckWords.onlyVietnamese.contains) { return nil }
    }
    // Parts of a hyphenated word (`rơ-măm`) and units at a number (`10đ`) are not words of their own.
    if tokens[index].gap == .none || joins(byte(range.lowerBound - 1)) || joins(byte(range.upperBound)) { return nil }
    if index + 1 < tokens.count, tokens[index + 1].gap == .none { return nil }
    return CheckHit(range: range)
  }

  private func joins(_ byte: UInt8) -> Bool { "-_'/@&".utf8.contains(byte) }

  private func vowelGroups(_ letters: [Unicode.Scalar]) -> Int {
    var groups = 0
    var inVowels = false
    for letter in letters {
      let isVowel = CheckWords.vowels.contains(letter)
      if isVowel, !inVowels { groups += 1 }
      inVowels = isVowel
    }
    return groups
  }

  /// Its neighbours in the sentence are syllables, two of them at least, and one carries a mark.
  private func stands(amongSyllables index: Int) -> Bool {
    let sentence = tokens(in: sentence(at: Int(tokens[index].start)))
    func isSyllable(_ at: Int) -> Bool { tokens[at].flags.contains(.syllable) && !tokens[at].flags.contains(.opaque) }
    var neighbours: [Int] = []
    var before = index - 1
    while sentence.contains(before), index - before <= 2, isSyllable(before) {
      neighbours.append(before)
      before -= 1
    }
    if sentence.contains(index - 1), before == index - 1 { return false }
    var after = index + 1
    while sentence.contains(after), after - index <= 2, isSyllable(after) {
      neighbours.append(after)
      after += 1
    }
    if sentence.contains(index + 1), after == index + 1 { return false }
    return neighbours.count >= 2 && neighbours.contains { tokens[$0].flags.contains(.accented) }
  }
}
