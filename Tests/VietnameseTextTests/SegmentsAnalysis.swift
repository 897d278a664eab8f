import VietnameseText

/// The segments of a text that is its own canonical view.
func segmentTable(_ bytes: [UInt8]) -> SegmentTable { TextAnalysis(bytes, analyzer: TextAnalyzer()).segments }
