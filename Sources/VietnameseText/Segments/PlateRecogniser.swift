/// Finds plates of vehicles: capitals only, and only within six tokens after a word that speaks of one.
struct PlateRecogniser {
  private enum Cue {
    case weak, strong
  }

  let text: TokenText

  func plates(taken: inout [Bool]) -> [Segment] {
    var found: [Segment] = []
    for index in text.tokens.indices where text.digits(index) == 2 && !taken[index] && !text.touchesPrevious(index) {
      // The shape first: it is seldom there.
      guard plateEnd(from: index, cue: .strong) != nil, let cue = cue(before: index),
        let end = plateEnd(from: index, cue: cue)
      else { continue }
      let start = text.range(index).lowerBound
      for token in index..<text.tokens.count {
        guard text.range(token).lowerBound < end else { break }
        taken[token] = true
      }
      let value = String(decoding: text.utf8[start..<end].filter { $0 != 0x20 }, as: UTF8.self)
      found.append(Segment(kind: .plate, range: start..<end, value: .text(value)))
    }
    return found
  }

  private func cue(before index: Int) -> Cue? {
    var found: Cue?
    for distance in 1...8 where text.has(index - distance) {
      if text.tokens[index - distance + 1].gap == .paragraph { break }
      let word = text.word(index - distance)
      let next = text.word(index - distance + 1)
      let afterNext = text.word(index - distance + 2)
      // Six tiếng from the last of the cue.
      let isNear = distance <= 6
      if isNear && PlateCodes.strong.contains([word])
        || distance <= 7 && PlateCodes.strong.contains([word, next])
        || PlateCodes.strong.contains([word, next, afterNext])
      {
        return .strong
      }
      if isNear, PlateCodes.weak.contains(word) { found = .weak }
    }
    return found
  }

  private func plateEnd(from index: Int, cue: Cue) -> Int? {
    let start = text.range(index).lowerBound
    guard let code = text.value(index), (11...99).contains(code), !PlateCodes.notIssued.contains(code) else {
      return nil
    }
    let before = text.byte(start - 1)
    if before == 0x2E || before == 0x2D || before == 0x2F, ASCII.isDigit(text.byte(start - 2)) { return nil }
    if let end = diplomaticEnd(from: start + 2) { return end }
    let series = afterSeparator(start + 2, blank: cue == .strong)
    for length in seriesLengths(at: series) {
      let number = afterSeparator(series + length, blank: true)
      guard let end = numberEnd(from: number) else { continue }
      // `xe 20T5 2026` names a month.
      let isYear =
        end - number == 4
        && (text.byte(number) == 0x31 && text.byte(number + 1) == 0x39
          || text.byte(number) == 0x32 && text.byte(number + 1) == 0x30)
      if cue == .weak, isYear, number > series + length, text.byte(number - 1) == 0x20 { continue }
      return end
    }
    return nil
  }

  private func seriesLengths(at offset: Int) -> [Int] {
    let first = text.byte(offset)
    let second = text.byte(offset + 1)
    var lengths: [Int] = []
    if PlateCodes.isSeriesLetter(first), PlateCodes.isSeriesLetter(second) || second &- 0x31 < 9 { lengths.append(2) }
    if ASCII.isUpper(first), ASCII.isUpper(second), PlateCodes.series.contains(Lexeme(text.utf8, offset..<offset + 2)) {
      lengths.append(2)
    }
    if PlateCodes.isSeriesLetter(first)
      || ASCII.isUpper(first) && PlateCodes.series.contains(Lexeme(text.utf8, offset..<offset + 1))
    {
      lengths.append(1)
    }
    return lengths
  }

  /// 123.45, 12345 or 1234, and nothing that goes on.
  private func numberEnd(from offset: Int) -> Int? {
    var end = offset
    while end < offset + 6, ASCII.isDigit(text.byte(end)) { end += 1 }
    let digits = end - offset
    if digits == 3, text.byte(end) == 0x2E, ASCII.isDigit(text.byte(end + 1)), ASCII.isDigit(text.byte(end + 2)) {
      end += 3
    } else if digits != 4 && digits != 5 {
      return nil
    }
    return isFreeAfter(end) ? end : nil
  }

  /// 80-011-NG-05.
  private func diplomaticEnd(from offset: Int) -> Int? {
    let country = afterSeparator(offset, blank: true)
    guard (0..<3).allSatisfy({ ASCII.isDigit(text.byte(country + $0)) }) else { return nil }
    let letters = afterSeparator(country + 3, blank: true)
    guard ASCII.isUpper(text.byte(letters)), ASCII.isUpper(text.byte(letters + 1)),
      PlateCodes.diplomatic.contains(Lexeme(text.utf8, letters..<letters + 2))
    else { return nil }
    let number = afterSeparator(letters + 2, blank: true)
    var end = number
    while end < number + 3, ASCII.isDigit(text.byte(end)) { end += 1 }
    return end - number >= 2 && isFreeAfter(end) ? end : nil
  }

  private func isFreeAfter(_ end: Int) -> Bool {
    let next = text.byte(end)
    if ASCII.isAlphanumeric(next) || next >= 0xC3 && next != 0xE2 { return false }
    return !((next == 0x2E || next == 0x2D || next == 0x2F) && ASCII.isDigit(text.byte(end + 1)))
  }

  /// Past one hyphen or dot with blanks around it, or past one blank.
  private func afterSeparator(_ offset: Int, blank: Bool) -> Int {
    var next = offset
    if blank, text.byte(next) == 0x20 { next += 1 }
    if text.byte(next) == 0x2D || text.byte(next) == 0x2E {
      next += 1
      if blank, text.byte(next) == 0x20 { next += 1 }
    }
    return next
  }
}

/// The tables of plates.
enum PlateCodes {
  static let notIssued = Set(values("not-issued").compactMap { Int($0) })
  static let series = Set(values("series").map { Lexeme($0) })
  static let diplomatic = Set(values("diplomatic").map { Lexeme($0) })
  static let strong = Set(
    values("strong").map { $0.utf8.split(separator: 0x20).map { Lexeme(String(decoding: $0, as: UTF8.self)) } })
  static let weak = Set(values("weak").map { Lexeme($0) })

  private static func values(_ role: String) -> [String] {
    SegmentData.vehiclePlates.filter { $0[1] == role }.map { $0[0] }
  }

  /// The twenty letters of a series: no I, J, O, Q, R, W.
  static func isSeriesLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x48, 0x4B...0x4E, 0x50, 0x53...0x56, 0x58...0x5A: true
    default: false
    }
  }
}
