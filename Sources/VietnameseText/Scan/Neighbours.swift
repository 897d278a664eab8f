/// The words beside a word, on its line: they decide whether a word in another script is meant as Vietnamese.
///
/// A neighbour in another script that could itself be read as Vietnamese decides nothing: the word beyond it is asked. What was
/// found is kept for the words that come, so that a line made of disguised words alone is read in linear time.
final class Neighbours {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let style: ToneStyle
  /// From the first to the last of these bytes, what follows is the word named.
  private var known: (following: Range<Int>, word: Word?) = (0..<0, nil)
  /// What precedes this byte.
  private var preceding: (byte: Int, word: Word?) = (0, nil)

  private enum Word {
    case latin, foreign
  }

  /// A longer run of letters is no word.
  private static let longestWord = 64

  init(bytes: UnsafeBufferPointer<UInt8>, style: ToneStyle) {
    self.bytes = bytes
    self.style = style
  }

  /// Whether the nearest word on each side has Latin letters; one must be there. Words must be asked for in their order.
  func areLatin(of word: Range<Int>) -> Bool {
    let left = before(word.lowerBound)
    let right = after(word.upperBound)
    return left != .foreign && right != .foreign && (left == .latin || right == .latin)
  }

  private func after(_ start: Int) -> Word? {
    if known.following.contains(start) { return known.word }
    var index = start
    var wordStart = start
    var word: [UInt32] = []
    var found: Word?
    while true {
      let next = scalar(at: index)
      let joins = next.map { joinsWord($0.scalar) } ?? false
      if let next, joins, isOneWord(word, next.scalar), word.count < Neighbours.longestWord {
        if word.isEmpty { wordStart = index }
        word.append(next.scalar)
      } else if !word.isEmpty {
        found = kind(word)
        if found != nil { break }
        word.removeAll(keepingCapacity: true)
        if let next, joins {
          wordStart = index
          word.append(next.scalar)
        }
      }
      guard let next, next.scalar != 0x0A, next.scalar != 0x0D else {
        wordStart = index
        break
      }
      index = next.index
    }
    known = (start..<max(wordStart, start) + 1, found)
    return found
  }

  private func before(_ start: Int) -> Word? {
    var index = start
    var word: [UInt32] = []
    var found: Word?
    while true {
      // A word was asked for here, so one begins here.
      if index == preceding.byte {
        found = (word.isEmpty ? nil : kind(word.reversed())) ?? preceding.word
        break
      }
      let next = scalar(before: index)
      let joins = next.map { joinsWord($0.scalar) } ?? false
      if let next, joins, isOneWord(word, next.scalar), word.count < Neighbours.longestWord {
        word.append(next.scalar)
      } else if !word.isEmpty {
        found = kind(word.reversed())
        if found != nil { break }
        word.removeAll(keepingCapacity: true)
        if let next, joins { word.append(next.scalar) }
      }
      guard let next, next.scalar != 0x0A, next.scalar != 0x0D else { break }
      index = next.index
    }
    preceding = (start, found)
    return found
  }

  private func scalar(at index: Int) -> (scalar: UInt32, index: Int)? {
    guard index < bytes.count else { return nil }
    let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: bytes.count)
    return (scalar, index + length)
  }

  private func scalar(before index: Int) -> (scalar: UInt32, index: Int)? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return (UTF8Reader.scalar(in: bytes, at: start, end: index).scalar, start)
  }

  private func joinsWord(_ scalar: UInt32) -> Bool {
    if Letters.info(scalar).isLetter || Lookalikes.styled(scalar) != nil || Lookalikes.isRegional(scalar) {
      return true
    }
    // ₫ stands for đ inside a word.
    if Lookalikes.strokeD[scalar] != nil { return true }
    let category = ICU.category(scalar)
    return (category.isLetter || category.isMark || Lookalikes.isInvisible(scalar)) && !Lookalikes.isBlank(scalar)
  }

  /// Letters and flags that touch are two words, as they are for the scan.
  private func isOneWord(_ word: [UInt32], _ scalar: UInt32) -> Bool {
    if Lookalikes.isInvisible(scalar) { return true }
    guard let known = word.first(where: { !Lookalikes.isInvisible($0) }) else { return true }
    return Lookalikes.isRegional(known) == Lookalikes.isRegional(scalar)
  }

  /// Nil for what decides nothing.
  private func kind(_ scalars: [UInt32]) -> Word? {
    // Stray marks before a word are no part of it.
    let visible = scalars.filter { !Lookalikes.isInvisible($0) }.drop { ICU.category($0).isMark }
    if visible.contains(where: { Letters.info($0).isLetter || Lookalikes.styled($0) != nil }) { return .latin }
    let regionals = visible.count { Lookalikes.isRegional($0) }
    if regionals == visible.count { return regionals >= 3 ? .latin : nil }
    let word = visible.filter { !Lookalikes.isRegional($0) }.drop { ICU.category($0).isMark }
    if scalars.count == Neighbours.longestWord { return .foreign }
    let letters = word.filter { ICU.category($0).isLetter }
    if letters.isEmpty { return nil }
    if letters.contains(where: ICU.isLatin) { return .latin }
    // Beside a number the sign is money and no letter: `50₫сао`, `сао₫50`.
    let inner = word.drop { $0 == 0x20AB }.reversed().drop { $0 == 0x20AB }.reversed()
    let readings = inner.count == word.count ? [Array(inner)] : [Array(word), Array(inner)]
    return readings.contains { WordRepair(style: style).repair($0) { true }.isSyllable } ? nil : .foreign
  }
}
