public import Documents
public import Intake

/// A list of addresses to fetch: a text with one on a line and `#` comments, or a sitemap.
public struct AddressList: Sendable {
  /// In the order of the list, each once.
  public private(set) var addresses: [WebAddress] = []
  /// Lines that hold no address.
  public private(set) var problems: [InputProblem] = []
  /// True where the addresses are those of further sitemaps.
  public private(set) var isSitemapIndex = false

  /// Addresses that are known already.
  init(_ addresses: [WebAddress]) { self.addresses = addresses }

  /// - Throws: as `SitemapReader`; a text that is binary data.
  public init(_ bytes: [UInt8], path: String) throws(IntakeError) {
    var seen: Set<WebAddress> = []
    let kind = FeedKind(sniffing: bytes)
    if Gzip.begins(bytes) || kind == .sitemap || kind == .sitemapIndex {
      let sitemap = try SitemapReader(bytes, path: path)
      isSitemapIndex = sitemap.isIndex
      problems = sitemap.problems
      for entry in sitemap.entries { add(entry.url, line: nil, &seen) }
      return
    }
    let decoded = try DecodedText(bytes, path: path)
    problems = decoded.problems
    let text = String(decoding: decoded.text, as: UTF8.self)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var words = HeaderFields.trimmed(line)
      if words.hasPrefix("#") { continue }
      // A comment stands behind a blank: `#` within an address is its fragment.
      if let comment = words.firstRange(of: " #") ?? words.firstRange(of: "\t#") {
        words = HeaderFields.trimmed(words[..<comment.lowerBound])
      }
      if !words.isEmpty { add(words, line: index + 1, &seen) }
    }
  }

  private mutating func add(_ text: String, line: Int?, _ seen: inout Set<WebAddress>) {
    guard let address = WebAddress(text) else {
      let place = line.map { Bilingual(vi: "Dòng \($0): ", en: "Line \($0): ") } ?? Bilingual(vi: "", en: "")
      problems.append(
        InputProblem(
          code: "bad-address",
          message: Bilingual(
            vi: "\(place.vi)“\(text.prefix(100))” không phải địa chỉ http(s) dùng được; hãy sửa lại.",
            en: "\(place.en)“\(text.prefix(100))” is no http(s) address that can be used; mend it.")))
      return
    }
    if seen.insert(address).inserted { addresses.append(address) }
  }
}
