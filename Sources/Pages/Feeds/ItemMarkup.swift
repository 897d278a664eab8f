internal import CXMLStream
internal import Documents
import Intake

/// A feed or sitemap cut into its items before XML is read, so that one that is broken does not take the rest with it.
///
/// On the way what breaks feeds most often is mended: entities of HTML that XML does not know, a bare `&` or `<`, control
/// characters, a declaration behind a blank line. Document types are left out, and refused where they declare anything. Lines
/// stay lines.
struct ItemMarkup {
  struct Item {
    /// Bytes of `text`, up to the next item.
    var range: Range<Int>
    /// Its first line in the file, from 1.
    var line: Int
  }
  /// Valid UTF-8.
  private(set) var text: [UInt8] = []
  private(set) var items: [Item] = []
  /// The tags that stand open around the first item, on one line: they declare the namespaces.
  private(set) var wrapper: [UInt8] = []
  /// How many tags `wrapper` opens.
  private(set) var depth = 0
  /// True where the root element ends.
  private(set) var isClosed = false
  /// Lines in all.
  private(set) var lines = 1

  private var open: [Range<Int>] = []
  private var root: String?
  private let names: Set<String>

  /// - Parameters:
  ///   - input: valid UTF-8.
  ///   - names: of the elements that are items, without prefix.
  /// - Throws: a document type with declarations: it is where hostile files hide.
  init(_ input: [UInt8], items names: Set<String>, path: String) throws(IntakeError) {
    self.names = names
    text.reserveCapacity(input.count + 256)
    var at = 0
    while at < input.count {
      switch input[at] {
      case UInt8(ascii: "<"): at = try markup(input, at, path: path)
      case UInt8(ascii: "&"): at = ItemMarkup.reference(input, at, into: &text)
      default: at = character(input, at)
      }
    }
    if let last = items.indices.last { items[last].range = items[last].range.lowerBound..<text.count }
    if items.isEmpty { closeHead() }
  }

