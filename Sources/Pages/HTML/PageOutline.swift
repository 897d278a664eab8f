/// What is known of each node before the post is looked for: what is never read, how much text there is, how much of it is
/// link, how much of it is sentences. Sums over a subtree are differences, since a subtree is a stretch of the list.
struct PageOutline {
  /// Why a node is not read. Inherited by all inside.
  enum Skip: UInt8 {
    case no, nothing, hidden, dropped, comment
  }
  let tree: PageTree
  let tags = PageTags.all
  private(set) var skip: [Skip]
  private(set) var roles: [PageHints.Role]
  /// The block that a node's text belongs to.
  private(set) var block: [Int32]
  private(set) var isInLink: [Bool]
  /// Letters before each node; one more than there are nodes.
  private var letters: [Int32]
  private var linkLetters: [Int32]
  private var good: [Int32]
  private(set) var body = 0
  /// The heading of the post.
  private(set) var heading: Int?
  private(set) var hiddenLetters = 0
  private(set) var commentLetters = 0

  /// - Parameter headTitle: the title that the page's head gives.
  init(_ tree: PageTree, settings: PageSettings, headTitle: String?) {
    self.tree = tree
    let count = tree.count
    skip = [Skip](repeating: .no, count: count)
    roles = [PageHints.Role](repeating: [], count: count)
    block = [Int32](repeating: 0, count: count)
    isInLink = [Bool](repeating: false, count: count)
    letters = [Int32](repeating: 0, count: count + 1)
    linkLetters = letters
    good = letters
    lookAtElements()
    sum()
    heading = findHeading(headTitle)
    leaveOut(settings)
    sum()
    weigh()
    leaveOutTeasers()
    sum()
    weigh()
  }

  func letterCount(_ node: Int) -> Int { Int(letters[tree.end(node)] - letters[node]) }
  func linkCount(_ node: Int) -> Int { Int(linkLetters[tree.end(node)] - linkLetters[node]) }
  func goodCount(_ node: Int) -> Int { Int(good[tree.end(node)] - good[node]) }
  func goodCount(_ range: Range<Int>) -> Int {
    range.isEmpty ? 0 : Int(good[range.upperBound] - good[range.lowerBound])
  }

  func linkShare(_ node: Int) -> Double {
    let all = letterCount(node)
    return all == 0 ? 0 : Double(linkCount(node)) / Double(all)
  }

  /// Marks a subtree as not read.
  mutating func leaveOut(_ node: Int, _ why: Skip) {
    for inside in node..<tree.end(node) where skip[inside] == .no || skip[inside] == .dropped { skip[inside] = why }
  }

  private mutating func lookAtElements() {
    var hints = PageHints()
    for node in 0..<tree.count {
      let above = node == 0 ? 0 : tree.parent(node)
      if node > 0 {
        skip[node] = skip[above]
        block[node] = block[above]
        isInLink[node] = isInLink[above]
      }
      let tag = tree.tag(node)
      guard tag != 0 else { continue }
      switch tags.role(tag) {
      case .nothing: if skip[node] == .no { skip[node] = .nothing }
      case .block, .line: block[node] = Int32(node)
      case .inline: break
      }
      if tag == tags.body, body == 0 { body = node }
      guard skip[node] == .no else { continue }
      if tag == tags.a { isInLink[node] = tree.rawAttribute(node, "href") != nil }
      if isHidden(node) { skip[node] = .hidden }
      roles[node] = hints.roles(tree, node)
    }
  }

  /// What no visitor sees until a script shows it. Not `aria-hidden`, which the eye sees, nor what pages fade in
  /// (`visibility`, `opacity`).
  private func isHidden(_ node: Int) -> Bool {
    guard tree.hasAttributes(node) else { return false }
    if tree.rawAttribute(node, "hidden") != nil { return true }
    guard let style = tree.attribute(node, "style") else { return false }
    let plain = style.utf8.prefix(2000).filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return PageOutline.hidingStyles.contains { contains(plain, $0) }
  }

