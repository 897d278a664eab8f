extension PatternParser {
  /// Reads from `(` to its `)`.
  mutating func group() throws(PatternError) -> PatternNode {
    let start = offset
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.maximumDepth else { throw PatternError(.tooDeep, at: start..<start + 1) }
    if peek == "*" { throw PatternError(.verb, at: start..<start + 2) }
    guard take("?") else {
      groupCount += 1
      let index = groupCount
      let node = try body(from: start)
      return .group(.index(index), node, at: range(from: start))
    }
    if take(":") {
      let node = try body(from: start)
      return .group(.none, node, at: range(from: start))
    }
    for (mark, look) in PatternParser.looks where starts(with: mark) {
      position += mark.unicodeScalars.count
      let node = try body(from: start)
      if case .behind = look, !node.hasFixedWidthBranches {
        throw PatternError(.lookbehindLength, at: range(from: start))
      }
      return .look(look, node, at: range(from: start))
    }
    if take("<") {
      let name = try groupName(closing: ">", from: start)
      guard names.insert(name).inserted else { throw PatternError(.badName, at: range(from: start)) }
      groupCount += 1
      let index = groupCount
      let node = try body(from: start)
      return .group(.name(name, index: index), node, at: range(from: start))
    }
    throw PatternError(refusal(), at: start..<min(length, offsets[min(position + 1, scalars.count)]))
  }

  private static let looks: [(String, PatternNode.Look)] = [
    ("=", .ahead(negated: false)), ("!", .ahead(negated: true)),
    ("<=", .behind(negated: false)), ("<!", .behind(negated: true)),
  ]

  /// What a group that begins with `(?` and is none of ours is called.
  private func refusal() -> PatternError.Code {
    switch peek {
    case "(": return .conditional
    case "C": return .callout
    case "R", "&", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": return .recursion
    case "-":
      if let next = peek(1), ("0"..."9").contains(next) { return .recursion }
      return .inlineOption
    case "P": return peek(1) == ">" ? .recursion : .unknownGroup
    case "^", "i", "m", "s", "x", "n", "J", "U": return .inlineOption
    case nil: return .unbalancedGroup
    default: return .unknownGroup
    }
  }

  private mutating func body(from start: Int) throws(PatternError) -> PatternNode {
    let node = try alternation()
    guard take(")") else { throw PatternError(.unbalancedGroup, at: start..<start + 1) }
    return node
  }

  mutating func groupName(closing: Unicode.Scalar, from start: Int) throws(PatternError) -> String {
    var name = ""
    while let scalar = peek, scalar != closing {
      guard scalar == "_" || scalar.isASCIILetterOrDigit,
        name.utf8.count < 32, !(name.isEmpty && ("0"..."9").contains(scalar))
      else { throw PatternError(.badName, at: start..<offsets[position + 1]) }
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take(closing), !name.isEmpty else { throw PatternError(.badName, at: range(from: start)) }
    return name
  }

  /// Back references may stand before their group, so they are looked up at the end.
  func checkReferences() throws(PatternError) {
    for (reference, range) in references {
      let known =
        switch reference {
        case .index(let n): n >= 1 && n <= groupCount
        case .name(let name): names.contains(name)
        }
      if !known { throw PatternError(.unknownReference, at: range) }
    }
  }
}

extension Unicode.Scalar {
  var isASCIILetterOrDigit: Bool {
    ("0"..."9").contains(self) || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}
