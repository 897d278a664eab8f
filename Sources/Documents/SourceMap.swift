/// Where the text of a part stands in the file it was taken from: a page, an office file's text. A value; copies share it.
public struct SourceMap: Sendable {
  /// A stretch of the part, up to the start of the next piece.
  public struct Piece: Sendable, Hashable {
    /// Byte of the part's text where the stretch begins.
    public var start: Int
    /// Bytes of the file that it was made from. As long as the stretch: copied, byte for byte. Of another length: written
    /// otherwise there (`&amp;`), and a place inside it is the whole of it. Empty: it stands nowhere, as the line break
    /// between two blocks.
    public var source: Range<Int>

    public init(start: Int, source: Range<Int>) {
      self.start = start
      self.source = source
    }
  }

  /// In rising order of `start`; the first begins at 0.
  public let pieces: [Piece]
  /// The file as valid UTF-8, which lines, columns and UTF-16 units are counted in.
  public let file: [UInt8]

  public init(pieces: [Piece], file: [UInt8]) {
    self.pieces = pieces
    self.file = file
  }

  /// The bytes of the file that a stretch of the part was made from, as their hull.
  /// - Parameters:
  ///   - bytes: bytes of the part's text.
  ///   - count: bytes of the part's text in all.
  public func source(of bytes: Range<Int>, count: Int) -> Range<Int> {
    guard !pieces.isEmpty else { return 0..<0 }
    let start = place(bytes.lowerBound, count: count).lowerBound
    let end = bytes.isEmpty ? start : place(bytes.upperBound - 1, count: count).upperBound
    return start..<max(start, end)
  }

  /// What one byte of the part was made from.
  private func place(_ byte: Int, count: Int) -> Range<Int> {
    let index = piece(at: byte)
    let piece = pieces[index]
    let length = (index + 1 < pieces.count ? pieces[index + 1].start : count) - piece.start
    guard piece.source.count == length else { return piece.source }
    let at = min(piece.source.lowerBound + byte - piece.start, piece.source.upperBound)
    return at..<min(at + 1, piece.source.upperBound)
  }

  private func piece(at byte: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= byte { low = middle } else { high = middle }
    }
    return low
  }
}

/// What a person calls a place of a part: `đoạn 12`, `00:01:23`, `ô D5`. It holds from `start` to the next label.
public struct PlaceLabel: Sendable, Hashable {
  /// Byte of the part's text.
  public var start: Int
  public var text: Bilingual

  public init(start: Int, text: Bilingual) {
    self.start = start
    self.text = text
  }
}
