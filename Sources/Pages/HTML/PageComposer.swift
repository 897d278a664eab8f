internal import Documents

/// Writes the parts of a post out of the stretches of the page that are it.
struct PageComposer {
  let outline: PageOutline
  let tree: PageTree
  let tags = PageTags.all
  let settings: PageSettings
  var references = References()
  var body: PartBuilder
  var title: DocumentPart?
  var lead: DocumentPart?
  var captions: [DocumentPart] = []
  var media: [Media] = []
  var time: Instant?
  var links: [PageLink] = []
  /// Letters inside the post that a reader does not see.
  var hiddenLetters = 0

  init(_ outline: PageOutline, settings: PageSettings) {
    self.outline = outline
    self.settings = settings
    tree = outline.tree
    body = PartBuilder(file: outline.tree.file)
  }

  mutating func compose(_ main: MainText, headTitle: String?) {
    let titleNode = findTitle(main, headTitle)
    if let titleNode { title = part(titleNode, .title) }
    let leadNode = findLead(main, titleNode)
    if let leadNode { lead = part(leadNode, .lead) }
    for root in main.roots where leadNode.map({ $0 > root || tree.end($0) < tree.end(root) || $0 != root }) ?? true {
      body.leave(.paragraph)
      write(root, without: [titleNode, leadNode].compactMap { $0 })
    }
    if time == nil { time = findTime(main) }
  }

  /// The text, its paragraphs named for people.
  func bodyPart() -> DocumentPart? {
    guard !body.isEmpty else { return nil }
    var part = body.part(.body)
    part.places = body.paragraphs.enumerated().map { number, start in
      PlaceLabel(start: start, text: Bilingual(vi: "đoạn \(number + 1)", en: "paragraph \(number + 1)"))
    }
    return part
  }

  // MARK: The walk

  private struct Open {
    var end: Int
    var gap: PartBuilder.Gap
    var closes: Closing
  }

  private enum Closing {
    case nothing, quotation, preformatted, words(String), link(String, Int)
  }

  private mutating func write(_ root: Int, without left: [Int]) {
    var open: [Open] = []
    var preformatted = 0
    var node = root
    let end = tree.end(root)
    let letters = max(1, outline.letterCount(root))
    while true {
      while let last = open.last, last.end <= node {
        open.removeLast()
        close(last, &preformatted)
      }
      guard node < end else { break }
      let tag = tree.tag(node)
      if tag == 0 {
        if outline.skip[node] == .no {
          body.add(tree.text(node), source: tree.source(node), keepsBlanks: preformatted > 0, references: &references)
        } else if outline.skip[node] == .hidden {
          hiddenLetters += Int(PageOutline.letters(tree.text(node)))
        }
        node += 1
        continue
      }
      if left.contains(node) {
        body.leave(.paragraph)
        node = tree.end(node)
        continue
      }
      switch outline.skip[node] {
      case .no: break
      case .nothing:
        see(node)
        node = tree.end(node)
        continue
      case .hidden:
        node += 1
        continue
      case .dropped, .comment:
        body.leave(.paragraph)
        node = tree.end(node)
        continue
      }
      if takeApart(node) {
        body.leave(.paragraph)
        node = tree.end(node)
        continue
      }
      open.append(enter(node, tag, letters: letters, &preformatted))
      node += 1
    }
  }

  private mutating func enter(_ node: Int, _ tag: Int, letters: Int, _ preformatted: inout Int) -> Open {
    var gap = PartBuilder.Gap.none
    var closing = Closing.nothing
    switch tags.role(tag) {
    case .block: gap = .paragraph
    case .line: gap = .line
    case .inline, .nothing: break
    }
    body.leave(gap)
    if tag == tags.br {
      body.breakLine()
    } else if tag == tags.pre {
      preformatted += 1
      closing = .preformatted
    } else if tag == tags.blockquote, !body.isQuoted, outline.letterCount(node) * 5 < letters * 3 {
      // Old pages indent with it, and a page that is quotation all over quotes nobody.
      body.isQuoted = true
      closing = .quotation
    } else if tag == tags.q {
      body.addNowhere("“")
      closing = .words("”")
    } else if tag == tags.rt {
      body.addNowhere(" (")
      closing = .words(")")
    } else if tag == tags.a, let target = tree.attribute(node, "href") {
      closing = .link(target, body.text.count)
    }
    return Open(end: tree.end(node), gap: gap, closes: closing)
  }

  private mutating func close(_ element: Open, _ preformatted: inout Int) {
    switch element.closes {
    case .nothing: break
    case .quotation:
      body.leave(.paragraph)
      // The gap is written with the next words, which are no longer quoted.
      body.isQuoted = false
    case .preformatted: preformatted -= 1
    case .words(let words): body.addNowhere(words)
    case .link(let target, let start):
      if body.text.count > start, links.count < 10_000 {
        links.append(PageLink(range: start..<body.text.count, target: target))
      }
    }
    body.leave(element.gap)
  }

  /// Captions, times and the author's line are no part of the running text. True where this was one.
  private mutating func takeApart(_ node: Int) -> Bool {
    let role = outline.roles[node]
    let tag = tree.tag(node)
    let count = outline.letterCount(node)
    if count == 0 { return false }
    let isCaption =
      settings.captions?.matches(tree, node)
      ?? (tag == tags.figcaption || role.contains(.caption) && !role.contains(.content) && !hasMedia(node))
    if isCaption, count <= 1500 {
      addCaption(node)
      return true
    }
    let isTime = settings.time?.matches(tree, node) ?? (tag == tags.time || role.contains(.time))
    if isTime, count <= 80, let found = time(of: node) {
      if time == nil { time = found }
      return true
    }
    // `20:05`, `3 giờ trước`
    if isTime, count <= 16, tree.allText(node).contains(where: { (0x30...0x39).contains($0) }) { return true }
    return role.contains(.author) && count <= 60 || isAuthorLine(node)
  }

  func hasMedia(_ node: Int) -> Bool {
    (node..<tree.end(node)).contains { isMedia(tree.tag($0)) }
  }

  func isMedia(_ tag: Int) -> Bool {
    tag == tags.img || tag == tags.video || tag == tags.iframe || tag == tags.embed || tag == tags.object
      || tag == tags.audio
  }
}
