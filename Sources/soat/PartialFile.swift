import Glibc

/// A file that takes the place of another when it is finished; until then it stands beside it as `….part`.
final class PartialFile {
  private let path: String
  private let partial: String
  private let file: Int32
  private var isFinished = false

  /// - Throws: `Failure` with status 2 where it cannot be written.
  init(_ path: String) throws {
    self.path = path
    partial = path + ".part"
    file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if file < 0 { throw PartialFile.failed(path) }
  }

  deinit {
    close(file)
    if !isFinished { unlink(partial) }
  }

  func write(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + offset, bytes.count - offset) }
      if count > 0 { offset += count } else if errno != EINTR { throw PartialFile.failed(path) }
    }
  }

  func finish() throws {
    if rename(partial, path) != 0 { throw PartialFile.failed(path) }
    isFinished = true
  }

  private static func failed(_ path: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(status: 2, vi: "Không ghi được \(path): \(reason).", en: "Cannot write \(path): \(reason).")
  }
}
