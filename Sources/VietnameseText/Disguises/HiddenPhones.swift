/// Phone numbers in any dress: letters for digits, digit by digit, in words, in keycaps, with the country code.
struct HiddenPhones {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  private let words = HiddenPhones.digitWords

  init(_ bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Some digits of a number, and how they are written.
  private struct Part {
    enum Dress { case plain, letters, word, keycap }
    var range: Range<Int>
    var digits: Digits
    var dress: Dress
  }

  /// At most twelve digits, four bits each.
  private struct Digits {
    private(set) var packed: UInt64 = 0
    private(set) var count = 0

    mutating func add(_ digit: UInt8) {
      packed = packed << 4 | UInt64(digit)
      count += 1
    }

    mutating func add(_ others: Digits) {
      packed = packed << UInt64(4 * others.count) | others.packed
      count += others.count
    }

    subscript(_ index: Int) -> UInt8 { UInt8(packed >> UInt64(4 * (count - 1 - index)) & 15) }

    /// From 0 to 9, not ASCII.
    var values: [UInt8] { (0..<count).map { self[$0] } }
  }

  private static let longest = 12

  /// In order of the text. A number begins at a figure or at what touches one, unless it is said in words.
  func changes(_ suspects: Suspects) -> [Revealer.Change] {
    var found: [Revealer.Change] = []
    var done = 0
    if suspects.mayHoldSpokenPhones {
      while done < tokens.count { done = readRun(from: done, &found) }
    } else {
      for figure in suspects.figures where figure >= done { done = readRun(from: Int(figure), &found) }
    }
    return found
  }

  /// The token to go on with.
  private func readRun(from start: Int, _ found: inout [Revealer.Change]) -> Int {
    guard mayBegin(start), let first = part(start) else { return start + 1 }
    // Most figures are too short; that is seen before memory is taken.
    var index = start + 1
    var end = first.range.upperBound
    var digits = first.digits.count
    while index < tokens.count, let next = part(index), joins(end, next) {
      end = next.range.upperBound
      digits += next.digits.count
      index += 1
    }
    if digits >= HiddenPhones.shortest { read((start..<index).compactMap(part), &found) }
    return index
  }

  /// Nine digits behind the first, or behind 84.
  private static let shortest = 10

  /// A number begins with 0 or with the country code; most figures of a text do neither.
  private func mayBegin(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.flags.contains(.digitWord) { return words[token.key] == 0x30 }
    let first = bytes[Int(token.start)]
    if token.flags.contains(.number) {
      return first == 0x30 || (first == 0x38 && token.end - token.start >= 2 && bytes[Int(token.start) + 1] == 0x34)
    }
    return first | 0x20 == 0x6F
  }

  private func part(_ index: Int) -> Part? {
    let token = tokens[index]
    if token.flags.contains(.opaque) { return nil }
    if token.flags.contains(.number) {
      guard token.range.count <= HiddenPhones.longest else { return nil }
      var digits = Digits()
      for index in token.range {
        guard WordReader.isDigit(UInt32(bytes[index])) else { return nil }
        digits.add(bytes[index] - 0x30)
      }
      let end = endOfKeycap(Int(token.end))
      return Part(
        range: Int(token.start)..<end, digits: digits,
        dress: end > Int(token.end) && digits.count == 1 ? .keycap : .plain)
    }
    var digits = Digits()
    if let digit = words[token.key] {
      digits.add(digit - 0x30)
      return Part(range: token.range, digits: digits, dress: .word)
    }
    guard token.range.count <= 4, touchesNumber(index) else { return nil }
    for index in token.range {
      guard let digit = HiddenPhones.letters[bytes[index]] else { return nil }
      digits.add(digit - 0x30)
    }
    return Part(range: token.range, digits: digits, dress: .letters)
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
    var digits = Digits()
    for index in start..<run.count {
      if digits.count + run[index].digits.count > HiddenPhones.longest { return nil }
      digits.add(run[index].digits)
      let isLast = index + 1 == run.count || run[index + 1].range.lowerBound > run[index].range.upperBound
      guard isLast, digits.count >= HiddenPhones.shortest else { continue }
      let values = digits.values
      let national = values.starts(with: [8, 4]) && values.count == 11 ? [0] + values.dropFirst(2) : values
      if national.count == 10, let plan = PhonePlan.prefix(of: national), plan.digits.contains(10) {
        guard isFree(run[start].range.lowerBound, run[index].range.upperBound) else { return nil }
        return (index + 1, national.map { $0 + 0x30 })
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
