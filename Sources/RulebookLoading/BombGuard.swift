/// Refuses text that would grow, or take long, while YAML reads it: before YAML is asked.
enum BombGuard {
  enum Danger: Equatable {
    /// Aliases of aliases: each level multiplies what stands below it.
    case aliases(line: Int)
    /// More values than any rulebook has; YAML makes all of them before they can be counted.
    case values(line: Int)
    /// So many marks on one letter that comparing it with another takes the square of their number.
    case marks(line: Int)
  }

  /// Far above `RulebookDecoder.nodeLimit`, for text has commas and line ends too.
  static let separatorLimit = 2_000_000
  /// What few aliases can grow into is bounded: below this the decoder names the first of them.
  static let aliasLimit = 8
  /// Of one letter. No language needs ten.
  static let markLimit = 100

  /// Nil where the text is harmless. O(n).
  static func danger(in text: String) -> Danger? {
    var line = 1
    var separators = 0
    var anchors: Set<[UInt8]> = []
    var aliases = 0
    var before = UInt8(ascii: "\n")
    var name: [UInt8] = []
    var sign: UInt8 = 0
    for byte in text.utf8 {
      if sign != 0 {
        if isOfName(byte), name.count < 64 {
          name.append(byte)
        } else {
          if sign == UInt8(ascii: "&") { anchors.insert(name) } else if anchors.contains(name) { aliases += 1 }
          sign = 0
          if aliases >= aliasLimit { return .aliases(line: line) }
        }
      }
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        if opens(before) {
          sign = byte
          name = []
        }
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"):
        separators += 1
        if separators > separatorLimit { return .values(line: line) }
        if byte == UInt8(ascii: "\n") { line += 1 }
      default: break
      }
      before = byte
    }
    return lineOfPiledMarks(in: text).map { .marks(line: $0) }
  }

  private static func lineOfPiledMarks(in text: String) -> Int? {
    var line = 1
    var run = 0
    for scalar in text.unicodeScalars {
      if scalar.value < 0x300 {
        run = 0
        if scalar == "\n" { line += 1 }
      } else {
        run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
        if run > markLimit { return line }
      }
    }
    return nil
  }

  /// A value may begin behind it.
  private static func opens(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "["),
      UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
