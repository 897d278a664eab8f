internal import Rulebooks

/// Which comments go with which entry, so that they move with it.
struct CommentPlan {
  struct Place {
    /// On lines of their own, above; an empty one where the author left a line blank.
    var before: [String] = []
    /// On the line of the key, or behind the value.
    var beside: String?
    /// On lines of their own, below, indented like the entry.
    var after: [String] = []
  }

  /// Of the file as a whole: above its first key and apart from it.
  private(set) var head: [String] = []
  private var places: [SourceMark: Place] = [:]
  private let marks: [SourceMark]

  func hasComment(between start: SourceMark, and end: SourceMark) -> Bool {
    marks.contains { SourceMark.isBefore(start, $0) && SourceMark.isBefore($0, end) }
  }

  /// The place of an entry, by the mark of its key or of its item.
  subscript(mark: SourceMark) -> Place { places[mark] ?? Place() }

  init(_ root: SourceNode, _ comments: [Comment], _ source: SourceText) {
    marks = comments.map(\.mark)
    var anchors: [Anchor] = []
    CommentPlan.collect(root, source, hasComments: comments, &anchors)
    var open = Dictionary(uniqueKeysWithValues: comments.filter(\.ownsLine).map { ($0.mark.line, $0) })
    for (index, anchor) in anchors.enumerated() {
      takeGap(above: anchor, anchors[..<index], source, &open)
    }
    for comment in comments where !comment.ownsLine || open[comment.mark.line] != nil { attach(comment, anchors) }
    guard let first = anchors.first, let apart = places[first.mark]?.before.lastIndex(of: "") else { return }
    head = Array(places[first.mark]?.before[..<apart] ?? [])
    places[first.mark]?.before.removeSubrange(...apart)
  }

  /// The lines without content over an entry: those indented deeper than it belong to what stands before.
  private mutating func takeGap(
    above anchor: Anchor, _ before: ArraySlice<Anchor>, _ source: SourceText, _ open: inout [Int: Comment]
  ) {
    if let last = before.last, last.line == anchor.line { return }
    var line = anchor.line - 1
    while line >= 1, source.isBlank(line: line) || open[line] != nil { line -= 1 }
    var above: [String] = []
    for number in (line + 1)..<max(line + 1, anchor.line) {
      guard let comment = open.removeValue(forKey: number) else {
        if above.last != "" { above.append("") }
        continue
      }
      if comment.indent > anchor.column, !before.isEmpty {
        let owner = before.last { $0.column <= comment.indent } ?? before[before.endIndex - 1]
        places[owner.mark, default: Place()].after += above.filter { !$0.isEmpty } + [comment.text]
        above = []
      } else {
        above.append(comment.text)
      }
    }
    places[anchor.mark, default: Place()].before = above
  }

  /// To the last entry that begins on its line or above.
  private mutating func attach(_ comment: Comment, _ anchors: [Anchor]) {
    let before = anchors.prefix { $0.line <= comment.mark.line }
    if comment.ownsLine {
      let owner = before.last { $0.column <= comment.indent } ?? before.last
      if let owner { places[owner.mark, default: Place()].after.append(comment.text) }
    } else if let owner = before.last {
      // A second one beside the same entry stands under it.
      if places[owner.mark]?.beside == nil {
        places[owner.mark, default: Place()].beside = comment.text
      } else {
        places[owner.mark, default: Place()].after.append(comment.text)
      }
    }
  }

  // MARK: Entries

  /// An entry of a mapping or an item of a list that is written on a line of its own.
  struct Anchor {
    /// Of the key, or of the item.
    var mark: SourceMark
    /// Where its key or its dash stands.
    var column: Int
    /// The line it begins on.
    var line: Int { mark.line }
  }

  private static func collect(
    _ node: SourceNode, _ source: SourceText, hasComments comments: [Comment], _ anchors: inout [Anchor]
  ) {
    if isFlow(node, source, comments) { return }
    for entry in node.entries {
      anchors.append(Anchor(mark: entry.key.mark, column: entry.key.mark.column))
      collect(entry.value, source, hasComments: comments, &anchors)
    }
    for item in node.items {
      let dash = source.dash(of: item.mark)
      anchors.append(Anchor(mark: item.mark, column: dash ?? item.mark.column))
      // The first key of an item has the item's own place.
      var inner: [Anchor] = []
      collect(item, source, hasComments: comments, &inner)
      if inner.first?.mark == item.mark { inner.removeFirst() }
      anchors += inner
    }
  }

  /// In brackets, and nothing is said inside them: what has comments is written over lines.
  static func isFlow(_ node: SourceNode, _ source: SourceText, _ comments: [Comment]) -> Bool {
    switch node.content {
    case .text: return true
    case .mapping, .list:
      guard let opening = source[node.mark], opening == "{" || opening == "[", let end = source.end(of: node) else {
        return false
      }
      return !comments.contains { SourceMark.isBefore(node.mark, $0.mark) && SourceMark.isBefore($0.mark, end) }
    }
  }
}

extension SourceText {
  func isBlank(line: Int) -> Bool {
    !lines.indices.contains(line - 1) || lines[line - 1].allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// The column of the dash before an item on the same line.
  fileprivate func dash(of mark: SourceMark) -> Int? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let before = lines[mark.line - 1].prefix(max(0, mark.column - 1))
    guard let dash = before.lastIndex(of: "-"), before[(dash + 1)...].allSatisfy({ $0 == " " }) else { return nil }
    return dash + 1
  }
}
