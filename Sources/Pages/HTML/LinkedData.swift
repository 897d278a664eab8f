internal import Foundation

/// What a page says of itself in `<script type="application/ld+json">`. Its text is not taken: the page shows another one
/// to readers. Nor is its author.
struct LinkedData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var address: String?
  private(set) var keywords: [String] = []

  private static let types: Set<String> = [
    "Article", "NewsArticle", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "LiveBlogPosting",
    "ReportageNewsArticle", "AdvertiserContentArticle", "VideoObject", "Product", "QAPage", "WebPage",
  ]

  /// Reads the objects of one script; those it does not understand are passed over, for a page without them is whole.
  mutating func read(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= 1 << 20, let node = try? JSONDecoder().decode(Node.self, from: Data(bytes)) else { return }
    var waiting = [node]
    var seen = 0
    while let node = waiting.popLast(), seen < 1000 {
      seen += 1
      switch node {
      case .list(let items): waiting.append(contentsOf: items.reversed())
      case .object(let members):
        if let graph = members["@graph"] { waiting.append(graph) }
        take(members)
      default: break
      }
    }
  }

  private mutating func take(_ members: [String: Node]) {
    guard members["@type"]?.strings.contains(where: { LinkedData.types.contains($0) }) == true else { return }
    headline = headline ?? members["headline"]?.strings.first ?? members["name"]?.strings.first
    published = published ?? members["datePublished"]?.strings.first ?? members["uploadDate"]?.strings.first
    if keywords.isEmpty, let words = members["keywords"]?.strings { keywords = words }
    if address == nil {
      if case .object(let page)? = members["mainEntityOfPage"] {
        address = page["@id"]?.strings.first
      } else {
        address = members["mainEntityOfPage"]?.strings.first ?? members["url"]?.strings.first
      }
    }
  }

  /// A value of JSON; numbers and flags say nothing here.
  private enum Node: Decodable {
    case text(String)
    case list([Node])
    case object([String: Node])
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let list = try? value.decode([Node].self) {
        self = .list(list)
      } else if let object = try? value.decode([String: Node].self) {
        self = .object(object)
      } else {
        self = .other
      }
    }

    var strings: [String] {
      switch self {
      case .text(let text): [text]
      case .list(let items): items.flatMap { if case .text(let text) = $0 { [text] } else { [String]() } }
      default: []
      }
    }
  }
}
