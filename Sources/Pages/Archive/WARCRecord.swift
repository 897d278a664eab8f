/// One record of a WARC file (ISO 28500): its header and, where it is wanted, its block.
struct WARCRecord {
  var header: HeaderFields
  /// The bytes between the header and the two line ends that close the record; empty where they were not wanted.
  var block: [UInt8]
  /// Byte of the file where the record begins; where the file is packed, of its gzip member.
  var offset: Int

  var type: String { header["WARC-Type"]?.lowercased() ?? "" }
  /// wget writes the address in angle brackets, as WARC/1.0 showed it.
  var url: String? {
    header["WARC-Target-URI"].map { $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0 }
  }
}

/// Lines `Name: value`, of WARC and of HTTP. Names are compared without case.
struct HeaderFields {
  private(set) var fields: [(name: String, value: String)] = []

  init(_ fields: [(String, String)] = []) { self.fields = fields.map { (name: $0.0, value: $0.1) } }

  /// The first value of this name.
  subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }

  /// All values of this name.
  func values(_ name: String) -> [String] {
    let wanted = name.lowercased()
    return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
  }

  /// Reads one line, without its line end; one that begins with a blank continues the line before. False where it is no
  /// header line.
  mutating func read(line: some Collection<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    if let first = line.first, first == 0x20 || first == 0x09 {
      guard let last = fields.indices.last else { return false }
      fields[last].value += " " + HeaderFields.trimmed(text)
      return true
    }
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
    let name = text[..<colon]
    guard !name.contains(where: { $0 == " " || $0 == "\t" }) else { return false }
    fields.append((name: String(name), value: HeaderFields.trimmed(text[text.index(after: colon)...])))
    return true
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var view = text[...].unicodeScalars[...]
    while let scalar = view.first, scalar.properties.isWhitespace { view.removeFirst() }
    while let scalar = view.last, scalar.properties.isWhitespace { view.removeLast() }
    return String(String.UnicodeScalarView(view))
  }
}
