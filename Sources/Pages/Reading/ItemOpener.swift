import Documents
public import Intake

extension PageReader: PageText {}

/// Opens what a desk has, by what it holds and not by its name alone: pages, feeds, web archives, packed files, and all that
/// `Intake` reads.
public struct ItemOpener: Sendable {
  private static let headCount = 8 << 10

  private let intake: Intake
  private let page: PageReader

  /// - Parameter source: whose selectors, columns and mapping are used; nil where that is not known.
  public init(intake: Intake, source: ScanSource? = nil) {
    var intake = intake
    if let source {
      intake.columns = source.columns
      if let export = source.export { intake.mapping = export }
    }
    self.intake = intake
    page = PageReader(
      settings: source?.page ?? PageSettings(), defaults: intake.defaults, overrides: intake.overrides)
  }

  /// A whole file.
  /// - Throws: what cannot be read at all.
  public func open(_ bytes: [UInt8], path: String) throws(IntakeError) -> any ItemSource {
    if Gzip.begins(bytes) { return try openPacked(bytes, path: path) }
    if WARCReader.recognizes(bytes) {
      return ArchiveItems(try WARCReader(bytes: bytes, path: path), path: path, text: page)
    }
    switch FeedKind(sniffing: bytes) {
    case .rss, .atom: return try FeedReader(bytes, path: path, text: page)
    case .sitemap, .sitemapIndex:
      return DocumentList([Document(path: path, parts: [], problems: [try SitemapReader(bytes, path: path).note])])
    case nil: break
    }
    if PageReader.recognises(head: Array(bytes.prefix(ItemOpener.headCount)), path: path) {
      return DocumentList([page.document(bytes, path: path)])
    }
    return DocumentList(try intake.documents(from: bytes, path: path))
  }

  /// A file that is read as it is asked for; `-` is standard input.
  /// - Throws: what cannot be read at all.
  public func open(_ path: String) throws(IntakeError) -> any ItemSource {
    guard path != "-" else { return try intake.open(path) }
    let head = try ItemOpener.head(of: path)
    if WARCReader.recognizes(head) || WARCReader.recognizes(Unpacked(gzip: head).bytes) {
      return try ArchiveItems(path: path, text: page)
    }
    let isWhole =
      Gzip.begins(head) || FeedKind(sniffing: head) != nil || PageReader.recognises(head: head, path: path)
    return isWhole ? try open(FileInput.read(path, limit: intake.limits.input), path: path) : try intake.open(path)
  }

  private func openPacked(_ bytes: [UInt8], path: String) throws(IntakeError) -> any ItemSource {
    let head = Unpacked(gzip: Array(bytes.prefix(ItemOpener.headCount))).bytes
    if WARCReader.recognizes(head) {
      return ArchiveItems(try WARCReader(bytes: bytes, path: path), path: path, text: page)
    }
    let unpacked = Unpacked(gzip: bytes)
    guard let problem = unpacked.fault?.problem() else { return try open(unpacked.bytes, path: path) }
    // What could be unpacked is read; that it is not all is an item of its own.
    let lost = Document(path: path, parts: [], problems: [problem])
    guard !unpacked.bytes.isEmpty, let items = try? open(unpacked.bytes, path: path) else {
      return DocumentList([lost])
    }
    return FollowedItems(first: items, last: lost)
  }

  private static func head(of path: String) throws(IntakeError) -> [UInt8] {
    let source = try ByteSource(path: path)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: headCount, alignment: 16)
    defer { chunk.deallocate() }
    return Array(UnsafeRawBufferPointer(rebasing: chunk[0..<(try source.read(into: chunk))]))
  }
}

extension DocumentReader: ItemSource {}

/// Items that are in memory.
struct DocumentList: ItemSource {
  private var documents: ArraySlice<Document>

  init(_ documents: [Document]) { self.documents = documents[...] }

  mutating func next() -> Document? { documents.popFirst() }
}

/// Items, and one more behind them.
private struct FollowedItems: ItemSource {
  var first: any ItemSource
  var last: Document?

  mutating func next() throws(IntakeError) -> Document? {
    if let document = try first.next() { return document }
    defer { last = nil }
    return last
  }
}
