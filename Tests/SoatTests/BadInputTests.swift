import Foundation
import Testing

/// One clear sentence, the documented status, never a clean verdict.
@Suite(.serialized) struct BadInputTests {
  func expectSentence(_ result: Program.Result, status: Int32, saying words: String...) {
    #expect(result.status == status, "\(result.errors)\(result.output)")
    for word in words { #expect((result.errors + result.output).contains(word), "\(result.errors)\(result.output)") }
    #expect(!result.errors.contains("Fatal error") && !result.errors.contains("Stack dump"))
    #expect(!result.output.contains("Chưa thấy lỗi"))
  }

  func temporary(_ name: String, _ bytes: Data) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-bad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try bytes.write(to: file)
    return file.path
  }

  @Test func emptyInput() throws { expectSentence(try Program.run(["check"], ""), status: 2) }

  @Test func binaryData() throws {
    expectSentence(try Program.run(["check"], input: Data([0, 1, 2, 3, 0, 0, 255, 254, 0, 7])), status: 2)
  }

  @Test func invalidUTF8NamesTheByte() throws {
    var data = Data("Bài viết sạch ".utf8)
    let at = data.count
    data.append(0xFF)
    data.append(contentsOf: Data(" và còn nữa.".utf8))
    expectSentence(try Program.run(["check"], input: data), status: 3, saying: String(at), "Chưa kiểm hết")
  }

  @Test func utf16WithByteOrderMarkIsRead() throws {
    var data = Data([0xFF, 0xFE])
    for unit in "Kem này chữa khỏi hẳn.".utf16 { data.append(contentsOf: [UInt8(unit & 255), UInt8(unit >> 8)]) }
    let result = try Program.run(["check", "--format", "json", "--set", "ad=true"], input: data)
    #expect(result.status == 1)
    #expect(result.output.contains("utf-16le"))
  }

  @Test func missingFile() throws {
    expectSentence(try Program.run(["check", "khong-co-tep.txt"]), status: 2, saying: "khong-co-tep.txt")
  }

  @Test func aFolderInPlaceOfAFile() throws {
    expectSentence(try Program.run(["check", "rules"]), status: 2, saying: "rules")
  }

  @Test func rulebookWithBrokenYAML() throws {
    let path = try temporary("hong.yaml", Data("rulebook: hong\nrules:\n  - id: [a\n".utf8))
    expectSentence(try Program.run(["check", "--rules", path], "Bài viết."), status: 2, saying: "hong.yaml:")
  }

  @Test func oneBrokenRuleLeavesTheOthersRunning() throws {
    let book = """
      rulebook: thu
      title: Thử
      version: 1.0.0
      rules:
        - id: dung
          axis: lawful
          level: error
          forbid: { phrases: [chữa khỏi] }
          message: Có “{match}”.
        - id: hong
          axis: lawful
          level: error
          forbid: { regex: '(chữa' }
          message: Có “{match}”.
          mesage: nhầm khóa
      """
    let path = try temporary("thu.yaml", Data(book.utf8))
    let clean = try Program.run(["check", "--rules", path], "Bài viết sạch.")
    expectSentence(clean, status: 3, saying: "mesage", "message", "thu/hong")
    let faulty = try Program.run(["check", "--rules", path], "Kem chữa khỏi nám.")
    expectSentence(faulty, status: 1, saying: "thu/dung")
  }

  @Test func aTableWithoutTheNamedColumn() throws {
    let path = try temporary(
      "bang.yaml",
      Data(
        """
        rulebook: bang
        title: Bảng
        version: 1.0.0
        lists:
          ten: { file: ten.tsv, column: tên }
        rules:
          - id: a
            axis: lawful
            level: error
            forbid: { phrases: { list: ten } }
            message: Có “{match}”.
        """.utf8))
    try Data("name\tnote\nHà Nội\t\n".utf8).write(
      to: URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("ten.tsv"))
    expectSentence(try Program.run(["check", "--rules", path], "Bài viết."), status: 2, saying: "tên", "name, note")
  }

  @Test func aPatternThatRunsAway() throws {
    let path = try temporary(
      "chay.yaml",
      Data(
        """
        rulebook: chay
        title: Chạy
        version: 1.0.0
        rules:
          - id: mai
            axis: lawful
            level: error
            forbid: { regex: '(?:a+)+$' }
            message: Có “{match}”.
        """.utf8))
    let text = String(repeating: "a", count: 60) + "b"
    expectSentence(try Program.run(["check", "--rules", path], text), status: 3, saying: "chay/mai")
  }

  @Test func unknownMetadataKeySuggestsTheNearest() throws {
    expectSentence(try Program.run(["check", "--set", "chanel=web"], "Bài."), status: 2, saying: "channel")
  }

  @Test func unknownOptionIsAUsageError() throws {
    expectSentence(try Program.run(["check", "--formt", "json"], "Bài."), status: 2)
  }

  @Test func aClosedOutputPipeIsNoCleanRun() throws {
    let posts = String(repeating: "{\"text\":\"Bài viết sạch về thời tiết hôm nay.\"}\n", count: 20_000)
    let path = try temporary("nhieu.ndjson", Data(posts.utf8))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c",
      "set -o pipefail; '\(Program.executable.path)' check --format ndjson '\(path)' 2>/dev/null | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}",
    ]
    shell.environment = ["SOAT_RULES": Program.root.appendingPathComponent("rules").path, "PATH": "/usr/bin:/bin"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 141)
  }

  @Test func controlCEndsWithOneSentence() throws {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["check"]
    process.environment = ["SOAT_RULES": Program.root.appendingPathComponent("rules").path]
    let input = Pipe()
    let errors = Pipe()
    process.standardInput = input
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // The program waits for its input: the signal cannot come too late, and it is set up before anything is read.
    Thread.sleep(forTimeInterval: 1.5)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("đã dừng theo yêu cầu"))
  }

  /// A file of one line as large as the issue names; the program must end by itself with a verdict or a sentence.
  @Test(.timeLimit(.minutes(8))) func aSingleLineOf200Megabytes() throws {
    let path = try temporary("dai.txt", Data())
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let piece = Data(String(repeating: "Hôm nay trời nắng đẹp và gió nhẹ, ", count: 25_000).utf8)
    var written = 0
    while written < 200_000_000 {
      try handle.write(contentsOf: piece)
      written += piece.count
    }
    try handle.close()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = try Program.run(["check", "--format", "line", path])
    #expect([0, 2, 3].contains(result.status), "\(result.status) \(result.errors.suffix(300))")
    #expect(!result.output.isEmpty || !result.errors.isEmpty)
  }
}
