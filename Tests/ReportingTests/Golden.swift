import Foundation
import Testing

/// Compares with a file under Golden/. `SOAT_UPDATE_GOLDEN=1 swift test` accepts what the code says now; the change is
/// then reviewed like code.
func expectGolden(_ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden").appending(path: name)
  if ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1" {
    return try Data(bytes).write(to: file)
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("Golden/\(name) is missing: run with SOAT_UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  let wanted = [UInt8](data)
  if wanted == bytes { return }
  let lines = (lines(of: wanted), lines(of: bytes))
  let first = zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  let at = first ?? min(lines.0.count, lines.1.count)
  func line(_ list: [[UInt8]]) -> String { at < list.count ? String(decoding: list[at], as: UTF8.self) : "(end)" }
  Issue.record(
    "Golden/\(name) differs from line \(at + 1):\n- \(line(lines.0))\n+ \(line(lines.1))",
    sourceLocation: sourceLocation)
}

private func lines(of bytes: [UInt8]) -> [[UInt8]] {
  bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
}
