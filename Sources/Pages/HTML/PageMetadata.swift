internal import Documents

/// What a page says of its post: address, title, time, tags, language. Never who wrote it.
struct PageMetadata {
  private(set) var values = Metadata()
  /// The title that the page's head gives, where the page shows none, and the node it stands in.
  private(set) var title: (text: String, node: Int?)?

  /// - Parameter url: the address the page was fetched from.
  init(_ tree: PageTree, url: String?) {
    var linked = LinkedData()
    for range in tree.linkedData.prefix(32) { linked.read(tree.file[range]) }
    var canonical: String?
    var properties: [String: (text: String, node: Int)] = [:]
    var tags: [String] = []
    var pageTitle: (String, Int)?
    let names = PageTags.all
    for node in 0..<tree.count {
      let tag = tree.tag(node)
      if tag == names.meta {
        guard
          let name = tree.attribute(node, "property") ?? tree.attribute(node, "name")
            ?? tree.attribute(node, "itemprop"),
          let content = tree.attribute(node, "content"), !content.isEmpty
        else { continue }
        let key = name.lowercased()
        if key == "article:tag", tags.count < 50 { tags.append(content) }
        if properties[key] == nil { properties[key] = (content, node) }
      } else if tag == names.link {
        if canonical == nil, tree.attribute(node, "rel")?.lowercased() == "canonical" {
          canonical = tree.attribute(node, "href").flatMap(PageMetadata.address)
        }
      } else if tag == names.title, pageTitle == nil {
        let text = PageMetadata.line(tree.allText(node))
        if !text.isEmpty { pageTitle = (text, node) }
      } else if tag == names.html, let language = tree.attribute(node, "lang"), !language.isEmpty {
        values[.language] = .text(String(language.lowercased().prefix { $0 != "-" && $0 != "_" }.prefix(8)))
      }
    }
    let own = canonical ?? properties["og:url"].flatMap { PageMetadata.address($0.text) }
    if let address = own ?? linked.address.flatMap(PageMetadata.address) ?? url { values[.url] = .text(address) }
    let times = ["article:published_time", "datepublished", "pubdate", "og:article:published_time", "publishdate"]
    let written = times.lazy.compactMap { properties[$0]?.text }.first ?? linked.published
    if let instant = (written ?? linked.published).flatMap({ PageDates.instant($0) }) {
      values[.publishedAt] = .instant(instant)
    }
    if tags.isEmpty {
      let words = properties["news_keywords"]?.text ?? properties["keywords"]?.text
      tags = words?.split(separator: ",").prefix(50).map { PageMetadata.line(String($0)) } ?? linked.keywords
    }
    tags = tags.filter { !$0.isEmpty }
    if !tags.isEmpty { values[.tags] = .list(tags) }
    if let found = properties["og:title"] {
      title = (PageMetadata.line(found.text), found.node)
    } else if let headline = linked.headline {
      title = (PageMetadata.line(headline), nil)
    } else if let (text, _) = pageTitle {
      title = (PageMetadata.withoutSite(text), nil)
    }
  }

  mutating func set(_ key: MetadataKey, _ value: MetadataValue) { values[key] = value }

  static func address(_ text: String) -> String? {
    let lower = text.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? text : nil
  }

  /// One blank between words.
  static func line(_ text: String) -> String { line(Array(text.utf8)) }

  /// The same of UTF-8.
  static func line(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    var isGap = false
    while at < text.count {
      let isNoBreak = text[at] == 0xC2 && at + 1 < text.count && text[at + 1] == 0xA0
      if isNoBreak || PartBuilder.isBlank(text[at]) {
        isGap = !result.isEmpty
        at += isNoBreak ? 2 : 1
        continue
      }
      if isGap { result.append(0x20) }
      isGap = false
      result.append(text[at])
      at += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `Tiêu đề - Tên trang` without its last, shorter, part.
  static func withoutSite(_ title: String) -> String {
    for sign in [" | ", " - ", " – ", " — ", " :: "] {
      guard let range = title.ranges(of: sign).last else { continue }
      let head = title[..<range.lowerBound]
      if head.count >= 15, title[range.upperBound...].count < head.count { return String(head) }
    }
    return title
  }
}
