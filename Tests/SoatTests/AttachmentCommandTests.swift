import Foundation
import Testing

/// Posts with a source or a product's file, as a shell checks them.
@Suite struct AttachmentCommandTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("soat-attached-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url)
  }

  @Test func aQuotationIsHeldAgainstTheSourceBesideThePost() throws {
    try inFolder { folder in
      try Data("Trạm bơm sẽ không chạy trước tháng 6 năm sau.".utf8).write(
        to: folder.appendingPathComponent("nguon.txt"))
      let post = "---\nsource-file: nguon.txt\n---\nÔng nói: “Trạm bơm sẽ chạy trước tháng 6 năm sau”.\n"
      try Data(post.utf8).write(to: folder.appendingPathComponent("bai.md"))
      let result = try Program.run(["check", "--format", "line", "bai.md"], folder: folder)
      #expect(result.status == 1 && result.output.contains("trich-dan/loi-dan-khac-nguon"), "\(result.output)")
      #expect(result.output.contains("thiếu “không”"), "\(result.output)")
      // The run's own flag takes any path, and a source that is not there ends the run.
      let text = "Ông nói: “Trạm bơm sẽ chạy trước tháng 6 năm sau”."
      let set = "source-file=" + folder.path + "/nguon.txt"
      #expect(try Program.run(["check", "--set", set], text).status == 1)
      let missing = try Program.run(["check", "--set", set + ".khong-co"], text)
      #expect(missing.status == 2 && missing.errors.contains("Không có tệp này"), "\(missing.errors)")
    }
  }

  @Test func withoutTheSourceTheRuleAsks() throws {
    let text = "Ông nói: “Trạm bơm sẽ chạy trước tháng 6 năm sau”."
    #expect(try Program.run(["check"], text).output.contains("source-file"))
    // A post without a long quotation is not asked.
    #expect(try !Program.run(["check"], "Cuốn “Dế Mèn” được in lại.").output.contains("source-file"))
  }

  @Test func anAdvertisementIsHeldAgainstTheProductsFile() throws {
    try inFolder { folder in
      try Data("mục,nội dung\ntên,Sen Xanh\nsố đăng ký,1234/2026/ĐKSP\ncông dụng,hỗ trợ giấc ngủ\n".utf8)
        .write(to: folder.appendingPathComponent("ho-so.csv"))
      let post = """
        ---
        product-file: ho-so.csv
        ad: true
        product: supplement
        ---
        [QC] Sen Xanh hỗ trợ giấc ngủ, giảm đau đầu. Số 1234/2025/ĐKSP.
        """
      try Data(post.utf8).write(to: folder.appendingPathComponent("bai.md"))
      let found = try Program.run(["check", "--format", "line", "bai.md"], folder: folder).output
      #expect(found.contains("cong-dung-ngoai-ho-so:“giảm đau đầu”"), "\(found)")
      #expect(found.contains("so-dang-ky-khac-ho-so:Số “1234/2025/ĐKSP”"), "\(found)")
      #expect(!found.contains("khong-neu-ten-trong-ho-so"))
    }
  }
}
