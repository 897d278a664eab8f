/// Finds numbers with their units: one segment each, of the narrowest kind (percent, money, else number).
///
/// Numbers in names and codes (COVID-19, 4G, 30/2020/NĐ-CP), hours, years after `năm`, and months after `tháng` are none.
struct NumberRecogniser {
  let text: TokenText

  func numbers(taken: inout [Bool]) -> [Segment] {
    var found: [Segment] = []
    var index = 0
    while index < text.tokens.count {
      guard text.isNumber(index), !taken[index] else {
        index += 1
        continue
      }
      let last = chainEnd(from: index)
      if let shape = NumberShape(at: index, in: text), let (segment, end) = segment(shape, taken: taken) {
        found.append(segment)
        for token in index...end { taken[token] = true }
        index = end + 1
      } else {
        index = last + 1
      }
    }
    return found
  }

  private func chainEnd(from index: Int) -> Int {
    var last = index
    while text.gap(after: last, isOneOf: [".", ","]), text.isNumber(last + 1) { last += 1 }
    return last
  }

  private func segment(_ shape: NumberShape, taken: [Bool]) -> (segment: Segment, last: Int)? {
    let units = NumberUnits.reading(after: shape.last, in: text)
    let prefix = units == nil || units?.kind == .magnitude ? prefixStart(of: shape, taken: taken) : nil
    let digits = text.range(shape.first).lowerBound..<text.range(shape.last).upperBound
    guard prefix != nil || isFreeBefore(shape), units != nil || isFreeAfter(shape.last) else { return nil }
    if units == nil, prefix == nil, isPart(shape) { return nil }
    // An hour, or the rest of a code: a letter that is no unit touches the digits.
    if let units, text.touchesPrevious(units.last + 1), units.last > shape.last { return nil }

    var mention = NumberMention(value: shape.value, unit: "", form: shape.form, digitRange: digits)
    if units == nil, prefix == nil, shape.mayBeDate { mention.form = .ambiguous }
    var end = digits.upperBound
    if let units {
      var unitEnd = units.end
      if let tail = units.tail {
        guard shape.isPlain else { return nil }
        mention.value += Double(tail.value) / Double(NumberShape.pow10(tail.digits))
        mention.digitRange = digits.lowerBound..<units.end
        unitEnd = units.end - tail.digits
      }
      mention.unit = text.string(digits.upperBound..<unitEnd).lowercased()
      while mention.unit.utf8.first == 0x20 { mention.unit.removeFirst() }
      end = units.end
    }
    var start = digits.lowerBound
    if let prefix {
      start = prefix
      var unit = text.string(prefix..<digits.lowerBound).lowercased()
      while unit.utf8.last == 0x20 { unit.removeLast() }
      mention.unit = mention.unit.isEmpty ? unit : mention.unit + " " + unit
    }
    let kind: Segment.Kind =
      units?.kind == .percent ? .percent : units?.isMoney == true || prefix != nil ? .money : .number
    return (Segment(kind: kind, range: start..<end, value: .number(mention)), units?.last ?? shape.last)
  }

  /// Where `USD ` or `$` before a number begins.
  private func prefixStart(of shape: NumberShape, taken: [Bool]) -> Int? {
    let start = text.range(shape.first).lowerBound
    if text.byte(start - 1) == 0x24 { return start - 1 }
    let before = shape.first - 1
    guard text.spaceAfter(before) || text.touchesPrevious(shape.first), NumberUnits.mayPrecede(before, in: text) else {
      return nil
    }
    // In `500 USD 2 lần` the unit belongs to the number before it.
    if text.isNumber(before - 1), text.spaceAfter(before - 1) || text.touchesPrevious(before) { return nil }
    return text.range(before).lowerBound
  }

  private func isFreeBefore(_ shape: NumberShape) -> Bool {
    guard !text.touchesPrevious(shape.first) else { return false }
    let start = text.range(shape.first).lowerBound
    let before = text.byte(start - 2)
    let isAfterLetter = ASCII.isLetter(before) || before >= 0x80
    switch text.byte(start - 1) {
    case 0x2F, 0x5F: return !isAfterLetter && !ASCII.isDigit(before)
    case 0x3A: return !ASCII.isDigit(before)
    case 0x2E, 0x2D: return !isAfterLetter
    case 0x2C: return !ASCII.isDigit(before)
    case 0x23: return false
    default: return true
    }
  }

  private func isFreeAfter(_ last: Int) -> Bool {
    guard !text.touchesPrevious(last + 1) else { return false }
    let end = text.range(last).upperBound
    let next = text.byte(end + 1)
    switch text.byte(end) {
    case 0x2F, 0x5F: return !ASCII.isAlphanumeric(next) && next < 0x80
    case 0x3A: return !ASCII.isDigit(next)
    case 0x2D: return !ASCII.isLetter(next) && next < 0x80
    default: return true
    }
  }

  private func isYear(_ index: Int) -> Bool {
    text.digits(index) == 4 && text.value(index).map { (1900...2099).contains($0) } == true
  }

  private func isDashed(_ index: Int) -> Bool { text.gap(after: index, isOneOf: ["-", " - ", "–", " – "]) }

  /// A year, a span of years, a month, an ordinal, or so many digits that they are somebody's number.
  private func isPart(_ shape: NumberShape) -> Bool {
    guard shape.isPlain else { return false }
    let digits = text.digits(shape.first)
    if digits >= 9 { return true }
    if isYear(shape.first),
      isYear(shape.first + 1) && isDashed(shape.first) || isYear(shape.first - 1) && isDashed(shape.first - 1)
    {
      return true
    }
    guard text.gap(after: shape.first - 1, isOneOf: [" "]) else { return false }
    if text.word(shape.first - 1) == DateWords.numbered { return true }
    let roles = text.roles(shape.first - 1)
    return roles.contains(.year) && digits == 4 || roles.contains(.month) && digits <= 2
  }
}
