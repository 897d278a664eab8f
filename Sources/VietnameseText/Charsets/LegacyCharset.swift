/// An encoding of Vietnamese from before Unicode, in which old files and pasted texts still are.
public enum LegacyCharset: String, Sendable, CaseIterable {
  /// TCVN 5712:1993 as the ABC fonts used it; capitals with a tone were a matter of the font.
  case tcvn3
  /// VNI-Windows: a letter, then a byte for its marks.
  case vni
  /// RFC 1456.
  case viscii
  /// Code page 1258: letters with their quality, then a combining tone.
  case windows1258 = "windows-1258"
  /// RFC 1456: ASCII signs for the marks, `Vie^.t`.
  case viqr

  /// All bytes as UTF-8 in NFC; what the charset does not know stays the character of Latin-1. O(bytes).
  public func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !result.isEmpty || line.startIndex > 0 { result.append(0x0A) }
      let scalars = line.map(UInt32.init)
      // A word with a mark that no letter takes stays; so do the blanks.
      let words = scalars.split(omittingEmptySubsequences: false) { $0 == 0x20 }.map {
        CharsetReader(self).reading(of: $0) ?? Array($0)
      }
      for scalar in ICU.compose(Array(words.joined(separator: [0x20]))) { UTF8Reader.append(scalar, to: &result) }
    }
    return result
  }

  /// The charset in which bytes that are no UTF-8 read as Vietnamese; nil where none does clearly. Looks at 64 KB.
  public static func detected(in bytes: [UInt8]) -> LegacyCharset? {
    let lines = bytes.prefix(1 << 16).split { $0 == 0x0A || $0 == 0x0D }.map {
      CharsetLine(scalars: $0.map(UInt32.init))
    }
    let best = [LegacyCharset.tcvn3, .vni, .viscii, .windows1258].map { charset in
      (charset: charset, score: lines.reduce(into: CharsetScore()) { $0.add($1.score(charset)) })
    }.max { $0.score.read < $1.score.read }
    guard let best, best.score.isClear else { return nil }
    return best.charset
  }
}
