/// Tells which bytes of the page each stretch of a text node was made from: copied, written as a reference (`&amp;`), or
/// with tags that HTML ignores between them.
struct TextAlignment {
  struct Stretch {
    /// Bytes of the text and of the page.
    var text: Range<Int>
    var source: Range<Int>
    var isCopy: Bool
  }
  private let text: UnsafeRawBufferPointer
  private let file: [UInt8]
  private let end: Int
  private var at = 0
  private var place: Int

  init(text: UnsafeRawBufferPointer, file: [UInt8], source: Range<Int>) {
    self.text = text
    self.file = file
    place = source.lowerBound
    end = source.upperBound
  }

  /// The next stretch, in the order of the text; nil at its end.
  mutating func next(_ references: inout References) -> Stretch? {
    while at < text.count {
      if place >= end { return rest() }
      let byte = file[place]
      if byte == 0x26 {
        if let found = reference(&references) { return found }
      } else if byte == 0x3C, isIgnoredMarkup() {
        continue
      } else if byte == 0x0D {
        if place + 1 < end, file[place + 1] == 0x0A {
          place += 1
          continue
        }
        if text[at] == 0x0A { return take(1, 1, isCopy: false) }
      } else if byte != text[at], at + 2 < text.count, text[at] == 0xEF, text[at + 1] == 0xBF, text[at + 2] == 0xBD {
        // A control character, which HTML does not have.
        return take(3, scalarLength(byte), isCopy: false)
      }
      let count = copied()
      if count == 0 { return rest() }
      return take(count, count, isCopy: true)
    }
    return nil
  }

  private func scalarLength(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private mutating func take(_ characters: Int, _ bytes: Int, isCopy: Bool) -> Stretch {
    let stretch = Stretch(text: at..<at + characters, source: place..<min(place + bytes, end), isCopy: isCopy)
    at += characters
    place = min(place + bytes, end)
    return stretch
  }

  /// What could not be told is made of all that is left.
  private mutating func rest() -> Stretch {
    defer { at = text.count }
    return Stretch(text: at..<text.count, source: min(place, end)..<end, isCopy: false)
  }

  /// How many bytes go on being the same, up to the next sign that may mean something else.
  private func copied() -> Int {
    var count = 0
    while at + count < text.count, place + count < end, file[place + count] == text[at + count] {
      let byte = file[place + count]
      if count > 0, byte == 0x26 || byte == 0x3C || byte == 0x0D { break }
      count += 1
    }
    return count
  }

  private mutating func reference(_ references: inout References) -> Stretch? {
    var length = 1
    while place + length < end, length < 40, isReference(file[place + length]) { length += 1 }
    if place + length < end, file[place + length] == 0x3B { length += 1 }
    guard length > 2 else { return nil }
    let run = file[place..<place + length]
    let meaning = references.meaning(run)
    if meaning.isEmpty || meaning.elementsEqual(run) { return nil }
    // `&copyfoo` is © and `foo`: what both end in is copied.
    var tail = 0
    while tail < meaning.count - 1, tail < length - 2,
      meaning[meaning.count - 1 - tail] == file[place + length - 1 - tail]
    {
      tail += 1
    }
    if file[place + length - 1] == 0x3B, tail == 0 || meaning.last != 0x3B { tail = 0 }
    let characters = meaning.count - tail
    guard at + characters <= text.count, text[at..<at + characters].elementsEqual(meaning[0..<characters]) else {
      return nil
    }
    return take(characters, length - tail, isCopy: false)
  }

  private func isReference(_ byte: UInt8) -> Bool {
    byte == 0x23 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// An end tag of nothing, a comment: moves behind it.
  private mutating func isIgnoredMarkup() -> Bool {
    guard place + 1 < end else { return false }
    let next = file[place + 1]
    let opens =
      next == 0x2F || next == 0x21 || next == 0x3F || (0x41...0x5A).contains(next) || (0x61...0x7A).contains(next)
    guard opens else { return false }
    var quote: UInt8 = 0
    var index = place + 1
    while index < end {
      let byte = file[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        place = index + 1
        return true
      } else if byte == 0x22 || byte == 0x27, file[index - 1] == 0x3D {
        quote = byte
      }
      index += 1
    }
    return false
  }
}
