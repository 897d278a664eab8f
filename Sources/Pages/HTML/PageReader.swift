public import Documents
internal import Foundation
internal import Intake

/// A link of the post: where its words stand in the body, and where it goes.
public struct PageLink: Sendable, Hashable {
  /// UTF-8 bytes of the body.
  public var range: Range<Int>
  /// As the page writes it.
  public var target: String
}

/// A page with what its reader left out.
public struct PageReading: Sendable {
  public var document: Document
  /// Letters in the page that no visitor sees.
  public var hiddenLetters: Int
  /// Letters that readers wrote; they were not kept.
  public var commentLetters: Int
  /// In the order of the body.
  public var links: [PageLink]
}

/// Reads saved pages: one page, one post. A value: the same bytes give the same document.
public struct PageReader: Sendable {
  public var settings: PageSettings
  public var limits: PageLimits
  /// What a post has unless its page says otherwise, and what replaces what its page says.
  public var defaults: Metadata
  public var overrides: Metadata

  public init(
    settings: PageSettings = PageSettings(), limits: PageLimits = PageLimits(), defaults: Metadata = Metadata(),
    overrides: Metadata = Metadata()
  ) {
    self.settings = settings
    self.limits = limits
    self.defaults = defaults
    self.overrides = overrides
  }

  /// The post of a page. Where there is none, or the page cannot be read, a document without parts whose problems say why.
  /// - Parameters:
  ///   - url: the address it was fetched from.
  ///   - contentType: the header it came with.
  public func document(_ bytes: [UInt8], path: String, url: String? = nil, contentType: String? = nil) -> Document {
    read(bytes, path: path, url: url, contentType: contentType).document
  }

  /// The same with what was left out.
  public func read(_ bytes: [UInt8], path: String, url: String? = nil, contentType: String? = nil) -> PageReading {
    var reading = PageReading(
      document: Document(path: path, byteCount: bytes.count, parts: [], metadata: defaults.overlaid(by: overrides)),
      hiddenLetters: 0, commentLetters: 0, links: [])
    if let url { reading.document.metadata[.url] = .text(url) }
    guard bytes.count <= limits.bytes else {
      reading.document.problems = [.pageTooLarge(bytes.count, limit: limits.bytes)]
      return reading
    }
    let page: PageEncoding
    do {
      page = try PageEncoding(bytes, path: path, contentType: contentType)
    } catch {
      reading.document.problems = [InputProblem(code: error.code.rawValue, message: error.message)]
      return reading
    }
    reading.document.encoding = page.encoding
    reading.document.problems = page.problems
    guard let tree = PageTree(page.text, limits: limits) else {
      reading.document.problems.append(.noMemory)
      return reading
    }
    let status = PageStatus(rawValue: tree.status)
    if !status.subtracting(.cut).isEmpty { reading.document.problems.append(.readSimply(status, limits)) }
    if status.contains(.cut) { reading.document.problems.append(.pageCut(limits)) }
    read(tree, into: &reading, url: url)
    return reading
  }

  private func read(_ tree: PageTree, into reading: inout PageReading, url: String?) {
    var known = PageMetadata(tree, url: url)
    guard tree.count > 0 else {
      reading.document.problems.append(.noMainText)
      return
    }
    var outline = PageOutline(tree, settings: settings, headTitle: known.title?.text)
    let main = MainText(&outline, settings: settings)
    if !main.selectorFits, let selector = settings.main {
      reading.document.problems.append(.selectorFoundNothing(selector.text))
    }
    var composer = PageComposer(outline, settings: settings)
    composer.compose(main, headTitle: known.title?.text)
    var document = reading.document
    let body = composer.bodyPart()
    var title = composer.title
    if title == nil, let found = known.title, !found.text.isEmpty {
      title = PageComposer.attributePart(.title, found.text, found.node, tree)
    }
    guard body != nil || composer.lead != nil || !composer.captions.isEmpty else {
      document.problems.append(.noMainText)
      if outline.hiddenLetters >= PageReader.muchHidden { document.problems.append(.hiddenText(outline.hiddenLetters)) }
      reading.document = document
      reading.hiddenLetters = outline.hiddenLetters
      reading.commentLetters = outline.commentLetters
      return
    }
    if let title { known.set(.title, .text(PageMetadata.line(title.text))) }
    if known.values[.publishedAt] == nil, let time = composer.time { known.set(.publishedAt, .instant(time)) }
    if !composer.media.isEmpty { known.set(.media, .media(composer.media)) }
    document.metadata = defaults.overlaid(by: known.values).overlaid(by: overrides)
    if case .text(let words)? = overrides[.title] {
      title = DocumentPart(kind: .title, text: Array(words.utf8), hasPositions: false)
    }
    if case .text(let id)? = document.metadata[.id] { document.id = id }
    document.parts = [title, composer.lead, body].compactMap { $0 } + composer.captions
    for medium in composer.media {
      switch medium.type {
      case "image": document.notSeen.images += 1
      case "video": document.notSeen.videos += 1
      default: document.notSeen.attachments += 1
      }
    }
    // Menus for small screens are hidden everywhere; sentences inside the post are not.
    if composer.hiddenLetters >= PageReader.muchHidden { document.problems.append(.hiddenText(composer.hiddenLetters)) }
    reading.document = document
    reading.hiddenLetters = outline.hiddenLetters
    reading.commentLetters = outline.commentLetters
    reading.links = composer.links
  }

  /// Letters: some twenty-five tiếng.
  private static let muchHidden = 100

  /// Whether input is a page.
  /// - Parameters:
  ///   - head: its first kilobytes.
  public static func recognises(head: [UInt8], path: String) -> Bool {
    // UTF-16 has a zero beside each letter of a tag.
    let plain = head.prefix(4096).filter { $0 != 0 && $0 < 0x80 }
    let text = String(decoding: plain, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return true }
    if start.hasPrefix("<rss") || start.hasPrefix("<feed") || start.hasPrefix("<urlset")
      || start.hasPrefix("<sitemapindex")
    {
      return false
    }
    if start.hasPrefix("<"), text.contains("<!doctype html") || text.contains("<html") { return true }
    let name = path.lowercased()
    let isNamed = [".html", ".htm", ".xhtml", ".shtml", ".aspx", ".php"].contains { name.hasSuffix($0) }
    return isNamed && text.contains("<") && text.contains(">")
  }
}
