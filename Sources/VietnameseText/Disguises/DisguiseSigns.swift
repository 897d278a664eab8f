/// Whether a text may hold a disguise at all: one pass over its tokens, without taking memory. What it passes over holds none;
/// what it does not pass over is looked at closely.
struct DisguiseSigns {
  /// A word that is no syllable, words that meet without a blank, or letters that stand alone in a row.
  private(set) var words = false
  /// Nearly as many digits, in figures or in words, as a phone number has: a few may be letters.
  private(set) var phones = false
  /// What stands for a dot or a scheme.
  private(set) var links = false

  var isEmpty: Bool { !words && !phones && !links }

  private enum Sign: Sendable {
    case digit, dot, at
  }

  private static let keys: KeySet<Sign> = {
    var signs: [SyllableKey: Sign] = [:]
    for row in DisguiseData.digitWords { signs[SyllableKey(row[0].utf8)] = .digit }
    for word in HiddenLinks.dotNames { signs[SyllableKey(word.utf8)] = .dot }
    return KeySet(signs)
  }()

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>) {
    guard let base = bytes.baseAddress else { return }
    let keys = DisguiseSigns.keys
    let count = bytes.count
    var digits = 0
    var spoken = 0
    var lone = 0
    var last = 0
    for token in tokens {
      let start = Int(token.start)
      let end = Int(token.end)
      let flags = token.flags
      if flags.contains(.number) {
        digits += end - start
        lone = 0
      } else if flags.contains(.opaque) {
        lone = 0
      } else {
        let isLone = end - start == DisguiseSigns.length(base[start])
        lone = isLone ? lone + 1 : 0
        if lone >= 3 || (!flags.contains(.syllable) && !isLone) { words = true }
        if let sign = keys[token.key] {
          if sign == .digit { spoken += 1 } else { links = true }
        }
      }
      // Between the last token and this one.
      if start > 0, last > 0 || start == last {
        if start == last {
          words = words || token.gap == .none
        } else if base[last] != 0x20, !DisguiseSigns.hasBlank(base, last, start) {
          let sign = base[last]
          if sign != 0x2D && sign != 0x2C || start - last > 1 { words = true }
          if sign == 0x3A { links = true }
        }
      }
      if end < count {
        let next = base[end]
        if next == 0x5B || next == 0x28 || next == 0x7B || (next == 0x20 && end + 1 < count && base[end + 1] == 0x2E) {
          links = true
        }
      }
      last = end
    }
    phones = digits + spoken >= 7
  }

  @inline(__always)
  private static func hasBlank(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      if base[index] <= 0x20 { return true }
      index += 1
    }
    return false
  }

  /// Bytes of the scalar that begins with this byte.
  @inline(__always)
  private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
}
