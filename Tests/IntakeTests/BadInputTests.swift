import Documents
import Foundation
import Testing

@testable import Intake

struct BadInputTests {
  @Test(arguments: ["", " \n\t\r\n", "\u{FEFF}", "\u{A0}\u{200B}\n", "---\nad: true\n---\n"])
  func nothingToReadIsAnError(text: String) {
    let error = failure(text)
    #expect(error?.code == .emptyInput)
    #expect(error?.exitStatus == 2)
  }

  @Test(arguments: ["", "\n\n", "  \n"])
  func ndjsonWithoutAPostIsAnError(text: String) { #expect(failure(text, .ndjson)?.code == .emptyInput) }

  private func code(opening path: String) -> IntakeError.Code? {
    do throws(IntakeError) {
      _ = try Intake().open(path)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func filesThatCannotBeReadSayWhy() throws {
    let folder = try TemporaryFolder()
    #expect(code(opening: folder.path + "/khong-co.md") == .missingFile)
    #expect(code(opening: folder.path) == .isFolder)
    let empty = try folder.write("rong.md", "")
    #expect(code(opening: empty) == .emptyInput)
    let locked = try folder.write("khoa.md", "chữ")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
    // The superuser reads everything.
    #expect(geteuid() == 0 || code(opening: locked) == .permissionDenied)
    #expect(throws: IntakeError.self) { try FileInput.read(folder.path) }
  }

  @Test func aFileBeyondTheLimitIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("to.md", String(repeating: "dài ", count: 1000))
    var intake = Intake()
    intake.limits.input = 1000
    do {
      _ = try intake.open(path)
      Issue.record("was read")
    } catch {
      #expect(error.code == .tooLarge)
      #expect(error.path == path)
    }
  }

  @Test func oneHugeLineIsReadOnce() throws {
    let folder = try TemporaryFolder()
    var bytes: [UInt8] = []
    let word = Array("nghiêng ngả ".utf8)
    while bytes.count < 8 << 20 { bytes += word }
    let path = try folder.write("dong.txt", bytes)
    var intake = Intake()
    // The line limit is for NDJSON alone.
    intake.limits.line = 1 << 20
    var reader = try intake.open(path)
    let document = try reader.next()
    #expect(document?.parts.first?.text == bytes)
    #expect(document?.problems.isEmpty == true)
    let second = try reader.next()
    #expect(second?.byteCount == nil)
  }

  @Test func anErrorIsOneSentenceWithItsPlace() {
    let error = failure("---\nad: true\nchanel: web\n---\nBài")
    #expect(error?.code == .unknownKey)
    #expect(error?.sentence(.vi) == "bai.md:3:1: Không có khóa “chanel”; có phải “channel”?")
    #expect(error?.sentence(.en) == "bai.md:3:1: There is no key “chanel”; did you mean “channel”?")
  }
}
