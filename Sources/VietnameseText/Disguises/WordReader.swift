/// Reads one word without blanks or separators: letters, digits, and the signs that stand for letters.
struct WordReader {
  private let syllables: SyllableReader

  init(_ syllables: SyllableReader) { self.syllables = syllables }

  /// Nil where the word is what it looks like.
  func reading(of word: ArraySlice<UInt32>) -> Reading? {
    guard word.count >= 2, word.count <= 32, !SyllableReader.isSyllable(word) else { return nil }
    // Most words are these letters alone, and have neither signs nor marks to be read.
    if word.allSatisfy({ $0 < 0x80 && Letters.info($0).isLetter }) {
      return teencode(word) ?? stretched(word) ?? TelexTyping.reading(word, syllables)
    }
    return digits(word) ?? leet(word) ?? gsm(word) ?? teencode(word) ?? stretched(word) ?? VNITyping.reading(
      word, syllables)
      ?? TelexTyping.reading(word, syllables) ?? joined(word)
  }

  // MARK: Signs for letters

  /// `v4y`, `C0NG`, `nh@n`. Codes are none: `7h30` begins with a digit, `T4` ends with one, `H2O` gives no syllable. A last
  /// `0` (`ba0`) needs company.
  private func leet(_ word: ArraySlice<UInt32>) -> Reading? {
    guard word.count <= 8, let first = word.first, let last = word.last, Letters.info(first).isLetter else {
      return nil
    }
    var options: [[UInt32]] = []
    var signs = 0
    for scalar in word {
      if let letters = WordReader.leetLetters[scalar] {
        options.append(letters)
        signs += 1
      } else {
        guard Letters.info(scalar).isLetter else { return nil }
        options.append([scalar])
      }
    }
    guard signs > 0, signs <= 3, signs < word.count else { return nil }
    let endsInSign = WordReader.leetLetters[last] != nil
    if endsInSign, last != 0x30 || word.count < 3 { return nil }
    let isCapital =
      Letters.info(first).isCapital && word.allSatisfy { !Letters.info($0).isLetter || Letters.info($0).isCapital }
    for candidate in WordReader.combinations(options) {
      let letters = isCapital ? candidate.map(WordReader.capital) : candidate
      if let spelled = syllables.spelled(letters) {
        return Reading(kind: .leet, scalars: spelled, needsCompany: endsInSign)
      }
    }
    return nil
  }

  private static func combinations(_ options: [[UInt32]]) -> [[UInt32]] {
    options.reduce([[]]) { words, letters in words.flatMap { word in letters.map { word + [$0] } } }
  }

  static func capital(_ scalar: UInt32) -> UInt32 {
    let info = Letters.info(scalar)
    return info.isLetter ? Letters.scalar(info.code, info.tone, capital: true) ?? scalar : scalar
  }

  /// `5Ok`, `2O`, `1OO%`: capital O between or after digits, then at most a unit.
  private func digits(_ word: ArraySlice<UInt32>) -> Reading? {
    guard let first = word.first, WordReader.isDigit(first) else { return nil }
    var result: [UInt32] = []
    var read = 0
    var rest = word
    while let scalar = rest.first,
      WordReader.isDigit(scalar) || scalar == 0x4F || ".,".unicodeScalars.contains(where: { $0.value == scalar })
    {
      if scalar == 0x4F { read += 1 }
      result.append(scalar == 0x4F ? 0x30 : scalar)
      rest.removeFirst()
    }
    guard read > 0, rest.isEmpty || WordReader.unitsAfterDigits.contains(Array(rest)) else { return nil }
    return Reading(kind: .digits, scalars: result + rest)
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  // MARK: Letters for letters

  private func gsm(_ word: ArraySlice<UInt32>) -> Reading? {
    guard word.contains(where: { WordReader.gsmLetters[$0] != nil }) else { return nil }
    return syllables.spelled(word.map { WordReader.gsmLetters[$0] ?? $0 }).map {
      Reading(kind: .gsmLetters, scalars: $0)
    }
  }

  private func teencode(_ word: ArraySlice<UInt32>) -> Reading? {
    guard word.count <= 8 else { return nil }
    guard let reading = WordReader.teencode[word.map(ICU.lower)] else { return nil }
    guard let first = word.first, ICU.lower(first) != first else { return Reading(kind: .teencode, scalars: reading) }
    let isAll = word.dropFirst().allSatisfy { ICU.lower($0) != $0 } && word.count > 1
    return Reading(
      kind: .teencode,
      scalars: isAll ? reading.map(WordReader.capital) : [WordReader.capital(reading[0])] + reading.dropFirst())
  }

  /// Three of one letter become one, else two. Two become one only where the word has marks: English is full of doubles.
  private func stretched(_ word: ArraySlice<UInt32>) -> Reading? {
    var runs: [(scalar: UInt32, count: Int)] = []
    for scalar in word {
      guard Letters.info(scalar).isLetter else { return nil }
      if let last = runs.last, ICU.lower(last.scalar) == ICU.lower(scalar) {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((scalar, 1))
      }
    }
    // XIII is a number.
    if word.allSatisfy({ "IVXLCDM".unicodeScalars.map(\.value).contains($0) }) { return nil }
    let longest = runs.map(\.count).max() ?? 0
    guard longest >= 3 || (longest == 2 && SyllableReader.isMarked(word)) else { return nil }
    for kept in 1...2 {
      let letters = runs.flatMap { Array(repeating: $0.scalar, count: $0.count == 1 ? 1 : min($0.count, kept)) }
      if letters.count > 1, letters.count < word.count, let spelled = syllables.spelled(letters) {
        return Reading(kind: .stretched, scalars: spelled)
      }
    }
    return nil
  }

  /// `lừađảo`. Without marks a foreign word may fall apart into syllables (`canada`), so there it stays.
  private func joined(_ word: ArraySlice<UInt32>) -> Reading? {
    guard word.count >= 4, SyllableReader.isMarked(word), word.allSatisfy({ Letters.info($0).isLetter }) else {
      return nil
    }
    let letters = Array(word)
    // `khuyếch` is one word whatever it is: a word that follows begins with a consonant.
    guard let parts = SyllableReader.segmented(letters), parts.count > 1,
      parts.dropFirst().allSatisfy({ !Letters.isVowel(Letters.info(letters[$0.lowerBound]).code) })
    else { return nil }
    let words = parts.compactMap { syllables.spelled(letters[$0]) }
    guard words.count == parts.count else { return nil }
    return Reading(kind: .joined, scalars: Array(words.joined(separator: [0x20])))
  }

  // MARK: Tables

  static let leetLetters: [UInt32: [UInt32]] = Dictionary(
    uniqueKeysWithValues: DisguiseData.leet.compactMap { row in
      row[0].unicodeScalars.first.map { ($0.value, row[1].unicodeScalars.filter { $0 != " " }.map(\.value)) }
    })
  private static let gsmLetters: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: DisguiseData.gsmLetters.compactMap { row in
      guard let letter = row[0].unicodeScalars.first, let plain = row[1].unicodeScalars.first else { return nil }
      return (letter.value, plain.value)
    })
  private static let teencode: [[UInt32]: [UInt32]] = Dictionary(
    DisguiseData.teencode.map { ($0[0].unicodeScalars.map(\.value), $0[1].unicodeScalars.map(\.value)) },
    uniquingKeysWith: { first, _ in first })
  private static let unitsAfterDigits: Set<[UInt32]> = Set(
    ["k", "K", "%", "tr", "Tr", "TR", "đ", "Đ", "VND", "VNĐ"].map { $0.unicodeScalars.map(\.value) })
}