  private mutating func character(_ input: [UInt8], _ at: Int) -> Int {
    let byte = input[at]
    if byte == 0x0A { lines += 1 }
    if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
      text.append(0x20)
    } else if byte == 0xEF, at + 2 < input.count, input[at + 1] == 0xBF, input[at + 2] >= 0xBE {
      // U+FFFE and U+FFFF, which XML forbids.
      text += [0xEF, 0xBF, 0xBD]
      return at + 3
    } else {
      text.append(byte)
    }
    return at + 1
  }

  private mutating func markup(_ input: [UInt8], _ at: Int, path: String) throws(IntakeError) -> Int {
    func starts(_ word: StaticString) -> Bool {
      word.withUTF8Buffer { input.count - at >= $0.count && input[at..<at + $0.count].elementsEqual($0) }
    }
    func end(_ mark: String, from start: Int) -> Int {
      input[start...].firstRange(of: Array(mark.utf8))?.upperBound ?? input.count
    }
    if starts("<![CDATA[") {
      let stop = end("]]>", from: at + 9)
      var next = at
      while next < stop { next = character(input, next) }
      return next
    }
    if starts("<!--") { return drop(input, at..<end("-->", from: at + 4)) }
    if starts("<?") { return drop(input, at..<end("?>", from: at + 2)) }
    if starts("<!DOCTYPE") || starts("<!doctype") {
      let stop = input[at...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[") } ?? input.count
      guard stop < input.count, input[stop] == UInt8(ascii: ">") else {
        throw IntakeError(
          code: .unreadableFile, path: path, line: lines,
          message: Bilingual(
            vi:
              "Tệp này tự khai báo thực thể trong DOCTYPE, cách giấu dữ liệu độc hại, nên không đọc; hãy lấy bản không có DOCTYPE.",
            en:
              "This file declares entities in a DOCTYPE, where hostile files hide, and is not read; get it without a DOCTYPE."
          ))
      }
      return drop(input, at..<stop + 1)
    }
    let next = at + 1 < input.count ? input[at + 1] : 0x20
    guard next == UInt8(ascii: "/") || next == UInt8(ascii: "_") || next >= 0x80 || (next | 0x20) &- 97 < 26 else {
      text += Array("&lt;".utf8)
      return at + 1
    }
    return tag(input, at)
  }

  private mutating func drop(_ input: [UInt8], _ range: Range<Int>) -> Int {
    for byte in input[range] where byte == 0x0A {
      text.append(byte)
      lines += 1
    }
    return range.upperBound
  }

  private mutating func tag(_ input: [UInt8], _ start: Int) -> Int {
    let line = lines
    let first = text.count
    var quote: UInt8?
    text.append(input[start])
    var at = start + 1
    while at < input.count {
      let byte = input[at]
      if byte == UInt8(ascii: "<") { return at }
      if byte == UInt8(ascii: "&") {
        at = ItemMarkup.reference(input, at, into: &text)
        continue
      }
      at = character(input, at)
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    note(first..<text.count, line: line)
    return at
  }

  /// Keeps the place of an item and what stands open around the first.
  private mutating func note(_ tag: Range<Int>, line: Int) {
    let isEnd = text[tag.lowerBound + 1] == UInt8(ascii: "/")
    let isEmpty = tag.count > 2 && text[tag.upperBound - 2] == UInt8(ascii: "/")
    let name = String(
      decoding: text[(tag.lowerBound + (isEnd ? 2 : 1))..<tag.upperBound].prefix {
        $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
      }, as: UTF8.self)
    if root == nil, !isEnd { root = name }
    if isEnd, name == root { isClosed = true }
    // `item`, or `atom:entry` within `atom:feed`; `media:item` is somebody else's.
    let fields = name.split(separator: ":", maxSplits: 1)
    let isItem =
      names.contains(name)
      || fields.count == 2 && names.contains(String(fields[1])) && root?.hasPrefix("\(fields[0]):") == true
    if isItem, !isEnd {
      if items.isEmpty { closeHead() }
      if let last = items.indices.last { items[last].range = items[last].range.lowerBound..<tag.lowerBound }
      items.append(Item(range: tag.lowerBound..<tag.upperBound, line: line))
    }
    guard items.isEmpty else { return }
    if isEnd { _ = open.popLast() } else if !isEmpty { open.append(tag) }
  }

  private mutating func closeHead() {
    for tag in open.prefix(8) { wrapper += text[tag].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } }
    depth = min(open.count, 8)
  }

  /// Writes the reference at `at` as XML reads it: references that XML knows as they are, HTML's as their character, what is
  /// none with its `&` escaped. Returns the byte behind it.
  static func reference(_ input: [UInt8], _ at: Int, into text: inout [UInt8]) -> Int {
    let window = input[(at + 1)..<min(at + 34, input.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")), end > at + 1 else {
      text += Array("&amp;".utf8)
      return at + 1
    }
    let name = String(decoding: input[(at + 1)..<end], as: UTF8.self)
    switch name {
    case "amp", "lt", "gt", "quot", "apos": text += input[at...end]
    default:
      guard let scalar = character(named: name) else {
        text += Array("&amp;".utf8)
        return at + 1
      }
      switch scalar {
      case "&": text += Array("&amp;".utf8)
      case "<": text += Array("&lt;".utf8)
      case ">": text += Array("&gt;".utf8)
      case "\"": text += Array("&quot;".utf8)
      default: text += Array(String(scalar).utf8)
      }
    }
    return end + 1
  }

  /// The character of `#160`, `#xA0`, `nbsp`; a blank for one that XML forbids, nil for what names none.
  static func character(named name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, let scalar = Unicode.Scalar(value) else { return nil }
      return (value < 0x20 && ![9, 10, 13].contains(value)) || value & 0xFFFE == 0xFFFE ? " " : scalar
    }
    guard name.utf8.allSatisfy({ (48...57).contains($0) || ($0 | 0x20) &- 97 < 26 }) else { return nil }
    let value = soat_html_entity(name)
    if value != 0 { return Unicode.Scalar(value) }
    return newer[name]
  }

  /// Letters of Vietnamese and signs that HTML 5 named and HTML 4 did not.
  private static let newer: [String: Unicode.Scalar] = [
    "abreve": "ă", "Abreve": "Ă", "dstrok": "đ", "Dstrok": "Đ", "itilde": "ĩ", "Itilde": "Ĩ", "utilde": "ũ",
    "Utilde": "Ũ", "NewLine": "\n", "Tab": "\t", "colon": ":", "comma": ",",
    "period": ".", "excl": "!", "quest": "?", "num": "#", "percnt": "%", "lpar": "(", "rpar": ")", "sol": "/",
    "lsqb": "[", "rsqb": "]", "commat": "@", "plus": "+", "equals": "=", "ast": "*", "semi": ";", "dollar": "$",
    "hyphen": "‐", "dash": "‐", "horbar": "―",
  ]
}
