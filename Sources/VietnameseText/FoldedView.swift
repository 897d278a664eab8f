/// Makes the folded view from the canonical one.
enum FoldedView {
  static func make(_ bytes: [UInt8], tokens: [Token]) -> (bytes: [UInt8], map: OffsetMap) {
    bytes.withUnsafeBufferPointer { buffer in
      var writer = FoldedWriter(buffer)
      var done = 0
      for token in tokens where endsInLooseY(token, buffer) {
        writer.fold(done..<Int(token.end))
        writer.replaceLast(with: UInt8(ascii: "i"))
        done = Int(token.end)
      }
      writer.fold(done..<buffer.count)
      return writer.finish()
    }
  }

  /// `kỹ`, `quý`: the key has an `i` where the letters have a `y`.
  private static func endsInLooseY(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !token.key.isHashed, !token.flags.contains(.opaque), token.key.rawValue & 0x7F == 9 else { return false }
    var start = Int(token.end) - 1
    while start > Int(token.start), bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let last = UTF8Reader.scalar(in: bytes, at: start, end: bytes.count).scalar
    return Letters.base(Letters.info(last).code) == 25
  }
}
