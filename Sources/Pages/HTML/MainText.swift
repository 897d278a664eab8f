/// Finds the stretches of a page that are the post.
struct MainText {
  /// Nodes whose subtrees are the post, in the order of the page; none inside another.
  private(set) var roots: [Int] = []
  /// False where the partner's own selector was given and met nothing.
  private(set) var selectorFits = true

  init(_ outline: inout PageOutline, settings: PageSettings) {
    if let main = settings.main {
      roots = main.all(in: outline.tree).filter { outline.skip[$0] == .no }
      selectorFits = !roots.isEmpty
    }
    if roots.isEmpty { roots = MainText.find(outline) }
    if let root = roots.first, roots.count == 1, settings.main == nil { roots = MainText.around(root, outline) }
    for root in roots { MainText.prune(root, &outline) }
  }

  private static func find(_ outline: PageOutline) -> [Int] {
    let tree = outline.tree
    let tags = outline.tags
    let all = outline.goodCount(outline.body)
    guard all > 0 else { return outline.letterCount(outline.body) > 0 ? [outline.body] : [] }
    // Boxes that say they are the post.
    var named: [Int] = []
    for node in 0..<tree.count where outline.skip[node] == .no {
      let tag = tree.tag(node)
      guard tag != 0, outline.roles[node].contains(.content) || tag == tags.article || tag == tags.main else {
        continue
      }
      if outline.goodCount(node) * 3 >= all { named.append(node) }
    }
    if let thread = threadStart(outline) { return [thread] }
    var start = outline.body
    if let most = named.map({ outline.goodCount($0) }).max() {
      // The innermost that still holds nearly all: a box named for the post inside `<main>`.
      start = named.last { outline.goodCount($0) * 100 >= most * 85 } ?? outline.body
    }
    return [descend(from: start, outline, share: start == outline.body ? 70 : 97)]
  }

  /// In a forum the first post is its author's, and the rest are readers'.
  private static func threadStart(_ outline: PageOutline) -> Int? {
    let tree = outline.tree
    var isThread = false
    var posts: [Int] = []
    var node = 0
    while node < tree.count {
      defer { node += 1 }
      let role = outline.roles[node]
      if role.contains(.thread) { isThread = true }
      if tree.tag(node) != 0, role.contains(.content), outline.skip[node] == .no, outline.letterCount(node) > 0 {
        posts.append(node)
        node = tree.end(node) - 1
      }
    }
    return isThread && posts.count > 1 ? posts.first : nil
  }

  /// Inwards, as long as one child holds that share of the sentences.
  private static func descend(from start: Int, _ outline: PageOutline, share: Int) -> Int {
    let tree = outline.tree
    var node = start
    while true {
      let all = outline.goodCount(node)
      var next: Int?
      var child = node + 1
      while child < tree.end(node) {
        if tree.tag(child) != 0, outline.skip[child] == .no, outline.goodCount(child) * 100 >= all * share {
          next = child
          break
        }
        child = tree.end(child)
      }
      // A paragraph is not a box: its post may have one only, and what stands beside it counts.
      guard let next, outline.tags.role(tree.tag(next)) == .block || outline.goodCount(next) == all,
        tree.tag(next) != outline.tags.p, tree.tag(next) != outline.tags.blockquote,
        outline.block[next] == Int32(next)
          || outline.goodCount(next) == all
      else { return node }
      node = next
    }
  }

  /// The root with what belongs to the post beside it: sentences between the heading and it, paragraphs right behind it.
  private static func around(_ root: Int, _ outline: PageOutline) -> [Int] {
    let tree = outline.tree
    var before: [Int] = []
    if let heading = outline.heading, tree.end(heading) <= root, heading < root {
      var node = tree.end(heading)
      while node < root {
        let end = tree.end(node)
        // What holds the root is gone into.
        if end > root {
          node += 1
          continue
        }
        if isPreamble(node, outline) { before.append(node) }
        node = end
      }
    }
    var after: [Int] = []
    if root > 0 {
      let end = tree.end(tree.parent(root))
      var node = tree.end(root)
      while node < end {
        let tag = tree.tag(node)
        if tag != 0, outline.skip[node] == .no, outline.letterCount(node) > 0 {
          let isParagraph = tag == outline.tags.p || tag == outline.tags.blockquote
          let line = PageLines.shared.kind(of: tree.allText(node)[...])
          if line == .comments || line == .related { break }
          let isSource = outline.roles[node].contains(.source) || line == .source
          if isSource && outline.letterCount(node) <= 120
            || isParagraph && outline.goodCount(node) > 0 && outline.linkShare(node) < 0.3
          {
            after.append(node)
          }
        }
        node = tree.end(node)
      }
    }
    return before + [root] + after
  }

