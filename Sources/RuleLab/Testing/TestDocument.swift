internal import Documents
internal import Rulebooks

/// A test's text as the post it stands for.
enum TestDocument {
  /// The text is the body. A `title` and captions of `media` given under `with` are parts of their own, as they are
  /// where posts are read.
  static func of(_ test: RuleTest, text: String) -> Document {
    var parts: [DocumentPart] = []
    if case .text(let title)? = test.metadata[.title] { parts.append(part(.title, title)) }
    parts.append(part(.body, text))
    for (index, media) in test.metadata.media.enumerated() {
      if let caption = media.caption, !caption.isEmpty { parts.append(part(.caption(index), caption)) }
    }
    return Document(byteCount: text.utf8.count, parts: parts, metadata: test.metadata)
  }

  private static func part(_ kind: PartKind, _ text: String) -> DocumentPart {
    DocumentPart(kind: kind, text: Array(text.utf8))
  }
}
