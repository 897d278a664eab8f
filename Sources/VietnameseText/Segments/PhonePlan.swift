/// The numbering plan and the words that announce a telephone number, from their tables.
enum PhonePlan {
  struct Prefix: Sendable {
    var digits: ClosedRange<Int>
    var service: PhoneNumber.Service
  }

  /// By the prefix as a number with a 1 before it, so that 02 and 002 differ.
  static let prefixes: [Int: Prefix] = {
    let services: [String: PhoneNumber.Service] = ["mobile": .mobile, "fixed": .fixed, "service": .service]
    var table: [Int: Prefix] = [:]
    for row in SegmentData.phonePrefixes {
      let ends = row[1].utf8.split(separator: 0x2D).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      guard let low = ends.first, let high = ends.last, low <= high, let key = Int("1" + row[0]) else { continue }
      table[key] = services[row[2]].map { Prefix(digits: low...high, service: $0) }
    }
    return table
  }()

  static let gluedCues = cues("glued")
  static let shortCues = cues("short")

  private static func cues(_ use: String) -> Set<Lexeme> {
    Set(SegmentData.phoneCues.filter { $0[1] == use }.map { Lexeme($0[0]) })
  }

  /// The plan of a number that begins with these digits.
  static func prefix(of digits: [UInt8]) -> Prefix? {
    var key = 1
    var found: Prefix?
    for digit in digits.prefix(4) {
      key = key * 10 + Int(digit)
      found = prefixes[key] ?? found
    }
    return found
  }
}
