public import Documents
public import Intake

/// An address of a sitemap.
public struct SitemapEntry: Sendable, Hashable {
  public var url: String
  /// When the page was changed last; nil where the sitemap does not say.
  public var lastModified: Instant?
}

/// The addresses of a sitemap (sitemaps.org), a list of pages or of further sitemaps. A sitemap holds no post.
public struct SitemapReader: Sendable {
  /// Bytes and addresses of one sitemap, as sitemaps.org has them.
  public static let limit = 50 << 20
  public static let entryLimit = 50_000

  public let entries: [SitemapEntry]
  /// True where the addresses are those of further sitemaps.
  public let isIndex: Bool
  /// What could not be read of it.
  public let problems: [InputProblem]

  /// - Parameter bytes: the sitemap, packed with gzip or not.
  /// - Throws: no sitemap, a document type with declarations, too large.
  public init(_ bytes: [UInt8], path: String) throws(IntakeError) {
    var problems: [InputProblem] = []
    var bytes = bytes
    if Gzip.begins(bytes) {
      let limits = UnpackingLimits(bytes: SitemapReader.limit)
      let unpacked = Unpacked(gzip: bytes, limits: limits)
      bytes = unpacked.bytes
      if let fault = unpacked.fault { problems.append(fault.problem(limits: limits)) }
    }
    let kind = FeedKind(sniffing: bytes)
    guard kind == .sitemap || kind == .sitemapIndex, bytes.count <= SitemapReader.limit else {
      throw IntakeError(
        code: kind == nil ? .unreadableFile : .tooLarge, path: path,
        message: Bilingual(
          vi: "Đây không phải sitemap đọc được (urlset, sitemapindex, không quá \(SitemapReader.limit >> 20) MB).",
          en: "This is no sitemap that can be read (urlset, sitemapindex, \(SitemapReader.limit >> 20) MB at most)."))
    }
    isIndex = kind == .sitemapIndex
    let decoded = try FeedEncoding.decoded(bytes, path: path)
    let markup = try ItemMarkup(decoded.text, items: isIndex ? ["sitemap"] : ["url"], path: path)
    problems += decoded.problems
    var entries: [SitemapEntry] = []
    var broken: (count: Int, line: Int) = (0, 0)
    for item in markup.items.prefix(SitemapReader.entryLimit) {
      do throws(ItemStream.Broken) {
        if let entry = try SitemapReader.entry(markup, item) { entries.append(entry) }
      } catch {
        if broken.count == 0 { broken.line = error.line }
        broken.count += 1
      }
    }
    if broken.count > 0 || !markup.isClosed {
      let line = broken.count > 0 ? broken.line : markup.lines
      problems.append(
        InputProblem(
          code: "broken-sitemap",
          message: Bilingual(
            vi: "Sitemap hỏng ở dòng \(line); đọc được \(entries.count) địa chỉ, có thể còn thiếu; hãy tải lại.",
            en: "The sitemap is broken at line \(line); \(entries.count) addresses were read, others may be missing.")))
    }
    if markup.items.count > SitemapReader.entryLimit {
      problems.append(
        InputProblem(
          code: "broken-sitemap",
          message: Bilingual(
            vi: "Sitemap có \(markup.items.count) địa chỉ; chỉ \(SitemapReader.entryLimit) địa chỉ đầu được đọc.",
            en: "The sitemap has \(markup.items.count) addresses; only the first \(SitemapReader.entryLimit) were read."
          )))
    }
    self.entries = entries
    self.problems = problems
  }

  private static func entry(
    _ markup: ItemMarkup, _ item: ItemMarkup.Item
  ) throws(ItemStream.Broken) -> SitemapEntry? {
    let stream = try ItemStream(markup, item)
    var entry = SitemapEntry(url: "")
    var field = ""
    var text = ""
    while let step = try stream.next() {
      switch step {
      case .start(let element):
        // Pictures and videos of a page have addresses of their own, one level deeper.
        if element.depth == 1, element.vocabulary == .own { (field, text) = (element.name, "") }
        if element.depth == 0, element.isEmpty { return nil }
      case .text(let piece): if !field.isEmpty { text += piece }
      case .end(let depth):
        if depth == 1 {
          if field == "loc" { entry.url = HeaderFields.trimmed(text) }
          if field == "lastmod" { entry.lastModified = FeedDate.instant(text) }
          field = ""
        }
        if depth == 0 { return entry.url.isEmpty ? nil : entry }
      }
    }
    return nil
  }

  /// What a scan says of a sitemap that it was handed as a file: it holds addresses, no post.
  public var note: InputProblem {
    InputProblem(
      code: "sitemap-not-fetched",
      message: Bilingual(
        vi: "Đây là sitemap, \(entries.count) địa chỉ, không có bài nào để soát; muốn tải các trang thì thêm --fetch.",
        en: "This is a sitemap, \(entries.count) addresses and no post to check; to get the pages add --fetch."))
  }
}
