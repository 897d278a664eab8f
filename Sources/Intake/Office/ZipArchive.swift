import CLibZip

/// A zip archive in memory, for one reader at a time: the library's handle needs one owner that closes it, hence a class.
final class ZipArchive {
  private let archive: OpaquePointer
  /// The library reads from here until the archive is closed.
  private let bytes: UnsafeMutableRawBufferPointer

  /// Nil for what is no zip archive.
  init?(_ content: [UInt8]) {
    bytes = .allocate(byteCount: max(content.count, 1), alignment: 1)
    bytes.copyBytes(from: content)
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(content.count), 0, nil) else {
      bytes.deallocate()
      return nil
    }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      bytes.deallocate()
      return nil
    }
    archive = opened
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Why an entry cannot be had.
  enum Refusal: Error {
    /// It unpacks to more than the limit: a small archive can unpack to anything.
    case tooLarge
    case broken
  }

  /// The content of an entry; nil where there is none of this name.
  func content(_ name: String, limit: Int) throws(Refusal) -> [UInt8]? {
    guard zip_name_locate(archive, name, 0) >= 0 else { return nil }
    guard let file = zip_fopen(archive, name, 0) else { throw .broken }
    defer { zip_fclose(file) }
    var content: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = Int(zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count)))
      if count < 0 { throw .broken }
      if count == 0 { return content }
      guard content.count + count <= limit else { throw .tooLarge }
      content.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<count]))
    }
  }

  /// The content of an entry; nil where there is none of this name, it is broken, or it holds more than `limit` bytes.
  func entry(_ name: String, limit: Int) -> [UInt8]? {
    (try? content(name, limit: limit)) ?? nil
  }
}
