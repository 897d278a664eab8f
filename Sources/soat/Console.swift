import Glibc

/// Bytes in and out of the process.
enum Console {
  static var outputIsTerminal: Bool { isatty(1) == 1 }

  /// Writes all of it to standard output.
  /// - Throws: `Failure` with status 0 where the reader has closed the pipe: it has what it wanted.
  static func write(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress! + offset, bytes.count - offset) }
      if count > 0 {
        offset += count
      } else if errno == EPIPE {
        throw Failure(
          status: Failure.closedPipe,
          vi: "Đầu nhận kết quả đã đóng, chưa ghi hết.", en: "The reader closed the pipe before everything was written."
        )
      } else if errno != EINTR {
        throw Failure(
          status: 2, vi: "Không ghi được kết quả: \(String(cString: strerror(errno))).",
          en: "Cannot write the result: \(String(cString: strerror(errno))).")
      }
    }
  }

  static func error(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, bytes.count) }
  }

  /// Columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 100)
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

/// What ends a run: one sentence for the user and an exit status.
struct Failure: Error {
  var status: Int32
  var sentence: String

  /// As a shell reports a process that a closed pipe ended.
  static let closedPipe: Int32 = 141

  init(status: Int32, vi: String, en: String) {
    self.status = status
    sentence = "soat: \(vi) / \(en)"
  }

  init(status: Int32, sentence: String) {
    self.status = status
    self.sentence = sentence
  }
}
