import Foundation
import Intake
import Testing

@testable import Pages

@Suite struct WARCWriterTests {
  private func exchange(_ url: String, _ body: String, status: Int = 200, header: [(String, String)] = [])
    -> WARCExchange
  {
    WARCExchange(
      url: url, time: 1_795_224_600, ipAddress: "198.51.100.7", target: "/tin",
      requestHeader: [("Host", "bao.example"), ("User-Agent", "soat/0.1.0 (+mailto:ban@bao.example)")], status: status,
      reason: "OK",
      responseHeader: [("Content-Type", "text/html"), ("Set-Cookie", "phien=1"), ("Transfer-Encoding", "chunked")]
        + header,
      body: Array(body.utf8))
  }

  private func writer(_ path: String) throws -> WARCWriter {
    try WARCWriter(path: path, software: "soat/0.1.0", time: 1_795_224_600)
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    var offsets: [Int] = []
    do {
      let writer = try writer(path)
      offsets.append(try writer.append(exchange("https://bao.example/1", "<p>Bài một</p>")))
      offsets.append(try writer.append(exchange("https://bao.example/2", "<p>Bài hai</p>")))
      _ = try writer.append(exchange("https://bao.example/3", "", status: 304))
    }
    let bytes = try ArchiveFolder.bytes(path)
    #expect(try WARCSamples.told(bytes) == ["page 1 Bài một", "page 2 Bài hai", "skipped revisit"])
    let page = try #require(try WARCReader.page(path: path, offset: offsets[1]))
    #expect(page.url == "https://bao.example/2" && page.fetchedAt == "2026-11-21T01:30:00Z")
    let text = String(decoding: Unpacked(gzip: bytes).bytes, as: UTF8.self)
    #expect(!text.contains("phien=1"))
    #expect(text.contains("X-Orig-Transfer-Encoding: chunked"))
    // As Python's hashlib and base64 have it for this body.
    #expect(text.contains("WARC-Payload-Digest: sha256:"))
    #expect(WARCDigest.sha256(Array("abc".utf8)) == "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====")
  }

  /// A second opinion, where Python's warcio is installed: `SOAT_WARCIO=1 swift test --filter WARCWriterTests`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SOAT_WARCIO"] != nil)) func warcioReadsIt() throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    for name in ["1", "2"] {
      let writer = try writer(path)
      _ = try writer.append(exchange("https://bao.example/\(name)", "<p>Bài \(name)</p>"))
      _ = try writer.append(exchange("https://bao.example/\(name)/cu", "", status: 304))
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", ArchiveFolder.fixture("../../../scripts/check-warc.py"), path]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains("request: 4, response: 2, revisit: 2, warcinfo: 2"), "\(text)")
  }

  @Test(arguments: [0, 1, 2, 9, 40])
  func aStoppedRunGoesOnBehindTheLastWholeRecord(_ left: Int) throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    let whole: Int
    do {
      let writer = try writer(path)
      _ = try writer.append(exchange("https://bao.example/1", "<p>Bài một</p>"))
      whole = try ArchiveFolder.bytes(path).count
      _ = try writer.append(exchange("https://bao.example/2", "<p>Bài hai</p>"))
    }
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(whole + left))
    try handle.close()
    do {
      let writer = try writer(path)
      #expect(writer.known.count == 1)
      #expect(
        writer.known.page(for: "https://bao.example/1", resolve: { link, _ in link })?.url == "https://bao.example/1")
      #expect(writer.known.page(for: "https://bao.example/2", resolve: { link, _ in link }) == nil)
      _ = try writer.append(exchange("https://bao.example/2", "<p>Bài hai</p>"))
    }
    let bytes = try ArchiveFolder.bytes(path)
    #expect(try WARCSamples.told(bytes) == ["page 1 Bài một", "page 2 Bài hai"])
    // Not only soat finds every record: nothing but whole members stands in the file.
    #expect(Unpacked(gzip: bytes).fault == nil)
  }

  @Test func redirectsAreFollowedInTheIndex() throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    do {
      let writer = try writer(path)
      _ = try writer.append(exchange("https://bao.example/cu", "", status: 301, header: [("Location", "/moi")]))
      _ = try writer.append(exchange("https://bao.example/moi", "<p>Bài</p>"))
      _ = try writer.append(exchange("https://bao.example/vong", "", status: 302, header: [("Location", "/vong")]))
    }
    let known = try writer(path).known
    let resolve = { (link: String, base: String) in WebAddress(base)?.resolving(link)?.text }
    #expect(known.page(for: "https://bao.example/cu", resolve: resolve)?.url == "https://bao.example/moi")
    #expect(known.page(for: "https://bao.example/vong", resolve: resolve) == nil)
  }

  @Test func twoRunsDoNotWriteOneFile() throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    let first = try writer(path)
    #expect(throws: IntakeError.self) { try writer(path) }
    _ = try first.append(exchange("https://bao.example/1", "<p>Bài</p>"))
  }

  @Test func whatIsNoArchiveIsNotAppendedTo() throws {
    let folder = try ArchiveFolder()
    for (name, bytes) in [("a.txt", Array("chữ\n".utf8)), ("b.gz", Deflation.gzip(Array("chữ".utf8))!)] {
      let path = try folder.write(name, bytes)
      #expect(throws: IntakeError.self) { try writer(path) }
      #expect(try ArchiveFolder.bytes(path) == bytes)
    }
  }

  @Test func readersCommentsAreCutBeforeAPageIsKept() throws {
    let folder = try ArchiveFolder()
    let path = folder.path + "/a.warc.gz"
    do {
      var page = exchange("https://bao.example/1", "", header: [("Content-Encoding", "gzip")])
      page.body = Deflation.gzip(Array("<p>Bài</p><div>bình luận của độc giả</div>".utf8))!
      page.apply({ body, _ in Array(body.prefix { $0 != UInt8(ascii: "d") }.dropLast()) }, limits: UnpackingLimits())
      _ = try writer(path).append(page)
    }
    let text = String(decoding: Unpacked(gzip: try ArchiveFolder.bytes(path)).bytes, as: UTF8.self)
    #expect(text.contains("<p>Bài</p>") && !text.contains("bình luận"))
    #expect(text.contains("X-Soat-Cut: comments") && !text.contains("\r\nContent-Encoding"))
    #expect(try WARCSamples.told(try ArchiveFolder.bytes(path)) == ["page 1 Bài"])
  }
}
