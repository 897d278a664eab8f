/// Words and numbers.
extension PieceReader {
  func number(at start: Int, end: Int) -> Piece {
    var index = start
    var digits: [UInt8] = []
    var last = start
    var kinds: Repair.Kinds = []
    while let next = scalar(at: index, end) {
      if isDigit(next.scalar, ICU.category(next.scalar)) {
        let plain = repairs ? Lookalikes.styledDigit(next.scalar) : nil
        if plain != nil { kinds.insert(Repair.Kinds(.fontStyle)) }
        UTF8Reader.append(plain ?? next.scalar, to: &digits)
        last = next.end
      } else if isInvisible(next.scalar) {
        // Only between digits; before a keycap it belongs to the emoji.
        guard let resumed = numberGoesOn(at: next.end, end: end) else { break }
        kinds.insert(Repair.Kinds(.invisible))
        index = resumed
        continue
      } else if repairs, next.scalar != 0x20E3, Lookalikes.isDecoration(next.scalar) {
        kinds.insert(Repair.Kinds(.marks))
        last = next.end
      } else {
        break
      }
      index = next.end
    }
    var piece = Piece(kind: .token, length: last - start, flags: .number)
    piece.key = SyllableKey(digits)
    if !kinds.isEmpty {
      piece.replacement = digits
      piece.kinds = kinds
      piece.flags.insert(.repaired)
    }
    return piece
  }

  /// Where a digit, or a mark that strikes one out, follows what cannot be seen; nil where something else does.
  private func numberGoesOn(at start: Int, end: Int) -> Int? {
    var index = start
    while let next = scalar(at: index, end) {
      if !isInvisible(next.scalar) {
        let goesOn =
          isDigit(next.scalar, ICU.category(next.scalar))
          || (next.scalar != 0x20E3 && Lookalikes.isDecoration(next.scalar))
        return goesOn ? index : nil
      }
      index = next.end
    }
    return nil
  }

  /// Whether a scalar is part of the word that has begun. Flags and squares may stand right after a word, so regional
  /// indicators make words only among themselves, and a square alone is a sign.
  private func joins(_ next: Decoded, wordFrom start: Int, at index: Int, after word: [UInt32], end: Int) -> Bool {
    let isFlags = word.first(where: { !Lookalikes.isInvisible($0) }).map(Lookalikes.isRegional) ?? false
    if Letters.info(next.scalar).isLetter { return !isFlags }
    if next.scalar < 0x80 { return false }
    if isInvisible(next.scalar) { return true }
    if Lookalikes.isRegional(next.scalar) {
      return repairs && (isFlags || !word.contains { !Lookalikes.isInvisible($0) })
    }
    if isFlags { return false }
    if isWord(ICU.category(next.scalar)) { return !Lookalikes.isBlank(next.scalar) }
    guard repairs else { return false }
    if Lookalikes.styled(next.scalar)?.enclosed == true {
      let before = word.last { !Lookalikes.isInvisible($0) }
      return next.scalar < 0x1F000 || before.flatMap(Lookalikes.styled)?.enclosed == true
        || startsEnclosedRun(at: index, end: end)
    }
    return next.scalar == 0x20AB && (index == start || wordFollows(at: next.end, end: end))
  }

  func word(at start: Int, end: Int) -> Piece {
    var index = start
    var scalars: [UInt32] = []
    var builder = KeyBuilder()
    while let next = scalar(at: index, end), joins(next, wordFrom: start, at: index, after: scalars, end: end) {
      if scalars.count < PieceReader.longestWord { scalars.append(next.scalar) }
      index = next.end
    }
    var piece = Piece(kind: .token, length: index - start)
    // Too long to be anything but itself.
    if index - start > PieceReader.longestWord * 4 || scalars.count == PieceReader.longestWord {
      var whole = KeyBuilder()
      var position = start
      while position < index, let next = scalar(at: position, index) {
        whole.add(next.scalar)
        position = next.end
      }
      piece.key = whole.key
      piece.flags = flags(of: scalars, isSyllable: false)
      return piece
    }
    var outcome = WordRepair.Outcome(scalars: scalars)
    if repairs {
      outcome = WordRepair(style: style).repair(scalars) {
        neighbours.areLatin(of: start..<index)
      }
    } else {
      outcome.isSyllable = WordRepair(style: style).repair(scalars) { false }.isSyllable
    }
    for scalar in outcome.scalars { builder.add(scalar) }
    piece.key = builder.key
    piece.flags = flags(of: outcome.scalars, isSyllable: outcome.isSyllable)
    piece.dependsOnContext = outcome.usedContext
    if outcome.scalars != scalars {
      piece.replacement = utf8(outcome.scalars)
      piece.kinds = outcome.kinds
      piece.flags.insert(.repaired)
    }
    return piece
  }

  func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { UTF8Reader.append(scalar, to: &bytes) }
    return bytes
  }

  private func flags(of scalars: [UInt32], isSyllable: Bool) -> Token.Flags {
    var flags: Token.Flags = isSyllable ? .syllable : []
    var capitals = 0
    var letters = 0
    for (index, scalar) in scalars.enumerated() {
      let info = Letters.info(scalar)
      let isCapital = info.code != 0 ? info.isCapital : ICU.lower(scalar) != scalar
      if index == 0, isCapital { flags.insert(.capitalized) }
      if info.code != 0 || ICU.category(scalar).isLetter { letters += 1 }
      if isCapital { capitals += 1 }
      if info.tone != .ngang || Letters.quality(info.code) != 0 || Tone(mark: scalar) != nil { flags.insert(.accented) }
    }
    if letters > 0, capitals == letters { flags.insert(.allCapitals) }
    return flags
  }
}
