public import Documents
public import Intake

/// The items of an RSS or Atom feed, each a document of its own. Memory: the feed, and one item at a time beside it.
///
/// An item that is broken is a document without parts whose problem names its line; the others are read all the same.
/// Positions are counted in the text of an item, not in the feed.
public struct FeedReader: ItemSource {
  /// Bytes of a feed that are read.
  public static let limit = 64 << 20
  /// Bytes of one item.
  static let itemLimit = 8 << 20

  private let markup: ItemMarkup
  private let path: String
  private let url: String?
  private let encoding: String?
  private let language: String?
  private let text: any PageText
  private var at = 0
  private var closing: [InputProblem] = []
  /// A problem of the feed as a whole that its reader found: it is listed as an item behind the others.
  var leading: InputProblem? {
    didSet { if let leading { closing.insert(leading, at: 0) } }
  }

  /// How many items the feed has, those that cannot be read among them.
  public var count: Int { markup.items.count }

  /// - Parameters:
  ///   - bytes: the feed, not packed.
  ///   - path: where it was read from, `-` for standard input.
  ///   - url: its address, which relative links are seen from.
  ///   - text: makes text of an item's markup.
  /// - Throws: no feed, a document type with declarations, too large, a charset that nobody reads.
  public init(_ bytes: [UInt8], path: String, url: String? = nil, text: any PageText) throws(IntakeError) {
    guard bytes.count <= FeedReader.limit else {
      throw IntakeError(
        code: .tooLarge, path: path,
        message: Bilingual(
          vi: "Nguồn tin lớn hơn giới hạn \(FeedReader.limit >> 20) MB; hãy chia nhỏ.",
          en: "The feed is larger than the limit of \(FeedReader.limit >> 20) MB; split it."))
    }
    let kind = FeedKind(sniffing: bytes)
    guard kind == .rss || kind == .atom else {
      throw IntakeError(
        code: .unreadableFile, path: path,
        message: Bilingual(
          vi: "Đây không phải nguồn tin RSS hay Atom; hãy xem lại địa chỉ.",
          en: "This is no RSS or Atom feed; check the address."))
    }
    let decoded = try FeedEncoding.decoded(bytes, path: path)
    markup = try ItemMarkup(decoded.text, items: kind == .atom ? ["entry"] : ["item"], path: path)
    self.path = path
    self.url = url
    self.text = text
    encoding = decoded.encoding
    language = FeedReader.language(markup)
    closing = decoded.problems
    if !markup.isClosed {
      closing.append(
        InputProblem(
          code: "feed-cut",
          message: Bilingual(
            vi: "Nguồn tin bị cắt ở dòng \(markup.lines): thiếu thẻ đóng, có thể còn bài chưa tải về; hãy tải lại.",
            en:
              "The feed is cut off at line \(markup.lines): its closing tag is missing, and items may be; get it again."
          )))
    }
  }

  public mutating func next() throws(IntakeError) -> Document? {
    if at < markup.items.count {
      let item = markup.items[at]
      at += 1
      return document(item, number: at)
    }
    guard !closing.isEmpty else { return nil }
    return Document(path: path, encoding: encoding, parts: [], problems: [closing.removeFirst()])
  }

  private func document(_ item: ItemMarkup.Item, number: Int) -> Document {
    var document = Document(path: path, byteCount: item.range.count, encoding: encoding, parts: [])
    document.locator = Bilingual(vi: "mục \(number), dòng \(item.line)", en: "item \(number), line \(item.line)")
    guard item.range.count <= FeedReader.itemLimit else {
      document.problems = [
        InputProblem(
          code: "item-too-large",
          message: Bilingual(
            vi: "Mục \(number) (dòng \(item.line)) lớn hơn giới hạn \(FeedReader.itemLimit >> 20) MB nên không đọc.",
            en: "Item \(number) (line \(item.line)) is larger than the limit of \(FeedReader.itemLimit >> 20) MB."))
      ]
      return document
    }
    do throws(ItemStream.Broken) {
      fill(&document, try FeedItem(markup, item))
    } catch {
      document.problems = [
        InputProblem(
          code: "broken-item",
          message: Bilingual(
            vi:
              "Mục \(number) hỏng ở dòng \(error.line) (XML sai cú pháp hoặc bị cắt) nên không đọc; các mục khác vẫn được đọc.",
            en:
              "Item \(number) is broken at line \(error.line) (no valid XML, or cut off) and was not read; the others were."
          ))
      ]
    }
    return document
  }

