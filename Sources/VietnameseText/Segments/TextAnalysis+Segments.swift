extension TextAnalysis {
  /// What was recognised in the canonical view; computed by the first reader.
  public var segments: SegmentTable {
    if let segmentCache { return segmentCache }
    let table = SegmentTable(
      canonical: canonical.bytes, tokens: tokens, opaque: zip(opaqueKinds, opaqueRanges).map { ($0, $1) })
    segmentCache = table
    return table
  }
}
