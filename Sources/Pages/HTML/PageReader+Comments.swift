extension PageReader {
  /// The page without what its readers wrote: their words and the attributes of the boxes they stand in are taken out, tags
  /// stay, so that the rest reads as before. A page of another charset comes back as UTF-8 with a mark. A page that cannot be
  /// read comes back empty: nothing that may hold a comment is kept.
  public func withoutComments(_ bytes: [UInt8], contentType: String? = nil) -> [UInt8] {
    guard let page = try? PageEncoding(bytes, path: "", contentType: contentType),
      let tree = PageTree(page.text, limits: limits)
    else { return [] }
    guard tree.count > 0 else { return bytes }
    var outline = PageOutline(tree, settings: settings, headTitle: PageMetadata(tree, url: nil).title?.text)
    _ = MainText(&outline, settings: settings)
    var cuts: [(range: Range<Int>, by: [UInt8])] = []
    for node in 0..<tree.count where outline.skip[node] == .comment {
      guard let source = tree.source(node), !source.isEmpty else { continue }
      cuts.append((source, tree.tag(node) == 0 ? [] : PageReader.bareTag(page.text[source])))
    }
    // Linked data may hold comments again; a page that has some there loses that script.
    let marker = Array("\"Comment\"".utf8)
    for data in tree.linkedData where page.text[data].firstRange(of: marker) != nil { cuts.append((data, [])) }
    if cuts.isEmpty { return bytes }
    var result: [UInt8] = page.encoding == nil ? [] : [0xEF, 0xBB, 0xBF]
    var at = 0
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where cut.range.lowerBound >= at {
      result += page.text[at..<cut.range.lowerBound]
      result += cut.by
      at = cut.range.upperBound
    }
    return result + page.text[at...]
  }

  /// `<div>` of `<div data-author="…">`; what is no opening tag is left out.
  private static func bareTag(_ tag: ArraySlice<UInt8>) -> [UInt8] {
    guard tag.first == UInt8(ascii: "<") else { return [] }
    let name = tag.dropFirst().prefix { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || (48...57).contains($0) || $0 == 45 }
    return name.isEmpty ? [] : [UInt8(ascii: "<")] + name + [UInt8(ascii: ">")]
  }
}
