/// One text, read once: its views, its tokens, its repairs, its paragraphs and sentences. Owned by one task, which may read one
/// text after another into it.
public final class TextAnalysis {
  /// NFC only.
  public private(set) var source = TextView(kind: .source)
  /// Orthographically clean; shares the bytes of `source` where nothing had to be changed.
  public private(set) var canonical = TextView(kind: .canonical)
  /// In order of the canonical view.
  public var tokens: [Token] { text.tokens }
  public private(set) var repairs: [Repair] = []
  /// Canonical bytes of links, e-mail addresses, hashtags and mentions, in order.
  public var opaqueRanges: [Range<Int>] { text.opaque }
  /// What each opaque range is.
  public var opaqueKinds: [Segment.Kind] { sourceOpaque.map(\.kind) }

  private(set) var text = ScannedText()
  /// From canonical bytes to bytes of the source view.
  private(set) var canonicalToSource = OffsetMap()
  private var sourceOpaque: [(kind: Segment.Kind, range: Range<Int>)] = []
  /// Kept for what is read on demand: it knows the tokens of this text.
  private let analyzer: TextAnalyzer
  private var asked = Asked()

  /// What is made when it is first asked for.
  private struct Asked {
    var revelation: Revelation?
    var revealed: TextView?
    var folded: TextView?
    var foldedMap: OffsetMap?
    var masked: [UInt8]?
    var maskedSource: [UInt8]?
    var paragraphs: [Paragraph]?
    var sentences: [Sentence]?
    var accentedText: Bool?
    var segments: SegmentTable?
  }

  /// Bytes must be valid UTF-8, fewer than 2^31. O(bytes).
  public convenience init(_ bytes: [UInt8], analyzer: TextAnalyzer) {
    self.init(bytes, analyzer: analyzer, readsCharsets: true)
  }

  /// - Parameter readsCharsets: false for a text that was read once and is only looked at again.
  init(_ bytes: [UInt8], analyzer: TextAnalyzer, readsCharsets: Bool) {
    self.analyzer = analyzer
    read(bytes, readsCharsets: readsCharsets)
  }

  /// Reads another text in place of this one and takes no new memory where the old room is enough. Views that were handed out
  /// stay as they are.
  public func read(_ bytes: [UInt8]) { read(bytes, readsCharsets: true) }

  private func read(_ bytes: [UInt8], readsCharsets: Bool) {
    analyzer.trim()
    asked = Asked()
    source = TextAnalysis.composed(bytes)
    scan()
    var charsets: [Range<Int>] = []
    if readsCharsets, text.seen & Token.Flags.foreign.rawValue != 0,
      let repaired = TextAnalysis.withCharsetsRead(source)
    {
      (source, charsets) = repaired
      scan()
    }
    if text.changes.isEmpty {
      canonicalToSource = OffsetMap()
      canonical = TextView(kind: .canonical, bytes: source.bytes, map: source.map)
      repairs.removeAll(keepingCapacity: true)
    } else {
      let stitched = TextAnalysis.stitched(source.bytes, text.changes, analyzer)
      canonicalToSource = stitched.map
      canonical = TextView(kind: .canonical, bytes: stitched.bytes, map: stitched.map.composed(with: source.map))
      repairs = stitched.repairs
    }
    if !charsets.isEmpty { noteCharsets(charsets) }
  }

  /// Links and the like, and the tokens.
  private func scan() {
    source.bytes.withUnsafeBufferPointer { bytes in
      sourceOpaque = OpaqueScanner.ranges(in: bytes)
      TokenScan.read(bytes, opaque: sourceOpaque, analyzer: analyzer, into: &text)
    }
  }

  /// The view with what legacy charsets left in it read, and where that was, in its bytes; nil where nothing was.
  private static func withCharsetsRead(_ given: TextView) -> (view: TextView, charsets: [Range<Int>])? {
    guard let repair = given.bytes.withUnsafeBufferPointer({ CharsetRepair($0) }) else { return nil }
    let view = composed(repair.bytes)
    let charsets = repair.edits.map { view.map.viewRange(of: $0.view) }
    let map = view.map.composed(with: OffsetMap(edits: repair.edits)).composed(with: given.map)
    return (TextView(kind: .source, bytes: view.bytes, map: map), charsets)
  }

