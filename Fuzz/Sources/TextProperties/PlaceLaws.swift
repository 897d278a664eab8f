internal import VietnameseText

/// Laws of offset maps. All offsets are UTF-8 bytes.
enum PlaceLaws {
  /// Between the edits view and text are as long, and nothing is left over at the end. They are the same, byte for byte, but in
  /// the folded view, where a letter of another case, and a letter of two bytes, is no edit if it is as long.
  static func tiles(_ view: TextView, of text: [UInt8]) -> Bool {
    var inView = 0
    var inText = 0
    for edit in view.map.edits {
      let length = edit.view.lowerBound - inView
      guard length >= 0, edit.source.lowerBound - inText == length, edit.view.upperBound <= view.bytes.count,
        edit.source.upperBound <= text.count,
        isSame(view, inView..<edit.view.lowerBound, text[inText..<edit.source.lowerBound])
      else { return false }
      inView = edit.view.upperBound
      inText = edit.source.upperBound
    }
    return inView <= view.bytes.count && inText <= text.count
      && isSame(view, inView..<view.bytes.count, text[inText...])
  }

  private static func isSame(_ view: TextView, _ range: Range<Int>, _ text: ArraySlice<UInt8>) -> Bool {
    view.kind == .folded ? range.count == text.count : view.bytes[range].elementsEqual(text)
  }

  /// The place of each byte begins and ends no earlier than that of the byte before, and no byte of the text is between.
  static func rise(_ analysis: TextAnalysis, _ kind: ViewKind, in text: [UInt8]) -> Bool {
    let count = analysis.view(kind).bytes.count
    var low = 0
    var high = 0
    for index in 0..<count {
      let range = analysis.rawRange(of: index..<index + 1, in: kind)
      guard range.lowerBound >= low, range.upperBound >= high, range.upperBound <= text.count,
        range.lowerBound <= high || index == 0
      else { return false }
      (low, high) = (range.lowerBound, range.upperBound)
    }
    return count == 0 || high == text.count
  }

  /// Links, addresses, hashtags and mentions: the canonical view has the bytes of the source view.
  static func opaqueRangesAreUntouched(_ analysis: TextAnalysis) -> Bool {
    let found = analysis.source.bytes.withUnsafeBufferPointer { OpaqueScanner.ranges(in: $0) }
    guard found.count == analysis.opaqueRanges.count else { return false }
    return zip(found, analysis.opaqueRanges).allSatisfy { found, range in
      range.upperBound <= analysis.canonical.bytes.count
        && analysis.source.bytes[found.range].elementsEqual(analysis.canonical.bytes[range])
    }
  }
}
