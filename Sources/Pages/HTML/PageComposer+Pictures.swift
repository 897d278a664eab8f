internal import Documents

/// Pictures and their captions.
extension PageComposer {
  /// Counts what nobody reads.
  mutating func see(_ node: Int) {
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
  func isTiny(_ node: Int) -> Bool {
    for name in ["width", "height"] {
      if let value = tree.attribute(node, named: name), let size = Int(value.prefix { $0.isNumber }), size <= 2 {
        return true
      }
    }
    return false
  }

  /// What stands for a picture is read to the blind, and so it is checked. Where the page writes it as it is, its place is known.
  mutating func addAlt(_ node: Int) {
    guard let alt = tree.attribute(node, "alt"), alt.split(whereSeparator: \.isWhitespace).count >= 3,
      let last = media.indices.last
    else { return }
    if let title, PageMetadata.line(title.text) == PageMetadata.line(alt) { return }
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

  mutating func addCaption(_ node: Int) {
    // Pictures inside the caption's box come first.
    for inside in node..<tree.end(node) where outline.skip[inside] == .nothing { see(inside) }
    if media.isEmpty || media[media.count - 1].caption != nil { media.append(Media(type: "image")) }
    let index = media.count - 1
    guard let part = part(node, .caption(index)) else { return }
    media[index].caption = PageMetadata.line(part.text)
    // The caption is shown; what stands for the picture says the same or less.
    captions.removeAll { $0.kind == .caption(index) }
    captions.append(part)
  }
}
