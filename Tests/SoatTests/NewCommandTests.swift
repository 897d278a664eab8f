import Foundation
import Testing

/// `soat new` as a shell runs it.
@Suite struct NewCommandTests {
  @Test(arguments: [["new"], ["new", "rulebook"], ["new", "rule"], ["new", "campaign"]])
  func helpExamplesWork(_ command: [String]) throws { try HelpTests().examplesWorkAsPasted(command) }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("soat-new-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url)
  }

  @Test func whatIsWrittenPassesItsTestsAndIsNeverWrittenOver() throws {
    try inFolder { folder in
      try Data("sai;đúng\nsát nhập;sáp nhập\nsiêu phẩm;\n".utf8).write(to: folder.appendingPathComponent("tu.csv"))
      let new = ["new", "rulebook", "nha", "--from", "tu.csv", "--folder", "quy-tac"]
      #expect(try Program.run(new, folder: folder).status == 0)
      let test = try Program.run(["test", "--rules", "quy-tac/nha.yaml"], folder: folder)
      #expect(test.status == 0 && test.output.contains("2 quy tắc"), "\(test.output)\(test.errors)")
      let fixed = try Program.run(
        ["check", "--fix", "--rules", "quy-tac"], input: Data("Hai xã sát nhập.".utf8), folder: folder)
      #expect(fixed.output == "Hai xã sáp nhập.")
      let file = folder.appendingPathComponent("quy-tac/nha.yaml")
      let before = try Data(contentsOf: file)
      let again = try Program.run(new, folder: folder)
      #expect(again.status == 2 && again.errors.contains("không ghi đè"))
      // A table alone is enough to stop: nothing is half written.
      try FileManager.default.removeItem(at: file)
      #expect(try Program.run(new, folder: folder).status == 2)
      #expect(!FileManager.default.fileExists(atPath: file.path))
      try before.write(to: file)
      let rule = ["new", "rule", "quy-tac/nha.yaml", "--id", "them", "--words", "cực đỉnh"]
      #expect(try Program.run(rule, folder: folder).status == 0)
      #expect(try Data(contentsOf: file).starts(with: before))
      #expect(try Program.run(["test", "--rules", "quy-tac/nha.yaml"], folder: folder).output.contains("3 quy tắc"))
      #expect(try Program.run(rule, folder: folder).status == 2)
    }
  }

  @Test func aCampaignWakesForItsPosts() throws {
    try inFolder { folder in
      let new = [
        "new", "campaign", "hoi-sach", "--name", "Hội Sách Xuân", "--tags", "#HoiSachXuan", "--days",
        "2026-12-01..2026-12-05", "--fact", "gian hàng=120",
      ]
      #expect(try Program.run(new, folder: folder).status == 0)
      #expect(try Program.run(["test", "--rules", "hoi-sach.yaml"], folder: folder).status == 0)
      let check = ["check", "--rules", "hoi-sach.yaml", "--set", "campaign=hoi-sach", "--set", "date=2026-12-02"]
      let post = Data("Có 100 gian hàng ở Hội sách xuân.".utf8)
      let found = try Program.run(check + ["--format", "line"], input: post, folder: folder).output
      #expect(["thieu-hashtag", "ten-chien-dich", "thong-tin-sai"].allSatisfy { found.contains($0) }, "\(found)")
    }
  }

  @Test(arguments: [
    (["new", "rulebook"], "Thiếu ID"), (["new", "rulebook", "a b", "--words", "x"], "chữ thường không dấu"),
    (["new", "rulebook", "a"], "Thiếu --words"), (["new", "rulebook", "a", "--from", "khong-co.csv"], "Không có tệp"),
    (["new", "rulebook", "a", "--from", "x", "--words", "y"], "Chỉ một trong"),
    (["new", "rule", "khong-co.yaml", "--id", "x", "--words", "y"], "Không có tệp"),
    (["new", "campaign", "c", "--name", "C", "--tags", "C", "--days", "1/12/2026"], "Ngày viết dạng"),
    (["new", "campaign", "c", "--name", "C"], "Thiếu --tags"),
  ])
  func oneClearSentence(_ arguments: [String], _ sentence: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2 && result.errors.contains(sentence), "\(result.errors)")
  }
}