  private static let hidingStyles = ["display:none", "font-size:0;", "font-size:0px"].map { Array($0.utf8) }

  private func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
    guard bytes.count >= text.count else { return false }
    return (0...bytes.count - text.count).contains {
      bytes[$0] == text[0] && bytes[$0..<$0 + text.count].elementsEqual(text)
    }
  }

  // MARK: Sums

  private mutating func sum() {
    hiddenLetters = 0
    commentLetters = 0
    for node in 0..<tree.count {
      var own: Int32 = 0
      var link: Int32 = 0
      if tree.tag(node) == 0, skip[node] != .nothing {
        let count = PageOutline.letters(tree.text(node))
        switch skip[node] {
        case .no:
          own = count
          if isInLink[node], !isTagLink(node) { link = count }
        case .hidden: hiddenLetters += Int(count)
        case .comment: commentLetters += Int(count)
        case .dropped, .nothing: break
        }
      }
      letters[node + 1] = letters[node] + own
      linkLetters[node + 1] = linkLetters[node] + link
    }
  }

  /// `#hashtag` and `@name` are words of the post, and so is an address written out.
  private func isTagLink(_ node: Int) -> Bool {
    let text = tree.text(node)
    guard let first = text.first(where: { !PartBuilder.isBlank($0) }) else { return false }
    return first == 0x23 || first == 0x40 || text.starts(with: "http".utf8) || text.starts(with: "www.".utf8)
  }

  /// Letters and digits, in characters.
  static func letters(_ text: UnsafeRawBufferPointer) -> Int32 {
    var count: Int32 = 0
    for byte in text {
      let isLetter = byte >= 0xC3 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if isLetter { count += 1 }
    }
    return count
  }

  /// The `<h1>` that says what the head says; else the first that is no link: many pages put their own name in one.
  private func findHeading(_ headTitle: String?) -> Int? {
    let all = (0..<tree.count).filter { tree.tag($0) == tags.h1 && skip[$0] == .no && letterCount($0) >= 5 }.prefix(50)
    if let headTitle, let said = all.first(where: { headTitle.contains(line($0)) }) { return said }
    return all.first { linkShare($0) < 0.5 }
  }

  /// The text inside, on one line.
  func line(_ node: Int) -> String { PageMetadata.line(tree.allText(node)) }

  // MARK: What is never the post

  private mutating func leaveOut(_ settings: PageSettings) {
    let total = max(1, letterCount(body))
    // What the partner points to is there to be read, whatever it is called.
    let selectors = [settings.main, settings.title, settings.lead, settings.time, settings.captions].compactMap { $0 }
    let chosen = Set(selectors.flatMap { $0.all(in: tree) })
    let content = (0..<tree.count).filter { isContent($0) || chosen.contains($0) }
    var contentAt = 0
    var node = 0
    while node < tree.count {
      defer { node += 1 }
      let tag = tree.tag(node)
      guard tag != 0, skip[node] == .no, !chosen.contains(node) else { continue }
      if settings.drop.contains(where: { $0.matches(tree, node) }) || settings.author?.matches(tree, node) == true {
        leaveOut(node, .dropped)
        continue
      }
      guard tag != tags.html, tag != tags.body, tag != tags.main, tag != tags.article || isNestedArticle(node) else {
        continue
      }
      while contentAt < content.count, content[contentAt] <= node { contentAt += 1 }
      let holdsContent =
        contentAt < content.count && content[contentAt] < tree.end(node)
        || heading.map { $0 >= node && $0 < tree.end(node) } ?? false
      let role = roles[node]
      if role.contains(.comment) || isCommentType(node) {
        if !holdsContent, !role.contains(.content) || isCommentType(node) { leaveOut(node, .comment) }
        continue
      }
      let isSmall = letterCount(node) * 2 <= total
      let isDropped =
        role.contains(.drop) && !role.contains(.content) || tag == tags.nav || tag == tags.footer
        || role.contains(.author) && letterCount(node) <= 80 && !role.contains(.content)
        || tag == tags.aside && (linkShare(node) > 0.2 || !isInsideContent(node))
        || tag == tags.form && letterCount(node) < 400 || isSiteHeader(node)
      if isDropped, isSmall, !holdsContent { leaveOut(node, .dropped) }
    }
  }

  /// Boxes in a row that each begin with a heading that is a link show other posts, whatever they are called; unless the
  /// page holds nothing else.
  private mutating func leaveOutTeasers() {
    var rows: [Int: [Int]] = [:]
    for node in 0..<tree.count {
      let tag = tree.tag(node)
      guard tag > tags.h1, tag <= tags.h6, skip[node] == .no, letterCount(node) >= 10, linkShare(node) > 0.9 else {
        continue
      }
      var box = tree.parent(node)
      if tree.tag(box) == tags.a { box = tree.parent(box) }
      guard box > body else { continue }
      rows[tree.parent(box), default: []].append(box)
    }
    let all = goodCount(body)
    for boxes in rows.values where Set(boxes).count >= 3 {
      let own = Set(boxes)
      let share = own.reduce(0) { $0 + goodCount($1) }
      guard share * 5 < all * 4,
        !own.contains(where: { box in heading.map { $0 >= box && $0 < tree.end(box) } ?? false })
      else { continue }
      for box in own { leaveOut(box, .dropped) }
    }
  }

  private func isContent(_ node: Int) -> Bool {
    let tag = tree.tag(node)
    return tag != 0 && skip[node] == .no && (tag == tags.article || tag == tags.main || roles[node].contains(.content))
      && !roles[node].contains(.comment) && !roles[node].contains(.drop) && letterCount(node) > 0
  }

  private func isInsideContent(_ node: Int) -> Bool {
    var above = node
    while above > 0 {
      above = tree.parent(above)
      if isContent(above) { return true }
    }
    return false
  }

  /// Comments and teasers are articles inside the article.
  private func isNestedArticle(_ node: Int) -> Bool {
    var above = node
    while above > 0 {
      above = tree.parent(above)
      if tree.tag(above) == tags.article { return true }
    }
    return false
  }

  private func isSiteHeader(_ node: Int) -> Bool { tree.tag(node) == tags.header && !isInsideContent(node) }

  private func isCommentType(_ node: Int) -> Bool {
    guard let type = tree.rawAttribute(node, "itemtype") else { return false }
    let name = String(cString: type)
    return name.hasSuffix("/Comment") || name.hasSuffix("/UserComments")
  }

  // MARK: Sentences

  /// Letters in blocks that read as sentences, at the block they stand in.
  private mutating func weigh() {
    var own = [Int32](repeating: 0, count: tree.count)
    var linked = own
    var ends = [Bool](repeating: false, count: tree.count)
    for node in 0..<tree.count where tree.tag(node) == 0 && skip[node] == .no {
      let count = letters[node + 1] - letters[node]
      if count == 0 { continue }
      let at = Int(block[node])
      own[at] += count
      linked[at] += linkLetters[node + 1] - linkLetters[node]
      if !ends[at] { ends[at] = PageOutline.hasSentenceEnd(tree.text(node)) }
    }
    for node in 0..<tree.count {
      var value: Int32 = 0
      let all = own[node]
      if all >= 20, linked[node] * 2 < all, ends[node] || all >= 80 { value = all - linked[node] }
      let tag = tree.tag(node)
      if tag >= tags.h1, tag <= tags.h6 { value = 0 }
      good[node + 1] = good[node] + value
    }
  }

  private static func hasSentenceEnd(_ text: UnsafeRawBufferPointer) -> Bool {
    for at in text.indices where text[at] == 0x2E || text[at] == 0x21 || text[at] == 0x3F || text[at] == 0xE2 {
      if text[at] == 0xE2, at + 2 < text.count, text[at + 1] != 0x80 || text[at + 2] != 0xA6 { continue }
      // Not 1.500.000.
      if at + 1 == text.count || PartBuilder.isBlank(text[at + 1]) || text[at + 1] == 0xE2 || text[at + 1] == 0x22 {
        return true
      }
    }
    return false
  }
}
