import Documents
import Testing

@testable import Intake

@Suite struct AttachedFileTests {
  private func document(_ folder: TemporaryFolder, _ post: String) throws -> Document? {
    var reader = try Intake().open(try folder.write("bai/bai.md", post))
    return try reader.next()
  }

  private func failure(_ folder: TemporaryFolder, _ post: String) throws -> IntakeError? {
    let path = try folder.write("bai/bai.md", post)
    do throws(IntakeError) {
      _ = try Intake().open(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func filesBesideThePost() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("bai/nguon.txt", "Lời của nguồn.\n")
    _ = try folder.write(
      "bai/ho-so/sen.tsv",
      "mục\tnội dung\n# ghi chú\ntên\tSen Xanh\ncông dụng\thỗ trợ giấc ngủ\nclaim\tngủ ngon\nsố đăng ký\t1/2026/ĐKSP\n")
    let post = try document(folder, "---\nsource-file: nguon.txt\nproduct-file: ho-so/sen.tsv\n---\nBài viết.\n")
    #expect(post?.metadata.sourceText == "Lời của nguồn.\n")
    #expect(
      post?.metadata.productSheet
        == ProductSheet([
          .name: ["Sen Xanh"], .claim: ["hỗ trợ giấc ngủ", "ngủ ngon"], .registration: ["1/2026/ĐKSP"],
        ]))
  }

  /// A post that came from elsewhere shall not have our files read out to it.
  @Test(arguments: ["/etc/hostname", "../ngoai.txt", "a/../../ngoai.txt"])
  func noFileOutsideTheFolderOfThePost(_ name: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("ngoai.txt", "Bí mật.")
    let error = try failure(folder, "---\nsource-file: \(name)\n---\nBài viết.\n")
    #expect(error?.line == 2 && error?.message.vi.contains("chỉ nhận tệp nằm cạnh bài") == true)
  }

  @Test(arguments: [
    ("source-file: khong-co.txt", "khong-co.txt", "Không có tệp này"),
    ("source-file: trong.txt", "trong.txt", "không có chữ"),
    ("product-file: sai.tsv", "sai.tsv", "hai tên cột"), ("product-file: la.tsv", "la.tsv", "không có mục “màu”"),
    ("product-file: trong.tsv", "trong.tsv", "chưa có mục nào"),
    ("source-file: to.txt", "to.txt", "Lớn hơn giới hạn 1 MB"),
    ("product-sheet: Sen Xanh", "product-sheet", "nhận một bảng"),
    ("product-sheet: { ten: Sen }", "ten", "Không có khóa “ten”"),
  ])
  func oneClearSentence(_ line: String, _ name: String, _ sentence: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("bai/trong.txt", " \n")
    _ = try folder.write("bai/sai.tsv", "a\tb\nc\td\n")
    _ = try folder.write("bai/la.tsv", "field\tvalue\nmàu\tđỏ\n")
    _ = try folder.write("bai/trong.tsv", "field\tvalue\n")
    _ = try folder.write("bai/to.txt", [UInt8](repeating: 0x61, count: AttachedFile.limit + 1))
    let error = try #require(try failure(folder, "---\n\(line)\n---\nBài viết.\n"))
    #expect(error.line == 2 && error.message.vi.contains(name) && error.message.vi.contains(sentence), "\(error)")
  }

  @Test func onTheCommandLineAnyPath() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("nguon.txt", "Lời của nguồn.")
    let assignment = try MetadataAssignment.parse("source-file=\(path)")
    #expect(assignment == MetadataAssignment(key: .sourceText, value: .text("Lời của nguồn.")))
    #expect(throws: IntakeError.self) { try MetadataAssignment.parse("source-file=\(path).khong-co") }
    let sheet = try MetadataAssignment.parse(#"product-sheet={"name":"Sen Xanh","claim":["ngủ ngon"]}"#)
    #expect(sheet.value == .sheet(ProductSheet([.name: ["Sen Xanh"], .claim: ["ngủ ngon"]])))
  }

  @Test func inJSON() throws {
    let post = try readOne(
      #"{"text":"Bài.","source-text":"Nguồn.","source-file":"/etc/hostname","product-sheet":{"name":"Sen","claim":["a","b"]}}"#
    )
    #expect(post.metadata.sourceText == "Nguồn." && post.problems.isEmpty)
    #expect(post.metadata.productSheet == ProductSheet([.name: ["Sen"], .claim: ["a", "b"]]))
    #expect(try readOne(#"{"text":"Bài.","source-file":"/etc/hostname"}"#).metadata.sourceText == nil)
  }
}
