/// The words beside a word, on its line: they decide whether a word in another script is meant as Vietnamese.
///
/// A neighbour in another script that could itself be read as Vietnamese decides nothing: the word beyond it is asked.
struct Neighbours {
  let bytes: UnsafeBufferPointer<UInt8>
  let style: ToneStyle

  private enum Word {
    case latin, foreign
  }

  /// So that a line made of disguised words alone is read in linear time.
  private static let furthest = 32

  /// Whether the nearest word on each side has Latin letters; one must be there.
  func areLatin(of word: Range<Int>) -> Bool {
    let left = nearest(from: word.lowerBound, isForward: false)
    if left == .foreign { return false }
    let right = nearest(from: word.upperBound, isForward: true)
    return right != .foreign && (left == .latin || right == .latin)
  }

  private func nearest(from start: Int, isForward: Bool) -> Word? {
    var index = start
    var asked = 0
    var word: [UInt32] = []
    while true {
      let next = isForward ? scalar(at: index) : scalar(before: index)
      if let next, joinsWord(next.scalar) {
        word.append(next.scalar)
      } else if !word.isEmpty {
        if let found = kind(isForward ? word : word.reversed()) { return found }
        asked += 1
        if asked == Neighbours.furthest { return nil }
        word.removeAll(keepingCapacity: true)
      }
      guard let next, next.scalar != 0x0A, next.scalar != 0x0D else { return nil }
      index = next.index
    }
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
    let category = ICU.category(scalar)
    return (category.isLetter || category.isMark || Lookalikes.isInvisible(scalar)) && !Lookalikes.isBlank(scalar)
  }

  /// Nil for what decides nothing.
  private func kind(_ word: [UInt32]) -> Word? {
    if word.contains(where: { Letters.info($0).isLetter || Lookalikes.styled($0) != nil }) { return .latin }
    let regionals = word.count { Lookalikes.isRegional($0) }
    if regionals > 0 { return regionals >= 3 ? .latin : nil }
    let letters = word.filter { ICU.category($0).isLetter }
    if letters.isEmpty { return nil }
    if letters.contains(where: ICU.isLatin) { return .latin }
    return WordRepair(style: style).repair(word) { true }.isSyllable ? nil : .foreign
  }
}
