/// Keys of Telex that no input method has read: `tieengs` for tiếng. English is full of such words, so a reading must bring a
/// quality mark and a tone, or end in the tone key `j`, and stand beside another one.
enum TelexTyping {
  static func reading(_ word: ArraySlice<UInt32>, _ syllables: SyllableReader) -> Reading? {
    guard word.count >= 3, word.count <= 10, word.allSatisfy({ $0 < 0x80 && Letters.info($0).isLetter }) else {
      return nil
    }
    let lower = word.map { $0 | 0x20 }
    if english.contains(lower) { return nil }
    var letters: [UInt32] = []
    var tone: Tone?
    var hasQuality = false
    for (index, key) in lower.enumerated() {
      let source = word[word.startIndex + index]
      if let doubled = doubled(key, after: letters.last) {
        letters[letters.count - 1] = doubled
        hasQuality = true
      } else if key == 0x77, let last = letters.lastIndex(where: { horned($0) != nil }),
        let horned = horned(letters[last])
      {
        letters[last] = horned
        // `uow` is ươ: one key for both.
        if last > 0, Letters.base(Letters.info(horned).code) == 15, Letters.info(letters[last - 1]).code == 21 {
          letters[last - 1] = self.horned(letters[last - 1]) ?? letters[last - 1]
        }
        hasQuality = true
      } else if let found = tones[key], index > 0, letters.contains(where: { Letters.isVowel(Letters.info($0).code) }),
        index == lower.count - 1 || lower[(index + 1)...].allSatisfy({ !Letters.isVowel(Letters.info($0).code) })
      {
        guard tone == nil else { return nil }
        tone = found
      } else {
        letters.append(source)
      }
    }
    guard let tone, hasQuality || lower.last == 0x6A, let spelled = TypedTone.spelled(letters, tone, syllables) else {
      return nil
    }
    return Reading(kind: .typing, scalars: spelled, needsCompany: true)
  }

  private static func doubled(_ key: UInt32, after last: UInt32?) -> UInt32? {
    guard let last, (last | 0x20) == key, last < 0x80 else { return nil }
    let info = Letters.info(last)
    let code: UInt8? = key == 0x64 ? Letters.strokeD : Letters.code(base: Letters.base(info.code), mark: 0x0302)
    return code.flatMap { Letters.scalar($0, .ngang, capital: info.isCapital) }
  }

  private static func horned(_ scalar: UInt32) -> UInt32? {
    let info = Letters.info(scalar)
    guard scalar < 0x80, info.isLetter else { return nil }
    let mark: UInt32 = info.code == 1 ? 0x0306 : 0x031B
    return Letters.code(base: info.code, mark: mark).flatMap { Letters.scalar($0, .ngang, capital: info.isCapital) }
  }

  private static let tones: [UInt32: Tone] = [0x73: .sac, 0x66: .huyen, 0x72: .hoi, 0x78: .nga, 0x6A: .nang]
  private static let english: Set<[UInt32]> = Set(DisguiseData.telexEnglish.map { $0[0].unicodeScalars.map(\.value) })
}

/// Keys of VNI that no input method has read: `tie61ng` for tiếng. A reading must have a key for a quality mark.
enum VNITyping {
  static func reading(_ word: ArraySlice<UInt32>, _ syllables: SyllableReader) -> Reading? {
    guard word.count >= 3, word.count <= 10, let first = word.first, first < 0x80, Letters.info(first).isLetter else {
      return nil
    }
    var letters: [UInt32] = []
    var tone: Tone?
    var keys = 0
    var hasQuality = false
    for scalar in word {
      guard scalar < 0x80 else { return nil }
      guard WordReader.isDigit(scalar) else {
        guard Letters.info(scalar).isLetter else { return nil }
        letters.append(scalar)
        continue
      }
      keys += 1
      if let found = tones[scalar] {
        guard tone == nil, letters.contains(where: { Letters.isVowel(Letters.info($0).code) }) else { return nil }
        tone = found
      } else {
        guard mark(scalar, &letters) else { return nil }
        hasQuality = true
      }
    }
    guard hasQuality, keys >= 2 || word.count >= 4, letters.count >= 2 else { return nil }
    return TypedTone.spelled(letters, tone ?? .ngang, syllables).map {
      Reading(kind: .typing, scalars: $0, needsCompany: keys < 2)
    }
  }

  /// Puts the mark of a key on the last letter that takes it; `7` after `uo` marks both.
  private static func mark(_ key: UInt32, _ letters: inout [UInt32]) -> Bool {
    guard let sign = marks[key] else { return false }
    for index in letters.indices.reversed() {
      let info = Letters.info(letters[index])
      let code = key == 0x39 ? (info.code == 4 ? Letters.strokeD : nil) : Letters.code(base: info.code, mark: sign)
      guard let code, letters[index] < 0x80 else { continue }
      letters[index] = Letters.scalar(code, .ngang, capital: info.isCapital) ?? letters[index]
      if key == 0x37, index > 0, Letters.info(letters[index - 1]).code == 21, Letters.base(code) == 15 {
        let capital = Letters.info(letters[index - 1]).isCapital
        letters[index - 1] = Letters.scalar(21 | 64, .ngang, capital: capital) ?? letters[index - 1]
      }
      return true
    }
    return false
  }

  private static let tones: [UInt32: Tone] = [0x31: .sac, 0x32: .huyen, 0x33: .hoi, 0x34: .nga, 0x35: .nang]
  private static let marks: [UInt32: UInt32] = [0x36: 0x0302, 0x37: 0x031B, 0x38: 0x0306, 0x39: 0]
}

/// Puts a typed tone on its letter.
enum TypedTone {
  static func spelled(_ letters: [UInt32], _ tone: Tone, _ syllables: SyllableReader) -> [UInt32]? {
    var letters = letters
    if tone != .ngang {
      guard let index = letters.lastIndex(where: { Letters.isVowel(Letters.info($0).code) }) else { return nil }
      let info = Letters.info(letters[index])
      guard let marked = Letters.scalar(info.code, tone, capital: info.isCapital) else { return nil }
      letters[index] = marked
    }
    return syllables.spelled(letters)
  }
}