  private static func isPreamble(_ node: Int, _ outline: PageOutline) -> Bool {
    guard outline.tree.tag(node) != 0, outline.skip[node] == .no else { return false }
    if outline.tree.tag(node) == outline.tags.figure { return true }
    if outline.roles[node].contains(.lead), outline.letterCount(node) >= 20 { return true }
    // A lead is often a heading of the second rank, a sentence long.
    let tag = outline.tree.tag(node)
    if tag > outline.tags.h1, tag <= outline.tags.h6, outline.letterCount(node) >= 60 {
      return outline.linkShare(node) < 0.3
    }
    return outline.goodCount(node) > 0 && outline.linkShare(node) < 0.3
  }

  // MARK: Inside the post

  /// Boxes of links, and lines that are the page's own.
  private static func prune(_ root: Int, _ outline: inout PageOutline) {
    let tree = outline.tree
    let tags = outline.tags
    let all = outline.goodCount(root)
    var node = root
    while node < tree.end(root) {
      let tag = tree.tag(node)
      guard outline.skip[node] == .no, tag != 0, node != root else {
        node += 1
        continue
      }
      let isBox = tags.role(tag) == .block && tag != tags.p && !(tag >= tags.h1 && tag <= tags.h6)
      if isBox, outline.letterCount(node) >= 30, outline.linkShare(node) >= 0.65, links(in: node, outline) >= 2,
        outline.goodCount(node) * 5 <= all
      {
        outline.leaveOut(node, .dropped)
        dropLabel(before: node, root: root, &outline)
        node = tree.end(node)
        continue
      }
      if outline.block[node] == Int32(node), outline.letterCount(node) > 0, outline.letterCount(node) <= 60,
        let kind = PageLines.shared.kind(of: tree.allText(node)[...])
      {
        let end = act(on: kind, at: node, root: root, &outline)
        node = max(node + 1, end)
        continue
      }
      node += 1
    }
  }

  private static func links(in node: Int, _ outline: PageOutline) -> Int {
    (node..<outline.tree.end(node)).count { outline.tree.tag($0) == outline.tags.a }
  }

  /// `Tin liên quan` right above a box of links that was left out.
  private static func dropLabel(before node: Int, root: Int, _ outline: inout PageOutline) {
    var at = node - 1
    while at > root, outline.tree.tag(at) == 0 && PageOutline.letters(outline.tree.text(at)) == 0 { at -= 1 }
    guard at > root, outline.skip[at] == .no else { return }
    let block = Int(outline.block[at])
    if block > root, block < node, PageLines.shared.kind(of: outline.tree.allText(block)[...]) == .related {
      outline.leaveOut(block, .dropped)
    }
  }

  /// Returns the node to go on with.
  private static func act(on kind: PageLines.Kind, at line: Int, root: Int, _ outline: inout PageOutline) -> Int {
    let tree = outline.tree
    switch kind {
    case .source: return tree.end(line)
    case .author, .control:
      outline.leaveOut(line, .dropped)
      return tree.end(line)
    case .comments, .related:
      // The box whose first words these are, as long as it is not the post.
      var box = line
      while tree.parent(box) > root, isFirstText(line, in: tree.parent(box), outline),
        outline.goodCount(tree.parent(box)) * 2 <= outline.goodCount(root)
      { box = tree.parent(box) }
      if kind == .comments {
        // Readers have the rest of the page.
        for node in box..<tree.end(root) where outline.skip[node] == .no { outline.leaveOut(node, .comment) }
        return tree.end(root)
      }
      outline.leaveOut(box, .dropped)
      var next = tree.end(box)
      if box == line {
        let end = tree.end(tree.parent(line))
        while next < end {
          let isText = outline.letterCount(next) > 0
          if isText, tree.tag(next) == 0 || outline.goodCount(next) > 0 || outline.linkShare(next) < 0.6 { break }
          if tree.tag(next) != 0 { outline.leaveOut(next, .dropped) }
          next = tree.end(next)
        }
      }
      return next
    }
  }

  private static func isFirstText(_ line: Int, in box: Int, _ outline: PageOutline) -> Bool {
    for node in box..<line where outline.tree.tag(node) == 0 && outline.skip[node] == .no {
      if PageOutline.letters(outline.tree.text(node)) > 0 { return false }
    }
    return true
  }
}
