import Documents
import Foundation
import Testing

@testable import Intake

struct FrontMatterTests {
  /// Where `part` must stand, worked out from the file's own text by another way.
  private func expect(_ part: DocumentPart?, at needle: String, in file: String) throws {
    let part = try #require(part)
    let range = try #require(file.range(of: needle))
    let before = file[..<range.lowerBound]
    #expect(part.hasPositions)
    #expect(part.string.utf8.starts(with: needle.utf8))
    #expect(part.origin.byte == before.utf8.count)
    #expect(part.origin.utf16 == before.utf16.count)
    #expect(part.origin.line == before.split(omittingEmptySubsequences: false) { $0.isNewline }.count - 1)
    #expect(
      part.origin.column == (before.lastIndex(where: \.isNewline).map { before[$0...].count - 1 } ?? before.count))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func positionsAreThoseOfTheFile(lineEnd: String) throws {
    let file = [
      "---", "tags: [🎉, đẹp]", "title: \"🎉 Giảm: sốc\"", "lead: Mở đầu 👨‍👩‍👧 nhé", "ad: có", "---", "Thân bài 🎉.", "",
    ].joined(separator: lineEnd)
    let document = try readOne(file)
    try expect(document.part(.title), at: "🎉 Giảm: sốc", in: file)
    try expect(document.part(.lead), at: "Mở đầu 👨‍👩‍👧 nhé", in: file)
    try expect(document.part(.body), at: "Thân bài 🎉.", in: file)
    #expect(document.part(.body)?.string == "Thân bài 🎉." + lineEnd)
    #expect(document.metadata[.ad] == .flag(true))
    #expect(document.metadata[.title] == .text("🎉 Giảm: sốc"))
    #expect(document.parts.map(\.kind) == [.title, .lead, .body])
  }

  @Test func aMarkOfUTF8CountsInPositions() throws {
    let document = try readOne("\u{FEFF}---\ntitle: Tên\n---\nBài")
    #expect(document.part(.title)?.origin == TextPosition(byte: 14, utf16: 12, line: 1, column: 7))
    #expect(document.part(.body)?.origin == TextPosition(byte: 23, utf16: 20, line: 3))
  }

  @Test(arguments: ["\"Dấu \\\"nháy\\\"\"", "'Dấu ''nháy'''", ">\n  gấp\n  dòng", "hai\n  dòng"])
  func aTitleThatYAMLRewroteHasNoPositions(scalar: String) throws {
    let title = try readOne("---\ntitle: \(scalar)\n---\nBài").part(.title)
    #expect(title?.hasPositions == false)
    #expect(title?.origin == .zero)
  }

  @Test func waiversAndMediaAreRead() throws {
    let document = try readOne(
      """
      ---
      media:
        - { type: image, ai-generated: true, caption: Ảnh }
        - { type: file }
      waivers:
        - { rule: quang-cao/so-sanh-nhat, reason: Có giải thưởng, text: tốt nhất, until: 2026-12-31 }
      ---
      Bài
      """)
    #expect(document.notSeen == NotSeen(images: 1, attachments: 1))
    #expect(document.part(.caption(0))?.hasPositions == false)
    #expect(
      document.waivers == [
        Waiver(
          rule: "quang-cao/so-sanh-nhat", reason: "Có giải thưởng", text: "tốt nhất",
          until: Day(year: 2026, month: 12, day: 31), origin: .frontMatter)
      ])
  }

  @Test(
    arguments: [
      ("---\nadd: true\n---\nx", IntakeError.Code.unknownKey, 2, 1),
      ("---\nad: yes\n---\nx", .badValue, 2, 5),
      ("---\nad: true\nkind:\n---\nx", .badValue, 3, 6),
      ("---\ntitle: a: b\n---\nx", .brokenFrontMatter, 2, 9),
      ("---\nad: true\nad: false\n---\nx", .brokenFrontMatter, 2, 1),
      ("---\ntitle: Giảm 50% #sale\n---\nx", .badValue, 2, 8),
      ("---\ntags:\n  - #MyHoChiMinh\n---\nx", .badValue, 3, 4),
      ("---\ndate: 01/07/2025\n---\nx", .badValue, 2, 7),
      ("---\ntitle: &a Tên\nid: *a\n---\nx", .brokenFrontMatter, 2, 8),
      ("---\nchỉ là chữ\n---\nx", .brokenFrontMatter, 2, 1),
      ("---\nad: true\nBài không đóng", .brokenFrontMatter, 1, 1),
      ("---\nwaivers: [{rule: a/b}]\n---\nx", .badValue, 2, 11),
      ("---\nwaivers: [{rule: a/b, reason: c, til: 2026-01-01}]\n---\nx", .unknownKey, 2, 34),
      ("---\nmedia: [{type: image, ai: true}]\n---\nx", .unknownKey, 2, 8),
    ])
  func whatIsWrongIsAnErrorWithItsPlace(text: String, code: IntakeError.Code, line: Int, column: Int) {
    let error = failure(text)
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.path == "bai.md")
  }

  @Test func aCommentIsNoTextThatWasCut() throws {
    #expect(try readOne("---\nad: true # quảng cáo\n---\nBài").metadata[.ad] == .flag(true))
  }

  @Test(arguments: ["---\nMột đoạn.\n", "----\nad: true\n---\n", " ---\nad: true\n---\nx", "--- a\nb"])
  func aPostThatOpensWithARuleIsText(text: String) throws {
    let document = try readOne(text)
    #expect(document.parts.map(\.kind) == [.body])
    #expect(document.part(.body)?.string == text)
  }

  @Test func emptyFrontMatterIsNone() throws {
    #expect(try readOne("---\n---\nBài").part(.body)?.origin == TextPosition(byte: 8, utf16: 8, line: 2))
    #expect(try readOne("---\n# ghi chú\n---\nBài").part(.body)?.string == "Bài")
  }

  @Test func aliasBombsAndDeepYAMLEndAtOnce() {
    var bomb = "---\na0: &a0 [x, x]\n"
    for level in 1..<30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(failure(bomb + "---\nx") != nil)
    #expect(failure("---\ntags: " + String(repeating: "[", count: 60_000) + "\n---\nx")?.code == .brokenFrontMatter)
    #expect(failure("---\ntags: " + String(repeating: "[", count: 70_000) + "\n---\nx")?.code == .tooLarge)
  }
}
