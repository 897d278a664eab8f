/// What stands between tokens.
extension PieceReader {
  func invisibles(at start: Int, end: Int) -> Piece {
    var index = start
    while let next = scalar(at: index, end), Lookalikes.isInvisible(next.scalar) {
      if next.scalar == 0xFE0F, let keycap = scalar(at: next.end, end), keycap.scalar == 0x20E3 {
        if index > start { break }
        return Piece(kind: .hard, length: keycap.end - start)
      }
      index = next.end
    }
    // Taken out, they would let a mark fall on what stands before them.
    if let next = scalar(at: index, end), ICU.category(next.scalar).isMark { return strayMarks(at: start, end: end) }
    return Piece(kind: .nothing, length: index - start, replacement: [], kinds: Repair.Kinds(.invisible))
  }

  /// Marks without a letter, and what is invisible among them: they stay.
  func strayMarks(at start: Int, end: Int) -> Piece {
    var index = start
    while let next = scalar(at: index, end), ICU.category(next.scalar).isMark || Lookalikes.isInvisible(next.scalar) {
      index = next.end
    }
    return Piece(kind: .hard, length: index - start)
  }

  /// An emoji with all that belongs to it: joiners, variation selectors, skin tones, tags.
  func pictograph(at start: Int, end: Int) -> Piece {
    var index = start
    var joined = true
    while let next = scalar(at: index, end) {
      switch next.scalar {
      case 0x200D: joined = true
      case 0xFE0E, 0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F, 0x20E3: break
      default:
        guard joined, ICU.isPictograph(next.scalar) else { return Piece(kind: .hard, length: index - start) }
        joined = false
      }
      index = next.end
    }
    return Piece(kind: .hard, length: index - start)
  }

  /// Regional indicators: two are a flag, and so are two and two; an odd run of three or more spells a word.
  func regional(at start: Int, end: Int) -> Piece {
    var index = start
    var letters: [UInt32] = []
    while let next = scalar(at: index, end), Lookalikes.isRegional(next.scalar) || isInvisible(next.scalar) {
      if Lookalikes.isRegional(next.scalar) { letters.append(next.scalar) }
      index = next.end
    }
    guard repairs, letters.count >= 3, letters.count <= 8 else { return Piece(kind: .hard, length: index - start) }
    if !touchesLetters(start..<index, end: end) {
      var piece = word(at: start, end: end)
      piece.dependsOnContext = true
      if letters.count % 2 == 1 || piece.flags.contains(.syllable) { return piece }
    }
    return Piece(kind: .hard, length: index - start, dependsOnContext: true)
  }

  /// Whether a letter or a mark stands right before or after a stretch.
  private func touchesLetters(_ stretch: Range<Int>, end: Int) -> Bool {
    if let next = scalar(at: stretch.upperBound, end), PieceReader.mayJoinWords(next.scalar) { return true }
    var index = stretch.lowerBound
    while index > 0 {
      var start = index - 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = UTF8Reader.scalar(in: bytes, at: start, end: index).scalar
      if !Lookalikes.isInvisible(scalar) { return PieceReader.mayJoinWords(scalar) }
      index = start
    }
    return false
  }
}
