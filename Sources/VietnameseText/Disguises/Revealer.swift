/// Finds the disguises of a text and reads them.
///
/// Works on the canonical view. What stands between two blanks is looked at only where some token of it is no syllable, or
/// where tokens meet without a blank: the scan has noted these tokens, so clean text costs nothing. O(bytes).
struct Revealer {
  struct Change {
    var kind: Disguise.Kind
    /// Canonical bytes.
    var range: Range<Int>
    var scalars: [UInt32]
    var needsCompany = false
    /// A normal form that is no disguise: `+84 912 345 678`.
    var isPlain = false
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  private let chunks: ChunkReader
  private let spaced: SpacedLetters
  private let memo: ChunkMemo
  /// Where the last run of single letters ended that spelled nothing, and from how many of its letters that was tried.
  private var lettersEnd = 0
  private var letterFailures = 0
  private static let letterTries = 8
  private(set) var changes: [Change] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, analyzer: TextAnalyzer) {
    self.bytes = bytes
    self.tokens = tokens
    memo = analyzer.chunks
    chunks = analyzer.chunkReader
    spaced = SpacedLetters(syllables: SyllableReader(style: analyzer.toneStyle), bytes: bytes)
  }

  /// Disguises in words, in order. Links and phone numbers are read elsewhere.
  mutating func readWords(_ suspects: [UInt32]) {
    var done = 0
    for suspect in suspects where suspect >= done {
      let index = startOfChunk(Int(suspect), floor: done)
      let end = endOfChunk(index)
      if end == index + 1, mayStartLetters(index), let past = endOfLetters(index) {
        if read(letters: index..<past) {
          done = past
          continue
        }
        letterFailures = past == lettersEnd ? letterFailures + 1 : 1
        lettersEnd = past
      }
      if isSuspect(index..<end) { read(chunk: index..<end) }
      done = end
    }
    keepCompany()
  }

  private func startOfChunk(_ token: Int, floor: Int) -> Int {
    var index = token
    while index > floor, !hasBlank(Int(tokens[index - 1].end), Int(tokens[index].start)) { index -= 1 }
    return index
  }

  /// The first token behind a blank.
  private func endOfChunk(_ start: Int) -> Int {
    var index = start + 1
    while index < tokens.count, !hasBlank(Int(tokens[index - 1].end), Int(tokens[index].start)) { index += 1 }
    return index
  }

  private func hasBlank(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      if bytes[index] <= 0x20 { return true }
      index += 1
    }
    return false
  }

  private func isSuspect(_ chunk: Range<Int>) -> Bool {
    var hasLetters = false
    var isStrange = false
    for index in chunk {
      let flags = tokens[index].flags
      if flags.contains(.opaque) { return false }
      if flags.contains(.number) { continue }
      hasLetters = true
      if !flags.contains(.syllable) { isStrange = true }
    }
    guard hasLetters else { return false }
    if chunk.count == 1 { return isStrange && tokens[chunk.lowerBound].range.count > 1 }
    return isStrange || hasJoiningSign(chunk)
  }

  /// `QUA_HAN`, `ba0`: all syllables, and yet.
  private func hasJoiningSign(_ chunk: Range<Int>) -> Bool {
    for index in chunk.dropFirst() {
      if tokens[index].gap == .none { return true }
      let sign = bytes[Int(tokens[index - 1].end)]
      if sign != 0x2D && sign != 0x2C { return true }
    }
    return false
  }

  private mutating func read(chunk: Range<Int>) {
    // With the signs that touch it: `!`, `%` may belong to a word.
    var end = Int(tokens[chunk.upperBound - 1].end)
    if end < bytes.count, bytes[end] == 0x25 { end += 1 }
    let range = Int(tokens[chunk.lowerBound].start)..<end
    guard range.count <= 256 else { return }
    let known = range.count <= ChunkMemo.Key.longest ? ChunkMemo.Key(bytes, range) : nil
    let found: ChunkReader.Found?
    if let known, let kept = memo.reading(of: known) {
      found = kept
    } else {
      found = chunks.reading(of: bytes, range)
      if let known { memo.keep(found, for: known) }
    }
    guard let found else { return }
    changes.append(
      Change(
        kind: found.reading.kind,
        range: range.lowerBound + found.range.lowerBound..<range.lowerBound + found.range.upperBound,
        scalars: found.reading.scalars, needsCompany: found.reading.needsCompany))
  }

  // MARK: Letters with blanks

  /// A few letters may stand before those that spell a word; a row of letters that spells nothing is not read again from each.
  private func mayStartLetters(_ index: Int) -> Bool {
    index >= lettersEnd || letterFailures < Revealer.letterTries
  }

  /// Past the last of three tokens or more of one letter each, with nothing but blanks between them; nil where there are fewer.
  private func endOfLetters(_ start: Int) -> Int? {
    var index = start
    while index < tokens.count, isLetter(index), index == start || onlySpaces(before: index) { index += 1 }
    // The last letter must stand alone as well.
    if index < tokens.count, index > start, !hasBlank(Int(tokens[index - 1].end), Int(tokens[index].start)) {
      index -= 1
    }
    return index - start >= 3 ? index : nil
  }

  private func isLetter(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.flags.isDisjoint(with: [.number, .opaque]), token.end - token.start <= 4 else { return false }
    return token.range.count == UTF8Reader.length(bytes[Int(token.start)])
  }

  private func onlySpaces(before index: Int) -> Bool {
    let start = Int(tokens[index - 1].end)
    let end = Int(tokens[index].start)
    guard end > start, end - start <= 4 else { return false }
    return (start..<end).allSatisfy { bytes[$0] == 0x20 }
  }

  private mutating func read(letters range: Range<Int>) -> Bool {
    let letters = range.map { Glyph.all(in: bytes, tokens[$0].range)[0] }
    let words = spaced.words(of: letters)
    guard let first = words.first, let last = words.last else { return false }
    changes.append(
      Change(
        kind: .spaced, range: first.range.lowerBound..<last.range.upperBound,
        scalars: Array(words.map(\.scalars).joined(separator: [0x20]))))
    return true
  }

  // MARK: Company

  /// Drops readings that count only beside another of their kind, where their line has none.
  private mutating func keepCompany() {
    guard changes.contains(where: \.needsCompany) else { return }
    var kept: [Change] = []
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count, !hasLineBreak(changes[end - 1].range.upperBound, changes[end].range.lowerBound) {
        end += 1
      }
      let line = changes[start..<end]
      kept += line.filter { change in !change.needsCompany || line.count { $0.kind == change.kind } > 1 }
      start = end
    }
    changes = kept
  }

  private func hasLineBreak(_ start: Int, _ end: Int) -> Bool {
    (start..<max(start, end)).contains { bytes[$0] == 0x0A }
  }
}
