/// Reads what stands between two blanks: a word, or pieces with signs between them.
struct ChunkReader {
  private let syllables: SyllableReader
  private let words: WordReader

  init(_ syllables: SyllableReader) {
    self.syllables = syllables
    words = WordReader(syllables)
  }

  struct Found {
    /// Bytes from the beginning of the chunk.
    var range: Range<Int>
    var reading: Reading
  }

  /// Nil where the chunk is what it looks like.
  func reading(of bytes: UnsafeBufferPointer<UInt8>, _ chunk: Range<Int>) -> Found? {
    let glyphs = Glyph.all(in: bytes, chunk)
    guard let core = ChunkReader.core(of: glyphs) else { return nil }
    let scalars = glyphs[core].map(\.scalar)
    guard let reading = words.reading(of: scalars[...]) ?? separated(scalars) else { return nil }
    return Found(
      range: glyphs[core.lowerBound].start - chunk.lowerBound..<glyphs[core.upperBound - 1].end - chunk.lowerBound,
      reading: reading)
  }

  /// Without the punctuation at both ends.
  private static func core(of chunk: [Glyph]) -> Range<Int>? {
    guard let first = chunk.firstIndex(where: { isCore($0.scalar) }),
      var last = chunk.lastIndex(where: { isCore($0.scalar) })
    else { return nil }
    // `1OO%` keeps its sign.
    if last + 1 < chunk.count, chunk[last + 1].scalar == 0x25 { last += 1 }
    return first..<last + 1
  }

  private static func isCore(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return Letters.info(scalar).code != 0 }
    return ICU.category(scalar).isLetter
  }

  // MARK: Pieces

  private struct Piece {
    var range: Range<Int>
    /// The sign before it.
    var sign: UInt32?
  }

  private struct Word {
    var scalars: [UInt32]
    var isJoined: Bool
    var isRead: Bool
  }

  /// `đ.á.n.h`, `cá-đ_ộ`, `QUA_HAN`: the fewest syllables that the pieces make, in their order.
  private func separated(_ scalars: [UInt32]) -> Reading? {
    if scalars.allSatisfy({ Letters.info($0).isLetter }) { return nil }
    guard scalars.count <= 64, let pieces = pieces(of: scalars), pieces.count > 1 else { return nil }
    let texts = pieces.map { Array(scalars[$0.range]) }
    if ChunkReader.areInitials(texts) { return nil }
    guard let words = fewest(texts) else { return nil }
    let isDisguised =
      words.contains { $0.isJoined || $0.isRead } || pieces.contains { $0.sign == 0x5F || $0.sign == 0x7E }
    guard isDisguised else { return nil }
    if words.count == 1, pieces.count == 2, !words[0].isRead {
      // `a.m`, `Q-A`: two pieces are a disguise only where their word could be nothing else.
      guard SyllableReader.isMarked(words[0].scalars), texts.contains(where: { !SyllableReader.isSyllable($0) }) else {
        return nil
      }
    }
    return Reading(kind: .separated, scalars: Array(words.map(\.scalars).joined(separator: [0x20])))
  }

  private func pieces(of scalars: [UInt32]) -> [Piece]? {
    var pieces: [Piece] = []
    var start = 0
    var sign: UInt32?
    for (index, scalar) in scalars.enumerated() where ChunkReader.separators.contains(scalar) {
      if index > start { pieces.append(Piece(range: start..<index, sign: sign)) }
      sign = scalar
      start = index + 1
    }
    if start < scalars.count { pieces.append(Piece(range: start..<scalars.count, sign: sign)) }
    for piece in pieces {
      let isWord = scalars[piece.range].allSatisfy {
        Letters.info($0).isLetter || WordReader.leetLetters[$0] != nil || ($0 >= 0x80 && ICU.category($0).isLetter)
      }
      if !isWord { return nil }
    }
    return pieces
  }

  /// `N.T.Q.C`, `T.Ư`: capitals one by one.
  private static func areInitials(_ pieces: [[UInt32]]) -> Bool {
    pieces.allSatisfy { $0.count == 1 && Letters.info($0[0]).isCapital }
  }

  private func fewest(_ pieces: [[UInt32]]) -> [Word]? {
    var best = [[Word]?](repeating: nil, count: pieces.count + 1)
    best[0] = []
    let areLetters = pieces.count >= 3 && pieces.count { $0.count == 1 } >= 2
    for end in 1...pieces.count {
      for start in max(0, end - 8)..<end {
        guard let before = best[start], before.count + 1 < best[end]?.count ?? .max,
          let word = word(Array(pieces[start..<end]), alone: areLetters)
        else { continue }
        best[end] = before + [word]
      }
    }
    return best[pieces.count]
  }

  /// - Parameter alone: false where a letter by itself may be a word (`ô-tô`).
  private func word(_ pieces: [[UInt32]], alone areLetters: Bool) -> Word? {
    let letters = Array(pieces.joined())
    if pieces.count == 1, areLetters, letters.count == 1 { return nil }
    // `xã-hội`: what is two words already is not joined into one.
    if pieces.count > 1, pieces.allSatisfy({ $0.count > 1 && SyllableReader.isSyllable($0) }) { return nil }
    if let spelled = syllables.spelled(letters) {
      return Word(scalars: spelled, isJoined: pieces.count > 1, isRead: false)
    }
    guard let reading = words.reading(of: letters[...]), !reading.needsCompany,
      reading.kind == .leet || reading.kind == .gsmLetters
    else { return nil }
    return Word(scalars: reading.scalars, isJoined: pieces.count > 1, isRead: true)
  }

  private static let separators: Set<UInt32> = Set(".-_~*/|·•+'’‘`´".unicodeScalars.map(\.value))
}
