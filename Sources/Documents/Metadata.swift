/// What is known about a document. A key that is absent is not known, which is not the same as false.
public struct Metadata: Sendable, Hashable {
  public private(set) var values: [MetadataKey: MetadataValue]

  public init(_ values: [MetadataKey: MetadataValue] = [:]) { self.values = values }

  public subscript(key: MetadataKey) -> MetadataValue? {
    get { values[key] }
    set { values[key] = newValue }
  }

  public var isEmpty: Bool { values.isEmpty }

  /// Who publishes; `ownPage` where nothing is said.
  public var profile: Profile {
    if case .text(let name)? = values[.profile], let profile = Profile(rawValue: name) { return profile }
    return .ownPage
  }

  public func day(_ key: MetadataKey) -> Day? {
    if case .instant(let instant)? = values[key] { return instant.day }
    return nil
  }

  /// The day rules are judged by: `date`, else the day of `published-at`.
  public var date: Day? { day(.date) ?? day(.publishedAt) }

  /// The text that the post quotes from; nil where it is not known or holds nothing.
  public var sourceText: String? {
    if case .text(let text)? = values[.sourceText], !text.isEmpty { return text }
    return nil
  }

  public var productSheet: ProductSheet? {
    if case .sheet(let sheet)? = values[.productSheet] { return sheet }
    return nil
  }

  public var media: [Media] {
    if case .media(let list)? = values[.media] { return list }
    return []
  }
}

/// Every key a document may carry; the raw value is its name in front matter, JSON and on the command line.
public enum MetadataKey: String, Sendable, CaseIterable, Comparable {
  case id, url, title, language, tags
  case profile, channel, kind
  case ad, sponsored, repost
  case ownReporting = "own-reporting"
  case product
  case date
  case publishedAt = "published-at"
  case sourcePublishedAt = "source-published-at"
  case reviewed
  case usedProduct = "used-product"
  case consent, campaign, media
  /// The text that the post quotes from.
  case sourceText = "source-text"
  /// The product's own file.
  case productSheet = "product-sheet"

  public static func < (a: MetadataKey, b: MetadataKey) -> Bool { a.rawValue < b.rawValue }

  public enum Shape: Sendable {
    case text, flag, instant, list, media, sheet
    /// One of a closed set of names.
    case choice([String])
  }

  public var shape: Shape {
    switch self {
    case .id, .url, .title, .language, .campaign, .sourceText: .text
    case .tags: .list
    case .profile: .choice(Profile.allCases.map(\.rawValue))
    case .channel: .choice(["web", "facebook", "tiktok", "youtube", "zalo", "instagram", "threads", "email", "sms"])
    case .kind: .choice(["news", "ad", "campaign", "notice", "own-reply"])
    case .ad, .sponsored, .repost, .ownReporting, .reviewed, .usedProduct, .consent: .flag
    case .product:
      .choice([
        "supplement", "food", "cosmetic", "medicine", "medical-service", "milk", "alcohol", "finance", "real-estate",
        "education", "technology", "fashion", "travel", "other",
      ])
    case .date, .publishedAt, .sourcePublishedAt: .instant
    case .media: .media
    case .productSheet: .sheet
    }
  }
}

/// Who publishes; duties differ.
public enum Profile: String, Sendable, CaseIterable {
  case press, aggregator, mcn, kol, agency, bank, shop
  case ownPage = "own-page"
}

public enum MetadataValue: Sendable, Hashable {
  case text(String)
  case flag(Bool)
  case instant(Instant)
  case list([String])
  case media([Media])
  case sheet(ProductSheet)
}

/// One image, video or file of a post.
public struct Media: Sendable, Hashable {
  /// `image`, `video`, `audio` or `file`.
  public var type: String
  public var aiGenerated: Bool?
  public var caption: String?
  public var alt: String?

  public init(type: String, aiGenerated: Bool? = nil, caption: String? = nil, alt: String? = nil) {
    self.type = type
    self.aiGenerated = aiGenerated
    self.caption = caption
    self.alt = alt
  }
}

/// A metadata value that does not fit its key.
public struct MetadataError: Error, Sendable, Hashable {
  public var message: Bilingual
}

extension MetadataKey {
  /// Reads one scalar as this key's value. `media` and list keys take their items elsewhere.
  public func value(from text: String) throws(MetadataError) -> MetadataValue {
    switch shape {
    case .text: return .text(text)
    case .list:
      return .list(text.split(separator: ",").map { item in trimmed(String(item)) }.filter { !$0.isEmpty })
    case .flag:
      switch text {
      case "true", "có": return .flag(true)
      case "false", "không": return .flag(false)
      default:
        throw MetadataError(
          message: Bilingual(
            vi: "“\(rawValue)” nhận true hoặc false, không nhận “\(text)”.",
            en: "“\(rawValue)” takes true or false, not “\(text)”."))
      }
    case .instant:
      guard let instant = Instant(iso: text) else {
        throw MetadataError(
          message: Bilingual(
            vi: "“\(rawValue)” nhận ngày dạng 2025-07-01 hoặc 2025-07-01T08:30, không nhận “\(text)”.",
            en: "“\(rawValue)” takes a day such as 2025-07-01 or 2025-07-01T08:30, not “\(text)”."))
      }
      return .instant(instant)
    case .choice(let names):
      guard names.contains(text) else {
        let list = names.joined(separator: ", ")
        throw MetadataError(
          message: Bilingual(
            vi: "“\(rawValue)” nhận một trong: \(list); không nhận “\(text)”.",
            en: "“\(rawValue)” takes one of: \(list); not “\(text)”."))
      }
      return .text(text)
    case .sheet:
      throw MetadataError(
        message: Bilingual(
          vi: "“\(rawValue)” nhận một bảng, ví dụ { name: Sen Xanh, registration: 1234/2026/ĐKSP, claim: [...] }.",
          en: "“\(rawValue)” takes a table, such as { name: Sen Xanh, registration: 1234/2026/ĐKSP, claim: [...] }."))
    case .media:
      throw MetadataError(
        message: Bilingual(
          vi: "“media” nhận một danh sách, ví dụ [{\"type\":\"image\",\"ai-generated\":true}].",
          en: "“media” takes a list, such as [{\"type\":\"image\",\"ai-generated\":true}]."))
    }
  }

  private func trimmed(_ s: String) -> String {
    var view = Substring(s)
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