  private func fill(_ document: inout Document, _ item: FeedItem) {
    let link = address(item.originalLink ?? item.link) ?? item.id.flatMap { isAddress($0) ? $0 : nil }
    document.id = item.id ?? link
    if let id = document.id { document.metadata[.id] = .text(id) }
    if let link { document.metadata[.url] = .text(link) }
    if let language { document.metadata[.language] = .text(language) }
    if !item.tags.isEmpty { document.metadata[.tags] = .list(item.tags) }
    if let written = [item.published, item.updated].compactMap({ $0 }).first(where: { !$0.isEmpty }) {
      if let instant = FeedDate.instant(written) {
        document.metadata[.publishedAt] = .instant(instant)
      } else {
        document.problems.append(
          InputProblem(
            code: "unreadable-metadata",
            message: Bilingual(
              vi: "Không đọc được ngày đăng “\(written.prefix(60))”; quy tắc theo ngày tính theo ngày chạy.",
              en: "The date “\(written.prefix(60))” cannot be read; rules with dates go by the day of the run.")))
      }
    }
    document.notSeen = item.notSeen
    let title = (item.title ?? item.mediaTitle).map {
      $0.isMarkup ? InlineText.plain($0.value) : InlineText.joined($0.value)
    }
    if let title, !title.isEmpty {
      document.metadata[.title] = .text(title)
      document.parts.append(DocumentPart(kind: .title, text: Array(title.utf8), hasPositions: false))
    }
    addTexts(item, link: link, to: &document)
    if document.parts.isEmpty {
      document.problems.append(
        InputProblem(
          code: "empty-text",
          message: Bilingual(vi: "Mục này không có chữ nào để soát.", en: "This item holds nothing to check.")))
    }
  }

  /// The body, and the summary as lead where it says something of its own.
  private func addTexts(_ item: FeedItem, link: String?, to document: inout Document) {
    let texts = [item.content, item.summary, item.mediaText].compactMap { $0 }.filter { !$0.isBlank }
    guard let first = texts.first else { return }
    let body = read(first, link: link)
    if texts.count > 1 {
      let lead = read(texts[1], link: link).parts.filter { $0.kind == .body || $0.kind == .lead }.map(\.text)
        .joined(separator: [0x0A])
      if !LeadText.repeats(Array(lead), body.parts.map(\.text)) {
        document.parts.append(DocumentPart(kind: .lead, text: Array(lead), hasPositions: false))
      }
    }
    for var part in body.parts where part.kind != .title && !part.text.isEmpty {
      // The markup it was made from is no file that a person could open.
      part.map = nil
      part.hasPositions = false
      document.parts.append(part)
    }
    document.problems += body.problems
    document.notSeen.images += body.notSeen.images
    document.notSeen.videos += body.notSeen.videos
    document.notSeen.attachments += body.notSeen.attachments
  }

  private func read(_ item: FeedItem.Text, link: String?) -> Document {
    if item.isMarkup, item.value.contains(where: { $0 == "<" || $0 == "&" }) {
      return text.document(Array(item.value.utf8), path: path, url: link, contentType: "text/html; charset=utf-8")
    }
    return Document(parts: [DocumentPart(kind: .body, text: Array(HeaderFields.trimmed(item.value).utf8))])
  }

  private func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

  private func address(_ link: String?) -> String? {
    guard let link, !link.isEmpty else { return nil }
    if isAddress(link) { return link }
    return url.flatMap(WebAddress.init).flatMap { $0.resolving(link)?.text } ?? link
  }

  /// `language` of the channel, or `xml:lang` of the feed.
  private static func language(_ markup: ItemMarkup) -> String? {
    let head = String(decoding: markup.text.prefix(markup.items.first?.range.lowerBound ?? 0), as: UTF8.self)
    for (start, end) in [("<language>", "<"), ("xml:lang=\"", "\"")] {
      guard let from = head.firstRange(of: start)?.upperBound, let to = head[from...].firstRange(of: end) else {
        continue
      }
      let name = HeaderFields.trimmed(head[from..<to.lowerBound]).prefix { $0 != "-" && $0 != "_" }.lowercased()
      if name.utf8.count == 2 { return name }
    }
    return nil
  }
}

/// Tells a summary from the beginning of its post.
enum LeadText {
  /// True where a summary is empty or stands in the post word by word, cut off or not: its findings would be told twice.
  static func repeats(_ lead: [UInt8], _ body: [[UInt8]]) -> Bool {
    var words = String(decoding: lead, as: UTF8.self).split { $0.isWhitespace }
    for mark in ["[…]", "[...]", "…", "..."] {
      while let last = words.last, last.hasSuffix(mark) {
        words.removeLast()
        let rest = last.dropLast(mark.count)
        if !rest.isEmpty { words.append(rest) }
      }
    }
    guard !words.isEmpty else { return true }
    let post = body.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ").split { $0.isWhitespace }
    return post.joined(separator: " ").contains(words.joined(separator: " "))
  }
}
