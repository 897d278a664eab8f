/// Makes the folded view from the canonical one.
enum FoldedView {
  static func make(_ bytes: [UInt8], tokens: [Token]) -> (bytes: [UInt8], map: OffsetMap) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var edits: [OffsetMap.Edit] = []
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      var nextToken = 0
      while index < buffer.count {
        while nextToken < tokens.count, Int(tokens[nextToken].start) < index { nextToken += 1 }
        if nextToken < tokens.count, Int(tokens[nextToken].start) == index, endsInLooseY(tokens[nextToken], buffer) {
          foldScalars(buffer, index..<Int(tokens[nextToken].end), &result, &edits)
          result[result.count - 1] = UInt8(ascii: "i")
          index = Int(tokens[nextToken].end)
          continue
        }
        let end = nextToken < tokens.count ? max(index + 1, stop(tokens[nextToken], index)) : buffer.count
        foldScalars(buffer, index..<min(end, buffer.count), &result, &edits)
        index = min(end, buffer.count)
      }
    }
    return (result, OffsetMap(edits: edits))
  }

  /// The end of the token that begins here, else the beginning of the token that comes.
  private static func stop(_ token: Token, _ index: Int) -> Int {
    Int(token.start) == index ? Int(token.end) : Int(token.start)
  }

  /// `kỹ`, `quý`: the key has an `i` where the letters have a `y`.
  private static func endsInLooseY(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !token.key.isHashed, !token.flags.contains(.opaque), token.key.rawValue & 0x7F == 9 else { return false }
    var start = Int(token.end) - 1
    while start > Int(token.start), bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let last = UTF8Reader.scalar(in: bytes, at: start, end: bytes.count).scalar
    return Letters.base(Letters.info(last).code) == 25
  }

  private static func foldScalars(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ result: inout [UInt8], _ edits: inout [OffsetMap.Edit]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        result.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: range.upperBound)
      let start = result.count
      let info = Letters.info(scalar)
      if info.isLetter {
        result.append(Letters.base(info.code) + 0x60)
      } else {
        for folded in Folding.fold(scalar) { UTF8Reader.append(folded, to: &result) }
      }
      if result.count - start != length || !info.isLetter {
        edits.append(OffsetMap.Edit(view: start..<result.count, source: index..<index + length))
      }
      index += length
    }
  }
}
