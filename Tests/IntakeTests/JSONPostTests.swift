import Documents
import Testing

@testable import Intake

struct JSONPostTests {
  @Test func fieldsBecomePartsAndMetadata() throws {
    let document = try readOne(
      """
      {"id": 12345678901234567890123, "title": "Tin \\u0111\\u1eb9p", "lead": "Mở", "text": "Thân\\nbài", "ad": true,
       "published-at": "2026-03-01T08:30", "tags": ["a", "b"], "partner": {"deep": [1, {"x": [[[]]]}]},
       "media": [{"type":"image"},{"type":"video","caption":"Cảnh","ai-generated":true,"w":[1,2]}]}
      """)
    #expect(document.parts.map(\.kind) == [.title, .lead, .body, .caption(1)])
    #expect(document.parts.map(\.string) == ["Tin đẹp", "Mở", "Thân\nbài", "Cảnh"])
    #expect(document.parts.allSatisfy { $0.origin == .zero && $0.hasPositions })
    #expect(document.id == "12345678901234567890123")
    #expect(document.metadata[.ad] == .flag(true))
    #expect(document.metadata[.title] == .text("Tin đẹp"))
    #expect(document.metadata[.tags] == .list(["a", "b"]))
    #expect(document.metadata.media.last?.aiGenerated == true)
    #expect(document.notSeen == NotSeen(images: 1, videos: 1))
    #expect(document.problems.isEmpty)
  }

  @Test func autoTellsJSONFromTextThatOpensWithABrace() throws {
    #expect(try readOne("{ngoặc} mở đầu").part(.body)?.string == "{ngoặc} mở đầu")
    #expect(try readOne("  {\"text\":\"a\"}\n\n").part(.body)?.string == "a")
    #expect(try readOne("{\n \"text\":\n \"a\"\n}").part(.body)?.string == "a")
    #expect(try read("{\"text\":\"a\"}\n{\"text\":\"b\"}\n").count == 2)
    #expect(try readOne("{\"text\":\"a\"}", .text).part(.body)?.string == "{\"text\":\"a\"}")
  }

  @Test func textThatBeginsLikeJSONIsNeverClean() throws {
    let document = try readOne("{\"text\": \"cắt giữa ch")
    #expect(document.problems.map(\.code) == ["looks-like-json"])
  }

  @Test(
    arguments: [
      "{\"text\":\"a", "{\"text\":\"a\"", "{\"text\":\"a\"} x", "[]", "null", "{\"text\":1}", "{}",
      "{\"text\":\"\\ud800\"}", "{\"text\":\"\\udc00 x\"}", "{\"\\udc00\":1,\"text\":\"a\"}", "{\"text\":\"a\",}",
      "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\",\"te\\u0078t\":\"b\"}",
      "{\"ad\":true,\"text\":\"a\",\"ad\":false}",
      "{\"text\":\"a\",\"x\":01}", "{\"text\":\"a\",\"x\":+1}", "{\"x\":\"b\":[1],\"text\":\"a\"}",
      "{\"text\":\"a\",\"x\":nul}", "{\"text\":\"a\\q\"}",
      "{\"text\":\"a\nb\"}",
    ])
  func whatCannotBeReadAnswersInItsPlace(json: String) throws {
    let document = try readOne(json, .json)
    #expect(document.parts.isEmpty)
    #expect(document.problems.map(\.code) == ["unreadable-object"])
    #expect(document.byteCount == json.utf8.count)
  }

  @Test func aLoneSurrogateIsNamedWithItsByte() throws {
    let document = try readOne("{\"text\":\"\\ud83d.\"}", .json)
    #expect(document.problems[0].message.en.contains("byte 8: a string holds half a character"))
  }

  @Test func deepNestingIsRefusedAndCheap() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let document = try readOne("{\"text\":\"a\",\"x\":\(deep)}", .json)
    #expect(document.problems[0].message.vi.contains("lồng nhau quá sâu"))
    #expect(try readOne("{\"text\":\"a\",\"x\":[[[[[[1]]]]]]}", .json).problems.isEmpty)
  }

  @Test func strangeNumbersOfPartnersAreNoReasonToRefuse() throws {
    let document = try readOne("{\"text\":\"a\",\"x\":1e400,\"y\":-0.0e+1,\"z\":123456789012345678901234567890}")
    #expect(document.problems.isEmpty)
  }

  @Test func aNULInAStringIsText() throws {
    #expect(try readOne("{\"text\":\"a\\u0000b\"}").part(.body)?.text == [0x61, 0, 0x62])
  }

  @Test func aValueThatDoesNotFitIsAProblemAndNullIsNotKnown() throws {
    let document = try readOne("{\"text\":\"a\",\"ad\":\"maybe\",\"kind\":null,\"media\":{}}")
    #expect(document.metadata.isEmpty)
    #expect(document.problems.map(\.code) == ["unreadable-metadata", "unreadable-metadata"])
    #expect(try readOne("{\"text\":\" \"}").problems.map(\.code) == ["empty-text"])
  }

  @Test func settingsStandAboveThePostAndDefaultsBelow() throws {
    let intake = Intake(
      defaults: Metadata([.profile: .text("press"), .ad: .flag(false)]),
      overrides: Metadata([.kind: .text("ad"), .title: .text("Mới")]))
    let document = try readOne("{\"text\":\"a\",\"ad\":true,\"kind\":\"news\",\"title\":\"Cũ\"}", .auto, intake)
    #expect(document.metadata.profile == .press)
    #expect(document.metadata[.ad] == .flag(true))
    #expect(document.metadata[.kind] == .text("ad"))
    #expect(document.part(.title)?.string == "Mới")
  }
}
