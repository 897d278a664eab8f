internal import Patterns

/// What holds of the pattern parser for any text.
public struct PatternLaws {
  public init() {}

  /// Broken laws; empty where all hold.
  public func failures(of bytes: [UInt8]) -> [String] {
    // Patterns come out of YAML as text.
    let source = String(decoding: bytes, as: UTF8.self)
    let length = source.utf8.count
    do {
      let node = try PatternParser.parse(source)
      var failures: [String] = []
      // What is accepted is written for PCRE2, and read again from what was written in our own dialect's subset.
      if node.pcre2(literal: { $0 }).isEmpty { failures.append("an accepted pattern writes nothing") }
      _ = PatternAnalysis(of: node)
      let boundaries = Set(
        source.utf8.indices.map { source.utf8.distance(from: source.utf8.startIndex, to: $0) } + [length])
      if !node.ranges.allSatisfy({ boundaries.contains($0.lowerBound) && $0.upperBound <= length }) {
        failures.append("a range outside of the pattern")
      }
      return failures
    } catch {
      let range = error.range
      return range.lowerBound >= 0 && range.upperBound <= length ? [] : ["\(error.code) at \(range) of \(length) bytes"]
    }
  }

  /// PCRE2 takes what the parser takes, or says why not; a compilation is slow, so few inputs come here.
  public func compilationFailures(of bytes: [UInt8]) -> [String] {
    let source = String(decoding: bytes, as: UTF8.self)
    guard (try? PatternParser.parse(source)) != nil else { return [] }
    do {
      _ = try Pattern(source)
      return []
    } catch {
      // How large a pattern becomes, repeats within repeats, only PCRE2 knows; its author is told.
      if error.detail == "regular expression is too large" { return [] }
      return error.code == .doesNotCompile
        ? ["PCRE2 refuses what the parser takes: \(error.detail ?? "")"] : ["\(error.code)"]
    }
  }
}

extension PatternNode {
  fileprivate var ranges: [Range<Int>] {
    switch self {
    case .empty: []
    case .literal(_, let at), .any(let at), .characterClass(_, let at), .escape(_, let at), .lineStart(let at),
      .lineEnd(let at), .wordBoundary(_, let at), .backreference(_, let at):
      [at]
    case .group(_, let node, let at), .repetition(let node, _, let at), .look(_, let node, let at): [at] + node.ranges
    case .alternation(let nodes, let at): [at] + nodes.flatMap(\.ranges)
    case .sequence(let nodes): nodes.flatMap(\.ranges)
    }
  }
}
