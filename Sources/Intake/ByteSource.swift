import Documents

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where bytes come from: an open file or standard input, or memory. A class, since an open file is closed once.
public final class ByteSource {
  private enum Kind {
    case descriptor(Int32, closes: Bool)
    case memory([UInt8], at: Int)
  }
  private var kind: Kind
  /// `-` for standard input.
  public let path: String
  /// Bytes that will come, where that is known.
  public let expectedCount: Int?

  public init(bytes: [UInt8], path: String) {
    kind = .memory(bytes, at: 0)
    self.path = path
    expectedCount = bytes.count
  }

  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: missing, a folder, no permission.
  public init(path: String) throws(IntakeError) {
    self.path = path
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    kind = .descriptor(descriptor, closes: !isInput && descriptor >= 0)
    guard descriptor >= 0 else {
      expectedCount = nil
      throw ByteSource.error(errno, path: path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      expectedCount = nil
      throw ByteSource.error(errno, path: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      expectedCount = nil
      throw ByteSource.error(EISDIR, path: path)
    }
    expectedCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    if case .descriptor(let descriptor, closes: true) = kind { close(descriptor) }
  }

  /// Reads what is there, at least one byte unless the source is at its end. Returns the number of bytes, 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    switch kind {
    case .memory(let bytes, let at):
      let count = min(buffer.count, bytes.count - at)
      bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
      kind = .memory(bytes, at: at + count)
      return count
    case .descriptor(let descriptor, _):
      while true {
        #if canImport(Glibc)
          let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
        if count >= 0 { return count }
        if errno != EINTR { throw ByteSource.error(errno, path: path) }
      }
    }
  }

  /// Goes on from this byte of a file. False where the source is no file but a pipe.
  public func seek(to byte: Int) -> Bool {
    switch kind {
    case .memory(let bytes, _):
      kind = .memory(bytes, at: min(byte, bytes.count))
      return true
    case .descriptor(let descriptor, _): return lseek(descriptor, off_t(byte), SEEK_SET) >= 0
    }
  }

  private static func error(_ number: Int32, path: String) -> IntakeError {
    switch number {
    case ENOENT, ENOTDIR:
      IntakeError(
        code: .missingFile, path: path,
        message: Bilingual(
          vi: "Không có tệp này; hãy xem lại đường dẫn.", en: "There is no such file; check the path."))
    case EISDIR:
      IntakeError(
        code: .isFolder, path: path,
        message: Bilingual(
          vi: "Đây là thư mục; hãy chỉ đến một tệp bài viết.", en: "This is a folder; name the file of a post."))
    case EACCES, EPERM:
      IntakeError(
        code: .permissionDenied, path: path,
        message: Bilingual(
          vi: "Không có quyền đọc tệp này; hãy cấp quyền đọc.", en: "This file may not be read; grant permission."))
    default:
      IntakeError(
        code: .unreadableFile, path: path,
        message: Bilingual(
          vi: "Không đọc được (\(String(cString: strerror(number)))); hãy thử lại.",
          en: "Cannot be read (\(String(cString: strerror(number)))); try again."))
    }
  }
}
