/// Where the parts of a post stand in a source's pages, as its `select:` in `sources.yaml` says. What is nil is found by
/// the reader itself.
public struct PageSettings: Sendable, Hashable {
  /// The box that holds the post's text; where several fit, all of them in the order of the page.
  public var main: PageSelector?
  public var title: PageSelector?
  public var lead: PageSelector?
  /// The line that names who wrote it: left out and never kept.
  public var author: PageSelector?
  public var time: PageSelector?
  public var captions: PageSelector?
  /// Left out, wherever it stands.
  public var drop: [PageSelector]

  public init(
    main: PageSelector? = nil, title: PageSelector? = nil, lead: PageSelector? = nil, author: PageSelector? = nil,
    time: PageSelector? = nil, captions: PageSelector? = nil, drop: [PageSelector] = []
  ) {
    self.main = main
    self.title = title
    self.lead = lead
    self.author = author
    self.time = time
    self.captions = captions
    self.drop = drop
  }

  /// The keys of `select:`.
  public enum Key: String, Sendable, CaseIterable {
    case main, title, lead, author, time, captions, drop
  }

  /// Puts one selector in its place; `drop` takes many.
  /// - Throws: a selector that cannot be read.
  public mutating func set(_ key: Key, _ text: String) throws(PageSelectorError) {
    let selector = try PageSelector(text)
    switch key {
    case .main: main = selector
    case .title: title = selector
    case .lead: lead = selector
    case .author: author = selector
    case .time: time = selector
    case .captions: captions = selector
    case .drop: drop.append(selector)
    }
  }
}
