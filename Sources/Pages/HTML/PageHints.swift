/// What the names of boxes say: `class="content-detail"`.
struct PageHints {
  struct Role: OptionSet {
    let rawValue: UInt16
    static let content = Role(rawValue: 1)
    static let title = Role(rawValue: 2)
    static let lead = Role(rawValue: 4)
    static let author = Role(rawValue: 8)
    static let time = Role(rawValue: 16)
    static let caption = Role(rawValue: 32)
    static let source = Role(rawValue: 64)
    static let comment = Role(rawValue: 128)
    static let drop = Role(rawValue: 256)
    static let thread = Role(rawValue: 512)
  }
  /// Names repeat on a page, so each is read once.
  private var known: [[UInt8]: Role] = [:]
  private let table = PageHintTable.shared

  /// The roles of an element by its class, id and itemprop.
  mutating func roles(_ tree: PageTree, _ index: Int) -> Role {
    var roles: Role = []
    if let classes = tree.rawAttribute(index, "class") { roles.formUnion(role(of: classes)) }
    if let id = tree.rawAttribute(index, "id") { roles.formUnion(role(of: id)) }
    if let property = tree.rawAttribute(index, "itemprop") { roles.formUnion(role(of: property)) }
    return roles
  }

  private mutating func role(of names: UnsafePointer<CChar>) -> Role {
    var bytes: [UInt8] = []
    var at = 0
    // Endless lists of classes say nothing.
    while names[at] != 0, at < 512 {
      bytes.append(UInt8(bitPattern: names[at]))
      at += 1
    }
    if let found = known[bytes] { return found }
    let role = bytes.split { $0 == 0x20 || ($0 >= 9 && $0 <= 13) }.reduce(into: Role()) {
      $0.formUnion(table.role(of: Array($1)))
    }
    known[bytes] = role
    return role
  }
}

/// The table of names, ready to be asked.
struct PageHintTable: Sendable {
  private let words: [[UInt8]: PageHints.Role]
  private let wholes: [[UInt8]: PageHints.Role]
  /// By their first byte.
  private let parts: [[(text: [UInt8], role: PageHints.Role)]]

  static let shared = PageHintTable(PageHintData.hints)

  init(_ rows: [[String]]) {
    var words: [[UInt8]: PageHints.Role] = [:]
    var wholes = words
    var parts = [[(text: [UInt8], role: PageHints.Role)]](repeating: [], count: 256)
    for row in rows {
      let name = Array(row[0].lowercased().utf8)
      let role = PageHintTable.roles[row[2]] ?? []
      switch row[1] {
      case "word": words[name, default: []].formUnion(role)
      case "whole": wholes[name, default: []].formUnion(role)
      default: parts[Int(name[0])].append((name, role))
      }
    }
    self.words = words
    self.wholes = wholes
    self.parts = parts
  }

  private static let roles: [String: PageHints.Role] = [
    "content": .content, "title": .title, "lead": .lead, "author": .author, "time": .time, "caption": .caption,
    "source": .source, "comment": .comment, "drop": .drop, "thread": .thread,
  ]

  /// - Parameter name: one class, id or property.
  func role(of name: [UInt8]) -> PageHints.Role {
    var plain: [UInt8] = []
    var role: PageHints.Role = []
    var word: [UInt8] = []
    var before: UInt8 = 0
    for byte in name {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isSign = byte == 0x2D || byte == 0x5F
      if isSign || isCapital && before >= 0x61 && before <= 0x7A {
        if let found = words[word] { role.formUnion(found) }
        word.removeAll(keepingCapacity: true)
      }
      if !isSign {
        word.append(isCapital ? byte | 0x20 : byte)
        plain.append(isCapital ? byte | 0x20 : byte)
      }
      before = byte
    }
    if let found = words[word] { role.formUnion(found) }
    if let found = wholes[plain] { role.formUnion(found) }
    for start in plain.indices {
      for part in parts[Int(plain[start])] where plain[start...].starts(with: part.text) { role.formUnion(part.role) }
    }
    return role
  }
}

/// Lines of their own that a page tells its reader something by.
struct PageLines: Sendable {
  enum Kind: String, Sendable {
    case comments, related, control, source, author
  }
  private let wholes: [[UInt8]: Kind]
  private let starts: [(text: [UInt8], kind: Kind)]

  static let shared = PageLines(PageHintData.lines)

  init(_ rows: [[String]]) {
    var wholes: [[UInt8]: Kind] = [:]
    var starts: [(text: [UInt8], kind: Kind)] = []
    for row in rows {
      guard let kind = Kind(rawValue: row[2]) else { continue }
      let text = PageLines.key(Array(row[0].utf8)[...])
      if row[1] == "whole" { wholes[text] = kind } else { starts.append((text, kind)) }
    }
    self.wholes = wholes
    self.starts = starts
  }

  /// What a line says; nil for text. Lines of more than 200 bytes are text.
  func kind(of line: ArraySlice<UInt8>) -> Kind? {
    guard line.count <= 200 else { return nil }
    let key = PageLines.key(line)
    if key.isEmpty { return nil }
    if let kind = wholes[key] { return kind }
    return starts.first { key.starts(with: $0.text) && (key.count == $0.text.count || key[$0.text.count] == 0x20) }?
      .kind
  }

  /// Small letters, one blank between words, without brackets, numbers and signs at the ends.
  static func key(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var key = Array(PageMetadata.line(Array(line)).lowercased().utf8)
    if let bracket = key.dropFirst().firstIndex(where: { $0 == 0x28 || $0 == 0x5B }) { key.removeSubrange(bracket...) }
    let start = key.firstIndex(where: isLetter) ?? key.count
    key.removeSubrange(..<start)
    // A sign of three bytes, as … and », ends in bytes that letters have too: whole characters are taken off.
    var end = key.count
    while end > 0 {
      var first = end - 1
      while first > 0, key[first] & 0xC0 == 0x80 { first -= 1 }
      if isLetter(key[first]) { break }
      end = first
    }
    return Array(key[..<end])
  }

  /// By the first byte of a character: letters of Vietnamese are ASCII or begin with C3 to C6 or E1.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80 || (0xC3...0xC6).contains(byte) || byte == 0xE1
  }
}
