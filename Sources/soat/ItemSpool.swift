import Foundation
import Glibc
import Reporting

/// Report items on their way to a report that says something of all of them first: a line of JSON each, in a file that no
/// other program sees. What is personal is masked in them already.
final class ItemSpool {
  private let file: SpoolFile
  private let encoder = JSONEncoder()
  private var pending: [UInt8] = []

  init() throws {
    let folder = Console.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(folder)/soat-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    if descriptor < 0 {
      let reason = String(cString: strerror(errno))
      throw Failure(
        status: 2, vi: "Không ghi được tệp tạm trong \(folder): \(reason).",
        en: "Cannot write a temporary file in \(folder): \(reason).")
    }
    unlink(&template)
    file = SpoolFile(descriptor)
  }

  func append(_ item: ReportItem) throws {
    pending += try encoder.encode(item)
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= 1 << 18 { try flush() }
  }

  /// The items so far, as often as they are asked for.
  func items() throws -> @Sendable (_ body: (ReportItem) throws -> Void) throws -> Void {
    try flush()
    return { [file] body in try file.each(body) }
  }

  private func flush() throws {
    try file.append(pending)
    pending.removeAll(keepingCapacity: true)
  }
}

private final class SpoolFile: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
      if count > 0 { offset += count } else if errno != EINTR { throw SpoolFile.failed() }
    }
  }

  func each(_ body: (ReportItem) throws -> Void) throws {
    let decoder = JSONDecoder()
    var line: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    while true {
      let count = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw SpoolFile.failed() }
      if count == 0 { return }
      offset += count
      var rest = block[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        try body(try decoder.decode(ReportItem.self, from: Data(line)))
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
    }
  }

  private static func failed() -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(status: 2, vi: "Tệp tạm hỏng: \(reason).", en: "The temporary file failed: \(reason).")
  }
}
