/// Reads what a legacy charset, or a wrong one, left in a text that is UTF-8 now.
///
/// Runs before anything else: `ư` of TCVN3 is a soft hyphen here, `à` read as Windows-1252 ends in a no-break space. A line is
/// converted only where the share of valid syllables jumps; text in other languages keeps its letters.
struct CharsetRepair {
  private(set) var edits: [OffsetMap.Edit] = []
  private(set) var bytes: [UInt8] = []

  private let source: UnsafeBufferPointer<UInt8>
  /// Lines that no charset read clearly on their own.
  private var unclear: [(range: Range<Int>, glyphs: [Glyph])] = []
  private var votes: [LegacyCharset: Int] = [:]
  private var changes: [(range: Range<Int>, scalars: [UInt32])] = []

  /// Nil where nothing has to be changed. Asked only where the scan of tokens saw a sign.
  init?(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex { $0 == 0x0A } ?? source.count
      read(start..<end)
      start = end + 1
    }
    readUnclear()
    if changes.isEmpty { return nil }
    apply()
  }

  private mutating func read(_ line: Range<Int>) {
    // Not every line has a sign of its own.
    guard source[line].contains(where: { $0 >= 0x80 || $0 == 0x5E || $0 == 0x26 }) else { return }
    // What no legacy charset has and no reader sees is no part of its words; the soft hyphen is `ư` of TCVN3.
    let glyphs = Glyph.all(in: source, line).filter { $0.scalar == 0xAD || !Lookalikes.isInvisible($0.scalar) }
    if source[line].contains(0x26) { changes += CharacterReferences.changes(in: glyphs) }
    let scalars = glyphs.map(\.scalar)
    if readMojibake(glyphs, scalars) { return }
    let isUnicode = scalars.contains { ($0 >= 0x1EA0 && $0 <= 0x1EF9) || $0 == 0x1A1 || $0 == 0x1B0 || $0 == 0x111 }
    if isUnicode { return }
    if scalars.contains(where: { $0 >= 0x80 }) {
      let parsed = CharsetLine(scalars: scalars)
      let best = [LegacyCharset.tcvn3, .vni, .viscii, .windows1258].map { ($0, parsed.score($0)) }
        .max { $0.1.read < $1.1.read }
      if let best, best.1.isClear {
        votes[best.0, default: 0] += 1
        convert(parsed, glyphs, best.0)
      } else {
        unclear.append((line, glyphs))
      }
    } else if scalars.contains(0x5E) {
      readVIQR(glyphs, scalars)
    }
  }

  /// Lines too short to tell by themselves follow the charset of the others.
  private mutating func readUnclear() {
    // The first of those with most votes: a dictionary has no order of its own.
    let most = votes.values.max() ?? 0
    guard most > 0, let charset = LegacyCharset.allCases.first(where: { votes[$0] == most }) else { return }
    for (_, glyphs) in unclear {
      let parsed = CharsetLine(scalars: glyphs.map(\.scalar))
      if parsed.score(charset).isWhole { convert(parsed, glyphs, charset) }
    }
  }

  private mutating func convert(_ line: CharsetLine, _ glyphs: [Glyph], _ charset: LegacyCharset) {
    let reader = CharsetReader(charset)
    for word in line.words {
      guard let reading = reader.reading(of: line.scalars[word]) else { continue }
      change(glyphs, word, ICU.compose(reading))
    }
  }

  private mutating func change(_ glyphs: [Glyph], _ word: Range<Int>, _ scalars: [UInt32]) {
    guard !word.isEmpty, !scalars.elementsEqual(glyphs[word].lazy.map(\.scalar)) else { return }
    changes.append((glyphs[word.lowerBound].start..<glyphs[word.upperBound - 1].end, scalars))
  }

  // MARK: Mojibake

  /// True where words became syllables.
  private mutating func readMojibake(_ glyphs: [Glyph], _ scalars: [UInt32]) -> Bool {
    var found: [(Range<Int>, [UInt32])] = []
    var read = 0
    for word in CharsetRepair.words(of: scalars) where scalars[word].contains(where: { $0 >= 0xC2 && $0 <= 0xE2 }) {
      guard let reading = Mojibake.reading(of: scalars[word]) else { continue }
      found.append((word, reading))
      let letters = reading.filter { Letters.info($0).isLetter || $0 >= 0x80 }
      if SyllableReader.isSyllable(ICU.compose(letters)) { read += 1 }
    }
    guard read > 0, read * 2 >= found.count else { return false }
    for (word, reading) in found { change(glyphs, word, reading) }
    return true
  }

  /// What stands between blanks. A no-break space is none: inside a word it may be the end of `à`.
  private static func words(of scalars: [UInt32]) -> [Range<Int>] {
    scalars.indices.split { [0x20, 0x09, 0x0D].contains(scalars[$0]) }.map { $0.startIndex..<$0.endIndex }
  }

  // MARK: VIQR

  private mutating func readVIQR(_ glyphs: [Glyph], _ scalars: [UInt32]) {
    var found: [(Range<Int>, [UInt32])] = []
    var words = 0
    var read = 0
    var changedAndRead = 0
    for word in CharsetRepair.words(of: scalars) {
      if scalars[word].contains(0x40) || scalars[word].contains(0x2F) { continue }
      words += 1
      let reading = CharsetReader(.viqr).reading(of: scalars[word]) ?? []
      let isRead = SyllableReader.isSyllable(reading.filter { Letters.info($0).isLetter })
      if isRead { read += 1 }
      guard !reading.elementsEqual(scalars[word]) else { continue }
      found.append((word, reading))
      if isRead { changedAndRead += 1 }
    }
    guard found.count >= 3, changedAndRead * 5 >= found.count * 4, read * 10 >= words * 7 else { return }
    for (word, reading) in found { change(glyphs, word, ICU.compose(reading)) }
  }

  // MARK: The result

  private mutating func apply() {
    bytes.reserveCapacity(source.count)
    var taken = 0
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where change.range.lowerBound >= taken {
      bytes.append(contentsOf: source[taken..<change.range.lowerBound])
      let start = bytes.count
      for scalar in change.scalars { UTF8Reader.append(scalar, to: &bytes) }
      edits.append(OffsetMap.Edit(view: start..<bytes.count, source: change.range))
      taken = change.range.upperBound
    }
    bytes.append(contentsOf: source[taken...])
  }
}
