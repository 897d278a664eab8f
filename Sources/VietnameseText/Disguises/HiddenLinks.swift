/// Links and addresses that are not written as what they are: `abc[.]com`, `hxxps://`, `abc chấm com`, `bit . ly/abc`,
/// `abc a còng gmail chấm com`, and domains with letters of other alphabets.
struct HiddenLinks {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  private let dotWords = HiddenLinks.dotWordKeys
  private let atWord = HiddenLinks.atWordKey

  init(_ bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// In order of the text.
  /// - Parameter suspects: tokens beside what may stand for a dot or a scheme.
  func changes(links: [Range<Int>], beside suspects: [UInt32]) -> [Revealer.Change] {
    var found: [Revealer.Change] = []
    for suspect in suspects where suspect < tokens.count {
      let index = Int(suspect)
      if let scheme = scheme(index) { found.append(scheme) }
      if index > 0 {
        if let dot = dot(before: index) { found.append(dot) }
        if let sign = at(index) { found.append(sign) }
      }
    }
    for link in links { found += homograph(link) }
    return found.count < 2 ? found : found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func change(_ range: Range<Int>, _ text: String) -> Revealer.Change {
    Revealer.Change(kind: .link, range: range, scalars: text.unicodeScalars.map(\.value))
  }

  // MARK: Schemes

  private func scheme(_ index: Int) -> Revealer.Change? {
    let token = tokens[index]
    let end = Int(token.end)
    guard token.range.count == 4 || token.range.count == 5, bytes[Int(token.start)] | 0x20 == 0x68,
      end + 3 <= bytes.count,
      bytes[end] == 0x3A, bytes[end + 1] == 0x2F, bytes[end + 2] == 0x2F
    else { return nil }
    let start = Int(token.start)
    if start > 0, bytes[start - 1] >= 0x80 || isLabelByte(bytes[start - 1]) { return nil }
    let name = bytes[token.range].map { $0 | 0x20 }
    guard name.starts(with: "hxxp".utf8) else { return nil }
    return change(token.range, name.count == 5 ? "https" : "http")
  }

  // MARK: Dots

  /// What stands for the dot between a label and a domain's ending.
  private func dot(before index: Int) -> Revealer.Change? {
    let start = Int(tokens[index - 1].end)
    let end = Int(tokens[index].start)
    if isDotWord(index - 1) {
      guard index >= 2, isLabel(index - 2), onlySpaces(index - 1), onlySpaces(index), !isGluedToNext(index),
        let need = ending(index), need != .path
      else { return nil }
      return change(Int(tokens[index - 2].end)..<end, ".")
    }
    guard end - start >= 2, end - start <= 5, bytes[start] == 0x20 || "[({".utf8.contains(bytes[start]) else {
      return nil
    }
    let between = Array(bytes[start..<end])
    // `bit . ly/abc`: a full stop between two sentences has no blank before it, and no path behind.
    let isSpaced = between == [0x20, 0x2E, 0x20] || between == [0x20, 0x2E]
    guard isSpaced || HiddenLinks.brackets.contains(between), isLabel(index - 1), ending(index) != nil else {
      return nil
    }
    let past = Int(tokens[index].end)
    if isSpaced {
      guard past + 1 < bytes.count, bytes[past] == 0x2F, isLabelByte(bytes[past + 1]) else { return nil }
    }
    return change(start..<end, ".")
  }

  /// What the token needs to be a domain's ending; nil where it is none.
  private func ending(_ index: Int) -> TopLevelDomains.Need? {
    let token = tokens[index]
    guard token.range.count <= 8, bytes[token.range].allSatisfy({ isLabelByte($0) }) else { return nil }
    return TopLevelDomains.needs[Lexeme(String(decoding: bytes[token.range], as: UTF8.self).lowercased())]
  }

  private func isGluedToNext(_ index: Int) -> Bool { index + 1 < tokens.count && tokens[index + 1].gap == .none }

  private func isDotWord(_ index: Int) -> Bool { dotWords[tokens[index].key] != nil }

  private func isLabel(_ index: Int) -> Bool { bytes[tokens[index].range].allSatisfy { isLabelByte($0) } }

  private func isLabelByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private func onlySpaces(_ index: Int) -> Bool {
    let range = Int(tokens[index - 1].end)..<Int(tokens[index].start)
    return !range.isEmpty && range.allSatisfy { bytes[$0] == 0x20 }
  }

  // MARK: At

  /// `abc a còng gmail chấm com`
  private func at(_ index: Int) -> Revealer.Change? {
    guard tokens[index].key == atWord, bytes[tokens[index - 1].range].elementsEqual("a".utf8), index >= 2,
      index + 3 < tokens.count, isLabel(index - 2), isLabel(index + 1), isDotWord(index + 2), ending(index + 3) != nil,
      (index - 1...index + 3).allSatisfy(onlySpaces)
    else { return nil }
    return change(Int(tokens[index - 2].end)..<Int(tokens[index + 1].start), "@")
  }

  // MARK: Letters of other alphabets

  /// Only where every letter of the host is then Latin: a domain of another country stays.
  private func homograph(_ link: Range<Int>) -> [Revealer.Change] {
    var changes: [Revealer.Change] = []
    var host = link
    if let slash = hostStart(link) { host = slash..<link.upperBound }
    for glyph in Glyph.all(in: bytes, host) {
      if glyph.scalar == 0x2F { break }
      if glyph.scalar < 0x80 { continue }
      guard let known = Lookalikes.letters[glyph.scalar], known.script != .latin else { return [] }
      changes.append(
        Revealer.Change(kind: .link, range: glyph.start..<glyph.end, scalars: [known.letter]))
    }
    return changes
  }

  private func hostStart(_ link: Range<Int>) -> Int? {
    for index in link where index + 2 < link.upperBound && bytes[index] == 0x3A {
      return bytes[index + 1] == 0x2F && bytes[index + 2] == 0x2F ? index + 3 : nil
    }
    return nil
  }

  private static let brackets: Set<[UInt8]> = Set(
    ["[.]", "(.)", "{.}", " [.] ", "[dot]", "(dot)"].map { Array($0.utf8) })
  private static let dotWordKeys = KeySet(
    Dictionary(uniqueKeysWithValues: dotNames.map { (SyllableKey($0.utf8), true) }))
  /// How a dot is said.
  static let dotNames = ["chấm", "dot"]
  private static let atWordKey = SyllableKey(atName.utf8)
  /// Behind `a`: how the sign of an address is said.
  static let atName = "còng"
}
