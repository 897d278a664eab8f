/// One text, read once: its views, its tokens, its repairs, its paragraphs and sentences. Owned by one task.
public final class TextAnalysis {
  /// NFC only.
  public let source: TextView
  /// Orthographically clean; shares the bytes of `source` where nothing had to be changed.
  public let canonical: TextView
  /// In order of the canonical view.
  public let tokens: [Token]
  public private(set) var repairs: [Repair]
  /// Canonical bytes of links, e-mail addresses, hashtags and mentions, in order.
  public let opaqueRanges: [Range<Int>]
  /// What each opaque range is.
  public let opaqueKinds: [Segment.Kind]

  /// From canonical bytes to bytes of the source view.
  let canonicalToSource: OffsetMap
  let sourceOpaqueRanges: [Range<Int>]
  /// Kept for what is read on demand: it knows the tokens of this text.
  private let analyzer: TextAnalyzer
  /// Filled by the first reader of `segments`.
  var segmentCache: SegmentTable?

  /// Bytes must be valid UTF-8, fewer than 2^31. O(bytes).
  public convenience init(_ bytes: [UInt8], analyzer: TextAnalyzer) {
    self.init(bytes, analyzer: analyzer, readsCharsets: true)
  }

  /// - Parameter readsCharsets: false for a text that was read once and is only looked at again.
  init(_ bytes: [UInt8], analyzer: TextAnalyzer, readsCharsets: Bool) {
    analyzer.trim()
    self.analyzer = analyzer
    var source = TextAnalysis.composed(bytes)
    var reading = Scanned(source.bytes, analyzer)
    var charsets: [Range<Int>] = []
    if readsCharsets, reading.scan.seen & Token.Flags.foreign.rawValue != 0,
      let repaired = TextAnalysis.withCharsetsRead(source)
    {
      (source, charsets) = repaired
      reading = Scanned(source.bytes, analyzer)
    }
    self.source = source
    sourceOpaqueRanges = reading.opaque.map(\.range)
    opaqueKinds = reading.opaque.map(\.kind)
    let scan = reading.scan
    tokens = scan.tokens
    opaqueRanges = scan.opaque
    if scan.changes.isEmpty {
      canonicalToSource = OffsetMap()
      canonical = TextView(kind: .canonical, bytes: source.bytes, map: source.map)
      repairs = []
    } else {
      let stitched = TextAnalysis.stitched(source.bytes, scan.changes, analyzer)
      canonicalToSource = stitched.map
      canonical = TextView(kind: .canonical, bytes: stitched.bytes, map: stitched.map.composed(with: source.map))
      repairs = stitched.repairs
    }
    if !charsets.isEmpty { noteCharsets(charsets) }
  }

  /// Links and the like, and the tokens.
  private struct Scanned {
    let opaque: [(kind: Segment.Kind, range: Range<Int>)]
    let scan: TokenScan

    init(_ source: [UInt8], _ analyzer: TextAnalyzer) {
      let found = source.withUnsafeBufferPointer { OpaqueScanner.ranges(in: $0) }
      opaque = found
      scan = source.withUnsafeBufferPointer { TokenScan($0, opaque: found.map(\.range), analyzer: analyzer) }
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
    _ source: [UInt8], _ changes: [TokenScan.Change], _ analyzer: TextAnalyzer
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
  public private(set) lazy var revealed: TextView = TextView(
    kind: .revealed, bytes: revelation.bytes, map: revelation.map.composed(with: canonical.map))

  /// What was disguised, and how it reads.
  private(set) lazy var revelation = Revelation(of: self, analyzer: analyzer)

  /// The revealed view as a text of its own, with tokens: its canonical bytes are those of the revealed view. Nil where
  /// nothing is disguised.
  public var revealedAnalysis: TextAnalysis? { revelation.analysis }

  /// Canonical bytes that a range of the revealed view stands for, widened over whole disguises.
  public func canonicalRange(ofRevealed range: Range<Int>) -> Range<Int> { revelation.map.sourceRange(of: range) }

  /// Revealed bytes that a range of the canonical view became.
  public func revealedRange(ofCanonical range: Range<Int>) -> Range<Int> { revelation.map.viewRange(of: range) }

  /// Lower case, no diacritics, `đ` and `₫` as d, compatibility forms resolved, `y` as `i` where both are right; disguises read.
  public private(set) lazy var folded: TextView = TextView(
    kind: .folded, bytes: foldedParts.bytes, map: foldedParts.map.composed(with: canonical.map))

  /// Folded bytes, and the map from them to canonical bytes.
  private lazy var foldedParts: (bytes: [UInt8], map: OffsetMap) = {
    guard let revealed = revealedAnalysis else { return FoldedView.make(canonical.bytes, tokens: tokens) }
    let folded = FoldedView.make(revealed.canonical.bytes, tokens: revealed.tokens)
    return (folded.bytes, folded.map.composed(with: revelation.map))
  }()

  /// Canonical bytes that a range of the folded view stands for, widened over whole folded letters.
  public func canonicalRange(ofFolded range: Range<Int>) -> Range<Int> { foldedParts.map.sourceRange(of: range) }

  /// Folded bytes that a range of the canonical view became.
  public func foldedRange(ofCanonical range: Range<Int>) -> Range<Int> { foldedParts.map.viewRange(of: range) }

  /// Canonical bytes with opaque ranges overwritten by 0x1A, so that patterns do not look into links. Same length.
  public private(set) lazy var masked: [UInt8] = TextAnalysis.mask(canonical.bytes, opaqueRanges)

  /// The same for the source view.
  public private(set) lazy var maskedSource: [UInt8] = TextAnalysis.mask(source.bytes, sourceOpaqueRanges)

  private static func mask(_ bytes: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    var bytes = bytes
    for range in ranges {
      for index in range { bytes[index] = 0x1A }
    }
    return bytes
  }

  /// Stretches between blank lines.
  public private(set) lazy var paragraphs: [Paragraph] =
    ProseReader.read(canonical.bytes, tokens) { $0.paragraphs() }

  /// In order; every sentence lies in one paragraph.
  public private(set) lazy var sentences: [Sentence] = {
    let paragraphs = paragraphs
    let opaque = opaqueRanges
    return ProseReader.read(canonical.bytes, tokens) { $0.sentences(of: paragraphs, opaque: opaque) }
  }()

  /// Some token carries a tone, a quality mark or a đ.
  public private(set) lazy var accentedText: Bool = tokens.contains {
    $0.flags.contains(.accented) && !$0.flags.contains(.opaque)
  }
}
