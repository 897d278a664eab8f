public import Documents
public import Intake

/// One source of `sources.yaml`: a partner with an agreement, or one's own page.
public struct ScanSource: Sendable {
  public var id: String
  public var name: String
  public var consent: Consent
  /// Who publishes there: duties differ. What a page says of itself does not count.
  public var profile: Profile
  /// Files that are its own, as paths from the folder of `sources.yaml`, and addresses without their scheme.
  public var match: [PathPattern]
  /// Hosts that may be fetched; redirects stay among them.
  public var hosts: [String]
  /// Where the parts of a post stand in its pages, and what to leave out.
  public var page: PageSettings
  /// The same as `sources.yaml` writes it, for the digest: `main: .content`.
  var select: [String]
  /// Headings of its tables and what they mean: `Nội dung` is `text`.
  public var columns: [String: String]
  /// The mapping file its exports are read by: `facebook-page@1`; nil where the layout tells.
  public var export: ExportMapping?
  /// What the desk knows of all its posts; it replaces what a post says of itself.
  public var metadata: Metadata
  /// Keys that the source's own pages may say of themselves even where that softens a check.
  public var grants: Set<MetadataKey>
  /// True where its posts may waive findings in their front matter.
  public var mayWaive: Bool
  public var waivers: [Waiver]

  public init(id: String, name: String, consent: Consent) {
    self.id = id
    self.name = name
    self.consent = consent
    profile = .ownPage
    match = []
    hosts = []
    page = PageSettings()
    select = []
    columns = [:]
    metadata = Metadata()
    grants = []
    mayWaive = false
    waivers = []
  }

  /// True where a path, as `sources.yaml` would write it, or an address is its own.
  public func owns(path: String) -> Bool { match.contains { $0.matches(path) } }

  /// True where an address is its own, by its host, or by a pattern that names the host: `fb.example/trang-a/**`.
  public func owns(address: String) -> Bool {
    let bare = address.range(of: "://").map { String(address[$0.upperBound...]) } ?? address
    // As browsers read it: a backslash ends the host, and what stands before `@` is a user, whatever it looks like.
    let authority = bare.prefix { !"/\\?#".contains($0) }
    let host = authority[(authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex)...]
      .prefix { $0 != ":" }.lowercased()
    // A host without a dot is a machine of one's own network and has no others below it.
    return hosts.contains { host == $0 || ($0.contains(".") && host.hasSuffix("." + $0)) }
      || match.contains { $0.firstName == host && $0.matches(bare) }
  }
}

extension StringProtocol {
  /// The first place of `text`; nil where it is nowhere.
  func range(of text: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
      at = index(after: at)
    }
    return nil
  }
}
