/// Whole files, for what is read at once.
public enum FileInput {
  /// The bytes of a file, or of standard input where the path is `-`. Memory: their size, twice while a pipe grows.
  /// - Throws: missing file, a folder, no permission, too large.
  public static func read(_ path: String, limit: Int = IntakeLimits().input) throws(IntakeError) -> [UInt8] {
    let source = try ByteSource(path: path)
    if let count = source.expectedCount, count > limit { throw IntakeError.tooLarge(path, limit: limit) }
    var bytes = try whole(source, count: source.expectedCount ?? 0)
    try append(source, to: &bytes, limit: limit, chunkCount: bytes.isEmpty ? 1 << 20 : 1 << 12)
    return bytes
  }

  /// As many bytes as were promised, straight into their place.
  private static func whole(_ source: ByteSource, count: Int) throws(IntakeError) -> [UInt8] {
    var failure: IntakeError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, failure == nil {
        do throws(IntakeError) {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let read = try source.read(into: rest)
          if read == 0 { break }
          filled += read
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Appends the rest of a source.
  static func append(
    _ source: ByteSource, to bytes: inout [UInt8], limit: Int, chunkCount: Int = 1 << 20
  ) throws(IntakeError) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkCount, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { return }
      guard bytes.count + count <= limit else { throw IntakeError.tooLarge(source.path, limit: limit) }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
    }
  }
}
