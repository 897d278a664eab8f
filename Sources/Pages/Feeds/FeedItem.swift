internal import Documents

/// One item of a feed as it stands there. Authors and readers' comments are not read.
struct FeedItem {
  struct Text {
    var value = ""
    /// True where `value` is markup, of which the text has still to be made.
    var isMarkup = true

    var isBlank: Bool { value.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
  }
  var id: String?
  var link: String?
  /// The address before a feed service rewrote it.
  var originalLink: String?
  var title: Text?
  /// The whole post, `content:encoded` or Atom's `content`.
  var content: Text?
  /// `description`, `summary`.
  var summary: Text?
  /// `media:description`, where videos carry their text.
  var mediaText: Text?
  var mediaTitle: Text?
  /// Dates as written, the best first.
  var published: String?
  var updated: String?
  var tags: [String] = []
  var notSeen = NotSeen()

  /// - Throws: the item's XML is broken.
  init(_ markup: ItemMarkup, _ item: ItemMarkup.Item) throws(ItemStream.Broken) {
    let stream = try ItemStream(markup, item)
    while let step = try stream.next() {
      switch step {
      case .start(let element):
        if element.depth == 0 {
          id = stream.attribute("about")
          if element.isEmpty { return }
        } else {
          try read(element, stream)
        }
      case .end(depth: 0): return
      default: break
      }
    }
  }

  private mutating func read(_ element: ItemStream.Element, _ stream: ItemStream) throws(ItemStream.Broken) {
    switch (element.vocabulary, element.name) {
    case (.own, "title"): title = try text(element, stream, plain: stream.attribute("type") == "text")
    case (.content, "encoded"): content = try text(element, stream, plain: false)
    case (.own, "content") where content == nil:
      // Content elsewhere, or in another form than text, is not here to be read.
      let type = stream.attribute("type") ?? "text"
      let isElsewhere = stream.attribute("src") != nil
      let text = try text(element, stream, plain: type == "text" || type == "text/plain")
      if !isElsewhere, type.hasPrefix("text") || type == "html" || type == "xhtml" || type.contains("html") {
        content = text
      } else {
        notSeen.attachments += 1
      }
    case (.own, "description"): summary = try text(element, stream, plain: false)
    case (.own, "summary"):
      summary = try text(element, stream, plain: stream.attribute("type").map { $0 == "text" } ?? false)
    case (.media, "group"): break
    case (.media, "title"): mediaTitle = try text(element, stream, plain: stream.attribute("type") != "html")
    case (.media, "description"): mediaText = try text(element, stream, plain: stream.attribute("type") != "html")
    case (.media, "content"):
      // It may hold a title and a description of its own: stepped into.
      count(medium: stream.attribute("medium") ?? stream.attribute("type") ?? "")
    case (.own, "guid"), (.own, "id"):
      let value = try word(element, stream)
      if !value.isEmpty { id = value }
    case (.own, "link"): try link(element, stream)
    case (.other, "origLink"): originalLink = try word(element, stream)
    case (.own, "pubDate"), (.own, "published"), (.own, "issued"): published = try word(element, stream)
    case (.dublinCore, "date"), (.dublinCore, "issued"), (.dublinCore, "created"):
      let value = try word(element, stream)
      published = published ?? value
    case (.own, "updated"), (.own, "modified"), (.dublinCore, "modified"): updated = try word(element, stream)
    case (.own, "category"), (.dublinCore, "subject"):
      let term = stream.attribute("label") ?? stream.attribute("term")
      let value = try word(element, stream)
      let tag = InlineText.plain(term ?? value)
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    case (.own, "enclosure"): count(medium: stream.attribute("type") ?? "")
    default: try skip(element, stream)
    }
  }

  private mutating func link(_ element: ItemStream.Element, _ stream: ItemStream) throws(ItemStream.Broken) {
    if let address = stream.attribute("href") {
      switch stream.attribute("rel") ?? "alternate" {
      case "alternate": link = link ?? address
      case "enclosure": count(medium: stream.attribute("type") ?? "")
      default: break
      }
      try skip(element, stream)
    } else {
      let address = try word(element, stream)
      if !address.isEmpty { link = link ?? address }
    }
  }

  private mutating func count(medium: String) {
    if medium.hasPrefix("image") {
      notSeen.images += 1
    } else if medium.hasPrefix("video") {
      notSeen.videos += 1
    } else {
      notSeen.attachments += 1
    }
  }

  private func skip(_ element: ItemStream.Element, _ stream: ItemStream) throws(ItemStream.Broken) {
    guard !element.isEmpty else { return }
    while let step = try stream.next() {
      if case .end(let depth) = step, depth <= element.depth { return }
    }
  }

  /// Text without blanks around it.
  private func word(_ element: ItemStream.Element, _ stream: ItemStream) throws(ItemStream.Broken) -> String {
    HeaderFields.trimmed(try text(element, stream, plain: true).value)
  }

  /// The content of an element. Elements within it (XHTML, or HTML that nobody escaped) become markup again.
  private func text(
    _ element: ItemStream.Element, _ stream: ItemStream, plain isPlain: Bool
  ) throws(ItemStream.Broken) -> Text {
    guard !element.isEmpty else { return Text(isMarkup: !isPlain) }
    var plain = ""
    var markup = ""
    var hasElements = false
    var open: [String] = []
    while let step = try stream.next() {
      switch step {
      case .text(let text):
        plain += text
        markup += InlineText.escaped(text)
      case .start(let inner):
        hasElements = true
        markup += "<" + inner.name
        for name in ["class", "id", "href", "src", "alt", "title"] {
          if let value = stream.attribute(name) { markup += " \(name)=\"\(InlineText.escaped(value))\"" }
        }
        markup += ">"
        if !inner.isEmpty { open.append(inner.name) }
      case .end(let depth):
        if depth <= element.depth {
          return Text(value: hasElements ? markup : plain, isMarkup: hasElements || !isPlain)
        }
        if let name = open.popLast() { markup += "</\(name)>" }
      }
    }
    return Text(value: plain, isMarkup: !isPlain)
  }
}
