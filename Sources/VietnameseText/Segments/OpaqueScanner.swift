/// Finds what phrases and patterns do not look into: links, e-mail addresses, hashtags, mentions.
///
/// Reads any valid UTF-8, in one pass and in time linear in its length: only `.`, `:`, `@` and `#` are looked at
/// closely, and each stretch around one of them is read once.
public enum OpaqueScanner {
  /// Byte ranges in rising order, none overlapping another; kinds are link, email, hashtag and mention.
  public static func ranges(in utf8: UnsafeBufferPointer<UInt8>) -> [(kind: Segment.Kind, range: Range<Int>)] {
    var found: [(kind: Segment.Kind, range: Range<Int>)] = []
    var reader = OpaqueReader(bytes: utf8)
    var position = 0
    while let sign = nextSign(in: utf8, from: position) {
      let candidate: (kind: Segment.Kind, range: Range<Int>)?
      switch utf8[sign] {
      case 0x3A: candidate = reader.link(atColon: sign)
      case 0x40: candidate = reader.addressOrMention(at: sign)
      case 0x23: candidate = reader.hashtag(at: sign)
      default: candidate = reader.bareDomain(atDot: sign)
      }
      if let candidate {
        found.append(candidate)
        reader.floor = candidate.range.upperBound
        position = candidate.range.upperBound
      } else {
        position = max(sign + 1, reader.resume)
      }
    }
    return found
  }

  /// The next `.`, `:`, `@` or `#`, 32 bytes at a stride.
  private static func nextSign(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = utf8.count
    guard let base = utf8.baseAddress else { return nil }
    let dot = SIMD32<UInt8>(repeating: 0x2E)
    let colon = SIMD32<UInt8>(repeating: 0x3A)
    let at = SIMD32<UInt8>(repeating: 0x40)
    let hash = SIMD32<UInt8>(repeating: 0x23)
    while index &+ 32 <= count {
      let chunk = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD32<UInt8>.self)
      let found = (chunk .== dot) .| (chunk .== colon) .| (chunk .== at) .| (chunk .== hash)
      // A mask is a byte of ones for each sign.
      let words = unsafeBitCast(found, to: SIMD4<UInt64>.self)
      if (words[0] | words[1]) | (words[2] | words[3]) != 0 {
        for lane in 0..<4 where words[lane] != 0 { return index &+ 8 &* lane &+ words[lane].trailingZeroBitCount >> 3 }
      }
      index &+= 32
    }
    while index < count {
      switch base[index] {
      case 0x2E, 0x3A, 0x40, 0x23: return index
      default: index &+= 1
      }
    }
    return nil
  }
}
