/// Finds names of persons: two to four capitalised tiếng, the first a common surname, where nothing beside them says that they
/// name a street, a place or an institution.
struct PersonRecogniser {
  let text: TokenText

  func persons() -> [Segment] {
    var found: [Segment] = []
    /// The last token of a name that turned out to be a place's: what is listed after it is a place too.
    var placeEnd = -1
    var index = 0
    while index < text.tokens.count {
      guard isCapital(index), let certain = PersonNames.surnames[text.word(index)], !continuesName(index) else {
        index += 1
        continue
      }
      let last = nameEnd(from: index)
      let length = last - index + 1
      if isPlace(index, last, listedAfter: placeEnd) {
        placeEnd = last
      } else if (2...4).contains(length), certain || length >= 3 || isAddressed(index), !isHeadline(index, last),
        !isInstitution(index, last)
      {
        let range = text.range(index).lowerBound..<text.range(last).upperBound
        found.append(Segment(kind: .person, range: range, value: .text(text.string(range))))
      }
      index = max(last, index) + 1
    }
    return found
  }

  private static let customer = LexemePair(Lexeme("khách"), Lexeme("hàng"))

  private func isCapital(_ index: Int) -> Bool { text.isWord(index) && text.tokens[index].flags.contains(.capitalized) }

  /// Capitalised tiếng with one blank between them; the last may be an initial.
  private func nameEnd(from index: Int) -> Int {
    var last = index
    while last < index + 5, text.spaceAfter(last), isCapital(last + 1) {
      let range = text.range(last + 1)
      guard text.tokens[last + 1].flags.contains(.syllable) || range.count == 1, !text.touchesPrevious(last + 2) else {
        break
      }
      last += 1
    }
    return last
  }

  /// Whether a capitalised word that is no form of address stands right before: the middle of a longer name.
  private func continuesName(_ index: Int) -> Bool {
    guard text.spaceAfter(index - 1), isCapital(index - 1) else { return false }
    return !isAddressed(index) && !PersonNames.place.contains(text.word(index - 1))
  }

  private func isAddressed(_ index: Int) -> Bool {
    text.gap(after: index - 1, isOneOf: [" ", ". ", "."]) && PersonNames.address.contains(text.word(index - 1))
  }

  private func isPlace(_ index: Int, _ last: Int, listedAfter placeEnd: Int) -> Bool {
    let before = index - 1
    if text.gap(after: before, isOneOf: [" ", ". ", "."]), PersonNames.place.contains(text.word(before)) {
      // `Hàng Nón` is a street, `khách hàng Lê Hoàng Kha` a person.
      return LexemePair(text.word(before - 1), text.word(before)) != PersonRecogniser.customer
    }
    // `5 Nguyễn Huệ` is an address.
    if text.spaceAfter(before), text.isNumber(before) { return true }
    if placeEnd >= 0 {
      if placeEnd == before, text.gap(after: before, isOneOf: [", ", " - ", "-", " – ", "/"]) { return true }
      if placeEnd == before - 1, text.roles(before).contains(.list) { return true }
    }
    var words: [Lexeme] = []
    for token in index...last {
      words.append(text.word(token))
      if words.count > 1, PersonNames.placeNames.contains(words) { return true }
    }
    return false
  }

  /// Lưu Ban Tuyên giáo: a word of an institution after the first tiếng and before the last.
  private func isInstitution(_ index: Int, _ last: Int) -> Bool {
    (index + 1..<max(last, index + 1)).contains { PersonNames.institution.contains(text.word($0)) }
  }

  /// Part of a line in capitals, where no word tells a name from the rest.
  private func isHeadline(_ index: Int, _ last: Int) -> Bool {
    func shouts(_ token: Int) -> Bool { text.isWord(token) && text.tokens[token].flags.contains(.allCapitals) }
    guard (index...last).allSatisfy(shouts) else { return false }
    return text.spaceAfter(last) && shouts(last + 1) || text.spaceAfter(index - 1) && shouts(index - 1)
  }
}
