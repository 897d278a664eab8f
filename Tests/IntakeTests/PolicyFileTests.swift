import Documents
import Rulebooks
import Testing

@testable import Intake

struct PolicyFileTests {
  @Test func everyKeyIsRead() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("tu-dien.txt", "# tên riêng\r\nTikToker\r\n  bánh mì \n\n")
    let path = try folder.write(
      "soat.yaml",
      """
      thresholds: { accurate: 80, politically-correct: 90, lawful: 100 }
      block: [error, warning]
      front-matter-may-waive: [notice]
      observe: [ten-goi]
      off: [so-lieu/thu-ngay, quang-cao]
      waivers:
        - { rule: a/b, reason: Đã xem }
      rules: [bo-rieng, /chung/rules]
      defaults: { profile: press, channel: web }
      dictionary: { file: tu-dien.txt }
      """)
    let policy = try PolicyFile.load(path)
    #expect(policy.thresholds == [.accurate: 80, .politicallyCorrect: 90, .lawful: 100])
    #expect(policy.blockingLevels == [.error, .warning])
    #expect(policy.frontMatterMayWaive == [.notice])
    #expect(policy.observed == ["ten-goi"])
    #expect(policy.off == ["so-lieu/thu-ngay", "quang-cao"])
    #expect(policy.waivers == [Waiver(rule: "a/b", reason: "Đã xem", origin: .policy)])
    #expect(policy.rulePaths == [folder.path + "/bo-rieng", "/chung/rules"])
    #expect(policy.defaults.profile == .press)
    #expect(policy.dictionary == ["tiktoker", "bánh mì"])
  }

  @Test func itIsFoundUpward() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a/soat.yaml", "block: [error]\n")
    _ = try folder.write("a/b/c/bai.md", "x")
    #expect(PolicyFile.find(from: folder.path + "/a/b/c")?.hasSuffix("/a/soat.yaml") == true)
    #expect(PolicyFile.find(from: folder.path + "/a")?.hasSuffix("/a/soat.yaml") == true)
    #expect(PolicyFile.find(from: folder.path + "/khong-co") == nil)
    #expect(try PolicyFile.load(path).blockingLevels == [.error])
  }

  @Test(
    arguments: [
      ("treshold: {}\n", IntakeError.Code.unknownKey, 1, 1),
      ("block: [error]\nthresholds: { acurate: 80 }\n", .unknownKey, 2, 15),
      ("thresholds: { accurate: 101 }\n", .badValue, 1, 25), ("block: [lỗi]\n", .badValue, 1, 9),
      ("off: [\n", .brokenPolicy, 2, 1), ("- a\n", .brokenPolicy, 1, 1),
      ("defaults: { profile: blog }\n", .badValue, 1, 22), ("dictionary: { path: x }\n", .unknownKey, 1, 15),
    ])
  func whatIsWrongIsAnErrorWithItsPlace(yaml: String, code: IntakeError.Code, line: Int, column: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("soat.yaml", yaml)
    do throws(IntakeError) {
      _ = try PolicyFile.load(path)
      Issue.record("was read")
    } catch {
      #expect(error.code == code)
      #expect(error.line == line)
      #expect(error.column == column)
      #expect(error.path == path)
    }
  }

  @Test func anEmptyPolicyIsTheDefault() throws {
    let folder = try TemporaryFolder()
    #expect(try PolicyFile.load(try folder.write("soat.yaml", "# chưa có gì\n")).blockingLevels == [.error])
  }
}
