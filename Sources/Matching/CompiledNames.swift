internal import Documents
internal import Rulebooks
internal import VietnameseText

/// Official names, found by their letters alone and then compared with what is right.
struct CompiledNames: Sendable {
  let entries: [OfficialName]
  let reports: Set<NameTable.Fault>
  /// Right forms, by letters alone; phrase i belongs to entry `nameOwner[i]`.
  let names: PhraseTable
  let nameOwner: [Int]
  /// Forms known to be wrong, as written.
  let wrong: PhraseTable
  let wrongOwner: [Int]
  /// Former names, as written.
  let former: PhraseTable
  let formerOwner: [Int]
  let leaves: [Int]

  init(_ table: NameTable, analyzer: TextAnalyzer, register: (PhraseTable) -> Int) {
    entries = table.entries
    reports = table.reports
    func compile(_ forms: (OfficialName) -> [String]) -> ([CompiledPhrase], [Int]) {
      var phrases: [CompiledPhrase] = []
      var owners: [Int] = []
      for (i, entry) in table.entries.enumerated() {
        for form in forms(entry) {
          guard let phrase = CompiledPhrase(form, row: entry.row, analyzer: analyzer) else { continue }
          phrases.append(phrase)
          owners.append(i)
        }
      }
      return (phrases, owners)
    }
    let (namePhrases, nameOwner) = compile { [$0.name] + $0.accepted }
    let (wrongPhrases, wrongOwner) = compile(\.wrong)
    let (formerPhrases, formerOwner) = compile(\.former)
    names = PhraseTable(namePhrases, accents: .any)
    self.nameOwner = nameOwner
    wrong = PhraseTable(wrongPhrases, accents: .exact, caseSensitive: true)
    self.wrongOwner = wrongOwner
    former = PhraseTable(formerPhrases, accents: .exact)
    self.formerOwner = formerOwner
    leaves = [register(names), register(wrong), register(former)]
  }

  /// Judges the name at a token; nil where nothing stands or all is right.
  func fault(at i: Int, in text: MatchText, on day: Day) -> (
    tokens: Range<Int>, expected: String, row: [String: String]
  )? {
    let named = names.hit(at: i, in: text)
    // A longer name that is right in all but its marks says more than the wrong short form at its beginning.
    if reports.contains(.wrong), let hit = wrong.hit(at: i, in: text), hit.tokens.count >= named?.tokens.count ?? 0 {
      let entry = entries[wrongOwner[hit.phrase]]
      if !isRight(hit.tokens, entry, text) { return (hit.tokens, entry.name, entry.row) }
    }
    if reports.contains(.former), let hit = former.hit(at: i, in: text), text.isCapitalized(hit.tokens) {
      let entry = entries[formerOwner[hit.phrase]]
      if entry.from.map({ day >= $0 }) ?? true { return (hit.tokens, entry.successor ?? entry.name, entry.row) }
    }
    guard let hit = named else { return nil }
    let entry = entries[nameOwner[hit.phrase]]
    let phrase = names.phrases[hit.phrase]
    let sameMarks = zip(phrase.keys, hit.tokens).allSatisfy { $0 == text.tokens[$1].key }
    if !sameMarks {
      guard reports.contains(.diacritics), phrase.keys.count >= 3, isNearly(phrase, hit.tokens, text) else {
        return nil
      }
      return (hit.tokens, entry.name, entry.row)
    }
    if reports.contains(.former), let until = entry.until, day > until, text.isCapitalized(hit.tokens),
      let successor = entry.successor
    {
      return (hit.tokens, successor, entry.row)
    }
    if reports.contains(.capitals), hasWrongCapitals(hit.tokens, entry, text) {
      return (hit.tokens, entry.name, entry.row)
    }
    return nil
  }

  /// Most of its tiếng are right and none is wholly unaccented: a slip, not another word.
  private func isNearly(_ phrase: CompiledPhrase, _ tokens: Range<Int>, _ text: MatchText) -> Bool {
    guard text.isCapitalized(tokens.lowerBound..<tokens.lowerBound + 1) else { return false }
    let right = zip(phrase.keys, tokens).count { $0 == text.tokens[$1].key }
    return right * 2 >= phrase.keys.count && text.tokens[tokens].contains { $0.flags.contains(.accented) }
  }

  private func isRight(_ tokens: Range<Int>, _ entry: OfficialName, _ text: MatchText) -> Bool {
    let written = CompiledPhrase.withoutBlanks(text.canonical[text.bytes(of: tokens)])
    return ([entry.name] + entry.accepted).contains { CompiledPhrase.withoutBlanks($0.utf8) == written }
  }

  /// First letter a capital, as a name is begun, others not as the name has them. Headings in capitals are left alone.
  private func hasWrongCapitals(_ tokens: Range<Int>, _ entry: OfficialName, _ text: MatchText) -> Bool {
    guard text.isCapitalized(tokens.lowerBound..<tokens.lowerBound + 1),
      !text.tokens[tokens].allSatisfy({ $0.flags.contains(.allCapitals) }), !isRight(tokens, entry, text)
    else { return false }
    let written = CompiledPhrase.withoutBlanks(text.canonical[text.bytes(of: tokens)])
    // Only capitals may differ: another tone style or spelling is not this fault.
    return ([entry.name] + entry.accepted).contains {
      TextAnalysis.lowercased(CompiledPhrase.withoutBlanks($0.utf8)) == TextAnalysis.lowercased(written)
    }
  }
}

extension MatchText {
  /// Some token begins with a capital: a name, not common words.
  func isCapitalized(_ range: Range<Int>) -> Bool { tokens[range].contains { $0.flags.contains(.capitalized) } }
}
