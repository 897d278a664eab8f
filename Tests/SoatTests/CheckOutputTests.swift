import Foundation
import Testing

/// `soat check` into several formats and files, against an earlier run, with a baseline.
@Suite struct CheckOutputTests {
  private static let formats = [
    "pretty", "line", "json", "ndjson", "html", "markdown", "csv", "sarif", "rdjson", "github", "junit",
  ]

  private func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func read(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  private static let ad = "---\nad: true\ndate: 2026-11-20\n---\nKem trị nám tốt nhất Việt Nam.\n"

  @Test(arguments: formats) func everyFormatNamesTheFinding(_ format: String) throws {
    try withFolder { folder in
      try write(CheckOutputTests.ad, "kem.md", in: folder)
      let result = try Program.run(["check", "kem.md", "--format", format], folder: folder)
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains("tốt nhất"))
      #expect(result.output.contains("Không phải ý kiến pháp lý; đã chạy "))
    }
  }

  /// One run, every format in a file of its own, and standard output besides.
  @Test func severalOutputsInOneRun() throws {
    try withFolder { folder in
      try write(CheckOutputTests.ad, "kem.md", in: folder)
      let outputs = (CheckOutputTests.formats + ["xlsx"]).flatMap { ["--output", "\($0)=out.\($0)"] }
      let result = try Program.run(["check", "kem.md", "--color", "always"] + outputs, folder: folder)
      #expect(result.status == 1, "\(result.errors)")
      for format in CheckOutputTests.formats {
        let alone = try Program.run(["check", "kem.md", "--format", format, "--color", "never"], folder: folder)
        #expect(try read("out.\(format)", in: folder) == alone.output, "\(format)")
      }
      let workbook = try Data(contentsOf: folder.appendingPathComponent("out.xlsx"))
      #expect(workbook.starts(with: Array("PK".utf8)))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!left.contains { $0.hasSuffix(".part") })
    }
  }

  @Test(arguments: [
    (["--format", "xlsx"], "xlsx"), (["--output", "html"], "html"), (["--output", "không=a"], "không=a"),
    (["--output", "html=/không/có/a.html"], "/không/có/a.html"), (["--baseline", "khong-co.json"], "khong-co.json"),
    (["--against", "khong-co.json"], "khong-co.json"),
  ])
  func wrongUseEndsWithStatus2AndASentence(_ arguments: [String], _ named: String) throws {
    let result = try Program.run(["check"] + arguments, input: Data("Bài viết.".utf8))
    #expect(result.status == 2 || result.status == 64, "\(result.status) \(result.errors)")
    #expect(result.errors.contains(named))
  }

  /// A slip of the hand must not cost a post.
  @Test(arguments: [["--output", "html=./kem.md"], ["--write-baseline", "kem.md"], ["--write-baseline", "khac.md"]])
  func aReportNeverReplacesAPost(_ arguments: [String]) throws {
    try withFolder { folder in
      try write(CheckOutputTests.ad, "kem.md", in: folder)
      try write(CheckOutputTests.ad, "khac.md", in: folder)
      let result = try Program.run(["check", "kem.md"] + arguments, folder: folder)
      #expect(result.status == 2 && result.output.isEmpty, "\(result.output)")
      #expect(try read("kem.md", in: folder) == CheckOutputTests.ad)
      #expect(try read("khac.md", in: folder) == CheckOutputTests.ad)
    }
  }

