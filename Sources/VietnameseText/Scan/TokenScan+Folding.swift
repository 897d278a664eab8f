/// What the folded view writes.
extension TokenScan {
  /// Folds the canonical bytes of a piece scalar by scalar. Whether anything came out otherwise than it went in.
  @discardableResult
  mutating func fold(_ index: Int, _ length: Int, _ replacement: Int32) -> Bool {
    guard replacement > 0 else { return fold(UnsafeBufferPointer(rebasing: bytes[index..<index + length])) }
    let kept = analyzer.replacements[Int(replacement) - 1]
    return analyzer.pool.withUnsafeBufferPointer { pool in
      fold(UnsafeBufferPointer(rebasing: pool[kept.offset..<kept.offset + kept.count]))
    }
  }

  mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isChanged = false
    var index = 0
    while index < bytes.count {
      if cursor.folded >= cursor.lastFolded { handOn() }
      let byte = bytes[index]
      if byte < 0x80 {
        let isCapital = byte &- 0x41 < 26
        if isCapital { isChanged = true }
        write(isCapital ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index, end: bytes.count)
      let info = Letters.info(scalar)
      if info.isLetter {
        write(Letters.base(info.code) + 0x60)
        isChanged = true
      } else {
        let folded = analyzer.folding(of: scalar)
        if !folded.elementsEqual(bytes[index..<index + length]) { isChanged = true }
        write(folded)
      }
      index += length
    }
    return isChanged
  }

  mutating func write(_ byte: UInt8) {
    cursor.folded.pointee = byte
    cursor.folded += 1
  }

  mutating func write(_ folded: [UInt8]) {
    guard folded.count <= ScanRoom.slack else {
      handOn()
      text.folded.append(contentsOf: folded)
      cursor.foldedBase += folded.count
      return
    }
    cursor.folded.update(from: folded, count: folded.count)
    cursor.folded += folded.count
  }
}
