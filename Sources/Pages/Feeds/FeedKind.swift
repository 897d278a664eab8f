/// What a file of XML is, by its first element.
public enum FeedKind: Sendable, Hashable {
  /// RSS of any version, RDF among them.
  case rss
  case atom
  /// A list of addresses.
  case sitemap
  /// A list of such lists.
  case sitemapIndex

  /// Nil for what is none of these: a page, text. Looks at the first 8 KB.
  public init?(sniffing bytes: [UInt8]) {
    var head = Array(bytes.prefix(8 << 10))
    // UTF-16: the names of elements are ASCII, so that every other byte tells.
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      head = head.dropFirst(2).filter { $0 != 0 }
    }
    guard let name = FeedKind.firstElement(head) else { return nil }
    switch name.split(separator: ":").last.map(String.init)?.lowercased() {
    case "rss", "rdf": self = .rss
    case "feed": self = .atom
    case "urlset": self = .sitemap
    case "sitemapindex": self = .sitemapIndex
    default: return nil
    }
  }

  private static func firstElement(_ bytes: [UInt8]) -> String? {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while at < bytes.count {
      if bytes[at] <= 0x20 {
        at += 1
        continue
      }
      guard bytes[at] == UInt8(ascii: "<") else { return nil }
      let rest = bytes[at...]
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
        at = end.upperBound
      } else if rest.starts(with: Array("<?".utf8)) {
        guard let end = rest.firstRange(of: Array("?>".utf8)) else { return nil }
        at = end.upperBound
      } else if rest.starts(with: Array("<!".utf8)) {
        // A document type; the names of elements within it do not count.
        var depth = 0
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") || depth > 0 {
          if bytes[at] == UInt8(ascii: "[") { depth += 1 }
          if bytes[at] == UInt8(ascii: "]") { depth -= 1 }
          at += 1
        }
        at += 1
      } else {
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
    }
    return nil
  }
}
