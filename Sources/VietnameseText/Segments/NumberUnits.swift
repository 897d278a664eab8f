/// The units that may stand beside a number, from their table.
enum NumberUnits {
  enum Kind: Sendable {
    case magnitude, currency, price, percent, measure
  }

  struct Unit: Sendable {
    var kind: Kind
    var mayPrecede: Bool
    var mustTouch: Bool
    var notBefore: Set<Lexeme>
  }

  static let units: [Lexeme: Unit] = {
    let kinds: [String: Kind] = ["magnitude": .magnitude, "currency": .currency, "price": .price, "measure": .measure]
    var table: [Lexeme: Unit] = [:]
    for row in SegmentData.numberUnits {
      guard let kind = kinds[row[1]] else { continue }
      let notBefore = Set(row[4].utf8.split(separator: 0x20).map { Lexeme(String(decoding: $0, as: UTF8.self)) })
      table[Lexeme(row[0])] = Unit(
        kind: kind, mayPrecede: row[2] != "after", mustTouch: row[3] == "yes", notBefore: notBefore)
    }
    return table
  }()

  static let perCent = LexemePair(Lexeme("phần"), Lexeme("trăm"))
  /// The second tiếng of đô la.
  static let dollar = LexemePair(Lexeme("đô"), Lexeme("la"))

  /// What follows a number: kinds seen, last token and last byte, and the decimals of `1tr5`.
  struct Reading {
    var kind: Kind?
    var isMoney = false
    var end: Int
    var last: Int
    var tail: (value: Int, digits: Int)?
  }

  /// Reads the units after the number whose last token is given; nil for none.
  static func reading(after number: Int, in text: TokenText) -> Reading? {
    var reading = Reading(end: text.range(number).upperBound, last: number)
    if sign(after: &reading, in: text) { return reading }
    while reading.last < number + 5 {
      let next = reading.last + 1
      let touches = text.touchesPrevious(next)
      guard touches || text.spaceAfter(reading.last) else { break }
      let word = text.word(next)
      if reading.kind == nil, LexemePair(word, text.word(next + 1)) == perCent, text.spaceAfter(next) {
        return Reading(kind: .percent, end: text.range(next + 1).upperBound, last: next + 1)
      }
      guard let unit = unit(at: next, touches: touches, in: text), isAllowed(unit.kind, after: reading.kind) else {
        break
      }
      reading.kind = unit.kind
      if unit.kind == .currency || unit.kind == .price { reading.isMoney = true }
      reading.last = next
      reading.end = text.range(next).upperBound
      if LexemePair(word, text.word(next + 1)) == dollar, text.spaceAfter(next) {
        reading.last = next + 1
        reading.end = text.range(next + 1).upperBound
      }
      takeTail(&reading, of: unit.kind, touches: touches, in: text)
      if unit.kind == .measure || unit.kind == .currency || reading.tail != nil { break }
    }
    _ = reading.kind == .magnitude && sign(after: &reading, in: text)
    return reading.kind == nil ? nil : reading
  }

  /// Whether a unit stands at a token, as it does after a number.
  static func stands(at index: Int, in text: TokenText) -> Bool {
    guard text.has(index - 1), text.isNumber(index - 1) else { return false }
    return reading(after: index - 1, in: text) != nil
  }

  /// The unit that stands before a number: USD 1.200.
  static func mayPrecede(_ index: Int, in text: TokenText) -> Bool {
    units[text.word(index)]?.mayPrecede == true
  }

  private static func unit(at index: Int, touches: Bool, in text: TokenText) -> Unit? {
    guard let unit = units[text.word(index)], touches || !unit.mustTouch else { return nil }
    let mustBeSmall = unit.kind == .measure && (touches || text.range(index).count == 1)
    if mustBeSmall, text.tokens[index].flags.contains(.capitalized) { return nil }
    if text.spaceAfter(index), unit.notBefore.contains(text.word(index + 1)) { return nil }
    return unit
  }

  private static func isAllowed(_ kind: Kind, after previous: Kind?) -> Bool {
    switch previous {
    case nil: true
    case .magnitude: kind == .magnitude || kind == .currency
    case .price: kind == .currency
    default: false
    }
  }

  /// `1tr5`, `2 tỷ5`: decimals that touch the unit; `50m2`: the power of a measure.
  private static func takeTail(_ reading: inout Reading, of kind: Kind, touches: Bool, in text: TokenText) {
    let next = reading.last + 1
    guard text.touchesPrevious(next), text.isNumber(next), let value = text.value(next) else { return }
    if kind == .measure {
      guard value == 2 || value == 3 else { return }
    } else {
      guard text.digits(next) <= 3, kind == .price || kind == .magnitude else { return }
      reading.tail = (value, text.digits(next))
    }
    reading.last = next
    reading.end = text.range(next).upperBound
  }

  /// `%`, `$`, `€`, `₫` at once or after a blank.
  private static func sign(after reading: inout Reading, in text: TokenText) -> Bool {
    let start = reading.end + (text.byte(reading.end) == 0x20 ? 1 : 0)
    switch text.byte(start) {
    case 0x25:
      guard reading.kind == nil else { return false }
      (reading.kind, reading.end) = (.percent, start + 1)
    case 0x24: (reading.kind, reading.isMoney, reading.end) = (.currency, true, start + 1)
    case 0xE2 where text.byte(start + 1) == 0x82 && (text.byte(start + 2) == 0xAC || text.byte(start + 2) == 0xAB):
      (reading.kind, reading.isMoney, reading.end) = (.currency, true, start + 3)
    default: return false
    }
    return true
  }
}
