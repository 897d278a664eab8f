import Documents
import Testing

@testable import Intake

struct NDJSONStreamTests {
  private func codes(_ documents: [Document]) -> [String] {
    documents.map { $0.problems.first?.code ?? $0.part(.body)?.string ?? "?" }
  }

  @Test func lineNAnswersLineN() throws {
    let text = "{\"text\":\"một\"}\r\n{\"text\":\n\n{\"text\":\"bốn\"}\n[1]\n{\"text\":\"sáu\"}\n\n\n"
    let documents = try read(text, .ndjson)
    #expect(
      codes(documents) == ["một", "unreadable-object", "unreadable-object", "bốn", "unreadable-object", "sáu"])
    #expect(documents[1].problems[0].message.vi.contains("dòng 2"))
    #expect(documents[2].problems[0].message.vi.contains("Dòng 3 trống"))
    #expect(documents[1].parts.isEmpty)
  }

  @Test func aFirstLineThatIsBlankAnswersToo() throws {
    #expect(codes(try read("\n{\"text\":\"hai\"}", .ndjson)) == ["unreadable-object", "hai"])
  }

  @Test func invalidBytesInALineAreNamedByTheirPlaceInTheFile() throws {
    let first = Array("{\"text\":\"a\"}\n".utf8)
    let bytes = first + Array("{\"text\":\"b".utf8) + [0xFF] + Array("c\"}\n{\"text\":\"d\"}".utf8)
    let documents = try Intake().documents(from: bytes, path: "-", format: .ndjson)
    #expect(documents.map { $0.part(.body)?.string } == ["a", "b\u{FFFD}c", "d"])
    #expect(documents[1].problems[0].message.en.hasPrefix("Byte \(first.count + 10) (line 2)"))
    #expect(try Intake().documents(from: bytes, path: "-").count == 3)
  }

  @Test func aLineBeyondTheLimitAnswersAndTheNextIsRead() throws {
    var intake = Intake()
    intake.limits.line = 600_000
    for length in [600_001, 700_000, 3_000_000] {
      let long = "{\"text\":\"" + String(repeating: "x", count: length) + "\"}"
      let documents = try read("{\"text\":\"a\"}\n\(long)\n{\"text\":\"c\"}\n\(long)", .ndjson, intake)
      #expect(codes(documents) == ["a", "line-too-long", "c", "line-too-long"])
      #expect(documents[1].byteCount == long.utf8.count)
      #expect(documents[1].parts.isEmpty)
    }
  }

  @Test func linesOfEveryLengthComeThroughWhole() throws {
    var expected: [String] = []
    for length in stride(from: 0, to: 900_000, by: 97_003) {
      expected.append("\(length)" + String(repeating: "ă", count: length / 2))
    }
    let text = expected.map { "{\"text\":\"\($0)\"}" }.joined(separator: "\n")
    #expect(try read(text, .ndjson).map { $0.part(.body)?.string ?? "" } == expected)
  }

  @Test func aFileIsReadAsAStream() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<5000).map { "{\"id\":\"\($0)\",\"text\":\"bài \($0)\"}\n" }.joined()
    let path = try folder.write("a.ndjson", [0xEF, 0xBB, 0xBF] + Array(lines.utf8))
    var reader = try Intake().open(path)
    var count = 0
    while let document = try reader.next() {
      #expect(document.id == "\(count)")
      #expect(document.path == path)
      count += 1
    }
    #expect(count == 5000)
  }

  @Test func utf16NDJSONIsReadFromAFile() throws {
    let folder = try TemporaryFolder()
    let units = "{\"text\":\"ạ\"}\n{\"text\":\"ệ\"}\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let path = try folder.write("a.ndjson", [0xFF, 0xFE] + units)
    for format in [InputFormat.auto, .ndjson] {
      var reader = try Intake().open(path, format: format)
      var bodies: [String?] = []
      while let document = try reader.next() { bodies.append(document.part(.body)?.string) }
      #expect(bodies == ["ạ", "ệ"])
    }
  }
}
