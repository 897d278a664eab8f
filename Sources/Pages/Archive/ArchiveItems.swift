public import Documents
public import Intake

/// The posts of a web archive: its pages, and the items of the feeds in it. Memory: the largest record.
public struct ArchiveItems: ItemSource {
  private var reader: WARCReader
  private let path: String
  private let text: any PageText
  private var feed: FeedReader?
  private var feedURL = ""
  private var feedOffset = 0
  /// What was left out so far, and how often. Statuses and media types are each a reason of their own.
  public private(set) var skipped: [ArchiveSkip: Int] = [:]

  /// - Throws: no such file, a folder, no permission.
  public init(path: String, text: any PageText) throws(IntakeError) {
    reader = try WARCReader(path: path)
    self.path = path
    self.text = text
  }

  init(_ reader: WARCReader, path: String, text: any PageText) {
    self.reader = reader
    self.path = path
    self.text = text
  }

  public mutating func next() throws(IntakeError) -> Document? {
    while true {
      if let document = try feed?.next() { return located(document, offset: feedOffset, url: feedURL) }
      feed = nil
      guard let entry = try reader.next() else { return nil }
      switch entry {
      case .skipped(_, _, let reason): skipped[reason, default: 0] += 1
      case .failed(let url, let offset, let problem):
        return located(Document(parts: [], problems: [problem]), offset: offset, url: url)
      case .page(let page):
        if let document = read(page) { return document }
      }
    }
  }

  /// The document of a page; nil where it is a feed, whose items come next, or no text.
  private mutating func read(_ page: ArchivedPage) -> Document? {
    let kind = FeedKind(sniffing: page.bytes)
    if kind == .rss || kind == .atom {
      do throws(IntakeError) {
        var items = try FeedReader(page.bytes, path: path, url: page.url, text: text)
        items.leading = page.problem
        (feed, feedURL, feedOffset) = (items, page.url, page.offset)
      } catch {
        let problem = InputProblem(code: error.code.rawValue, message: error.message)
        return located(Document(parts: [], problems: [problem]), offset: page.offset, url: page.url)
      }
      return nil
    }
    guard kind == nil, ArchiveItems.isPage(page) else {
      skipped[.mediaType(kind == nil ? page.mediaType : "sitemap"), default: 0] += 1
      return nil
    }
    var document = text.document(page.bytes, path: path, url: page.url, contentType: page.contentType)
    if let problem = page.problem { document.problems.append(problem) }
    // What a page calls its own address may lead anywhere; where it came from is known.
    document.metadata[.url] = .text(page.url)
    return located(document, offset: page.offset, url: page.url)
  }

  private static func isPage(_ page: ArchivedPage) -> Bool {
    switch page.mediaType {
    case "text/html", "application/xhtml+xml": return true
    // Saved by tools that did not ask: a page begins with a tag.
    case "", "application/octet-stream":
      let head = page.bytes.prefix(512).drop { $0 <= 0x20 || $0 >= 0x80 }
      return head.first == UInt8(ascii: "<")
    default: return false
    }
  }

  private func located(_ document: Document, offset: Int, url: String?) -> Document {
    var document = document
    document.path = path
    document.fetchedFrom = url
    let place = Bilingual(vi: "bản ghi ở byte \(offset)", en: "record at byte \(offset)")
    document.locator =
      document.locator.map { Bilingual(vi: "\(place.vi), \($0.vi)", en: "\(place.en), \($0.en)") } ?? place
    if let url, document.metadata[.url] == nil { document.metadata[.url] = .text(url) }
    return document
  }
}
