import Foundation
import Testing

/// `soat test` and `soat variants` as a person runs them.
@Suite struct TestCommandTests {
  private static let book = """
    rulebook: quan
    title: Quán
    version: 1.0.0
    requires: soat >= 0.1
    language: vi
    rules:
      - id: kem
        axis: accurate
        level: notice
        forbid: { phrases: [kem trộn] }
        message: "Xem “{match}”."
        tests:
          - bad: "Bán [[kem trộn]] đây"
          - good: "Bán cá lóc đồng đây"
      - id: ca
        axis: accurate
        level: notice
        forbid: { phrases: [cá lóc] }
        message: "Xem “{match}”."
        tests:
          - bad: "Mua [[cá lóc]] nè"
    """

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "soat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(TestCommandTests.book.utf8).write(to: folder.appending(path: "quan.yaml"))
    try body(folder)
  }

  @Test func exitStatuses() throws {
    try withFolder { folder in
      func status(_ arguments: String...) throws -> Int32 {
        try Program.run(arguments + ["--rules", folder.path]).status
      }
      #expect(try status("test") == 0)
      #expect(try status("test", "--coverage", "--variants") == 0)
      #expect(try status("test", "--together") == 1)
      #expect(try status("test", "--mutate") == 0)
      #expect(try status("test", "--mutate", "--least-score", "100") == 0)
      #expect(try status("test", "khong-co") == 2)
      #expect(try status("test", "--least-score", "90") == 2)
      #expect(try status("test", "--mutate", "--least-score", "101") == 2)
      #expect(try status("test", "--watch", "--format", "tap") == 2)
      #expect(try status("variants") == 0)
      #expect(try status("variants", "khong-co") == 2)
      try Data("rule: quan/kem\ntests:\n  - good: Kem trộn ngon\n".utf8).write(
        to: folder.appending(path: "quan.test.yaml"))
      #expect(try status("test") == 1)
      try Data("rule: quan/kemm\ntests:\n  - good: Cà rem ngon\n".utf8).write(
        to: folder.appending(path: "quan.test.yaml"))
      let unknown = try Program.run(["test", "--rules", folder.path])
      #expect(unknown.status == 1 && unknown.errors.contains("quan.test.yaml:1:7"))
    }
  }

  @Test(arguments: [
    ("junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"), ("tap", "TAP version 14"), ("json", "{"),
    ("pretty", "2 quy tắc"),
  ])
  func formats(_ format: String, _ beginning: String) throws {
    try withFolder { folder in
      let result = try Program.run(["test", "--format", format, "--rules", folder.path])
      #expect(result.status == 0 && result.output.hasPrefix(beginning), "\(result.output)")
    }
  }

  /// The program runs on; a real file is saved in the two ways editors do.
  @Test func watchRunsAgainWhatASavedFileTouches() throws {
    try withFolder { folder in
      let output = folder.deletingLastPathComponent().appending(path: "soat-watch-\(UUID().uuidString)")
      try Data().write(to: output)
      defer { try? FileManager.default.removeItem(at: output) }
      let process = Process()
      process.executableURL = Program.executable
      process.arguments = ["test", "--watch", "--rules", folder.path]
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      // It runs on until it is told to stop, and then stops.
      defer {
        process.terminate()
        process.waitUntilExit()
      }
      func wait(for text: String) throws -> String {
        let end = Date().addingTimeInterval(20)
        while Date() < end {
          let seen = String(decoding: try Data(contentsOf: output), as: UTF8.self)
          if seen.contains(text) { return seen }
          usleep(10_000)
        }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
      }
      let first = try wait(for: "Đang chờ")
      #expect(first.contains("2 quy tắc, 3 ví dụ: 3 đúng, 0 sai."))
      // Written in place: only the rule of the test file runs again.
      try Data("rule: quan/kem\ntests:\n  - good: Kem trộn ngon\n".utf8).write(
        to: folder.appending(path: "quan.test.yaml"))
      let second = try wait(for: "quan.test.yaml: 1 quy tắc")
      #expect(second.contains("1 quy tắc, 3 ví dụ: 2 đúng, 1 sai."), "\(second)")
      // Moved in its place: the whole book.
      let beside = folder.appending(path: "moi.tmp")
      try Data(TestCommandTests.book.replacing("cá lóc", with: "cá rô").utf8).write(to: beside)
      #expect(rename(beside.path, folder.appending(path: "quan.yaml").path) == 0)
      let third = try wait(for: "quan.yaml: 2 quy tắc")
      #expect(third.contains("quan.yaml: 2 quy tắc"), "\(third)")
      #expect(process.isRunning)
    }
  }
}
