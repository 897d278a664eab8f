/// Phone numbers in any dress: letters for digits, digit by digit, in words, in keycaps, with the country code.
struct HiddenPhones {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: [Token]
  private let words = HiddenPhones.digitWords

  init(_ bytes: UnsafeBufferPointer<UInt8>, tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Some digits of a number, and how they are written.
  private struct Part {
    enum Dress { case plain, letters, word, keycap }
    var range: Range<Int>
    var digits: [UInt8]
    var dress: Dress
  }

  /// In order of the text.
  func changes() -> [Revealer.Change] {
    var found: [Revealer.Change] = []
    var index = 0
    while index < tokens.count {
      guard mayBegin(index), let first = part(index) else {
        index += 1
        continue
      }
      var run = [first]
      index += 1
      while index < tokens.count, let next = part(index), joins(run[run.count - 1].range.upperBound, next) {
        run.append(next)
        index += 1
      }
      read(run, &found)
    }
    return found
  }

  /// A number begins with 0 or with the country code; most figures of a text do neither.
  private func mayBegin(_ index: Int) -> Bool {
    let token = tokens[index]
    let first = bytes[Int(token.start)]
    if token.flags.contains(.number) {
      return first == 0x30 || (first == 0x38 && token.end - token.start >= 2 && bytes[Int(token.start) + 1] == 0x34)
    }
    return words[token.key] == 0x30 || first | 0x20 == 0x6F
  }

  private func part(_ index: Int) -> Part? {
    let token = tokens[index]
    if token.flags.contains(.opaque) { return nil }
    if token.flags.contains(.number) {
      guard token.end - token.start <= 12 else { return nil }
      let digits = Array(bytes[token.range])
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      let end = endOfKeycap(Int(token.end))
      return Part(
        range: Int(token.start)..<end, digits: digits,
        dress: end > Int(token.end) && digits.count == 1 ? .keycap : .plain)
    }
    if let digit = words[token.key] { return Part(range: token.range, digits: [digit], dress: .word) }
    let letters = bytes[token.range]
    guard letters.count <= 4, touchesNumber(index), letters.allSatisfy({ HiddenPhones.letters[$0] != nil }) else {
      return nil
    }
    return Part(range: token.range, digits: letters.compactMap { HiddenPhones.letters[$0] }, dress: .letters)
  }

  private func touchesNumber(_ index: Int) -> Bool {
    let before = index > 0 && tokens[index].gap == .none && tokens[index - 1].flags.contains(.number)
    let after = index + 1 < tokens.count && tokens[index + 1].gap == .none && tokens[index + 1].flags.contains(.number)
    return before || after
  }

  /// Past U+FE0F and U+20E3.
  private func endOfKeycap(_ start: Int) -> Int {
    let sign: [UInt8] = [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]
    guard start + 6 <= bytes.count, (0..<6).allSatisfy({ bytes[start + $0] == sign[$0] }) else { return start }
    return start + 6
  }

  private func joins(_ end: Int, _ next: Part) -> Bool {
    let start = next.range.lowerBound
    guard start >= end, start - end <= 3 else { return false }
    return (end..<start).allSatisfy { " .-()".utf8.contains(bytes[$0]) || (next.dress == .word && bytes[$0] == 0x2C) }
  }

  private func read(_ run: [Part], _ found: inout [Revealer.Change]) {
    var index = 0
    while index < run.count {
      if let (end, digits) = number(run, from: index) {
        append(Array(run[index..<end]), digits, &found)
        index = end
      } else {
        index += 1
      }
    }
  }

  /// The first parts from `start` whose digits make a number of the plan: ten digits from 0, or nine after 84.
  private func number(_ run: [Part], from start: Int) -> (end: Int, digits: [UInt8])? {
    var digits: [UInt8] = []
    for index in start..<run.count {
      digits += run[index].digits
      if digits.count > 12 { return nil }
      let isLast = index + 1 == run.count || run[index + 1].range.lowerBound > run[index].range.upperBound
      guard isLast else { continue }
      let national = digits.starts(with: [0x38, 0x34]) && digits.count == 11 ? [0x30] + digits.dropFirst(2) : digits
      if national.count == 10, let plan = PhonePlan.prefix(of: national.map { $0 - 0x30 }), plan.digits.contains(10) {
        return isFree(run[start].range.lowerBound, run[index].range.upperBound) ? (index + 1, national) : nil
      }
    }
    return nil
  }

  /// No letter and no digit touches it.
  private func isFree(_ start: Int, _ end: Int) -> Bool {
    let before = start > 0 ? bytes[start - 1] : 0x20
    let after = end < bytes.count ? bytes[end] : 0x20
    return !HiddenPhones.isPartOfWord(before) && !HiddenPhones.isPartOfWord(after)
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private func append(_ parts: [Part], _ digits: [UInt8], _ found: inout [Revealer.Change]) {
    let words = parts.count { $0.dress == .word }
    if words > 0, words < 7 { return }
    let isDisguised =
      words > 0 || parts.contains { $0.dress == .letters || $0.dress == .keycap }
      || parts.count { $0.digits.count == 1 } >= 6
    var start = parts[0].range.lowerBound
    if start > 0, bytes[start - 1] == 0x2B { start -= 1 }
    let range = start..<parts[parts.count - 1].range.upperBound
    if bytes[range].elementsEqual(digits) { return }
    found.append(Revealer.Change(kind: .phone, range: range, scalars: digits.map(UInt32.init), isPlain: !isDisguised))
  }

  private static let letters: [UInt8: UInt8] = [0x4F: 0x30, 0x6F: 0x30, 0x49: 0x31, 0x6C: 0x31]

  private static let digitWords = KeySet(
    Dictionary(
      DisguiseData.digitWords.compactMap { row in row[1].utf8.first.map { (SyllableKey(row[0].utf8), $0) } },
      uniquingKeysWith: { first, _ in first }))
}
