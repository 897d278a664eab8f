extension PatternParser {
  /// Reads from `[` to its `]`. As in PCRE2 a `]` that comes first is a member.
  mutating func characterClass() throws(PatternError) -> PatternNode {
    let start = offset
    position += 1
    var result = CharacterClass(negated: take("^"))
    var first = true
    while let scalar = peek, scalar != "]" || first {
      let at = offset
      if scalar == "]" { throw PatternError(.emptyClass, at: start..<at + 1) }
      first = false
      if scalar == "[", let next = peek(1), next == ":" || next == "." || next == "=" {
        throw PatternError(.posixClass, at: at..<at + 2)
      }
      guard let low = try member(into: &result, from: at) else {
        // A named set cannot begin a range: `[\w-.]` is a mistake more often than a wish.
        if peek == "-", let next = peek(1), next != "]" { throw PatternError(.badRange, at: at..<offset + 1) }
        continue
      }
      guard peek == "-", let next = peek(1), next != "]" else {
        result.ranges.append(low.value...low.value)
        continue
      }
      position += 1
      let escapes = result.escapes.count
      guard let high = try member(into: &result, from: offset), result.escapes.count == escapes, low.value <= high.value
      else { throw PatternError(.badRange, at: range(from: at)) }
      result.ranges.append(low.value...high.value)
    }
    guard take("]") else { throw PatternError(.unbalancedClass, at: start..<start + 1) }
    return .characterClass(result, at: range(from: start))
  }

  /// One character, or nil where a named set was added to `result`.
  private mutating func member(
    into result: inout CharacterClass, from start: Int
  ) throws(PatternError) -> Unicode.Scalar? {
    guard let scalar = peek else { throw PatternError(.unbalancedClass, at: start..<length) }
    position += 1
    var value = scalar
    if scalar == "\\" {
      if let set = try namedSet(from: start) {
        result.escapes.append(set)
        return nil
      }
      value = try escapedScalar(from: start)
    }
    guard !value.properties.isMark else { throw PatternError(.combiningMarkInClass, at: range(from: start)) }
    return value
  }
}
