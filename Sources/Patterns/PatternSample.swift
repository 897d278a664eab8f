/// Writes texts that a pattern, or a part of it, matches or nearly matches.
struct PatternSample {
  /// Which of the ways through the pattern is taken: of `(?:a|b)` the branch, of `[a1]` the member.
  let way: Int
  private var groups: [PatternNode.Reference: String] = [:]

  init(way: Int) { self.way = way }

  mutating func text(_ node: PatternNode) -> String {
    switch node {
    case .empty, .lineStart, .lineEnd, .wordBoundary, .look: return ""
    case .literal(let text, _): return text
    case .any: return PatternSample.pick(way) { $0 != "\n" }
    case .escape(let escape, _): return PatternSample.pick(way) { escape.contains($0) }
    case .characterClass(let set, _): return PatternSample.member(of: set, way)
    case .alternation(let branches, _): return text(branches[way % branches.count])
    case .sequence(let items): return items.reduce(into: "") { $0 += text($1) }
    case .group(let capture, let inner, _):
      let text = text(inner)
      switch capture {
      case .none: break
      case .index(let index): groups[.index(index)] = text
      case .name(let name, let index):
        groups[.name(name)] = text
        groups[.index(index)] = text
      }
      return text
    case .repetition(let inner, let repetition, _):
      let count = max(repetition.min, repetition.min == 0 && way % 2 == 1 ? 1 : 0)
      return (0..<min(count, 50)).reduce(into: "") { sample, _ in sample += text(inner) }
    case .backreference(let reference, _): return groups[reference] ?? ""
    }
  }

  /// Characters that the classes of patterns tell apart.
  private static let alphabet: [Unicode.Scalar] = [
    "a", "1", " ", "A", "ế", "b", "0", "-", ".", ",", "_", "#", "/", ":", "\n", "đ", "\u{300}", "ж", "…", "\t",
  ]

  private static func pick(_ way: Int, _ fits: (Unicode.Scalar) -> Bool) -> String {
    let fitting = alphabet.filter(fits)
    return fitting.isEmpty ? "" : String(fitting[way % fitting.count])
  }

  private static func member(of set: CharacterClass, _ way: Int) -> String {
    let picked = pick(way) { set.contains($0) }
    guard picked.isEmpty || way % 3 == 2, !set.negated, !set.ranges.isEmpty,
      let scalar = Unicode.Scalar(set.ranges[way % set.ranges.count].lowerBound)
    else { return picked }
    return String(scalar)
  }
}

extension CharacterClass {
  /// Case aside.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    (ranges.contains { $0.contains(scalar.value) } || escapes.contains { $0.contains(scalar) }) != negated
  }
}

extension ClassEscape {
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .digit(let negated): ("0"..."9").contains(scalar) != negated
    case .word(let negated):
      (scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil) != negated
    case .space(let negated): scalar.properties.isWhitespace != negated
    case .property(let name, let negated): ClassEscape.has(scalar, name) != negated
    }
  }

  /// Near enough for choosing samples: what is chosen wrongly is an attack that fails.
  private static func has(_ scalar: Unicode.Scalar, _ name: String) -> Bool {
    let properties = scalar.properties
    switch name {
    case "Lu", "Lt": return properties.isUppercase
    case "Ll": return properties.isLowercase
    case "L", "Lm", "Lo", "Latin": return properties.isAlphabetic
    case "N", "Nd", "Nl", "No": return properties.numericType != nil
    case "M", "Mn", "Mc", "Me", "Inherited": return properties.isMark
    case "Z", "Zs", "Zl", "Zp": return properties.isWhitespace
    case "Cyrillic": return (0x400...0x4FF).contains(scalar.value)
    case "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Common":
      return !properties.isAlphabetic && !properties.isWhitespace && properties.numericType == nil
    default: return false
    }
  }
}
