internal import CXMLStream

/// The XML of one item, a step at a time. A class, since the library's reader is freed once.
final class ItemStream {
  enum Step {
    case start(Element)
    case end(depth: Int)
    case text(String)
  }

  struct Element {
    /// Without prefix.
    var name: String
    var vocabulary: Vocabulary
    /// How many elements it stands in, counted from the item, whose own depth is 0.
    var depth: Int
    /// True where it ends at once; no `end` follows.
    var isEmpty: Bool
  }

  /// Whose words an element's name is one of.
  enum Vocabulary {
    /// RSS, Atom, sitemaps: the feed's own.
    case own
    case content, dublinCore, media, other

    init(namespace: String?, prefix: String?) {
      switch namespace {
      case nil where prefix == nil: self = .own
      case "http://purl.org/rss/1.0/modules/content/": self = .content
      case "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/": self = .dublinCore
      case "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss": self = .media
      case "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/": self = .own
      case "http://www.w3.org/1999/xhtml": self = .other
      case let address?
      where address.hasPrefix("http://www.sitemaps.org/")
        || address.hasPrefix("http://www.google.com/schemas/sitemap/0."):
        self = .own
      default:
        switch prefix {
        case nil, "": self = .own
        case "content": self = .content
        case "dc", "dcterms": self = .dublinCore
        case "media": self = .media
        case "atom", "atom10", "rss": self = .own
        default: self = .other
        }
      }
    }
  }

  /// The XML is broken at this line of the file.
  struct Broken: Error {
    var line: Int
  }

  private let stream: OpaquePointer
  private let wrapperDepth: Int
  private let firstLine: Int

  /// - Throws: no memory for it.
  init(_ markup: ItemMarkup, _ item: ItemMarkup.Item) throws(Broken) {
    let xml = markup.wrapper + markup.text[item.range]
    let opened = xml.withUnsafeBytes { bytes in
      soat_xml_open_as(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, "UTF-8")
    }
    guard let opened else { throw Broken(line: item.line) }
    stream = opened
    wrapperDepth = markup.depth
    firstLine = item.line
  }

  deinit { soat_xml_close(stream) }

  /// The next step within the item; nil behind its end.
  func next() throws(Broken) -> Step? {
    while true {
      let step = soat_xml_next(stream)
      let depth = Int(soat_xml_depth(stream)) - wrapperDepth
      switch step {
      case SOAT_XML_START:
        if depth < 0 { continue }
        return .start(element(depth))
      case SOAT_XML_END: return .end(depth: depth)
      case SOAT_XML_TEXT:
        if depth <= 0 { continue }
        return .text(string(soat_xml_text(stream)) ?? "")
      default: throw Broken(line: firstLine + max(Int(soat_xml_line(stream)) - 1, 0))
      }
    }
  }

  /// An attribute of the element that just began, by its name without prefix.
  func attribute(_ name: String) -> String? { string(soat_xml_attribute(stream, name)) }

  private func element(_ depth: Int) -> Element {
    let isEmpty = soat_xml_is_empty(stream) == 1
    var prefix = string(soat_xml_prefix(stream))
    var name = string(soat_xml_name(stream)) ?? ""
    // A prefix that nobody declared stays in the name.
    if prefix == nil, let colon = name.firstIndex(of: ":") {
      prefix = String(name[..<colon])
      name = String(name[name.index(after: colon)...])
    }
    let vocabulary = Vocabulary(namespace: string(soat_xml_namespace(stream)), prefix: prefix)
    return Element(name: name, vocabulary: vocabulary, depth: depth, isEmpty: isEmpty)
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }
}
