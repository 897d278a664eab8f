internal import Documents

/// Where the title, the lead, the time and the author's line of a post stand.
extension PageComposer {
  func part(_ node: Int, _ kind: PartKind) -> DocumentPart? {
    var inner = PageComposer(outline, settings: PageSettings())
    inner.writeAll(node)
    return inner.body.isEmpty ? nil : inner.body.part(kind)
  }

  /// All that is read inside, nothing taken apart.
  mutating func writeAll(_ root: Int) {
    for node in root..<tree.end(root) where outline.skip[node] == .no {
      let tag = tree.tag(node)
      if tag == 0 {
        body.add(tree.text(node), source: tree.source(node), keepsBlanks: false, references: &references)
      } else if tag == tags.br {
        body.breakLine()
      } else if tags.role(tag) != .inline, node != root {
        body.leave(.line)
      }
    }
  }

  func findTitle(_ main: MainText, _ headTitle: String?) -> Int? {
    if let title = settings.title {
      return title.all(in: tree, limit: 10).first { outline.skip[$0] == .no && outline.letterCount($0) > 0 }
    }
    guard let last = main.roots.last, let first = main.roots.first else { return nil }
    if let heading = outline.heading, heading < tree.end(last), outline.skip[heading] == .no { return heading }
    let wanted = headTitle.map { Int($0.withContiguousUTF8(PageOutline.letters)) } ?? 0
    var named: Int?
    for node in 0..<tree.end(last) where tree.tag(node) != 0 && outline.skip[node] == .no {
      let count = outline.letterCount(node)
      guard count >= 10, count <= 400, outline.goodCount(node) * 2 <= max(1, outline.goodCount(first)) else { continue }
      // Old pages write it in bold, without a heading.
      if count == wanted, outline.line(node) == headTitle { return node }
      if named == nil, outline.roles[node].contains(.title) { named = node }
    }
    return named
  }

  func findLead(_ main: MainText, _ title: Int?) -> Int? {
    guard let first = main.roots.first, let last = main.roots.last else { return nil }
    let all = max(1, main.roots.reduce(0) { $0 + outline.letterCount($1) })
    let start = title.map { tree.end($0) } ?? first
    for node in min(start, first)..<tree.end(last) where tree.tag(node) != 0 && outline.skip[node] == .no {
      let isLead = settings.lead?.matches(tree, node) ?? outline.roles[node].contains(.lead)
      let count = outline.letterCount(node)
      guard isLead, count >= 20, count <= 1500, settings.lead != nil || count * 2 <= all, node != title else {
        continue
      }
      // One behind most of the post is another thing with that name.
      if settings.lead == nil, node > first, outline.goodCount(first..<node) * 3 > outline.goodCount(first) {
        return nil
      }
      return node
    }
    return nil
  }

  func time(of node: Int) -> Instant? {
    if tree.tag(node) == tags.time, let value = tree.attribute(node, "datetime"), let found = PageDates.instant(value) {
      return found
    }
    return PageDates.instant(String(decoding: tree.allText(node).prefix(200), as: UTF8.self))
  }

  func findTime(_ main: MainText) -> Instant? {
    if let selector = settings.time {
      return selector.all(in: tree, limit: 10).lazy.compactMap { time(of: $0) }.first
    }
    guard let last = main.roots.last else { return nil }
    for node in 0..<tree.end(last) where tree.tag(node) != 0 && outline.skip[node] != .comment {
      let isTime = tree.tag(node) == tags.time || outline.roles[node].contains(.time)
      if isTime, tree.end(node) - node < 40, let found = time(of: node) { return found }
    }
    return nil
  }

  /// A name alone, in bold or at the right, behind the last sentence.
  func isAuthorLine(_ node: Int) -> Bool {
    let tag = tree.tag(node)
    guard tag == tags.p || tags.role(tag) == .block && outline.block[node] == Int32(node),
      outline.letterCount(node) <= 40,
      outline.goodCount(node) == 0
    else { return false }
    let text = tree.allText(node)
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard (2...5).contains(words.count),
      words.allSatisfy({ $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }),
      words.contains(where: { $0.contains(where: \.isLowercase) })
    else { return false }
    if outline.linkCount(node) > 0 { return false }
    // Nothing but pictures, names and the source may follow.
    let parent = tree.parent(node)
    guard outline.goodCount(tree.end(node)..<max(tree.end(node), tree.end(parent))) == 0, outline.goodCount(parent) > 0
    else { return false }
    let style = (tree.attribute(node, "style") ?? "") + (tree.attribute(node, "align") ?? "")
    if style.lowercased().contains("right") { return true }
    // All of it in bold.
    return (node + 1..<tree.end(node)).contains { inside in
      (tree.tag(inside) == tags.strong || tree.tag(inside) == tags.b)
        && outline.letterCount(inside) == outline.letterCount(node)
    }
  }
}

extension String {
  fileprivate func withContiguousUTF8<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(utf8).withUnsafeBytes(body)
  }
}
