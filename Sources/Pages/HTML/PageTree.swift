internal import CPageTree

/// A page as a list of nodes in its own order: what is inside a node stands right behind it, up to its `end`. Walks over it
/// need no recursion. A class, since one owner must give the memory back.
final class PageTree {
  private let page: UnsafeMutablePointer<soat_page>
  /// The page as valid UTF-8; the tree points into it.
  let file: [UInt8]
  private let bytes: UnsafeMutableBufferPointer<CChar>
  let count: Int

  /// Reads a page. Nil where there is no memory.
  /// - Parameter file: valid UTF-8 without zero bytes.
  init?(_ file: [UInt8], limits: PageLimits) {
    self.file = file
    // The tree needs the bytes where they are, for as long as it lives.
    let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, file.count))
    file.withUnsafeBytes { UnsafeMutableRawBufferPointer(bytes).copyMemory(from: $0) }
    self.bytes = bytes
    var bounds = soat_page_limits(
      simple_bytes: UInt32(clamping: limits.fullBytes), simple_depth: UInt32(clamping: limits.depth),
      simple_nodes: UInt32(clamping: limits.fullNodes), attributes: UInt32(clamping: min(limits.attributes, 65_535)),
      nodes: UInt32(clamping: limits.nodes), memory: limits.memory)
    guard let page = soat_page_read(bytes.baseAddress, file.count, &bounds) else {
      bytes.deallocate()
      return nil
    }
    self.page = page
    count = Int(page.pointee.node_count)
  }

  deinit {
    soat_page_free(page)
    bytes.deallocate()
  }

  /// Why the page was read by the simple reader, or not to its end.
  var status: UInt32 { page.pointee.status }

  /// Contents of scripts with linked data, as bytes of the page.
  var linkedData: [Range<Int>] {
    (0..<Int(page.pointee.data_count)).map {
      let range = page.pointee.data[$0]
      return Int(range.start)..<Int(range.start + range.length)
    }
  }

  @inline(__always)
  func node(_ index: Int) -> soat_page_node { page.pointee.nodes[index] }

  @inline(__always)
  func tag(_ index: Int) -> Int { Int(page.pointee.nodes[index].tag) }

  @inline(__always)
  func parent(_ index: Int) -> Int { Int(page.pointee.nodes[index].parent) }

  /// The index behind the last node inside this one.
  @inline(__always)
  func end(_ index: Int) -> Int { Int(page.pointee.nodes[index].end) }

  @inline(__always)
  func hasAttributes(_ index: Int) -> Bool { page.pointee.nodes[index].attribute_count > 0 }

  /// The decoded characters of a text; valid UTF-8.
  @inline(__always)
  func text(_ index: Int) -> UnsafeRawBufferPointer {
    let node = page.pointee.nodes[index]
    return UnsafeRawBufferPointer(start: node.text, count: Int(node.text_length))
  }

  /// Bytes of the page that a text or a tag was made from; nil where it stands nowhere.
  @inline(__always)
  func source(_ index: Int) -> Range<Int>? {
    let node = page.pointee.nodes[index]
    return node.source == SOAT_PAGE_NOWHERE ? nil : Int(node.source)..<Int(node.source + node.source_length)
  }

  /// The value of an attribute; nil where the element has none of this name.
  func attribute(_ index: Int, _ name: StaticString) -> String? {
    rawAttribute(index, name).map { String(cString: $0) }
  }

  /// The same without making a string.
  @inline(__always)
  func rawAttribute(_ index: Int, _ name: StaticString) -> UnsafePointer<CChar>? {
    let node = page.pointee.nodes[index]
    guard node.attribute_count > 0 else { return nil }
    for number in Int(node.first_attribute)..<Int(node.first_attribute) + Int(node.attribute_count) {
      let attribute = page.pointee.attributes[number]
      if PageTree.same(attribute.name, name) { return attribute.value }
    }
    return nil
  }

  func attribute(_ index: Int, named name: String) -> String? {
    let node = page.pointee.nodes[index]
    for number in Int(node.first_attribute)..<Int(node.first_attribute) + Int(node.attribute_count) {
      let attribute = page.pointee.attributes[number]
      if String(cString: attribute.name) == name { return String(cString: attribute.value) }
    }
    return nil
  }

  @inline(__always)
  private static func same(_ name: UnsafePointer<CChar>, _ other: StaticString) -> Bool {
    let start = other.utf8Start
    let count = other.utf8CodeUnitCount
    for index in 0..<count where UInt8(bitPattern: name[index]) != start[index] { return false }
    return name[count] == 0
  }

  /// The element's name in small letters.
  func name(_ index: Int) -> String {
    let node = node(index)
    if node.text_length > 0, node.tag != 0 { return String(decoding: text(index), as: UTF8.self).lowercased() }
    return String(cString: soat_page_tag_name(node.tag))
  }

  /// All the text inside, blanks as they are. For titles, times and the like.
  func allText(_ index: Int) -> [UInt8] {
    var result: [UInt8] = []
    for inside in index..<end(index) where tag(inside) == 0 { result.append(contentsOf: text(inside)) }
    return result
  }

  /// What a run of text beginning with `&` means in HTML; empty where it cannot be told.
  static func decode(_ reference: ArraySlice<UInt8>) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: 64 + reference.count)
    let written = reference.withUnsafeBytes { from in
      out.withUnsafeMutableBytes { to in
        soat_page_decode(
          from.baseAddress?.assumingMemoryBound(to: CChar.self), from.count,
          to.baseAddress?.assumingMemoryBound(to: CChar.self), to.count)
      }
    }
    return Array(out.prefix(written))
  }
}

/// Why a page was not read as HTML 5 reads it.
struct PageStatus: OptionSet {
  let rawValue: UInt32
  static let tooLarge = PageStatus(rawValue: 1)
  static let tooDeep = PageStatus(rawValue: 2)
  static let tooManyNodes = PageStatus(rawValue: 4)
  static let tooManyAttributes = PageStatus(rawValue: 8)
  static let tooMuchWork = PageStatus(rawValue: 16)
  static let cut = PageStatus(rawValue: 32)
  static let noMemory = PageStatus(rawValue: 64)
}
