/// One scalar with its bytes in the canonical view.
struct Glyph {
  var scalar: UInt32
  var start: Int
  var end: Int

  static func all(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: range.upperBound)
      glyphs.append(Glyph(scalar: scalar, start: index, end: index + length))
      index += length
    }
    return glyphs
  }
}

/// How a stretch reads once its disguise is off.
struct Reading {
  var kind: Disguise.Kind
  var scalars: [UInt32]
  /// It counts only beside another of its kind on the same line: alone it may be what it looks like.
  var needsCompany = false
}
