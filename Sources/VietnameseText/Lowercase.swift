extension TextAnalysis {
  /// Lower case by Unicode's simple mappings, scalar by scalar; other bytes as they are. Bytes must be valid UTF-8.
  public static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        if byte < 0x80 {
          result.append((65...90).contains(byte) ? byte | 0x20 : byte)
          index += 1
          continue
        }
        let (scalar, length) = UTF8Reader.scalar(in: buffer, at: index, end: buffer.count)
        index += length
        if let lower = Unicode.Scalar(ICU.lower(scalar)) { result.append(contentsOf: Array(String(lower).utf8)) }
      }
    }
    return result
  }
}
