internal import Documents

/// Writes the text of one part and notes for each stretch of it where it stands in the page.
struct PartBuilder {
  /// What stands between what was written and what comes next.
  enum Gap: Int, Comparable {
    case none, blank, line, paragraph
    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }
  private(set) var text: [UInt8] = []
  private(set) var pieces: [SourceMap.Piece] = []
  private(set) var gap = Gap.none
  /// Where each paragraph begins.
  private(set) var paragraphs: [Int] = []
  /// Lines of a quotation begin with `> `, by which quotations are known.
  var isQuoted = false
  private var blankSource = 0..<0
  /// Page bytes that the last piece ends at; -1 where it is no copy.
  private var copiedTo = -1
  private let file: [UInt8]

  init(file: [UInt8]) { self.file = file }

  var isEmpty: Bool { text.isEmpty }

  mutating func leave(_ wanted: Gap) {
    if wanted > gap { gap = wanted }
  }

  /// Two line breaks are a new paragraph, as they look.
  mutating func breakLine() { gap = gap >= .line ? .paragraph : .line }

  /// Characters of a text node. Outside `<pre>`, blanks run together.
  /// - Parameter source: bytes of the page that they were made from; nil where they stand nowhere.
  mutating func add(
    _ characters: UnsafeRawBufferPointer, source: Range<Int>?, keepsBlanks: Bool, references: inout References
  ) {
    guard !characters.isEmpty else { return }
    guard let source else { return addRun(characters, at: 0, keepsBlanks: keepsBlanks) { _ in nil } }
    let isCopy =
      source.count == characters.count
      && file.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[source]).elementsEqual(characters) }
    if isCopy {
      addRun(characters, at: source.lowerBound, keepsBlanks: keepsBlanks) { $0 }
      return
    }
    var alignment = TextAlignment(text: characters, file: file, source: source)
    while let stretch = alignment.next(&references) {
      let part = UnsafeRawBufferPointer(rebasing: characters[stretch.text])
      if stretch.isCopy {
        addRun(part, at: stretch.source.lowerBound, keepsBlanks: keepsBlanks) { $0 }
      } else if part.count == 1, PartBuilder.isBlank(part[0]), !keepsBlanks {
        blank(at: stretch.source.lowerBound)
      } else if gap >= .line || text.isEmpty, part.count == 2, part[0] == 0xC2, part[1] == 0xA0 {
        continue
      } else {
        flush(at: stretch.source.lowerBound)
        append(
          part,
          source: stretch.source.count == part.count
            ? stretch.source.lowerBound..<stretch.source.lowerBound : stretch.source)
        copiedTo = -1
      }
    }
  }

  /// Words that the page shows and does not hold, as the marks around `<q>`.
  mutating func addNowhere(_ words: String) {
    flush(at: nil)
    Array(words.utf8).withUnsafeBytes { append($0, source: nowhere) }
    copiedTo = -1
  }

  private var nowhere: Range<Int> {
    let end = pieces.last?.source.upperBound ?? 0
    return end..<end
  }

  /// Copied characters; `place` turns an offset in the page into one, or nil where there is none.
  private mutating func addRun(
    _ characters: UnsafeRawBufferPointer, at start: Int, keepsBlanks: Bool, place: (Int) -> Int?
  ) {
    if keepsBlanks { return addPreformatted(characters, at: start, place: place) }
    var at = 0
    while at < characters.count {
      if PartBuilder.isBlank(characters[at]) {
        blank(at: place(start + at))
        at += 1
        continue
      }
      // No-break spaces that a paragraph begins with are its indent.
      if characters[at] == 0xC2, gap >= .line || text.isEmpty, at + 1 < characters.count, characters[at + 1] == 0xA0 {
        at += 2
        continue
      }
      var end = at + 1
      while end < characters.count {
        if PartBuilder.isBlank(characters[end]) {
          guard characters[end] == 0x20, end + 1 < characters.count, !PartBuilder.isBlank(characters[end + 1]) else {
            break
          }
        }
        end += 1
      }
      let run = UnsafeRawBufferPointer(rebasing: characters[at..<end])
      let source = place(start + at)
      flush(at: source)
      if let source { copy(run, from: source) } else { append(run, source: nowhere) }
      at = end
    }
  }

  private mutating func addPreformatted(_ characters: UnsafeRawBufferPointer, at start: Int, place: (Int) -> Int?) {
    var at = 0
    while at < characters.count {
      let end = characters[at...].firstIndex(of: 0x0A) ?? characters.count
      if end > at {
        let source = place(start + at)
        flush(at: source)
        let run = UnsafeRawBufferPointer(rebasing: characters[at..<end])
        if let source { copy(run, from: source) } else { append(run, source: nowhere) }
      }
      if end < characters.count { breakLine() }
      at = end + 1
    }
  }

  private mutating func blank(at source: Int?) {
    guard gap == .none else { return }
    gap = .blank
    blankSource = source.map { $0..<$0 } ?? nowhere
    // One space right behind what was copied goes on being a copy.
    if let source, source == copiedTo, file[source] == 0x20 { blankSource = source..<source + 1 }
  }

  /// Writes the gap, where something stands before it.
  private mutating func flush(at source: Int?) {
    defer { gap = .none }
    if text.isEmpty {
      paragraphs.append(0)
      if isQuoted { appendSign("> ", at: source) }
      return
    }
    switch gap {
    case .none: return
    case .blank:
      if blankSource.count == 1, blankSource.lowerBound == copiedTo {
        [UInt8(0x20)].withUnsafeBytes { copy($0, from: blankSource.lowerBound) }
      } else {
        appendSign(" ", at: blankSource.lowerBound)
      }
    case .line: appendSign(isQuoted ? "\n> " : "\n", at: source)
    case .paragraph:
      appendSign("\n\n", at: source)
      paragraphs.append(text.count)
      if isQuoted { appendSign("> ", at: source) }
    }
  }

  private mutating func appendSign(_ sign: StaticString, at source: Int?) {
    let place = source ?? nowhere.lowerBound
    append(UnsafeRawBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount), source: place..<place)
    copiedTo = -1
  }

  private mutating func copy(_ bytes: UnsafeRawBufferPointer, from source: Int) {
    if source != copiedTo { pieces.append(SourceMap.Piece(start: text.count, source: source..<source)) }
    pieces[pieces.count - 1].source = pieces[pieces.count - 1].source.lowerBound..<source + bytes.count
    text.append(contentsOf: bytes)
    copiedTo = source + bytes.count
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer, source: Range<Int>) {
    pieces.append(SourceMap.Piece(start: text.count, source: source))
    text.append(contentsOf: bytes)
    copiedTo = -1
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  /// The part, with blanks at its end taken off.
  func part(_ kind: PartKind) -> DocumentPart {
    var part = DocumentPart(kind: kind, text: text)
    part.map = SourceMap(pieces: pieces, file: file)
    return part
  }
}

/// What references of a page mean, each asked once.
struct References {
  private var known: [[UInt8]: [UInt8]] = [:]

  mutating func meaning(_ reference: ArraySlice<UInt8>) -> [UInt8] {
    let key = Array(reference)
    if let found = known[key] { return found }
    let meaning = PageTree.decode(reference)
    if known.count < 4096 { known[key] = meaning }
    return meaning
  }
}
