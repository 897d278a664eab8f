/// Invalid UTF-8 made readable: each maximal ill-formed stretch becomes one U+FFFD, as the Unicode Standard,
/// section 3.9, recommends.
struct UTF8Repair {
  var text: [UInt8]
  /// Byte of the input where the first ill-formed stretch begins, from 0.
  var firstOffset: Int
  /// Its line, from 1; LF, CRLF and CR end a line.
  var firstLine: Int
  var count: Int

  /// Linear in the size of the input.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    text = []
    text.reserveCapacity(bytes.count + 16)
    firstOffset = 0
    firstLine = 1
    count = 0
    var at = 0
    var good = 0
    while at < bytes.count {
      let (length, valid) = UTF8Repair.step(bytes, at)
      if !valid {
        if count == 0 {
          firstOffset = at
          firstLine = 1 + LineBreaks.count(in: UnsafeBufferPointer(rebasing: bytes[0..<at]))
        }
        count += 1
        text.append(contentsOf: bytes[good..<at])
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        good = at + length
      }
      at += length
    }
    text.append(contentsOf: bytes[good..<bytes.count])
  }

  /// How many ill-formed stretches there are, without writing the text.
  static func illFormed(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    var count = 0
    while at < bytes.count {
      let (length, valid) = step(bytes, at)
      if !valid { count += 1 }
      at += length
    }
    return count
  }

  /// One scalar, or the longest start of one that is cut short: table 3-7 of the Unicode Standard.
  private static func step(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, valid: Bool) {
    let lead = bytes[at]
    if lead < 0x80 { return (1, true) }
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    let wanted: Int
    switch lead {
    case 0xC2...0xDF: wanted = 2
    case 0xE0: (wanted, low) = (3, 0xA0)
    case 0xED: (wanted, high) = (3, 0x9F)
    case 0xE1...0xEF: wanted = 3
    case 0xF0: (wanted, low) = (4, 0x90)
    case 0xF1...0xF3: wanted = 4
    case 0xF4: (wanted, high) = (4, 0x8F)
    default: return (1, false)
    }
    var length = 1
    while length < wanted {
      guard at + length < bytes.count, (low...high).contains(bytes[at + length]) else { return (length, false) }
      (low, high) = (0x80, 0xBF)
      length += 1
    }
    return (length, true)
  }
}

/// Line ends as this program counts them: LF, CRLF and CR.
enum LineBreaks {
  static func count(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var lines = 0
    for at in bytes.indices {
      if bytes[at] == 0x0A { lines += 1 }
      if bytes[at] == 0x0D, at + 1 == bytes.count || bytes[at + 1] != 0x0A { lines += 1 }
    }
    return lines
  }
}
