import Documents

/// What an item is known by within its source, from one scan to the next.
enum ItemKey {
  /// Its id as written, else the address it was fetched from, else the one it gives itself, else its file and its place there.
  static func of(_ document: Document, path: String, position: Int) -> String {
    if let id = document.id, !id.isEmpty { return id }
    // Before what a page says of itself: this is what a server means that answers 304.
    if let address = document.fetchedFrom { return address }
    if case .text(let url)? = document.metadata[.url], !url.isEmpty { return url }
    return document.locator == nil ? path : "\(path)#\(position)"
  }

  /// The name of a second item of the same name in the same file.
  static func numbered(_ key: String, _ number: Int) -> String { "\(key) (\(number))" }

  /// The name of an item whose name another file of the scan already has.
  static func besides(_ key: String, in path: String) -> String { "\(key) — \(path)" }
}

/// An item of a large file, with its name and its number in the file.
struct NamedItem: Sendable {
  var document: Document
  var key: String
  var position: Int
}

/// Names of a file's items, each once. Memory: some bytes an item, whatever its name.
struct ItemNames {
  /// Items seen.
  private(set) var position = 0
  /// How often a name came, by its hash: two names of one hash are only numbered without need.
  private var seen: [UInt64: UInt32] = [:]

  mutating func next(of document: Document, in path: String) -> String {
    position += 1
    let key = ItemKey.of(document, path: path, position: position)
    let count = seen[ItemNames.hash(key), default: 0] + 1
    seen[ItemNames.hash(key)] = count
    return count == 1 ? key : ItemKey.numbered(key, Int(count))
  }

  /// FNV-1a: the same in every run.
  private static func hash(_ key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
