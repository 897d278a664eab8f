import Foundation

/// Runs the built program as a shell would.
struct Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle.
  static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("soat")

  /// Of the compiled rulebooks, kept from run to run as a user's is.
  static let caches = executable.deletingLastPathComponent().appendingPathComponent("caches")

  static func run(
    _ arguments: [String], input: Data = Data(), folder: URL? = nil, caches: URL = Program.caches
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = [
      "SOAT_RULES": root.appendingPathComponent("rules").path, "PATH": "/usr/bin:/bin", "NO_COLOR": "1",
      "XDG_CACHE_HOME": caches.path,
    ]
    process.currentDirectoryURL = folder ?? root
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("soat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    // Files, not pipes: nothing blocks however much is written.
    let files = ["in", "out", "err"].map { work.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  static func run(_ arguments: [String], _ text: String) throws -> Result {
    try run(arguments, input: Data(text.utf8))
  }
}
