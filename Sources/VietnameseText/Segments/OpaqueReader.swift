/// Reads outward from one sign, never back past what was read before.
struct OpaqueReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// End of the stretch found last: nothing begins before it.
  var floor = 0
  /// Where the scan may go on after a sign that came to nothing.
  var resume = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  typealias Found = (kind: Segment.Kind, range: Range<Int>)

  // MARK: - Links

  /// `https://…`, and `hxxp://…` as people write it to keep others from clicking.
  func link(atColon colon: Int) -> Found? {
    guard byte(colon + 1) == 0x2F, byte(colon + 2) == 0x2F else { return nil }
    var start = colon
    while start > floor, colon - start < 6, ASCII.isLetter(bytes[start - 1]) { start -= 1 }
    guard start == floor || !ASCII.isAlphanumeric(bytes[start - 1]), OpaqueReader.isScheme(bytes[start..<colon]) else {
      return nil
    }
    let host = colon + 3
    guard host < bytes.count, isHostByte(bytes[host]) else { return nil }
    return (.link, start..<linkEnd(from: host))
  }

  private static func isScheme(_ slice: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    func reads(_ word: StaticString) -> Bool {
      slice.count == word.utf8CodeUnitCount
        && zip(slice, UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
          .allSatisfy { $0 | 0x20 == $1 }
    }
    return reads("https") || reads("http") || reads("hxxps") || reads("hxxp") || reads("ftp")
  }

  /// `www.abc.vn`, `abc.vn/x`: a host whose last label is a known ending.
  mutating func bareDomain(atDot dot: Int) -> Found? {
    // The end of a sentence.
    guard dot + 1 < bytes.count, isHostByte(bytes[dot + 1]) else {
      resume = max(resume, dot + 1)
      return nil
    }
    var start = dot
    while start > max(floor, resume), isHostByte(bytes[start - 1]) { start -= 1 }
    var end = dot
    var lastDot = dot
    while end < bytes.count {
      if bytes[end] == 0x2E {
        // A dot that no host byte follows ends a sentence.
        guard end + 1 < bytes.count, isHostByte(bytes[end + 1]) else { break }
        lastDot = end
      } else if !isHostByte(bytes[end]) {
        break
      }
      end += 1
    }
    resume = max(end, dot + 1)
    if end < bytes.count, bytes[end] == 0x40 || bytes[end] == 0x2B || bytes[end] == 0x5F { return nil }
    while start < dot, bytes[start] == 0x2D || bytes[start] & 0xC0 == 0x80 { start += 1 }
    guard start < dot, lastDot > start, end > lastDot + 1 else { return nil }
    if start > 0, bytes[start - 1] == 0x40 { return nil }
    let hasPath = end + 1 < bytes.count && bytes[end] == 0x2F && !isLinkEnd(end + 1)
    guard isKnownHost(start: start, lastDot: lastDot, end: end, hasPath: hasPath) else { return nil }
    return (.link, start..<linkEnd(from: end))
  }

  private func isKnownHost(start: Int, lastDot: Int, end: Int, hasPath: Bool) -> Bool {
    let ending = lastDot + 1..<end
    guard ending.allSatisfy({ ASCII.isLetter(bytes[$0]) }) else { return false }
    if end - start > 4, (start..<start + 3).allSatisfy({ bytes[$0] | 0x20 == 0x77 }), bytes[start + 3] == 0x2E {
      return lastDot > start + 3 && ending.count >= 2
    }
    // `xong.Vn` is a sentence that ran into the next; `ABC.VN` is a host in capitals.
    let capitals = ending.count { ASCII.isUpper(bytes[$0]) }
    guard capitals == 0 || capitals == ending.count else { return false }
    var label = lastDot
    var plain = true
    var small = false
    while label > start, bytes[label - 1] != 0x2E {
      label -= 1
      if ASCII.isOutside(bytes[label]) { plain = false }
      if bytes[label] &- 0x61 < 26 { small = true }
    }
    guard label < lastDot,
      capitals == 0 || (plain && !small && lastDot - label > 2) || hasPath || isBrand(label..<lastDot)
    else { return false }
    guard (start..<lastDot).contains(where: { !ASCII.isDigit(bytes[$0]) && bytes[$0] != 0x2E }) || hasPath else {
      return false
    }
    switch TopLevelDomains.needs[Lexeme(bytes, ending)] {
    case .nothing: return lastDot - label > 1 || hasPath
    case .plainLabel: return plain && lastDot - label > 1 || hasPath
    case .path: return hasPath
    case nil: return false
    }
  }

  /// `VnExpress.NET`, `Vietnam.VN`: a name in ASCII that begins with a capital, before an ending in capitals.
  private func isBrand(_ label: Range<Int>) -> Bool {
    label.count >= 3 && ASCII.isUpper(bytes[label.lowerBound]) && !label.contains { ASCII.isOutside(bytes[$0]) }
  }

  /// The end of a link that is known to reach `from`: up to a blank or a quotation mark, without closing punctuation and
  /// without a bracket that was opened before it.
  private func linkEnd(from: Int) -> Int {
    var end = from
    var round = 0
    var square = 0
    while end < bytes.count, !isLinkEnd(end) {
      if end == from, !isHostByte(bytes[end]), !opensRest(end) { break }
      switch bytes[end] {
      case 0x28: round += 1
      case 0x29: round -= 1
      case 0x5B: square += 1
      case 0x5D: square -= 1
      default: break
      }
      end += 1
    }
    while end > from {
      switch bytes[end - 1] {
      case 0x29 where round < 0: round += 1
      case 0x5D where square < 0: square += 1
      case 0x29, 0x5D: return end
      case 0x2E where end - from >= 3 && bytes[end - 2] == 0x2F && bytes[end - 3] == 0x2E: end -= 2
      case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x27, 0x2A, 0x7C, 0x7D: break
      default:
        // The ellipsis is three bytes.
        if end - from >= 3, bytes[end - 1] == 0xA6, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE2 {
          end -= 2
          break
        }
        return end
      }
      end -= 1
    }
    return end
  }

  /// A path, a query, a fragment, or a port.
  private func opensRest(_ index: Int) -> Bool {
    switch bytes[index] {
    case 0x2F, 0x3F, 0x23: return true
    case 0x3A: return ASCII.isDigit(byte(index + 1))
    default: return false
    }
  }

  /// Blanks, controls, angle brackets and quotation marks, ASCII or not.
  private func isLinkEnd(_ index: Int) -> Bool {
    switch bytes[index] {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7F: return true
    case 0xC2: return byte(index + 1) == 0xA0 || byte(index + 1) == 0xAB || byte(index + 1) == 0xBB
    case 0xE2 where byte(index + 1) == 0x80:
      let last = byte(index + 2)
      return last >= 0x80 && last <= 0x8A || last >= 0x98 && last <= 0x9F || last == 0xA8 || last == 0xA9
        || last == 0xAF
    case 0xE3: return byte(index + 1) == 0x80 && byte(index + 2) <= 0x82
    default: return false
    }
  }

  // MARK: - Addresses and mentions

  mutating func addressOrMention(at sign: Int) -> Found? {
    var start = sign
    while start > floor, isLocalByte(bytes[start - 1]) { start -= 1 }
    while start < sign, bytes[start] == 0x2E || bytes[start] == 0x2D || bytes[start] & 0xC0 == 0x80 { start += 1 }
    var end = sign + 1
    var lastDot: Int?
    while end < bytes.count {
      if bytes[end] == 0x2E {
        guard end > sign + 1, end + 1 < bytes.count, ASCII.isAlphanumeric(bytes[end + 1]) else { break }
        lastDot = end
      } else if !ASCII.isAlphanumeric(bytes[end]) && bytes[end] != 0x2D {
        break
      }
      end += 1
    }
    while end > sign + 1, bytes[end - 1] == 0x2D { end -= 1 }
    if start < sign {
      resume = max(resume, sign + 1)
      guard let lastDot, end - lastDot > 2, (lastDot + 1..<end).allSatisfy({ ASCII.isLetter(bytes[$0]) }) else {
        return nil
      }
      return (.email, start..<end)
    }
    // `hòa.@x` is neither, wherever the tone mark stands.
    let touches = sign > floor && (isLocalByte(bytes[sign - 1]) && bytes[sign - 1] < 0x80 || isInWord(sign))
    guard !touches else { return nil }
    let stop = wordEnd(from: sign + 1, dots: true)
    return stop.hasLetter ? (.mention, sign..<stop.end) : nil
  }

  /// Letters outside ASCII too: else where an address begins would hang on where the tone mark of a word was put.
  private func isLocalByte(_ byte: UInt8) -> Bool {
    isHostByte(byte) || byte == 0x2E || byte == 0x5F || byte == 0x25 || byte == 0x2B
  }

  private func isInWord(_ index: Int) -> Bool { ASCII.isOutside(bytes[index - 1]) && endsInWord(index) }

  // MARK: - Hashtags

  func hashtag(at sign: Int) -> Found? {
    if sign > floor {
      let before = bytes[sign - 1]
      if ASCII.isAlphanumeric(before) || before == 0x26 || before == 0x5F || ASCII.isOutside(before) && endsInWord(sign)
      {
        return nil
      }
    }
    let stop = wordEnd(from: sign + 1, dots: false)
    return stop.hasLetter ? (.hashtag, sign..<stop.end) : nil
  }

  /// The end of a run of letters, marks, digits and underscores; with `dots`, of dots inside it too.
  private func wordEnd(from start: Int, dots: Bool) -> (end: Int, hasLetter: Bool) {
    var end = start
    var hasLetter = false
    while end < bytes.count {
      let byte = bytes[end]
      if ASCII.isLetter(byte) {
        hasLetter = true
        end += 1
      } else if ASCII.isDigit(byte) || byte == 0x5F {
        end += 1
      } else if dots, byte == 0x2E, end > start, end + 1 < bytes.count, ASCII.isAlphanumeric(bytes[end + 1]) {
        end += 1
      } else if ASCII.isOutside(byte) {
        let (scalar, length) = scalar(at: end)
        // Some letters, the Hangul fillers, cannot be seen.
        if scalar.properties.isDefaultIgnorableCodePoint { return (end, hasLetter) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: hasLetter = true
        case .nonspacingMark, .spacingMark, .decimalNumber: if end == start { return (end, false) }
        default: return (end, hasLetter)
        }
        end += length
      } else {
        break
      }
    }
    return (end, hasLetter)
  }

  // MARK: - Bytes

  /// Zero beyond the end.
  @inline(__always) private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// Letters, digits, hyphens; outside ASCII the blocks of Latin, Greek and Cyrillic letters, but no punctuation or emoji.
  @inline(__always) private func isHostByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x2D || byte >= 0x80 && byte <= 0xD4 && byte != 0xC2 || byte == 0xE1
  }

  /// Whether the scalar before an index outside ASCII is a letter or a mark.
  private func endsInWord(_ index: Int) -> Bool {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    switch scalar(at: start).scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  private func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = UInt32(bytes[index])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
    var value = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for offset in 1..<max(length, 1) where length > 1 { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
