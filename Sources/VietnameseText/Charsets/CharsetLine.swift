/// How well a charset reads a stretch: words with a character outside ASCII, and what became of them.
struct CharsetScore {
  /// Words that the charset changes or could change.
  var marked = 0
  /// Of these, syllables before and after.
  var readBefore = 0
  var read = 0
  /// Of all words, syllables after.
  var words = 0
  var syllables = 0
  /// Characters outside ASCII in words that became syllables.
  var characters: Set<UInt32> = []

  mutating func add(_ other: CharsetScore) {
    marked += other.marked
    readBefore += other.readBefore
    read += other.read
    words += other.words
    syllables += other.syllables
    characters.formUnion(other.characters)
  }

  /// Four words in five become syllables that were none, and the words beside them are Vietnamese too. French or Spanish in
  /// the wrong charset gives a syllable now and then, never most of them; and a charset brings many different characters, where
  /// messages of old phones have a few (`nhän Giäng Sinh`).
  var isClear: Bool {
    let gained = read - readBefore
    let jumps = gained >= 2 && (gained * 2 >= marked || (read == marked && gained >= 3))
    return characters.count >= 3 && read * 5 >= marked * 4 && jumps && syllables * 5 >= words * 3
  }

  /// Enough where other lines of the text have shown which charset it is.
  var isWhole: Bool { marked >= 1 && read == marked && readBefore < marked }
}

/// One line as words of letters and of characters that some charset may take for letters.
struct CharsetLine {
  let scalars: [UInt32]
  /// Positions in `scalars`.
  let words: [Range<Int>]

  init(scalars: [UInt32]) {
    self.scalars = scalars
    var words: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      // A no-break space is a letter of no charset but à of UTF-8 read as Windows-1252, which is read elsewhere.
      // Dashes, quotation marks and dots of typography are taken for themselves: VISCII has rare capitals there.
      let isWord =
        scalar >= 0x80
        ? scalar != 0xA0 && !(0x2010...0x2026).contains(scalar) && scalar < 0x2040 || scalar == 0x20AC
        : Letters.info(scalar).code != 0
      if isWord {
        start = start ?? index
      } else if let first = start {
        words.append(first..<index)
        start = nil
      }
    }
    if let start { words.append(start..<scalars.count) }
    self.words = words
  }

  func score(_ charset: LegacyCharset) -> CharsetScore {
    let reader = CharsetReader(charset)
    var score = CharsetScore()
    for word in words {
      let text = scalars[word]
      if text.allSatisfy({ (0x30...0x39).contains($0) }) { continue }
      score.words += 1
      let isMarked = text.contains { $0 >= 0x80 }
      let reading = isMarked ? reader.reading(of: text).map(ICU.compose) : Array(text)
      let isRead = reading.map { SyllableReader.isSyllable($0) } ?? false
      if isRead { score.syllables += 1 }
      guard isMarked else { continue }
      score.marked += 1
      if isRead { score.read += 1 }
      let wasRead = SyllableReader.isSyllable(ICU.compose(Array(text)))
      if wasRead { score.readBefore += 1 }
      if isRead, !wasRead { score.characters.formUnion(text.filter { $0 >= 0x80 }) }
    }
    return score
  }
}
