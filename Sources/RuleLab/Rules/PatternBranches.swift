internal import Patterns

/// One alternative of a pattern, and the pattern without it.
struct PatternBranch {
  /// As its author wrote it.
  let text: String
  let without: Pattern
}

extension Pattern {
  /// The alternatives of every alternation in the pattern, in the order they are written; those that cannot be taken out
  /// (a back reference would lose its group) are left out.
  var branches: [PatternBranch] {
    var cuts: [(branch: Range<Int>, cut: Range<Int>)] = []
    root.collectBranches(into: &cuts)
    let bytes = Array(source.utf8)
    return cuts.compactMap { branch, cut in
      guard cut.upperBound <= bytes.count, branch.lowerBound < branch.upperBound else { return nil }
      let rest = String(decoding: bytes[..<cut.lowerBound] + bytes[cut.upperBound...], as: UTF8.self)
      guard let pattern = try? Pattern(rest, caseSensitive: caseSensitive) else { return nil }
      return PatternBranch(text: String(decoding: bytes[branch], as: UTF8.self), without: pattern)
    }
  }
}

extension PatternNode {
  fileprivate func collectBranches(into cuts: inout [(branch: Range<Int>, cut: Range<Int>)]) {
    switch self {
    case .alternation(let branches, _):
      let ranges = branches.map(\.written)
      for (index, range) in ranges.enumerated() {
        guard let range else { continue }
        // With the bar before it, or behind it where it is the first.
        if index > 0, let before = ranges[index - 1] {
          cuts.append((range, before.upperBound..<range.upperBound))
        } else if index == 0, let after = ranges[1] {
          cuts.append((range, range.lowerBound..<after.lowerBound))
        }
      }
      for branch in branches { branch.collectBranches(into: &cuts) }
    case .sequence(let items): for item in items { item.collectBranches(into: &cuts) }
    case .group(_, let node, _), .repetition(let node, _, _), .look(_, let node, _):
      node.collectBranches(into: &cuts)
    default: break
    }
  }

  /// The node's bytes in the pattern's source; nil for nothing.
  fileprivate var written: Range<Int>? {
    switch self {
    case .empty: nil
    case .literal(_, let at), .any(let at), .characterClass(_, let at), .escape(_, let at), .lineStart(let at),
      .lineEnd(let at), .wordBoundary(_, let at), .group(_, _, let at), .alternation(_, let at),
      .repetition(_, _, let at), .look(_, _, let at), .backreference(_, let at):
      at
    case .sequence(let items):
      if let first = items.first?.written, let last = items.last?.written {
        first.lowerBound..<last.upperBound
      } else {
        nil
      }
    }
  }
}
