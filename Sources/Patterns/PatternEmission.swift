extension PatternNode {
  /// What PCRE2 is given. `\d` becomes `[0-9]`; a run of literal spaces becomes blanks with at most one line break
  /// among them, taken whole (atomic, so that it stays linear inside a repeat); inside a lookbehind, whose length is
  /// fixed, it becomes exactly one blank.
  /// - Parameters:
  ///   - literal: brings a run of literal text without spaces into the form of the view that is searched.
  ///   - caseSensitive: is an option of the compilation; the text is the same.
  public func pcre2(literal: (String) -> String, caseSensitive: Bool = false) -> String {
    var out = ""
    write(to: &out, literal: literal, behind: false)
    return out
  }

  private static let blanks = #"(?>\h+(?:\R\h*)?|\R\h*)"#
  /// A combining mark belongs to the letter before it: PCRE2 before 10.43 takes it for a word's end.
  private static let wordBoundary = #"(?:\b(?!\p{M})(?<!\p{M}))"#
  private static let inWord = #"(?:\B|(?=\p{M})|(?<=\p{M}))"#
  private static let oneBlank = #"[\h\r\n]"#

  private func write(to out: inout String, literal: (String) -> String, behind: Bool) {
    switch self {
    case .empty: break
    case .literal(let text, _): PatternNode.write(text, to: &out, literal: literal, behind: behind)
    case .any: out += "."
    case .characterClass(let set, _): out += set.pcre2
    case .escape(let set, _): out += set.outsideClass
    case .lineStart: out += "^"
    case .lineEnd: out += "$"
    case .wordBoundary(let negated, _): out += negated ? PatternNode.inWord : PatternNode.wordBoundary
    case .group(let capture, let node, _):
      switch capture {
      case .none: out += "(?:"
      case .index: out += "("
      case .name(let name, _): out += "(?<\(name)>"
      }
      node.write(to: &out, literal: literal, behind: behind)
      out += ")"
    case .alternation(let branches, _):
      for (index, branch) in branches.enumerated() {
        if index > 0 { out += "|" }
        branch.write(to: &out, literal: literal, behind: behind)
      }
    case .sequence(let items):
      for item in items { item.write(to: &out, literal: literal, behind: behind) }
    case .repetition(let node, let repetition, _):
      node.writeRepeated(repetition, to: &out, literal: literal, behind: behind)
    case .look(let look, let node, _):
      switch look {
      case .ahead(let negated): out += negated ? "(?!" : "(?="
      case .behind(let negated): out += negated ? "(?<!" : "(?<="
      }
      var inside = behind
      if case .behind = look { inside = true }
      node.write(to: &out, literal: literal, behind: inside)
      out += ")"
    // Braces keep a digit that follows out of the number.
    case .backreference(.index(let index), _): out += "\\g{\(index)}"
    case .backreference(.name(let name), _): out += "\\k<\(name)>"
    }
  }

  private func writeRepeated(
    _ repetition: Repetition, to out: inout String, literal: (String) -> String, behind: Bool
  ) {
    // A blank already is a run of blanks: repeating it can only make it optional.
    if case .literal(" ", _) = self, !behind {
      out += PatternNode.blanks
      if repetition.min == 0 { out += "?" + repetition.greed.suffix }
      return
    }
    if case .literal(let text, _) = self {
      out += "(?:"
      PatternNode.write(text, to: &out, literal: literal, behind: behind)
      out += ")"
    } else {
      write(to: &out, literal: literal, behind: behind)
    }
    out += repetition.bounds + repetition.greed.suffix
  }

  private static func write(_ text: String, to out: inout String, literal: (String) -> String, behind: Bool) {
    var run = String.UnicodeScalarView()
    var inBlanks = false
    func flush() {
      guard !run.isEmpty else { return }
      for scalar in literal(String(run)).unicodeScalars { out += scalar.pcre2 }
      run.removeAll()
    }
    for scalar in text.unicodeScalars {
      guard scalar == " " else {
        inBlanks = false
        run.append(scalar)
        continue
      }
      flush()
      if behind { out += oneBlank } else if !inBlanks { out += blanks }
      inBlanks = true
    }
    flush()
  }
}

extension PatternNode.Repetition {
  fileprivate var bounds: String {
    switch (min, max) {
    case (0, 1): "?"
    case (0, nil): "*"
    case (1, nil): "+"
    case (let low, nil): "{\(low),}"
    case (let low, let high?): low == high ? "{\(low)}" : "{\(low),\(high)}"
    }
  }
}

extension PatternNode.Repetition.Greed {
  fileprivate var suffix: String {
    switch self {
    case .greedy: ""
    case .lazy: "?"
    case .possessive: "+"
    }
  }
}

extension CharacterClass {
  /// `\D` cannot be a set inside a set, so its two stretches are written out.
  fileprivate var pcre2: String {
    var out = negated ? "[^" : "["
    for range in ranges {
      out += PatternNode.hex(range.lowerBound)
      if range.upperBound > range.lowerBound { out += "-" + PatternNode.hex(range.upperBound) }
    }
    for escape in escapes {
      switch escape {
      case .digit(false): out += "0-9"
      case .digit(true): out += #"\x{0}-\x{2F}\x{3A}-\x{10FFFF}"#
      default: out += escape.outsideClass
      }
    }
    return out + "]"
  }
}

extension ClassEscape {
  fileprivate var outsideClass: String {
    switch self {
    case .digit(let negated): negated ? "[^0-9]" : "[0-9]"
    case .word(let negated): negated ? #"\W"# : #"\w"#
    case .space(let negated): negated ? #"\S"# : #"\s"#
    case .property(let name, let negated): (negated ? #"\P{"# : #"\p{"#) + name + "}"
    }
  }
}

extension PatternNode {
  fileprivate static func hex(_ value: UInt32) -> String { "\\x{" + String(value, radix: 16) + "}" }
}

extension Unicode.Scalar {
  fileprivate var pcre2: String {
    if isASCIILetterOrDigit || value > 127 { return String(self) }
    return value > 32 && value < 127 ? "\\" + String(self) : PatternNode.hex(value)
  }
}
