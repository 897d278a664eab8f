internal import Documents

/// Writes the parts of a post out of the stretches of the page that are it.
struct PageComposer {
  private let outline: PageOutline
  private let tree: PageTree
  private let tags = PageTags.all
  private let settings: PageSettings
  private var references = References()
  private var body: PartBuilder
  private(set) var title: DocumentPart?
  private(set) var lead: DocumentPart?
  private(set) var captions: [DocumentPart] = []
  private(set) var media: [Media] = []
  private(set) var time: Instant?
  private(set) var links: [PageLink] = []
  /// Letters inside the post that a reader does not see.
  private(set) var hiddenLetters = 0
  private var quotedWhole = false

  init(_ outline: PageOutline, settings: PageSettings) {
    self.outline = outline
    self.settings = settings
    tree = outline.tree
    body = PartBuilder(file: outline.tree.file)
  }

  mutating func compose(_ main: MainText) {
    let titleNode = findTitle(main)
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
    return role.contains(.author) && count <= 60 || isAuthorLine(node)
  }

  private func hasMedia(_ node: Int) -> Bool {
    (node..<tree.end(node)).contains { isMedia(tree.tag($0)) }
  }

  private func isMedia(_ tag: Int) -> Bool {
    tag == tags.img || tag == tags.video || tag == tags.iframe || tag == tags.embed || tag == tags.object
      || tag == tags.audio
  }

  // MARK: Pictures

  /// Counts what nobody reads.
  private mutating func see(_ node: Int) {
    let tag = tree.tag(node)
    guard isMedia(tag), media.count < 1000 else { return }
    if tag == tags.img {
      if isTiny(node) { return }
      var image = Media(type: "image")
      if let alt = tree.attribute(node, "alt").map({ PageMetadata.line($0) }), !alt.isEmpty { image.alt = alt }
      media.append(image)
      addAlt(node)
    } else if tag == tags.audio {
      media.append(Media(type: "audio"))
    } else {
      media.append(Media(type: "video"))
    }
  }

  /// Counters and spacers of a point or two.
  private func isTiny(_ node: Int) -> Bool {
    for name in ["width", "height"] {
      if let value = tree.attribute(node, named: name), let size = Int(value.prefix { $0.isNumber }), size <= 2 {
        return true
      }
    }
    return false
  }

  /// What stands for a picture is read to the blind, and so it is checked. Where the page writes it as it is, its place is known.
  private mutating func addAlt(_ node: Int) {
    guard let alt = tree.attribute(node, "alt"), alt.split(whereSeparator: \.isWhitespace).count >= 3,
      let last = media.indices.last
    else { return }
    if let title, PageMetadata.line(String(decoding: title.text, as: UTF8.self)) == PageMetadata.line(alt) { return }
    captions.append(PageComposer.attributePart(.caption(last), alt, node, tree))
  }

  /// A part made of an attribute's value.
  static func attributePart(_ kind: PartKind, _ value: String, _ node: Int?, _ tree: PageTree) -> DocumentPart {
    let text = Array(value.utf8)
    var part = DocumentPart(kind: kind, text: text, hasPositions: false)
    guard let node, let source = tree.source(node), source.count <= 1 << 16, source.count >= text.count else {
      return part
    }
    for start in source.lowerBound...source.upperBound - text.count
    where tree.file[start] == text[0] && tree.file[start..<start + text.count].elementsEqual(text) {
      part.hasPositions = true
      part.map = SourceMap(pieces: [SourceMap.Piece(start: 0, source: start..<start + text.count)], file: tree.file)
      break
    }
    return part
  }

  private mutating func addCaption(_ node: Int) {
    // Pictures inside the caption's box come first.
    for inside in node..<tree.end(node) where outline.skip[inside] == .nothing { see(inside) }
    if media.isEmpty || media[media.count - 1].caption != nil { media.append(Media(type: "image")) }
    let index = media.count - 1
    guard let part = part(node, .caption(index)) else { return }
    media[index].caption = PageMetadata.line(String(decoding: part.text, as: UTF8.self))
    // The caption is shown; what stands for the picture says the same or less.
    captions.removeAll { $0.kind == .caption(index) }
    captions.append(part)
  }

  // MARK: Title, lead, time, author

  private func part(_ node: Int, _ kind: PartKind) -> DocumentPart? {
    var inner = PageComposer(outline, settings: PageSettings())
    inner.writeAll(node)
    return inner.body.isEmpty ? nil : inner.body.part(kind)
  }

  /// All that is read inside, nothing taken apart.
  private mutating func writeAll(_ root: Int) {
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

  private func findTitle(_ main: MainText) -> Int? {
    if let title = settings.title {
      return title.all(in: tree, limit: 10).first { outline.skip[$0] == .no && outline.letterCount($0) > 0 }
    }
    guard let last = main.roots.last, let first = main.roots.first else { return nil }
    let end = tree.end(last)
    var named: Int?
    for node in 0..<end where tree.tag(node) != 0 && outline.skip[node] == .no {
      let count = outline.letterCount(node)
      guard count > 0, count <= 400, outline.goodCount(node) * 2 <= max(1, outline.goodCount(first)) else { continue }
      if tree.tag(node) == tags.h1, count >= 5 { return node }
      if named == nil, outline.roles[node].contains(.title), count >= 10 { named = node }
    }
    return named
  }

  private func findLead(_ main: MainText, _ title: Int?) -> Int? {
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

  private func time(of node: Int) -> Instant? {
    if tree.tag(node) == tags.time, let value = tree.attribute(node, "datetime"), let found = PageDates.instant(value) {
      return found
    }
    return PageDates.instant(String(decoding: tree.allText(node).prefix(200), as: UTF8.self))
  }

  private func findTime(_ main: MainText) -> Instant? {
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
  private func isAuthorLine(_ node: Int) -> Bool {
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
