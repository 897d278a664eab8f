import Documents
import Intake
import Testing

@testable import Pages

@Suite struct WARCReaderTests {
  typealias S = WARCSamples

  @Test(arguments: ["archive/wget.warc.gz", "archive/wget.warc"])
  func whatWgetWrote(_ name: String) throws {
    let path = ArchiveFolder.fixture(name)
    var reader = try WARCReader(path: path)
    var pages: [String: ArchivedPage] = [:]
    var skipped = 0
    while let entry = try reader.next() {
      switch entry {
      case .page(let page): pages[page.url] = page
      case .skipped(let url, _, let reason):
        #expect(url.hasSuffix("khong-co.html") && reason == .status(404))
        skipped += 1
      case .failed(_, _, let problem): Issue.record("\(problem)")
      }
    }
    #expect(skipped == 1)
    let page = try #require(pages["http://127.0.0.1:8931/tin/bai-1.html"])
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("hội chợ có 120 gian hàng"))
    #expect(page.mediaType == "text/html" && page.status == 200 && page.fetchedAt?.hasPrefix("2026-11-21T") == true)
    // The place of a record is enough to read it again.
    let again = try #require(try WARCReader.page(path: path, offset: page.offset))
    #expect(again.bytes == page.bytes && again.url == page.url)
    if name.hasSuffix(".gz") {
      #expect(pages.count == 4)
      #expect(try ArchiveFolder.bytes(path)[page.offset...].starts(with: [0x1F, 0x8B]))
    }
  }

  @Test func itemsOfAWgetArchive() throws {
    var items = try ArchiveItems(path: ArchiveFolder.fixture("archive/wget.warc.gz"), text: StrippedMarkup())
    var documents: [Document] = []
    while let document = try items.next() { documents.append(document) }
    #expect(documents.count == 3)
    #expect(documents.allSatisfy { $0.problems.isEmpty && $0.locator != nil && $0.metadata[.url] != nil })
    #expect(documents.last?.text(.title) == "Chợ phiên cuối năm")
    #expect(documents.last?.id == "cho-phien-1")
    #expect(items.skipped == [.mediaType("image/png"): 1, .status(404): 1])
  }

  @Test(
    arguments: [
      (
        "revisit and statuses",
        S.record([], type: "revisit") + S.record(S.answer("", status: "301 Moved"))
          + S.page("Bài một"), ["skipped revisit", "skipped status(301)", "page tin Bài một"]
      ),
      (
        "what only accompanies",
        S.record(Array("software: x\r\n".utf8), type: "warcinfo") + S.record(S.answer("x"), type: "request")
          + S.record(Array("x".utf8), type: "metadata") + S.page("Bài một"), ["page tin Bài một"]
      ),
      ("resource", S.record(Array("<p>Bài lưu</p>".utf8), type: "resource"), ["page tin Bài lưu"]),
      (
        "angle brackets", S.record(S.answer("<p>Bài</p>"), url: "<https://bao.example/a>", version: "1.0"),
        ["page a Bài"]
      ),
      ("folded header", S.record(S.answer("<p>Bài</p>"), header: ["X-Note: một", "\thai"]), ["page tin Bài"]),
      (
        "chunked",
        S.record(S.answer("5;x=1\r\n<p>ab\r\n6\r\ncd</p>\r\n0\r\n\r\n", header: ["Transfer-Encoding: chunked"])),
        ["page tin abcd"]
      ),
      (
        "said to be chunked", S.record(S.answer("<p>Bài nguyên</p>", header: ["Transfer-Encoding: chunked"])),
        ["page tin Bài nguyên"]
      ),
      (
        "said to be packed", S.record(S.answer("<p>Bài nguyên</p>", header: ["Content-Encoding: gzip"])),
        ["page tin Bài nguyên"]
      ),
      (
        "said to be deflated", S.record(S.answer("<p>Bài nguyên</p>", header: ["Content-Encoding: deflate"])),
        ["page tin Bài nguyên"]
      ),
      (
        "packed otherwise", S.record(S.answer("xyz", header: ["Content-Encoding: br"])) + S.page("Bài một"),
        ["failed warc-broken-record", "page tin Bài một"]
      ),
      (
        "cut on purpose", S.record(S.answer("<p>Nửa bài</p>"), header: ["WARC-Truncated: length"]),
        ["page tin Nửa bài [warc-cut]"]
      ),
      (
        "segments",
        S.record(S.answer("<p>Nửa bài</p>"), header: ["WARC-Segment-Number: 1"])
          + S.record([], type: "continuation", header: ["WARC-Segment-Number: 2"]),
        ["failed warc-broken-record", "failed warc-broken-record"]
      ),
      ("no answer", S.record(Array("chữ".utf8)) + S.page("Bài"), ["failed warc-broken-record", "page tin Bài"]),
      (
        "line feeds alone",
        Array(
          String(decoding: S.record(Array("<p>Bài</p>".utf8), type: "resource"), as: UTF8.self)
            .replacing("\r\n", with: "\n").utf8), ["page tin Bài"]
      ),
      ("shorter than said", Array(S.page("Bài").dropLast(9)), ["failed warc-cut"]),
    ] as [(String, [UInt8], [String])])
  func records(_ name: String, _ bytes: [UInt8], _ told: [String]) throws {
    #expect(try S.told(bytes) == told)
    // Packed, the same comes out.
    #expect(try S.told(Deflation.gzip(bytes)!) == told)
  }

  @Test func packedBodies() throws {
    let packed = Deflation.gzip(Array("<p>Bài nén</p>".utf8))!
    let head = S.answer("", header: ["Content-Encoding: gzip"])
    #expect(try S.told(S.record(head + packed)) == ["page tin Bài nén"])
    let long = Deflation.gzip((0..<3000).flatMap { Array("<p>Đoạn \($0)</p>".utf8) })!
    let cut = try S.entries(S.record(head + long.prefix(long.count / 2)))
    guard case .page(let page)? = cut.first else { return #expect(cut.count == 1) }
    #expect(page.problem != nil && page.bytes.count > 1000)
    let bomb = Deflation.gzip([UInt8](repeating: 0x20, count: 30 << 20))!
    #expect(try S.told(S.record(head + bomb) + S.page("Bài sau")) == ["failed warc-too-large", "page tin Bài sau"])
  }

  @Test(arguments: [-9, -1, 1, 7, 400, 5000, 1 << 40])
  func aWrongLengthLosesItsRecordAlone(_ error: Int) throws {
    let block = S.answer("<p>Bài sai độ dài</p>")
    let bytes =
      S.page("Bài một", url: "https://bao.example/1") + S.record(block, length: block.count + error)
      + S.page("Bài ba", url: "https://bao.example/3") + S.page("Bài bốn", url: "https://bao.example/4")
    let told = try S.told(bytes)
    #expect(told.first == "page 1 Bài một")
    #expect(told.contains("failed warc-broken-record"))
    if error < 1 << 40 { #expect(told.suffix(2) == ["page 3 Bài ba", "page 4 Bài bốn"]) }
    #expect(!told.contains { $0.contains("Bài sai") })
  }

  @Test func rubbishBetweenRecords() throws {
    let bytes = S.page("Bài một") + Array("rác ở giữa\r\nWARC không phải\r\n".utf8) + S.page("Bài hai")
    #expect(try S.told(bytes) == ["page tin Bài một", "failed warc-broken-record", "page tin Bài hai"])
  }

  @Test func aKilledRunLeavesAHalfMember() throws {
    let first = Deflation.gzip(S.page("Bài một"))!
    let second = Deflation.gzip(S.page("Bài hai"))!
    for keep in [1, 5, 30, second.count - 1] {
      let told = try S.told(first + second.prefix(keep))
      #expect(told.first == "page tin Bài một")
      // Only the checksum is missing at the end: the page is read, and the cut is told.
      #expect(keep < 3 ? told.count == 1 : told.last == "failed warc-cut", "\(keep) \(told)")
    }
  }

  @Test func aDamagedMemberLosesItselfAlone() throws {
    let long = (0..<400).map { "đoạn \($0 &* 7919)" }.joined(separator: " ")
    var members = try [S.page("Bài một"), S.page(long), S.page("Bài ba")].map { try #require(Deflation.gzip($0)) }
    for at in 300..<340 { members[1][at] ^= 0x5A }
    let told = try S.told(Array(members.joined()))
    #expect(told.first == "page tin Bài một" && told.last == "page tin Bài ba")
    #expect(told.contains { $0.hasPrefix("failed") })
  }

  @Test func aHugeRecordIsSteppedOver() throws {
    let bytes = S.record(S.answer(String(repeating: "x", count: 5000))) + S.page("Bài sau")
    #expect(try S.told(bytes, limit: 2000) == ["failed warc-too-large", "page tin Bài sau"])
  }

  /// Each record claims the whole file: without a budget the file would be read once for each.
  @Test(.timeLimit(.minutes(1))) func recordsThatClaimTheWholeFileEnd() throws {
    let record = S.record(S.answer("<p>x</p>"), length: 4 << 20)
    let bytes = Array(repeatElement(record, count: 6000).joined())
    #expect(try S.entries(bytes, limit: 8 << 20).count >= 1)
  }

  @Test func theWholeFileAsOneMember() throws {
    let bytes = S.page("Bài một", url: "https://bao.example/1") + S.page("Bài hai", url: "https://bao.example/2")
    #expect(try S.told(Deflation.gzip(bytes)!) == ["page 1 Bài một", "page 2 Bài hai"])
  }
}
