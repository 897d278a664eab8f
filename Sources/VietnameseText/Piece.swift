/// One step of the scan: a token, or what stands between tokens.
struct Piece {
  enum Kind: UInt8 {
    case token
    /// Between tokens: punctuation and symbols, a dash, a line break, blanks, nothing that is seen.
    case hard, dash, lineBreak, blank, nothing
  }

  var kind: Kind
  /// Bytes of the source it takes.
  var length: Int
  var key = SyllableKey(rawValue: 0)
  var flags: Token.Flags = []
  /// Canonical bytes where they differ from the source.
  var replacement: [UInt8]?
  var kinds: Repair.Kinds = []
  /// The same bytes may give another piece elsewhere.
  var dependsOnContext = false
}

/// Reads the next piece from bytes that no memo knew. Slow: a few microseconds.
struct PieceReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let style: ToneStyle
  /// False inside links, hashtags and the like, which stay as they are.
  let repairs: Bool
  let neighbours: Neighbours

  /// Longer words are no words, and are not repaired.
  private static let longestWord = 256

  struct Decoded {
    var scalar: UInt32
    var end: Int
  }

  func next(at start: Int, end: Int) -> Piece {
    let (scalar, length) = UTF8Reader.scalar(in: bytes, at: start, end: end)
    if Letters.info(scalar).isLetter { return word(at: start, end: end) }
    let category = ICU.category(scalar)
    if isDigit(scalar, category) { return number(at: start, end: end) }
    if category.isNumber, !startsEnclosedRun(at: start, end: end) {
      var piece = Piece(kind: .token, length: length, flags: .number)
      piece.key = SyllableKey(utf8(Folding.fold(scalar)))
      return piece
    }
    if Lookalikes.isRegional(scalar) { return regional(at: start, end: end) }
    if isInvisible(scalar), !wordFollows(at: start, end: end) { return invisibles(at: start, end: end) }
    if Lookalikes.isBlank(scalar) {
      return repairs
        ? Piece(kind: .blank, length: length, replacement: [0x20], kinds: Repair.Kinds(.blank))
        : Piece(kind: .blank, length: length)
    }
    if category.isMark, !isInvisible(scalar) { return strayMarks(at: start, end: end) }
    if isWord(category) || isInvisible(scalar) || startsEnclosedRun(at: start, end: end) {
      return word(at: start, end: end)
    }
    if scalar == 0x20AB, repairs, start + length < end {
      let piece = word(at: start, end: end)
      if piece.flags.contains(.syllable) { return piece }
    }
    if ICU.isPictograph(scalar) { return pictograph(at: start, end: end) }
    switch scalar {
    case 0x85, 0x2028, 0x2029: return Piece(kind: .lineBreak, length: length)
    case 0x80..<0xA0: return Piece(kind: .hard, length: length)
    default: return Piece(kind: category.isDash ? .dash : .hard, length: length)
    }
  }

  // MARK: Classes

  private func isInvisible(_ scalar: UInt32) -> Bool { repairs && Lookalikes.isInvisible(scalar) }

  private func isDigit(_ scalar: UInt32, _ category: ICU.Category) -> Bool {
    scalar >= 0x30 && scalar <= 0x39 || category.isDecimal
  }

  private func isWord(_ category: ICU.Category) -> Bool { category.isLetter || category.isMark }

  /// Part of a word or number as it is, or once it is repaired.
  static func mayJoinWords(_ scalar: UInt32) -> Bool {
    let category = ICU.category(scalar)
    if category.isLetter || category.isMark || category.isNumber { return !Lookalikes.isBlank(scalar) }
    return Lookalikes.isRegional(scalar) || Lookalikes.styled(scalar) != nil || scalar == 0x20AB
  }

  private func scalar(at index: Int, _ end: Int) -> Decoded? {
    guard index < end else { return nil }
    let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: end)
    return Decoded(scalar: scalar, end: index + length)
  }

  /// Two circled or squared letters in a row are letters; one alone is a sign.
  private func startsEnclosedRun(at start: Int, end: Int) -> Bool {
    guard repairs, let first = scalar(at: start, end), let one = Lookalikes.styled(first.scalar), one.enclosed else {
      return false
    }
    var index = first.end
    while let next = scalar(at: index, end) {
      if !Lookalikes.isInvisible(next.scalar) { return Lookalikes.styled(next.scalar)?.enclosed == true }
      index = next.end
    }
    return false
  }

  /// Whether a run of invisible characters leads into a word.
  private func wordFollows(at start: Int, end: Int) -> Bool {
    var index = start
    while let next = scalar(at: index, end) {
      if !Lookalikes.isInvisible(next.scalar) {
        return ICU.category(next.scalar).isLetter && !Lookalikes.isBlank(next.scalar)
          || startsEnclosedRun(at: index, end: end)
      }
      index = next.end
    }
    return false
  }

  // MARK: Between tokens

  private func invisibles(at start: Int, end: Int) -> Piece {
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
  private func strayMarks(at start: Int, end: Int) -> Piece {
    var index = start
    while let next = scalar(at: index, end), ICU.category(next.scalar).isMark || Lookalikes.isInvisible(next.scalar) {
      index = next.end
    }
    return Piece(kind: .hard, length: index - start)
  }

  /// An emoji with all that belongs to it: joiners, variation selectors, skin tones, tags.
  private func pictograph(at start: Int, end: Int) -> Piece {
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
  private func regional(at start: Int, end: Int) -> Piece {
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

  // MARK: Tokens

  private func number(at start: Int, end: Int) -> Piece {
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

  private func word(at start: Int, end: Int) -> Piece {
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

  private func utf8(_ scalars: [UInt32]) -> [UInt8] {
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
