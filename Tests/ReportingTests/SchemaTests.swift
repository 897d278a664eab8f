import Documents
import Foundation
import Judging
import Reporting
import Rulebooks
import Testing

/// What the JSON writers say is held against docs/schema/verdict.schema.json by a validator that is not ours.
@Suite struct SchemaTests {
  @Test func everyVerdictIsValid() throws {
    var lines: [UInt8] = []
    for verdict in SampleVerdicts.all.flatMap(\.verdicts) + SchemaTests.corners {
      for language in Language.allCases {
        for explain in [true, false] {
          NDJSONReport(ReportContext(tool: sampleTool, language: language, explain: explain))
            .write(verdict, to: &lines)
        }
      }
    }
    for verdicts in SampleVerdicts.all.map(\.verdicts) + [[]] {
      var json: [UInt8] = []
      JSONReport(ReportContext(tool: sampleTool)).write(verdicts, to: &json)
      lines += json.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
      lines.append(UInt8(ascii: "\n"))
    }
    let result = try SchemaTests.validate(lines)
    #expect(result.status == 0, "\(result.output)")
  }

  /// The validator must be able to say no, or the test above says nothing.
  @Test func aKeyThatIsNotDocumentedIsRefused() throws {
    var line: [UInt8] = []
    NDJSONReport(ReportContext(tool: sampleTool)).write(SampleVerdicts.clean, to: &line)
    let more = Array(#"{"surprise":1,"#.utf8) + line.dropFirst()
    #expect(try SchemaTests.validate(more).status == 1)
  }

  /// Keys that the samples do not have, and text that JSON must escape.
  private static let corners: [Verdict] = {
    let nasty = "“\"\\\u{0}\u{1F}\u{7F}\n\r\t\u{2028}” 👩‍👩‍👧"
    var post = Post(
      path: "a\"b.md", id: nasty, body: nasty + " Chữ",
      metadata: Metadata([
        .date: Instant(iso: "2026-11-20").map { .instant($0) } ?? .flag(true), .id: .text(nasty),
        .sourceText: .text(nasty),
        .productSheet: .sheet(ProductSheet([.name: [nasty], .claim: ["a", "b"]])),
      ]))
    post.parts.append(DocumentPart(kind: .caption(2), text: Array("chú thích".utf8)))
    var verdict = post.verdict(
      .block,
      [
        post.finding(
          "a/b", .error, "chú thích", in: .caption(2), title: text("x", "y"), message: text(nasty, nasty),
          waived: Waiver(rule: "a/b", reason: nasty, origin: .commandLine))
      ], scores: Scores(nil, nil, nil), notSeen: NotSeen(attachments: 2))
    verdict.document.encoding = "utf-16le"
    verdict.document.disguises = 3
    return [verdict]
  }()

  private static let script = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        sys.exit(42)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bad = 0
    with open(sys.argv[2], encoding="utf-8", newline="\\n") as file:
        for number, line in enumerate(file, 1):
            for error in validator.iter_errors(json.loads(line)):
                bad = 1
                best = jsonschema.exceptions.best_match([error])
                print(number, "/".join(map(str, best.absolute_path)), best.message[:300])
    sys.exit(bad)
    """

  /// Each line of the input is one JSON text.
  private static func validate(_ lines: [UInt8]) throws -> (status: Int32, output: String) {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      return (42, "\(python) is missing: install the Debian package python3 (and python3-jsonschema).")
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    let input = FileManager.default.temporaryDirectory.appending(path: "soat-\(UUID().uuidString).ndjson")
    try Data(lines).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = [
      "-c", script, root.appending(path: "docs/schema/verdict.schema.json").path, input.path,
    ]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 42 {
      return (42, "The module jsonschema is missing: install the Debian package python3-jsonschema.")
    }
    return (process.terminationStatus, output)
  }
}
