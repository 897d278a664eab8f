import Documents
import Testing

@testable import Intake

struct MetadataAssignmentTests {
  @Test(
    arguments: [
      ("ad=true", MetadataKey.ad, MetadataValue.flag(true)), ("title=a=b", .title, .text("a=b")),
      ("tags=tết, sale", .tags, .list(["tết", "sale"])), ("profile=press", .profile, .text("press")),
      (
        "media=[{\"type\":\"image\",\"ai-generated\":true}]", .media,
        .media([Media(type: "image", aiGenerated: true)])
      ),
    ])
  func readsValues(text: String, key: MetadataKey, value: MetadataValue) throws {
    #expect(try MetadataAssignment.parse(text) == MetadataAssignment(key: key, value: value))
  }

  @Test(
    arguments: [
      ("ad", IntakeError.Code.badValue), ("=true", .badValue), ("ad=", .badValue), ("ad=yes", .badValue),
      ("date=01/07/2025", .badValue), ("media=image", .badValue), ("media=[{\"type\":\"image\"", .badValue),
      ("media=[{\"type\":\"image\",\"ai\":true}]", .unknownKey), ("chanel=web", .unknownKey),
      ("media=[]},{", .badValue),
    ])
  func whatIsWrongIsAUsageError(text: String, code: IntakeError.Code) {
    do throws(IntakeError) {
      _ = try MetadataAssignment.parse(text)
      Issue.record("was read")
    } catch {
      #expect(error.code == code)
      #expect(error.exitStatus == 2)
    }
  }

  @Test func theNearestKeyIsNamed() {
    #expect(NearestKey.of("chanel", among: ["channel", "kind"]) == "channel")
    #expect(NearestKey.of("ai_generated", among: ["ai-generated"]) == "ai-generated")
    #expect(NearestKey.of("xyzxyz", among: ["ad", "id"]) == nil)
  }
}
