import Documents
import Foundation
import RuleLab
import RulebookLoading
import Rulebooks
import Testing

/// Files under Golden/lab. `SOAT_UPDATE_GOLDEN=1 swift test` accepts what the code says now; the change is then reviewed
/// like code.
enum LabGolden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/lab")

  static func rulebooks() throws -> [Rulebook] {
    try load(String(contentsOf: folder.appending(path: "rules.yaml"), encoding: .utf8), name: "rules.yaml")
  }

  /// A rulebook from text; a diagnostic fails the test.
  static func load(_ yaml: String, name: String = "thu.yaml") throws -> [Rulebook] {
    let loaded = RulebookLoader().load(text: yaml, name: name) { _ in [] }
    try #require(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    return loaded.rulebooks
  }

  /// One rule of a book `thu`; `body` is what stands below its id, indented by four.
  static func rule(_ body: String) throws -> [Rulebook] {
    try load(
      """
      rulebook: thu
      title: Thử
      version: 1.0.0
      requires: soat >= 0.1
      language: vi
      rules:
        - id: mot
          axis: accurate
          level: notice
          message: "Xem lại “{match}”."
      \(body)
      """)
  }

  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["SOAT_UPDATE_GOLDEN"] == "1" {
      return try Data(text.utf8).write(to: file)
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("Golden/lab/\(name) is missing: run with SOAT_UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
      return
    }
    let wanted = lines(of: [UInt8](data))
    let found = lines(of: [UInt8](text.utf8))
    for index in 0..<max(wanted.count, found.count) {
      let (a, b) = (index < wanted.count ? wanted[index] : nil, index < found.count ? found[index] : nil)
      guard a != b else { continue }
      Issue.record(
        "Golden/lab/\(name) differs from line \(index + 1):\n- \(shown(a))\n+ \(shown(b))",
        sourceLocation: sourceLocation)
      return
    }
  }

  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
  }

  private static func shown(_ line: [UInt8]?) -> String { line.map { String(decoding: $0, as: UTF8.self) } ?? "(end)" }
}
