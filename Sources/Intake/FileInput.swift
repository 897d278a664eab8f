/// Whole files, for what is read at once.
public enum FileInput {
  /// The bytes of a file, or of standard input where the path is `-`. Memory: their size, twice while a pipe grows.
  /// - Throws: missing file, a folder, no permission, too large.
  public static func read(_ path: String, limit: Int = IntakeLimits().input) throws(IntakeError) -> [UInt8] {
    let source = try ByteSource(path: path)
    if let count = source.expectedCount, count > limit { throw IntakeError.tooLarge(path, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.expectedCount ?? 0)
    try append(source, to: &bytes, limit: limit)
    return bytes
  }

  /// Appends the rest of a source.
  static func append(_ source: ByteSource, to bytes: inout [UInt8], limit: Int) throws(IntakeError) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { return }
      guard bytes.count + count <= limit else { throw IntakeError.tooLarge(source.path, limit: limit) }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
    }
  }
}
