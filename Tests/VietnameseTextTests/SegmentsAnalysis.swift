import VietnameseText

/// A text that is its own canonical view.
func read(_ bytes: [UInt8]) -> TextAnalysis { TextAnalysis(bytes, analyzer: TextAnalyzer()) }
