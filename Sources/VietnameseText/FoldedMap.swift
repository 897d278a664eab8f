/// The way from the folded bytes of a text to its canonical bytes. A token that folding changed is one edit.
enum FoldedMap {
  static func make(_ text: ScannedText, canonical: [UInt8]) -> OffsetMap {
    var edits: [OffsetMap.Edit] = []
    edits.reserveCapacity(text.tokens.count)
    var gaps = text.foldedGaps[...]
    /// How far canonical bytes are ahead of folded bytes.
    var shift = 0
    func takeGaps(before end: Int) {
      while let gap = gaps.first, gap.source.lowerBound < end {
        edits.append(gap)
        shift = gap.source.upperBound - gap.view.upperBound
        gaps.removeFirst()
      }
    }
    canonical.withUnsafeBufferPointer { canonical in
      text.folded.withUnsafeBufferPointer { folded in
        for token in text.tokens {
          takeGaps(before: Int(token.start))
          let source = token.range
          let view = source.lowerBound - shift..<Int(token.foldedEnd)
          if view.count != source.count || !isSame(canonical, source.lowerBound, folded, view) {
            edits.append(OffsetMap.Edit(view: view, source: source))
          }
          shift = source.upperBound - view.upperBound
        }
      }
    }
    takeGaps(before: .max)
    return OffsetMap(edits: edits)
  }

  private static func isSame(
    _ canonical: UnsafeBufferPointer<UInt8>, _ start: Int, _ folded: UnsafeBufferPointer<UInt8>, _ view: Range<Int>
  ) -> Bool {
    for offset in 0..<view.count where canonical[start + offset] != folded[view.lowerBound + offset] { return false }
    return true
  }
}