  private static func composed(_ bytes: [UInt8]) -> TextView {
    let normal = bytes.withUnsafeBufferPointer { ICU.isNFC($0) ? nil : ICU.nfc($0) }
    guard let normal else { return TextView(kind: .source, bytes: bytes, map: OffsetMap()) }
    return TextView(kind: .source, bytes: normal.bytes, map: OffsetMap(edits: normal.edits))
  }

  private func noteCharsets(_ charsets: [Range<Int>]) {
    let found = charsets.map {
      Repair(kind: .charset, canonicalRange: canonicalToSource.viewRange(of: $0), sourceRange: $0)
    }
    repairs = (repairs + found).sorted { $0.sourceRange.lowerBound < $1.sourceRange.lowerBound }
  }

  private static func stitched(
    _ source: [UInt8], _ changes: [ScannedText.Change], _ analyzer: TextAnalyzer
  ) -> (bytes: [UInt8], map: OffsetMap, repairs: [Repair]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var edits: [OffsetMap.Edit] = []
    edits.reserveCapacity(changes.count)
    var repairs: [Repair] = []
    var taken = 0
    for change in changes {
      bytes.append(contentsOf: source[taken..<change.range.lowerBound])
      let replacement = analyzer.replacements[change.replacement]
      let start = bytes.count
      bytes.append(contentsOf: analyzer.pool[replacement.offset..<replacement.offset + replacement.count])
      edits.append(OffsetMap.Edit(view: start..<bytes.count, source: change.range))
      for kind in replacement.kinds.all {
        repairs.append(Repair(kind: kind, canonicalRange: start..<bytes.count, sourceRange: change.range))
      }
      taken = change.range.upperBound
    }
    bytes.append(contentsOf: source[taken...])
    return (bytes, OffsetMap(edits: edits), repairs)
  }

  /// Digits of the text in figures.
  public var digitCount: Int { text.suspects.digitCount }

  // MARK: Offsets

  /// Bytes of the text as given, widened over whole repaired tokens.
  public func rawRange(of canonicalRange: Range<Int>) -> Range<Int> { canonical.map.sourceRange(of: canonicalRange) }

  /// Bytes of the text as given for bytes of any view, widened over whole changed tokens.
  public func rawRange(of range: Range<Int>, in kind: ViewKind) -> Range<Int> { view(kind).map.sourceRange(of: range) }

  /// Bytes of the source view, widened over whole repaired tokens.
  public func sourceViewRange(of canonicalRange: Range<Int>) -> Range<Int> {
    canonicalToSource.sourceRange(of: canonicalRange)
  }

  /// Bytes of the canonical view that a range of the source view became, widened over whole repaired tokens. O(repairs).
  public func canonicalRange(ofSource range: Range<Int>) -> Range<Int> { canonicalToSource.viewRange(of: range) }

  public func view(_ kind: ViewKind) -> TextView {
    switch kind {
    case .source: source
    case .canonical: canonical
    case .revealed: revealed
    case .folded: folded
    }
  }

  // MARK: On demand

  /// Disguises read; shares the bytes of `canonical` where there are none.
  public var revealed: TextView {
    once(asked.revealed, { $0.revealed = $1 }) {
      TextView(kind: .revealed, bytes: revelation.bytes, map: revelation.map.composed(with: canonical.map))
    }
  }

  /// What was disguised, and how it reads.
  var revelation: Revelation {
    once(asked.revelation, { $0.revelation = $1 }) { Revelation(of: self, analyzer: analyzer) }
  }

  /// The revealed view as a text of its own, with tokens: its canonical bytes are those of the revealed view. Nil where
  /// nothing is disguised.
  public var revealedAnalysis: TextAnalysis? { revelation.analysis }

  /// Canonical bytes that a range of the revealed view stands for, widened over whole disguises.
  public func canonicalRange(ofRevealed range: Range<Int>) -> Range<Int> { revelation.map.sourceRange(of: range) }

