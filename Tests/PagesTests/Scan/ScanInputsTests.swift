import Documents
import Foundation
import GRDB
import Intake
import Reporting
import Testing

@testable import Pages

/// What lies in a folder, and is no plain file.
@Suite struct ScanInputsTests {
  /// Opening such a pipe waited for a writer, for ever.
  @Test func aPipeInAFolderIsListedAndNotOpened() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    #expect(mkfifo(desk.path + "/ong", 0o600) == 0)
    #expect(symlink(desk.path + "/ong", desk.path + "/a/link.txt") == 0)
    #expect(mkfifo(desk.path + "/a/ong.txt", 0o600) == 0)
    #expect(symlink("/dev/zero", desk.path + "/a/zero.txt") == 0)
    #expect(symlink("..", desk.path + "/a/loop") == 0)
    #expect(symlink("/khong-co", desk.path + "/a/gone.txt") == 0)
    try desk.scan(["a"])
    #expect(
      try desk.lines() == [
        "a/gone.txt failed missing-file", "a/link.txt failed unreadable-file", "a/ong.txt failed unreadable-file",
        "a/zero.txt failed unreadable-file", "bao-a a/1.txt thu/luat-0 new",
      ])
  }

  /// Such a file was left out in silence.
  @Test func aNameThatIsNotUTF8IsListed() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    let name = Array((desk.path + "/a/cu").utf8) + [0xFF] + Array(".txt\0".utf8)
    let file = name.withUnsafeBytes {
      open($0.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600)
    }
    #expect(file >= 0)
    close(file)
    try desk.scan(["a"])
    #expect(
      try desk.lines() == [#"a/cu\xFF.txt failed unreadable-file"#, "bao-a a/1.txt thu/luat-0 new"])
  }

  /// A page that calls itself by another address was no longer seen once its server answered 304, and retention took it.
  @Test func aPageWithAnotherCanonicalAddressStandsWhenItsServerSaysUnchanged() throws {
    let desk = try Desk()
    let page = WARCSamples.record(
      WARCSamples.answer(
        #"<html><head><link rel="canonical" href="https://la.example/1"></head><body><article>"#
          + "<p>Kem trị nám tốt nhất Việt Nam, bà con dùng thử rồi khen.</p></article></body></html>"),
      url: "http://bao-a.example/1.html?x=1")
    try desk.write("a/1.warc", page)
    let first = try desk.scan()
    #expect(try desk.lines() == ["bao-a http://bao-a.example/1.html?x=1 thu/luat-0 new"])
    let ledger = try Ledger(path: desk.ledgerPath)
    let next = first.scan.id + 1
    try ledger.see(address: "http://bao-a.example/1.html?x=1", source: "bao-a", scan: next)
    #expect(try ledger.read { db in try Int.fetchAll(db, sql: "SELECT last_scan FROM items") } == [next])
    try ledger.close()
  }

  /// Whoever reads that something was left out must be able to find it.
  @Test func whatWasLeftOutIsNamed() throws {
    let desk = try Desk()
    try desk.write("la/1.txt", "Kem.")
    try desk.scan()
    #expect(try desk.report().incomplete.map(\.message.vi).contains { $0.hasPrefix("bỏ qua 1 mục (la/1.txt): ") })
    try desk.write("la/2.txt", "Son.")
    try desk.scan()
    #expect(try desk.report().incomplete.map(\.message.vi).contains { $0.hasPrefix("bỏ qua 2 mục (la/1.txt, …): ") })
  }

  /// `date` was taken away while `published-at` was believed: rules over many posts then missed every such day.
  @Test func aPostKeepsTheDateItGivesItself() throws {
    var document = Document(parts: [])
    document.metadata[.date] = .instant(Instant(day: Day(iso: "2026-11-24")!, minute: nil))
    let source = ScanSource(id: "bao-a", name: "Báo A", consent: .own)
    #expect(Trust.applied(source, to: document).metadata.date == Day(iso: "2026-11-24"))
  }

  /// `match: ["**/bao-a/**"]` is about files, and made every host with such a path the source's own, to be read and fetched.
  @Test(
    arguments: [
      ("https://la.example/bao-a/1", false), ("https://bao-a.example@la.example/", false),
      ("https://bao-a.example:x@la.example/", false), (#"https://la.example\.bao-a.example/"#, false),
      ("https://tin.bao-a.example:8080/?a@b", true), ("https://mang.example/bao-a/1", true),
      ("https://mang.example/bao-b/1", false), ("https://noibo/1", true), ("https://a.noibo/1", false),
    ])
  func anAddressBelongsByItsHost(address: String, isOwn: Bool) {
    var source = ScanSource(id: "bao-a", name: "Báo A", consent: .own)
    source.match = [PathPattern("**/bao-a/**"), PathPattern("mang.example/bao-a/**")]
    source.hosts = ["bao-a.example", "noibo"]
    #expect(source.owns(address: address) == isOwn)
  }

  @Test(
    arguments: [
      "agreement: { id: ' ', from: 2026-01-01, until: 2026-12-31 }", "own: true, hosts: ['a.example:8080']",
      "own: true, hosts: [.]", "own: true, hosts: ['.vn']",
    ])
  func whatSaysNothingOfConsentIsRefused(fields: String) throws {
    #expect(throws: IntakeError.self) {
      _ = try SourcesReader(yaml: "sources: [{ id: a, \(fields) }]", path: "sources.yaml").file()
    }
  }

  /// A scan that went on with fewer paths ended as if it had read them all.
  @Test func aScanGoesOnWithThePathsItBeganWith() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.write("minh/2.txt", "Son số một.")
    try desk.scan(["a", "minh"], stopAfter: 0)
    let error = #expect(throws: LedgerError.self) { try desk.scan(["a"], resume: true) }
    #expect(error?.code == .nothingToResume)
    #expect(error?.message.vi.contains("“a minh”") == true)
    try desk.scan(["a", "minh"], resume: true)
    #expect(try desk.lines().count == 2)
  }

  /// From another folder, `soat forget` said that saved pages were removed, and left them.
  @Test func savedPagesAreKnownByTheirFullPath() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    let scan = try desk.scan().scan
    let ledger = try Ledger(path: desk.ledgerPath)
    try ledger.register(archive: "soat-pages/bao-a/scan-1.warc.gz", source: "bao-a", scan: scan.id, on: desk.today)
    let here = FileManager.default.currentDirectoryPath
    #expect(try ledger.forget("bao-a").archives == [here + "/soat-pages/bao-a/scan-1.warc.gz"])
    try ledger.close()
  }
}
