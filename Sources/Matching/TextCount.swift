internal import Rulebooks
internal import VietnameseText

/// Counts what a `count` rule names.
enum TextCount {
  static func of(_ subject: CountLimit.Subject, _ text: MatchText, _ region: Region) -> Int {
    switch subject {
    case .matches: 0
    case .syllables: text.tokens[region.tokens].count { !$0.flags.contains(.opaque) }
    case .capitals:
      text.tokens[region.tokens].count {
        $0.flags.contains(.allCapitals) && !$0.flags.contains(.opaque) && $0.end - $0.start > 1
      }
    case .exclamationMarks: text.canonical[region.bytes].count { $0 == UInt8(ascii: "!") }
    case .disguises:
      text.analysis.disguises.count { region.bytes.contains($0.canonicalRange) }
    case .characters: String(decoding: text.canonical[region.bytes], as: UTF8.self).count
    }
  }
}
