/// `l ừ a  đ ả o`: letters with one blank between them; two blanks end a word.
struct SpacedLetters {
  let syllables: SyllableReader
  let bytes: UnsafeBufferPointer<UInt8>

  /// Reads a run of tokens of one letter each, all on one line.
  /// - Returns: the words with the stretch each stands on; empty where the letters spell nothing (`A B C D`).
  func words(of letters: [Glyph]) -> [(range: Range<Int>, scalars: [UInt32])] {
    guard letters.count >= 3 else { return [] }
    var groups: [[Glyph]] = [[letters[0]]]
    for (before, letter) in zip(letters, letters.dropFirst()) {
      if letter.start - before.end > 1 { groups.append([]) }
      groups[groups.count - 1].append(letter)
    }
    if groups.allSatisfy({ $0.count < 2 }) { return [] }
    var words: [(Range<Int>, [UInt32])] = []
    for group in groups {
      let scalars = group.map(\.scalar)
      guard let parts = SyllableReader.isSyllable(scalars) ? [0..<scalars.count] : SyllableReader.segmented(scalars)
      else {
        return []
      }
      for part in parts {
        guard let spelled = syllables.spelled(scalars[part]) else { return [] }
        words.append((group[part.lowerBound].start..<group[part.upperBound - 1].end, spelled))
      }
    }
    return words
  }
}
