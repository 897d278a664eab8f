import Documents

/// An export that is one JSON object with the list of its items somewhere in it. Read at once: the list may stand at its end.
enum ExportObject {
  /// Nil where no mapping knows the layout and none was asked for.
  /// - Parameter isRequired: true where it is an export or nothing.
  static func posts(
    _ bytes: [UInt8], path: String, intake: Intake, isRequired: Bool
  ) throws(IntakeError) -> (any PostStream)? {
    guard !bytes.isEmpty else { return nil }
    let decoded = try DecodedText(bytes, path: path, encoding: intake.encoding)
    let candidates = intake.mapping.map { [$0] } ?? intake.knownMappings
    for mapping in candidates where mapping.kind == .json {
      guard
        let range = decoded.text.withUnsafeBufferPointer({ text -> Range<Int>? in
          var cursor = JSONCursor(text)
          return cursor.find(mapping.items)
        })
      else { continue }
      var list = Array(decoded.text[range])
      // Where the list would stand may stand one item.
      if list.first == UInt8(ascii: "{") { list = [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")] }
      guard list.first == UInt8(ascii: "["), try isOf(mapping, list, path: path) || intake.mapping != nil else {
        continue
      }
      return ElementPosts(
        lines: lines(list, path: path), intake: intake, path: path, mapping: mapping, isExport: true,
        encoding: decoded.encoding, problems: decoded.problems)
    }
    // A sentence in braces is text; a whole object in a file of that name is no post, and no text either.
    let keys: [String]? = decoded.text.withUnsafeBufferPointer { text in
      (try? JSONParser().members(of: text, capacity: text.count, depth: 1) { _ in true })?.map(\.key)
    }
    let isOther = path.lowercased().hasSuffix(".json") && keys?.contains("text") == false
    guard isRequired || isOther else { return nil }
    return ReadPosts([intake.failed(.unknownLayout(seen: keys ?? [], wanted: intake.mapping), path: path)])
  }

  private static func lines(_ list: [UInt8], path: String) -> LineReader {
    LineReader(source: ByteSource(bytes: list, path: path), limit: IntakeLimits().line)
  }

  /// By the first item that is a post; a list without one is of any mapping that leads to it.
  private static func isOf(_ mapping: ExportMapping, _ list: [UInt8], path: String) throws(IntakeError) -> Bool {
    var elements = JSONElements(lines: lines(list, path: path), limit: IntakeLimits().line)
    let parser = JSONParser()
    var isEmpty = true
    while let element = try elements.next() {
      guard case .element(let bytes, _) = element else { return false }
      isEmpty = false
      let item: JSONValue? = bytes.withUnsafeBufferPointer { buffer in
        (try? parser.members(of: buffer, capacity: buffer.count, depth: 16) { _ in true }).map(JSONValue.object)
      }
      if let item, mapping.fits(item) { return true }
    }
    return isEmpty
  }
}
