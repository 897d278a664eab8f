extension PatternParser {
  /// Reads from a `\` outside a class.
  mutating func escape() throws(PatternError) -> PatternNode {
    let start = offset
    position += 1
    guard let scalar = peek else { throw PatternError(.badEscape, at: start..<length) }
    if let named = try namedSet(from: start) { return .escape(named, at: range(from: start)) }
    switch scalar {
    case "b", "B":
      position += 1
      return .wordBoundary(negated: scalar == "B", at: range(from: start))
    case "1"..."9":
      let index = number() ?? 0
      return reference(.index(index), from: start)
    case "k":
      position += 1
      guard take("<") else { throw PatternError(.badEscape, at: range(from: start)) }
      let name = try groupName(closing: ">", from: start)
      return reference(.name(name), from: start)
    default:
      let value = try escapedScalar(from: start)
      return .literal(String(value), at: range(from: start))
    }
  }

  private mutating func reference(_ reference: PatternNode.Reference, from start: Int) -> PatternNode {
    references.append((reference, range(from: start)))
    return .backreference(reference, at: range(from: start))
  }

  /// `\d \D \w \W \s \S \p{…} \P{…}`, standing after the `\`; nil where it is none of them.
  mutating func namedSet(from start: Int) throws(PatternError) -> ClassEscape? {
    let set: ClassEscape
    switch peek {
    case "d": set = .digit(negated: false)
    case "D": set = .digit(negated: true)
    case "w": set = .word(negated: false)
    case "W": set = .word(negated: true)
    case "s": set = .space(negated: false)
    case "S": set = .space(negated: true)
    case "p", "P": return try property(negated: peek == "P", from: start)
    default: return nil
    }
    position += 1
    return set
  }

  private mutating func property(negated: Bool, from start: Int) throws(PatternError) -> ClassEscape {
    position += 1
    var name = ""
    if take("{") {
      while let scalar = peek, scalar != "}", name.utf8.count < 32 {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw PatternError(.unknownProperty, at: range(from: start)) }
    } else if let scalar = peek {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard UnicodeProperty.names.contains(name) else { throw PatternError(.unknownProperty, at: range(from: start)) }
    return .property(name, negated: negated)
  }

  /// One escaped character: `\t`, `\x{1F600}`, `\.`; the parser stands after the `\`.
  mutating func escapedScalar(from start: Int) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = peek else { throw PatternError(.badEscape, at: start..<length) }
    position += 1
    switch scalar {
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "x": return try hexadecimal(from: start)
    case "K": throw PatternError(.resetStart, at: range(from: start))
    case "C": throw PatternError(.singleByte, at: range(from: start))
    case "g": throw PatternError(peek == "<" || peek == "'" ? .recursion : .badEscape, at: range(from: start))
    default:
      // Letters and digits are kept for PCRE2's own meanings; blanks need no escape and often hide a mistake.
      guard scalar.isASCII, scalar.value > 32, scalar.value != 127, !scalar.isASCIILetterOrDigit else {
        throw PatternError(.badEscape, at: range(from: start))
      }
      return scalar
    }
  }

  private mutating func hexadecimal(from start: Int) throws(PatternError) -> Unicode.Scalar {
    let braced = take("{")
    var value: UInt32 = 0
    var count = 0
    while let scalar = peek, let digit = scalar.hexDigit, count < (braced ? 6 : 2) {
      value = value * 16 + digit
      count += 1
      position += 1
    }
    guard count > 0, braced || count == 2, !braced || take("}"), value > 0, let scalar = Unicode.Scalar(value) else {
      throw PatternError(.badEscape, at: range(from: start))
    }
    return scalar
  }
}

extension Unicode.Scalar {
  fileprivate var hexDigit: UInt32? {
    switch self {
    case "0"..."9": value - 48
    case "a"..."f": value - 87
    case "A"..."F": value - 55
    default: nil
    }
  }
}
