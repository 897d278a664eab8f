import Documents

extension Document {
  /// Puts a post together: body, title, lead, captions; defaults below and the command line's settings above what the
  /// post says of itself.
  /// - Parameter fieldsHavePositions: true where a field's text is what positions are counted in (JSON).
  init(
    body: DocumentPart, title: DocumentPart? = nil, lead: DocumentPart? = nil, metadata own: Metadata, intake: Intake,
    fieldsHavePositions: Bool
  ) {
    let metadata = intake.defaults.overlaid(by: own).overlaid(by: intake.overrides)
    self.init(parts: [], metadata: metadata)
    if case .text(let id)? = metadata[.id] { self.id = id }
    if intake.overrides[.title] == nil, let title {
      parts.append(title)
    } else if case .text(let words)? = intake.overrides[.title] ?? own[.title] {
      let inField = fieldsHavePositions && intake.overrides[.title] == nil
      parts.append(DocumentPart(kind: .title, text: Array(words.utf8), hasPositions: inField))
    }
    if let lead { parts.append(lead) }
    parts.append(body)
    for (index, media) in metadata.media.enumerated() {
      switch media.type {
      case "image": notSeen.images += 1
      case "video": notSeen.videos += 1
      default: notSeen.attachments += 1
      }
      // Numbered by its place in `media`, so that caption[1] is the second picture's even where the first has none.
      if let caption = media.caption, !caption.isEmpty {
        let inField = fieldsHavePositions && intake.overrides[.media] == nil
        parts.append(DocumentPart(kind: .caption(index), text: Array(caption.utf8), hasPositions: inField))
      }
    }
  }

  /// True where no part has anything but blanks.
  var hasNothingToRead: Bool { parts.allSatisfy { isBlank($0.text) } }
}

/// True for white space, byte order marks and zero-width blanks alone. Stops at the first letter.
func isBlank(_ text: [UInt8]) -> Bool {
  var decoder = UTF8()
  var bytes = text.makeIterator()
  while case .scalarValue(let scalar) = decoder.decode(&bytes) {
    if !isBlankScalar(scalar) { return false }
  }
  return true
}

private func isBlankScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || [0xFEFF, 0x200B, 0x2060].contains(scalar.value)
}