  /// Revealed bytes that a range of the canonical view became.
  public func revealedRange(ofCanonical range: Range<Int>) -> Range<Int> { revelation.map.viewRange(of: range) }

  /// Lower case, no diacritics, `đ` and `₫` as d, compatibility forms resolved, `y` as `i` where both are right; disguises read.
  public var folded: TextView {
    once(asked.folded, { $0.folded = $1 }) {
      TextView(kind: .folded, bytes: foldedBytes, map: foldedMap.composed(with: canonical.map))
    }
  }

  /// The bytes of the folded view, without the map.
  public var foldedBytes: [UInt8] { (revealedAnalysis ?? self).text.folded }

  /// From folded bytes to canonical bytes.
  private var foldedMap: OffsetMap {
    once(asked.foldedMap, { $0.foldedMap = $1 }) {
      guard let revealed = revealedAnalysis else { return FoldedMap.make(text, canonical: canonical.bytes) }
      return FoldedMap.make(revealed.text, canonical: revealed.canonical.bytes).composed(with: revelation.map)
    }
  }

  /// Canonical bytes that a range of the folded view stands for, widened over whole folded tokens.
  public func canonicalRange(ofFolded range: Range<Int>) -> Range<Int> { foldedMap.sourceRange(of: range) }

  /// Folded bytes that a range of the canonical view became.
  public func foldedRange(ofCanonical range: Range<Int>) -> Range<Int> { foldedMap.viewRange(of: range) }

  /// Canonical bytes with opaque ranges overwritten by 0x1A, so that patterns do not look into links. Same length.
  public var masked: [UInt8] {
    once(asked.masked, { $0.masked = $1 }) { TextAnalysis.mask(canonical.bytes, text.opaque) }
  }

  /// The same for the source view.
  public var maskedSource: [UInt8] {
    once(asked.maskedSource, { $0.maskedSource = $1 }) { TextAnalysis.mask(source.bytes, sourceOpaque.map(\.range)) }
  }

  private static func mask(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    var bytes = bytes
    for range in ranges {
      for index in range { bytes[index] = 0x1A }
    }
    return bytes
  }

  /// Stretches between blank lines.
  public var paragraphs: [Paragraph] {
    once(asked.paragraphs, { $0.paragraphs = $1 }) { ProseReader.read(canonical.bytes, tokens) { $0.paragraphs() } }
  }

  /// In order; every sentence lies in one paragraph.
  public var sentences: [Sentence] {
    once(asked.sentences, { $0.sentences = $1 }) {
      let paragraphs = paragraphs
      let opaque = opaqueRanges
      return ProseReader.read(canonical.bytes, tokens) { $0.sentences(of: paragraphs, opaque: opaque) }
    }
  }

  /// Some token carries a tone, a quality mark or a đ.
  public var accentedText: Bool {
    once(asked.accentedText, { $0.accentedText = $1 }) {
      tokens.contains { $0.flags.contains(.accented) && !$0.flags.contains(.opaque) }
    }
  }

  /// What was recognised of one kind in the canonical view, by start, the longer first. Each kind is looked for when it is first
  /// asked for.
  public func segments(_ kind: Segment.Kind) -> [Segment] {
    if asked.segments == nil {
      asked.segments = SegmentTable(
        canonical: canonical.bytes, tokens: tokens, opaque: zip(opaqueKinds, opaqueRanges).map { ($0, $1) })
    }
    return asked.segments?.of(kind) ?? []
  }

  /// What was recognised of all kinds, by start, the longer first. Segments of different kinds may overlap.
  public var allSegments: [Segment] {
    Segment.Kind.allCases.flatMap(segments).sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  /// Whether canonical spelling differs from the author's anywhere: a tone mark that moved, a letter of another alphabet.
  public var isRespelled: Bool { !text.changes.isEmpty }

  private func once<Value>(_ known: Value?, _ keep: (inout Asked, Value) -> Void, _ make: () -> Value) -> Value {
    if let known { return known }
    let made = make()
    keep(&asked, made)
    return made
  }
}
