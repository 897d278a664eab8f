internal import Rulebooks

/// Writes a tree with its comments.
struct FormatWriter {
  let source: SourceText
  private var lines: [String] = []
  private var plan: CommentPlan?

  init(source: SourceText) { self.source = source }

  mutating func write(_ root: SourceNode, _ plan: CommentPlan) -> String {
    self.plan = plan
    lines = []
    if !plan.head.isEmpty { lines += plan.head + [""] }
    writeMapping(root, .rulebook, indent: 0, first: nil)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Blocks

  /// - Parameter first: what stands before the first line in place of its indentation, such as `  - `.
  private mutating func writeMapping(_ node: SourceNode, _ place: KeyOrder.Place, indent: Int, first: String?) {
    var opening = first
    for (index, entry) in KeyOrder.sorted(node.entries, place).enumerated() {
      let key = entry.key.text ?? ""
      var at = plan?[entry.key.mark] ?? .init()
      // Its item has written what stands above and below.
      if entry.key.mark == node.mark, first != nil { at = CommentPlan.Place(beside: at.beside) }
      if let dash = opening {
        // A key that moved to the dash brings its comments over it.
        insertComments(at.before, indent: dash.count - 2)
      } else {
        writeAbove(at, indent: indent, isFirst: index == 0 && indent > 0)
      }
      let head = (opening ?? blanks(indent)) + ScalarText.key(entry.key, source) + ":"
      writeValue(entry.value, after: head, at, place.of(key), ScalarText.Use(key: key), indent: indent)
      opening = nil
    }
  }

  private mutating func writeList(_ node: SourceNode, _ place: KeyOrder.Place, _ use: ScalarText.Use, indent: Int) {
    for (index, item) in node.items.enumerated() {
      var at = plan?[item.mark] ?? .init()
      if place == .rules, index > 0, at.before.first != "" { at.before.insert("", at: 0) }
      writeAbove(at, indent: indent, isFirst: index == 0)
      let dash = blanks(indent) + "- "
      if isBlock(item) {
        if item.entries.isEmpty {
          if let beside = at.beside { insertComments([beside], indent: indent) }
          lines.append(blanks(indent) + "-")
          writeList(item, .free, use, indent: indent + 2)
        } else {
          writeMapping(item, place.ofItems, indent: indent + 2, first: dash)
        }
        for comment in at.after { lines.append(blanks(indent) + comment) }
      } else {
        writeValue(item, after: blanks(indent) + "-", at, place.ofItems, use, indent: indent)
      }
    }
  }

  private mutating func writeValue(
    _ value: SourceNode, after head: String, _ at: CommentPlan.Place, _ place: KeyOrder.Place, _ use: ScalarText.Use,
    indent: Int
  ) {
    let beside = at.beside.map { " " + $0 } ?? ""
    if isBlock(value) {
      lines.append(head + beside)
      if value.entries.isEmpty {
        writeList(value, place, use, indent: indent + 2)
      } else {
        writeMapping(value, place, indent: indent + 2, first: nil)
      }
    } else if case .text(_, .block) = value.content {
      lines += ScalarText.block(value, source, after: head, indent: indent + 2)
    } else {
      let text = flow(value, place, use, isInside: false)
      lines.append(text.isEmpty ? head + beside : head + " " + text + beside)
    }
    for comment in at.after { lines.append(blanks(indent) + comment) }
  }

  private mutating func writeAbove(_ at: CommentPlan.Place, indent: Int, isFirst: Bool) {
    insertComments(isFirst ? Array(at.before.drop { $0.isEmpty }) : at.before, indent: indent, keepsBlanks: true)
  }

  private mutating func insertComments(_ comments: [String], indent: Int, keepsBlanks: Bool = false) {
    for comment in comments {
      if !comment.isEmpty {
        lines.append(blanks(indent) + comment)
      } else if keepsBlanks, let last = lines.last, !last.isEmpty {
        lines.append("")
      }
    }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  // MARK: Brackets

  /// Over several lines: as its author wrote it, or where brackets over several lines would not fit into one.
  private func isBlock(_ node: SourceNode) -> Bool {
    switch node.content {
    case .text: return false
    case .mapping(let entries) where entries.isEmpty: return false
    case .list(let items) where items.isEmpty: return false
    case .mapping, .list:
      guard let opening = source[node.mark], opening == "{" || opening == "[", let end = source.end(of: node) else {
        return true
      }
      if end.line == node.mark.line { return false }
      return hasComments(from: node.mark, to: end) || hasBlock(node)
        || flow(node, .free, ScalarText.Use(key: ""), isInside: true).unicodeScalars.count > FormatWriter.width
    }
  }

  /// What was written over several lines is put into one of this length.
  private static let width = 100

  private func hasBlock(_ node: SourceNode) -> Bool {
    node.texts.contains { if case .text(_, .block) = $0.content { true } else { false } }
  }

  private func hasComments(from start: SourceMark, to end: SourceMark) -> Bool {
    plan?.hasComment(between: start, and: end) ?? false
  }

  private func flow(_ node: SourceNode, _ place: KeyOrder.Place, _ use: ScalarText.Use, isInside: Bool) -> String {
    switch node.content {
    case .text: return ScalarText.write(node, source, use, isInside: isInside)
    case .mapping(let entries):
      if entries.isEmpty { return "{}" }
      let pairs = KeyOrder.sorted(entries, place).map { entry in
        let key = entry.key.text ?? ""
        let value = flow(entry.value, place.of(key), ScalarText.Use(key: key), isInside: true)
        return ScalarText.key(entry.key, source) + ":" + (value.isEmpty ? "" : " " + value)
      }
      return "{ " + pairs.joined(separator: ", ") + " }"
    case .list(let items):
      if items.isEmpty { return "[]" }
      let texts = items.map { flow($0, place.ofItems, use, isInside: true) }
      let isPlain = items.allSatisfy { $0.text != nil } || items.allSatisfy { !$0.items.isEmpty }
      return isPlain ? "[" + texts.joined(separator: ", ") + "]" : "[ " + texts.joined(separator: ", ") + " ]"
    }
  }
}
