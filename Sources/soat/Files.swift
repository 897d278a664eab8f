import Documents
import Glibc
import Intake

/// Whole files, with what goes wrong as one sentence.
enum InputFile {
  /// - Parameter path: a file, or `-` for standard input.
  static func bytes(_ path: String) throws -> [UInt8] {
    do {
      return try FileInput.read(path)
    } catch {
      throw Failure(status: error.exitStatus, vi: "\(path): \(error.message.vi)", en: error.message.en)
    }
  }
}

enum OutputFile {
  /// Writes a file that is not there yet.
  /// - Throws: `Failure` with status 2 where there is something of this name already.
  static func create(_ path: String, with bytes: [UInt8]) throws { try write(bytes, to: path, flags: O_EXCL) }

  /// Writes a file in place of what it held.
  static func replace(_ path: String, with bytes: [UInt8]) throws { try write(bytes, to: path, flags: O_TRUNC) }

  /// Writes at the end of a file that is there.
  static func append(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path, flags: O_APPEND) }

  static func makeFolder(_ path: String) throws {
    if path.isEmpty || Console.exists(path) { return }
    var parent = Substring(path)
    if let slash = parent.lastIndex(of: "/"), slash > parent.startIndex {
      parent = parent[..<slash]
      try makeFolder(String(parent))
    }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw failed(path) }
  }

  private static func write(_ bytes: [UInt8], to path: String, flags: Int32) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
    guard file >= 0 else {
      if errno == EEXIST {
        throw Failure(
          status: 2, vi: "Đã có \(path); soat không ghi đè, hãy chọn tên khác.",
          en: "\(path) is there already; soat does not write over it, choose another name.")
      }
      throw failed(path)
    }
    defer { close(file) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + offset, bytes.count - offset) }
      if count > 0 { offset += count } else if errno != EINTR { throw failed(path) }
    }
  }

  private static func failed(_ path: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(status: 2, vi: "Không ghi được \(path): \(reason).", en: "Cannot write \(path): \(reason).")
  }
}
