import Dispatch
import Foundation

/// What stands in place of `-`: a list of paths, or the posts themselves.
struct ScanInputList {
  var paths: [String]

  /// - Throws: `Failure` where standard input holds nothing.
  init(_ paths: [String]) throws {
    self.paths = paths
    guard paths.contains("-") else { return }
    let head = ScanInputList.head()
    guard let first = head.first else {
      throw Failure(status: 2, vi: "Đầu vào chuẩn không có gì.", en: "Standard input is empty.")
    }
    // An object opens with a brace, a list with a bracket; no path that a program prints begins so.
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      try ScanInputList.putBack(head)
      return
    }
    let rest = FileHandle.standardInput.readDataToEndOfFile()
    let lines = (head + rest).split { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
    let listed = lines.map { String(decoding: $0, as: UTF8.self) }
    self.paths = paths.flatMap { $0 == "-" ? listed : [$0] }
  }

  private static func head() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    let count = read(0, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  /// Makes standard input begin with these bytes again.
  private static func putBack(_ head: [UInt8]) throws {
    if lseek(0, -off_t(head.count), SEEK_CUR) >= 0 { return }
    // A pipe cannot be wound back: another one is put before it.
    var ends: [Int32] = [0, 0]
    let input = dup(0)
    guard input >= 0, pipe(&ends) == 0, dup2(ends[0], 0) == 0 else {
      throw Failure(status: 2, vi: "Không đọc được đầu vào chuẩn.", en: "Standard input cannot be read.")
    }
    close(ends[0])
    let output = ends[1]
    DispatchQueue.global().async {
      var chunk = head
      while !chunk.isEmpty {
        var written = 0
        while written < chunk.count {
          let count = chunk.withUnsafeBytes { write(output, $0.baseAddress! + written, chunk.count - written) }
          if count <= 0 { break }
          written += count
        }
        if written < chunk.count { break }
        chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(input, &chunk, chunk.count)
        chunk.removeLast(chunk.count - max(0, count))
      }
      close(output)
      close(input)
    }
  }
}
