import Foundation
import Testing

/// `soat scan` and the commands that read its ledger, as a desk types them.
@Suite struct ScanCommandTests {
  private static let sources = """
    contact: mailto:kiem-duyet@agency.example
    sources:
      - id: bao-a
        name: Báo A
        agreement: { id: HĐ-12/2026, from: 2026-01-01, until: 2026-12-31 }
        profile: aggregator
        match: ["a/**"]
        set: { ad: true }
      - id: trang-minh
        own: true
        match: ["minh/**"]
    """

  /// A folder with `sources.yaml`, gone with the test.
  private final class Desk {
    let folder: URL
    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("soat-scan-\(UUID().uuidString)")
      try write("sources.yaml", ScanCommandTests.sources)
    }
    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ text: String) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func run(_ arguments: [String], input: String = "") throws -> Program.Result {
      try Program.run(arguments, input: Data(input.utf8), folder: folder)
    }

    func scan(_ arguments: [String], input: String = "") throws -> Program.Result {
      try run(["scan"] + arguments + ["--today", "2026-11-20", "--quiet"], input: input)
    }

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
  }

  @Test func aFolderIsScannedAndReported() throws {
    let desk = try Desk()
    try desk.write(
      "a/1.html",
      "<html><body><article><h1>Kem mới</h1><p>[Quảng cáo] Kem trị nám tốt nhất Việt Nam cho mọi loại da, dùng mỗi ngày.</p></article></body></html>"
    )
    try desk.write("minh/2.txt", "Hôm nay Hà Nội có mưa rào rải rác.")
    let first = try desk.scan(["a", "minh", "--output", "html=r.html", "--output", "sarif=r.sarif"])
    #expect(first.status == 1, "\(first.errors)")
    #expect(first.output.contains("Báo A") && first.output.contains("tốt nhất"))
    #expect(first.output.contains("Đã đọc 2 bài"))
    #expect(try desk.text("r.html").contains("<!doctype html>") || desk.text("r.html").contains("<!DOCTYPE html>"))
    #expect(try desk.text("r.sarif").contains("2.1.0"))
    #expect(try desk.scan(["a", "minh", "--fail-on", "new"]).status == 0)
    try desk.write(
      "a/1.html",
      "<html><body><article><h1>Kem mới</h1><p>[Quảng cáo] Kem trị nám cho mọi loại da, dùng mỗi ngày, hai lần.</p></article></body></html>"
    )
    let third = try desk.scan(["a", "minh", "--since", "last"])
    #expect(third.status == 0, "\(third.output)\(third.errors)")
    #expect(third.output.contains("Đã sửa"))
    let history = try desk.run(["history", "bao-a"])
    #expect(history.output.contains("đã sửa") && history.output.contains("quang-cao/so-sanh-nhat"))
    #expect(try desk.run(["report", "--scan", "1", "--format", "ndjson"]).output.contains("quang-cao/so-sanh-nhat"))
    #expect(try desk.run(["forget", "bao-a"]).output.contains("Đã xóa 1 mục"))
    #expect(try desk.run(["history", "bao-a"]).status == 2)
  }

  @Test func standardInputIsPostsOrPaths() throws {
    let desk = try Desk()
    try desk.write("minh/1.txt", "Son số một Việt Nam.")
    let posts = try desk.scan(
      ["-", "--format", "ndjson"], input: #"{"id":"001","source":"bao-a","text":"Kem tốt nhất Việt Nam"}"# + "\n")
    #expect(posts.status == 1)
    #expect(posts.output.contains(#""001""#))
    #expect(try desk.scan(["-"], input: "minh/1.txt\n").output.contains("Đã đọc 1 bài"))
    #expect(try desk.scan(["-"], input: "").status == 2)
    // Consent holds over standard input too.
    let stranger = try desk.scan(["-"], input: #"{"source":"la","text":"Kem tốt nhất"}"# + "\n")
    #expect(stranger.status == 3)
    #expect(stranger.output.contains("bỏ qua 1"))
    let late = try desk.run(["scan", "a", "--today", "2027-01-01", "--quiet"])
    #expect(late.status == 2 || late.status == 3)
  }

  @Test func aTableComesOutAsItCameIn() throws {
    let desk = try Desk()
    try desk.write(
      "a/lich.csv",
      "\u{FEFF}Mã bài;Ngày đăng;Nội dung\n001;20/11/2026;=Kem tốt nhất Việt Nam\n002;21/11/2026;+84 là đầu số, kem số một Việt Nam\n"
    )
    let result = try desk.scan(["a", "--format", "ndjson", "--output", "csv=r.csv"])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains(#""001""#) && result.output.contains("=Kem tốt nhất"))
    #expect(result.output.contains("2026-11-20"))
  }

  @Test func whatIsWrongIsSaidInOneSentence() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    var cases = [
      (["khong-co", "--sources", "khong-co.yaml"], "soat chỉ đọc nguồn đã đồng ý"),
      (["a", "--source", "ai-do"], "không có nguồn “ai-do”"),
      (["a", "--resume"], "dở dang"),
      (["a", "--format", "xlsx"], "--output xlsx="),
      (["a", "--ledger", "khong/co/soat.db"], "không mở được sổ"),
      // Fetched pages of every partner were written down as those of one.
      (["--fetch", "khong-co.txt", "--source", "trang-minh"], "--source không đi cùng --fetch"),
      // An output that cannot be written was noticed only after the scan.
      (["a", "--output", "html=khong/co/r.html"], "khong/co"),
    ]
    #if Fetching
      cases.append((["--fetch", "khong-co.txt"], "khong-co.txt"))
    #else
      cases.append((["--fetch", "khong-co.txt"], "trait Fetching"))
    #endif
    for (arguments, words) in cases {
      let result = try desk.scan(arguments)
      #expect(result.status == 2, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    try desk.write("minh/2.txt", "Hôm nay Hà Nội có mưa.")
    let missing = try desk.scan(["minh", "khong-co"])
    #expect(missing.status == 3)
    #expect(missing.output.contains("khong-co"))
  }
}
