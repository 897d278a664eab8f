/// The revealed view, and what was revealed in it.
struct Revelation {
  /// Equal to the canonical bytes where nothing is disguised.
  private(set) var bytes: [UInt8]
  /// From revealed bytes to canonical bytes.
  private(set) var map = OffsetMap()
  private(set) var disguises: [Disguise] = []
  /// The revealed view, analysed; nil where nothing is disguised.
  private(set) var analysis: TextAnalysis?

  /// What was read may show what stands beside it in a new light (`comĐặc` hides `com`), so a text is read again until there is
  /// nothing to read; few texts need a second round, and none is given more than this.
  private static let roundLimit = 4

  /// A change of some round, in canonical bytes.
  private struct Note {
    var range: Range<Int>
    var kind: Disguise.Kind
    var isPlain: Bool
  }

  init(of analysis: TextAnalysis, analyzer: TextAnalyzer) {
    bytes = analysis.canonical.bytes
    var notes: [Note] = []
    var current = analysis
    for _ in 0..<Revelation.roundLimit {
      let changes = Revelation.changes(in: current, analyzer)
      if changes.isEmpty { break }
      notes += changes.map { Note(range: map.sourceRange(of: $0.range), kind: $0.kind, isPlain: $0.isPlain) }
      apply(changes)
      current = TextAnalysis(bytes, analyzer: analyzer, readsCharsets: false)
      // A repair in what was read is part of the reading.
      map = current.canonical.map.composed(with: map)
      bytes = current.canonical.bytes
      self.analysis = current
    }
    disguises = map.edits.compactMap { edit in
      let note = notes.first { !$0.isPlain && $0.range.overlaps(edit.source) }
      return note.map { Disguise(kind: $0.kind, canonicalRange: edit.source, revealedRange: edit.view) }
    }
  }

  private static func changes(in analysis: TextAnalysis, _ analyzer: TextAnalyzer) -> [Revealer.Change] {
    let suspects = analysis.text.suspects
    return analysis.canonical.bytes.withUnsafeBufferPointer { bytes in
      analysis.text.tokens.withUnsafeBufferPointer { tokens in
        var words: [Revealer.Change] = []
        if !suspects.words.isEmpty {
          var revealer = Revealer(bytes, tokens: tokens, analyzer: analyzer)
          revealer.readWords(suspects.words)
          words = revealer.changes
        }
        let phones = suspects.mayHoldPhones ? HiddenPhones(bytes, tokens: tokens).changes(suspects) : []
        // A domain in letters of another alphabet is a link already.
        guard !suspects.links.isEmpty || !analysis.opaqueRanges.isEmpty else { return merged(words, with: phones) }
        let links = zip(analysis.opaqueRanges, analysis.opaqueKinds).filter { $0.1 == .link }.map(\.0)
        let hidden = HiddenLinks(bytes, tokens: tokens).changes(links: links, beside: suspects.links)
        return merged(merged(words, with: phones), with: hidden)
      }
    }
  }

  /// Of two changes that overlap the second list's wins: a phone number is read as a whole.
  private static func merged(_ words: [Revealer.Change], with wholes: [Revealer.Change]) -> [Revealer.Change] {
    if wholes.isEmpty { return words }
    let kept = words.filter { word in !wholes.contains { $0.range.overlaps(word.range) } }
    return (kept + wholes).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func apply(_ changes: [Revealer.Change]) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var edits: [OffsetMap.Edit] = []
    var taken = 0
    for change in changes {
      result.append(contentsOf: bytes[taken..<change.range.lowerBound])
      let start = result.count
      for scalar in change.scalars { UTF8Reader.append(scalar, to: &result) }
      edits.append(OffsetMap.Edit(view: start..<result.count, source: change.range))
      taken = change.range.upperBound
    }
    result.append(contentsOf: bytes[taken...])
    bytes = result
    map = OffsetMap(edits: edits).composed(with: map)
  }
}
