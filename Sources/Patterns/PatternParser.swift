/// Reads the dialect of docs/architecture.md: accepts what it names, refuses everything else with its place.
public struct PatternParser {
  /// - Returns: the tree of an accepted pattern.
  /// - Throws: `PatternError` at the first thing refused. PCRE2 itself is not asked here.
  public static func parse(_ source: String) throws(PatternError) -> PatternNode {
    var parser = PatternParser(source)
    let node = try parser.alternation()
    if let scalar = parser.peek, scalar == ")" {
      throw PatternError(.unbalancedGroup, at: parser.offset..<parser.offset + 1)
    }
    try parser.checkReferences()
    if node.isNullable { throw PatternError(.matchesEmpty, at: 0..<parser.length) }
    return node
  }

  /// Largest count in `{m,n}`, and largest product of nested ones: PCRE2 writes such repeats out.
  static let maximumRepeat = 1000
  static let maximumDepth = 50

  let scalars: [Unicode.Scalar]
  /// UTF-8 offset of each scalar, and of the end.
  let offsets: [Int]
  var position = 0
  var depth = 0
  var groupCount = 0
  var names: Set<String> = []
  var references: [(PatternNode.Reference, Range<Int>)] = []

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    var at = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(at)
      at += UTF8.width(scalar)
    }
    offsets.append(at)
    self.offsets = offsets
  }

  var length: Int { offsets[scalars.count] }
  var offset: Int { offsets[position] }
  var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func peek(_ ahead: Int) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  func starts(with text: String) -> Bool {
    var at = position
    for scalar in text.unicodeScalars {
      guard at < scalars.count, scalars[at] == scalar else { return false }
      at += 1
    }
    return true
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  /// From byte `start` to where the parser stands.
  func range(from start: Int) -> Range<Int> { start..<offset }

  mutating func alternation() throws(PatternError) -> PatternNode {
    let start = offset
    var branches: [PatternNode] = []
    repeat {
      let at = offset
      let branch = try sequence()
      if case .empty = branch {
        if scalars.isEmpty { throw PatternError(.emptyPattern, at: 0..<0) }
        throw PatternError(.emptyAlternative, at: at == length ? max(0, at - 1)..<at : at..<at + 1)
      }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .alternation(branches, at: range(from: start))
  }

  mutating func sequence() throws(PatternError) -> PatternNode {
    var items: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let start = offset
      var node = try atom()
      node = try repeated(node, from: start)
      // Literal characters that stand together are one literal.
      if case .literal(let text, let range) = node, case .literal(let before, let first)? = items.last {
        items[items.count - 1] = .literal(before + text, at: first.lowerBound..<range.upperBound)
      } else {
        items.append(node)
      }
    }
    return items.isEmpty ? .empty : items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = offset
    guard let scalar = peek else { return .empty }
    switch scalar {
    case "(": return try group()
    case "[": return try characterClass()
    case "\\": return try escape()
    case ".":
      position += 1
      return .any(at: range(from: start))
    case "^":
      position += 1
      return .lineStart(at: range(from: start))
    case "$":
      position += 1
      return .lineEnd(at: range(from: start))
    case "*", "+", "?", "{": throw PatternError(.badRepeat, at: start..<start + 1)
    default:
      var text = String.UnicodeScalarView()
      text.append(scalar)
      position += 1
      // A repeat after a decomposed letter is meant for the whole letter.
      while let mark = peek, mark.properties.isMark {
        text.append(mark)
        position += 1
      }
      return .literal(String(text), at: range(from: start))
    }
  }
}

extension Unicode.Scalar.Properties {
  /// General categories Mn, Mc, Me.
  var isMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
