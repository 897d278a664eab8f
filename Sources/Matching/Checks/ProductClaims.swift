internal import Documents
internal import Rulebooks
internal import VietnameseText

extension CheckText {
  /// Claims that the product's file does not have, and numbers of the form of its registration that are another.
  func productFaults(_ check: BuiltInCheck, _ sheet: ProductSheet) -> [CheckHit] {
    var hits: [CheckHit] = []
    if check.reports.contains(.claim), !sheet[.claim].isEmpty { hits += claimsOutside(sheet, check) }
    if check.reports.contains(.registration) { hits += foreignRegistrations(sheet) }
    return hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Claims

  /// A claim begins with one of the check's words and ends with its clause. It is covered where an allowed claim stands
  /// there word by word; obligatory sentences are no claims, and neither is what is denied.
  private func claimsOutside(_ sheet: ProductSheet, _ check: BuiltInCheck) -> [CheckHit] {
    let allowed = (sheet[.claim] + sheet[.sentence]).flatMap { occurrences(of: CheckText.keys(of: $0)) }
    let openings = check.claims.map { CheckText.keys(of: $0.text) }
    let subjects = check.about.map { CheckText.keys(of: $0.text) }
    var hits: [CheckHit] = []
    var index = 0
    while index < tokens.count {
      guard let opening = openings.filter({ stands($0, at: index) }).map(\.count).max(), opening > 0 else {
        index += 1
        continue
      }
      let claim = claim(from: index, opening: opening, openings, allowed)
      let covering = allowed.first { $0.overlaps(index..<index + opening + 1) }
      if let covering {
        index = max(covering.upperBound, index + opening)
        continue
      }
      let isAbout = subjects.isEmpty || subjects.contains { find($0, in: claim) != nil }
      if isAbout, !isDenied(index) {
        let passage = bytes(of: claim)
        hits.append(CheckHit(range: passage, expected: closestClaim(to: claim, sheet)))
      }
      index = isAbout ? claim.upperBound : index + 1
    }
    return hits
  }

  /// From its opening to the end of its clause, the next allowed claim, or `và` with the opening of another.
  private func claim(
    from start: Int, opening: Int, _ openings: [[SyllableKey]], _ allowed: [Range<Int>]
  ) -> Range<Int> {
    var end = start + opening
    while end < tokens.count, !endsClause(before: end), !tokens[end].flags.contains(.opaque) {
      if allowed.contains(where: { $0.lowerBound == end }) { break }
      let isAnd = CheckWords.and.contains(word(end))
      if isAnd {
        let next = end + 1
        let opensAnother = openings.contains { stands($0, at: next) }
        if opensAnother || allowed.contains(where: { $0.lowerBound == next }) { break }
      }
      end += 1
    }
    return start..<end
  }

  /// Punctuation or a line end stands before the token; a decimal comma does not end a clause.
  private func endsClause(before index: Int) -> Bool {
    let gap = bytes[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound]
    if gap.count == 1, isNumber(index - 1), isNumber(index) { return false }
    return gap.contains { CheckWords.clauseEnds.contains($0) }
  }

  private func isDenied(_ index: Int) -> Bool {
    (max(0, index - 2)..<index).contains { CheckWords.denials.contains(word($0)) && !endsClause(before: $0 + 1) }
  }

  private func occurrences(of keys: [SyllableKey]) -> [Range<Int>] {
    guard !keys.isEmpty, tokens.count >= keys.count else { return [] }
    return (0...tokens.count - keys.count).filter { stands(keys, at: $0) }.map { $0..<$0 + keys.count }
  }

  /// The allowed claim that shares most words with this one.
  private func closestClaim(to claim: Range<Int>, _ sheet: ProductSheet) -> String? {
    let words = Set(tokens[claim].map(\.key))
    return sheet[.claim].max { a, b in
      Set(CheckText.keys(of: a)).intersection(words).count < Set(CheckText.keys(of: b)).intersection(words).count
    }
  }

  // MARK: Numbers

  /// Numbers that look like one of the file, with other digits.
  private func foreignRegistrations(_ sheet: ProductSheet) -> [CheckHit] {
    let known = sheet[.registration].compactMap { RegistrationNumber($0) }
    if known.isEmpty { return [] }
    return compositeNumbers().compactMap { range in
      guard let number = RegistrationNumber(string(range)), !known.contains(where: { $0.parts == number.parts }),
        let meant = known.first(where: { $0.form == number.form })
      else { return nil }
      return CheckHit(range: range, expected: meant.text)
    }
  }

  /// Runs of letters and digits that nothing but `/`, `-`, `.` and blanks around them hold together.
  private func compositeNumbers() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      var end = index + 1
      while end < tokens.count, joins(end) { end += 1 }
      if end - index >= 3, tokens[index..<end].contains(where: { $0.flags.contains(.number) }) {
        found.append(bytes(of: index..<end))
      }
      index = end
    }
    return found
  }

  private func joins(_ index: Int) -> Bool {
    let gap = bytes[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound]
    if gap.isEmpty { return true }
    let marks = gap.filter { $0 != UInt8(ascii: " ") }
    guard marks.count == 1, let mark = marks.first else { return false }
    return mark == UInt8(ascii: "/") || (gap.count == 1 && (mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".")))
  }

  // MARK: Sentences

  /// These words stand somewhere in the text, one after the other, whatever stands between them.
  func says(_ sentence: String) -> Bool { find(sentence, in: tokens.indices) != nil }

  /// The sentence of the text that shares most words with another, where that is at least a third of them.
  func closest(to sentence: String) -> (text: String, shared: Int)? {
    let wanted = Set(CheckText.keys(of: sentence).map(\.bare))
    let best = sentences.map { ($0, Set(tokens[$0.tokens].map(\.key.bare)).intersection(wanted).count) }
      .max { $0.1 < $1.1 }
    guard let best, best.1 * 3 >= wanted.count else { return nil }
    return (string(best.0.range), best.1)
  }
}

/// `1234/2026/ĐKSP`: parts, and the form they have.
private struct RegistrationNumber {
  let text: String
  /// Without blanks, letters without marks and in lower case.
  let parts: [String]
  /// Each number a `0`.
  var form: [String] { parts.map { Int($0) == nil ? $0 : "0" } }

  init?(_ text: String) {
    self.text = text
    let folded = text.lowercased().map { $0 == "đ" ? "d" : $0 }
    parts = folded.split { !$0.isLetter && !$0.isNumber }.flatMap { RegistrationNumber.runs(of: $0) }
    guard parts.count >= 2, parts.contains(where: { Int($0) != nil }) else { return nil }
  }

  /// `VD12345` is letters and digits.
  private static func runs(of part: ArraySlice<Character>) -> [String] {
    var runs: [String] = []
    for character in part {
      if let last = runs.last?.last, last.isNumber == character.isNumber {
        runs[runs.count - 1].append(character)
      } else {
        runs.append(String(character))
      }
    }
    return runs
  }
}
