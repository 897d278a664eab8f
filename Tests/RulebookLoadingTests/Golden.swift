import Foundation
import Testing

/// The folder of golden files: NAME.yaml beside what a reader is told of it, NAME.vi.txt and NAME.en.txt.
let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

/// Compares with a file under Golden/. `SOAT_UPDATE_GOLDEN=1 swift test` accepts what the code says now; the change is
/// then reviewed like code.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = goldenFolder.appending(path: name)
  if ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1" {
    return try Data(text.utf8).write(to: file)
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("Golden/\(name) is missing: run with SOAT_UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  let wanted = String(decoding: data, as: UTF8.self)
  // Bytes, for String compares canonical forms as equal.
  if Array(wanted.utf8) == Array(text.utf8) { return }
  Issue.record(
    "Golden/\(name) differs:\n--- wanted\n\(wanted)\n--- got\n\(text)", sourceLocation: sourceLocation)
}
