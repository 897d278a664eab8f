/// HTML character references that an extractor left in a word: `Ti&#7871;ng`, `Vi&ecirc;t`.
enum CharacterReferences {
  /// Only references of Latin letters and combining marks inside a word; `&amp;` and addresses stay.
  static func changes(in glyphs: [Glyph]) -> [(range: Range<Int>, scalars: [UInt32])] {
    var changes: [(Range<Int>, [UInt32])] = []
    var index = 0
    while index < glyphs.count {
      guard glyphs[index].scalar == 0x26, let (scalar, end) = reference(glyphs, at: index) else {
        index += 1
        continue
      }
      if !isInAddress(glyphs, index) { changes.append((glyphs[index].start..<glyphs[end - 1].end, [scalar])) }
      index = end
    }
    return changes
  }

  private static func reference(_ glyphs: [Glyph], at start: Int) -> (scalar: UInt32, end: Int)? {
    guard let end = glyphs[start...].prefix(12).firstIndex(where: { $0.scalar == 0x3B }), end > start + 2 else {
      return nil
    }
    let name = String(String.UnicodeScalarView(glyphs[start + 1..<end].compactMap { Unicode.Scalar($0.scalar) }))
    let scalar: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      scalar = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      scalar = UInt32(name.dropFirst())
    } else {
      scalar = name == "nbsp" ? 0xA0 : names[name]
    }
    // An extractor leaves no-break blanks as often as letters.
    if scalar == 0xA0 { return (0xA0, end + 1) }
    guard let scalar, Letters.info(scalar).isLetter && scalar >= 0x80 || (0x300...0x323).contains(scalar) else {
      return nil
    }
    return (scalar, end + 1)
  }

  /// In the path or the query of a link, where `&eacute;` may be a name of its own. A slash alone makes no link of
  /// `13/2023/N&#272;-CP`: something with a dot, or a scheme, stands before the slash of one.
  private static func isInAddress(_ glyphs: [Glyph], _ index: Int) -> Bool {
    var at = index
    var sawSlash = false
    while at > 0, glyphs[at - 1].scalar > 0x20 {
      at -= 1
      switch glyphs[at].scalar {
      case 0x3D, 0x3F: return true
      case 0x2F: sawSlash = true
      case 0x2E, 0x3A: if sawSlash { return true }
      default: break
      }
    }
    return false
  }

  private static let names: [String: UInt32] = Dictionary(
    CharsetData.htmlEntities.compactMap { row in UInt32(row[1], radix: 16).map { (row[0], $0) } },
    uniquingKeysWith: { first, _ in first })
}