  /// What was there when the tool came does not count; what comes later does.
  @Test func aBaselineAcceptsWhatWasThere() throws {
    try withFolder { folder in
      try write(CheckOutputTests.ad, "kem.md", in: folder)
      let written = try Program.run(["check", "kem.md", "--write-baseline", "cu.json"], folder: folder)
      #expect(written.status == 0, "\(written.errors)")
      #expect(try read("cu.json", in: folder).contains("\"kem.md\""))
      let same = try Program.run(["check", "./kem.md", "--baseline", "cu.json"], folder: folder)
      #expect(same.status == 0 && same.output.contains("Lỗi tồn cũ, không tính: "), "\(same.output)")
      let json = try Program.run(["check", "kem.md", "--baseline", "cu.json", "--format", "json"], folder: folder)
      #expect(json.output.contains(#""origin": "baseline""#))
      try write(CheckOutputTests.ad + "\nRẻ nhất, uy tín số 1 Việt Nam.\n", "kem.md", in: folder)
      let more = try Program.run(["check", "kem.md", "--baseline", "cu.json"], folder: folder)
      #expect(more.status == 1, "\(more.output)")
      // Another post with the same words is another post.
      try write(CheckOutputTests.ad, "khac.md", in: folder)
      #expect(try Program.run(["check", "khac.md", "--baseline", "cu.json"], folder: folder).status == 1)
      try write("{}", "hong.json", in: folder)
      let broken = try Program.run(["check", "kem.md", "--baseline", "hong.json"], folder: folder)
      #expect(broken.status == 2 && broken.errors.contains("--write-baseline"))
    }
  }

  /// Mended, remaining, new: in the words of a terminal, in JSON, and as states of SARIF.
  @Test(arguments: ["json", "ndjson"]) func againstAnEarlierRun(_ old: String) throws {
    try withFolder { folder in
      try write(CheckOutputTests.ad, "kem.md", in: folder)
      let first = try Program.run(["check", "kem.md", "--format", old], folder: folder)
      try write(first.output, "cu", in: folder)
      let unchanged = try Program.run(["check", "kem.md", "--against", "cu"], folder: folder)
      #expect(unchanged.output.contains("So với lần trước: 0 đã sửa") && unchanged.output.contains(" 0 mới"))
      try write(
        "---\nad: true\ndate: 2026-11-20\n---\nKem trị nám được nhiều người dùng. Uy tín số 1 Việt Nam.\n", "kem.md",
        in: folder)
      let second = try Program.run(["check", "kem.md", "--against", "cu"], folder: folder)
      #expect(second.output.contains("✓ "), "\(second.output)")
      let json = try Program.run(["check", "kem.md", "--against", "cu", "--format", "ndjson"], folder: folder)
      #expect(json.output.contains(#""against":{"new":["1:"#) && json.output.contains(#""mended":[{"rule":""#))
      let sarif = try Program.run(["check", "kem.md", "--against", "cu", "--format", "sarif"], folder: folder)
      #expect(sarif.output.contains(#""baselineState":"absent""#) && sarif.output.contains(#""baselineState":"new""#))
    }
  }

  /// The n-th line of NDJSON answers the n-th post, and each is held against its own.
  @Test func manyPostsInOneFile() throws {
    let posts = (0..<300).map { #"{"id":"b\#($0)","ad":true,"text":"Kem tốt nhất Việt Nam, mẻ \#($0)."}"# }
      .joined(separator: "\n")
    try withFolder { folder in
      try write(posts, "bai.ndjson", in: folder)
      let old = try Program.run(["check", "bai.ndjson", "--format", "ndjson", "--output", "csv=a.csv"], folder: folder)
      try write(old.output, "cu.ndjson", in: folder)
      #expect(try read("a.csv", in: folder).split(separator: "\r\n").count > 300)
      try write(
        posts.replacingOccurrences(of: "Kem tốt nhất Việt Nam, mẻ 7.", with: "Kem nghệ, mẻ 7."), "bai.ndjson",
        in: folder)
      let new = try Program.run(
        ["check", "bai.ndjson", "--format", "ndjson", "--against", "cu.ndjson"], folder: folder)
      let mended = new.output.split(separator: "\n").filter { !$0.contains(#""mended":[]"#) }
      #expect(new.output.split(separator: "\n").count == 300)
      #expect(mended.count == 1 && mended[0].contains(#""id":"b7""#))
    }
  }
}
