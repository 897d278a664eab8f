extension PatternParser {
  /// Reads `?`, `*`, `+`, `{m,n}` after `node`, with `?` (lazy) or `+` (possessive) behind it.
  mutating func repeated(_ node: PatternNode, from start: Int) throws(PatternError) -> PatternNode {
    let at = offset
    guard let bounds = try bounds() else { return node }
    var greed = PatternNode.Repetition.Greed.greedy
    if take("?") { greed = .lazy } else if take("+") { greed = .possessive }
    if let next = peek, next == "*" || next == "+" || next == "?" || next == "{" {
      throw PatternError(.badRepeat, at: at..<offset + 1)
    }
    guard !node.isZeroWidth else { throw PatternError(.badRepeat, at: range(from: at)) }
    let repetition = PatternNode.Repetition(min: bounds.min, max: bounds.max, greed: greed)
    let result = PatternNode.repetition(node, repetition, at: range(from: start))
    guard result.writtenOutRepeats <= PatternParser.maximumRepeat else {
      throw PatternError(.badRepeat, at: range(from: at))
    }
    return result
  }

  private mutating func bounds() throws(PatternError) -> (min: Int, max: Int?)? {
    switch peek {
    case "?":
      position += 1
      return (0, 1)
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "{": break
    default: return nil
    }
    let start = offset
    position += 1
    let low = number()
    var high = low
    if take(",") { high = number() }
    let closed = take("}")
    let open = scalars[position - (closed ? 2 : 1)] == ","
    guard closed, let low, low <= PatternParser.maximumRepeat, high != nil || open,
      high.map({ $0 >= low && $0 > 0 && $0 <= PatternParser.maximumRepeat }) ?? true
    else { throw PatternError(.badRepeat, at: start..<max(start + 1, offset)) }
    return (low, high)
  }

  /// Decimal digits; nil where there are none. More than five digits stop at a number that is too large anyway.
  mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 100_000)
      position += 1
    }
    return value
  }
}
