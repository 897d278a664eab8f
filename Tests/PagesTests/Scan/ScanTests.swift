import Documents
import Foundation
import GRDB
import Judging
import Reporting
import Testing

@testable import Pages

/// What a desk does day by day, over a real ledger.
@Suite struct ScanTests {
  @Test func aFindingIsNewThenOpenThenMendedThenNewAgain() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem trị nám tốt nhất Việt Nam.")
    try desk.scan()
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 new"])
    try desk.scan()
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 open"])
    #expect(try desk.lines(onlyChanges: true).isEmpty)
    try desk.write("a/1.txt", "Kem trị nám được nhiều người dùng.")
    try desk.scan()
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 mended"])
    #expect(try desk.report().sources.map(\.mended) == [1])
    try desk.scan()
    #expect(try desk.lines().isEmpty)
    try desk.write("a/1.txt", "Kem trị nám tốt nhất Việt Nam.")
    try desk.scan()
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 new"])
  }

  @Test func whatDidNotChangeIsNotJudgedAgain() throws {
    let desk = try Desk()
    try desk.write("a/1.md", "---\ndate: 2026-11-01\n---\nKem tốt nhất.")
    try desk.write("a/2.ndjson", #"{"id":"001","date":"2026-11-01","text":"Son số một"}"# + "\n")
    #expect(try desk.scan().state.judged == 2)
    let second = try desk.scan()
    #expect(second.state.judged == 0)
    let counts = try desk.report().counts
    #expect(counts == .init(read: 2, unchanged: 2, skipped: 0, failed: 0))
    // One line more: the export is read again, and only its new item is judged.
    try desk.write(
      "a/2.ndjson",
      #"{"id":"001","date":"2026-11-01","text":"Son số một"}"# + "\n"
        + #"{"id":"002","date":"2026-11-02","text":"Son mới"}"# + "\n")
    let third = try desk.scan()
    #expect(third.state.judged == 1)
    #expect(third.state.unchanged == 1)
    // Another rulebook judges all of it again.
    desk.phrases.append("mới")
    #expect(try desk.scan().state.judged == 3)
  }

  /// An undated post is judged by the day of the run: another day, another judgement.
  @Test func anUndatedPostIsJudgedAgainOnAnotherDay() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.scan()
    #expect(try desk.scan().state.judged == 0)
    desk.today = Day(year: 2026, month: 11, day: 21)!
    #expect(try desk.scan().state.judged == 1)
  }

  @Test func nothingIsReadWithoutConsent() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.write("la/2.txt", "Kem tốt nhất.")
    try desk.write(
      "la/3.ndjson", #"{"source":"bao-a","text":"Son số một"}"# + "\n" + #"{"source":"ai-do","text":"Son"}"# + "\n")
    try desk.scan()
    #expect(try desk.report().counts == .init(read: 2, unchanged: 0, skipped: 2, failed: 0))
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 new", "bao-a la/3.ndjson#1 thu/luat-1 new"])
    desk.today = Day(year: 2027, month: 1, day: 1)!
    try desk.scan()
    let report = try desk.report()
    #expect(report.counts.read == 0)
    #expect(report.incomplete.contains { $0.code == "no-consent" })
    // What was found while the agreement held stands: nobody has seen it mended.
    #expect(report.sources.map(\.open.error) == [2])
  }

  @Test func aPostThatIsGoneTakesItsFindingsAlong() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.write(
      "a/2.ndjson", #"{"id":"7","text":"Son số một"}"# + "\n" + #"{"id":"8","text":"Son tốt nhất"}"# + "\n")
    try desk.scan()
    try desk.remove("a/1.txt")
    try desk.write("a/2.ndjson", #"{"id":"8","text":"Son tốt nhất"}"# + "\n")
    try desk.scan()
    #expect(
      try desk.lines() == [
        "bao-a 7 thu/luat-1 mended", "bao-a 8 thu/luat-0 open", "bao-a a/1.txt thu/luat-0 mended",
      ])
  }

  /// A scan of one folder says nothing about the others.
  @Test func anotherFolderIsLeftAlone() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.write("minh/2.txt", "Son số một.")
    try desk.scan()
    try desk.remove("a/1.txt")
    try desk.scan(["minh"])
    #expect(try desk.lines() == ["bao-a a/1.txt thu/luat-0 open", "trang-minh minh/2.txt thu/luat-1 open"])
  }

  @Test func twoPostsOfOneNameAreBothKept() throws {
    let desk = try Desk()
    try desk.write(
      "a/1.ndjson", #"{"id":"001","text":"Kem tốt nhất"}"# + "\n" + #"{"id":"001","text":"Son số một"}"# + "\n")
    try desk.write("a/2.ndjson", #"{"id":"001","text":"Phấn tốt nhất"}"# + "\n")
    let expected = { (state: String) in
      [
        "bao-a 001 (2) thu/luat-1 \(state)", "bao-a 001 thu/luat-0 \(state)",
        "bao-a 001 — a/2.ndjson thu/luat-0 \(state)",
      ]
    }
    try desk.scan()
    #expect(try desk.lines() == expected("new"))
    let again = try desk.scan()
    #expect(again.state.judged == 0)
    #expect(try desk.lines() == expected("open"))
    // Only the second file changes: its post is still the second of that name.
    try desk.write("a/2.ndjson", #"{"id":"001","text":"Phấn phủ tốt nhất"}"# + "\n")
    try desk.scan()
    #expect(try desk.lines().filter { $0.contains("a/2.ndjson") }.count == 2)
  }

  @Test func anUnreadableItemIsListedAndTheRestGoesOn() throws {
    let desk = try Desk()
    try desk.write(
      "a/1.ndjson", #"{"id":"1","text":"Kem tốt nhất"}"# + "\n{hỏng\n" + #"{"id":"3","text":"Son số một"}"# + "\n")
    try desk.write("a/2.html.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 75])
    try desk.write("a/3.txt", [0, 1, 2, 3, 0, 0, 0])
    try desk.scan()
    let report = try desk.report()
    #expect(report.counts.read == 2)
    #expect(report.counts.failed == 3)
    #expect(try desk.lines().filter { $0.contains("failed") }.count == 3)
    // Said again as long as it is so.
    try desk.scan()
    #expect(try desk.report().counts.failed == 3)
  }

  /// The place of a fault that is not known was shown as “byte -1”.
  @Test func aCutLineHasNoByteBelowZero() throws {
    let desk = try Desk()
    try desk.write("a/1.ndjson", #"{"id":"1","text":"Kem tốt nhất"}"# + "\n" + #"{"id":"2","text":"Kem bị cắt"# + "\n")
    try desk.scan()
    try desk.report().eachItem { item in
      for reason in item.incomplete { #expect(!reason.message.vi.contains("-1"), "\(reason.message.vi)") }
    }
    #expect(try desk.report().counts.failed == 1)
  }

  /// Killed at any moment and gone on with, a scan leaves the ledger that it would have left undisturbed.
  @Test(arguments: [0, 1, 3, 7, 12])
  func aStoppedScanGoesOn(files: Int) throws {
    func desk() throws -> Desk {
      let desk = try Desk()
      for number in 0..<15 {
        try desk.write(
          "a/\(number % 3)/\(number).txt", number % 2 == 0 ? "Kem tốt nhất số \(number)." : "Kem \(number).")
      }
      try desk.write("a/x.ndjson", #"{"id":"7","text":"Son số một"}"# + "\nhỏng\n")
      return desk
    }
    let whole = try desk()
    try whole.scan()
    let cut = try desk()
    cut.jobs = 1
    let stopped = try cut.scan(stopAfter: files)
    #expect(stopped.state.isStopped)
    #expect(try cut.report().scan?.isPartial == true)
    let second = try cut.scan(resume: true)
    #expect(second.scan.id == stopped.scan.id)
    #expect(try cut.lines() == whole.lines())
    #expect(try cut.report().counts == whole.report().counts)
    #expect(try cut.dump() == whole.dump())
    #expect(throws: LedgerError.self) { try cut.scan(resume: true) }
  }

  @Test func whatIsForgottenIsGone() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem Bông Sen tốt nhất.")
    try desk.write("minh/2.txt", "Son số một.")
    try desk.scan()
    let ledger = try Ledger(path: desk.ledgerPath)
    #expect(try ledger.forget("bao-a") == Ledger.Removal(items: 1, findings: 1))
    #expect(throws: LedgerError.self) { try ledger.forget("bao-a") }
    try ledger.close()
    #expect(try desk.lines() == ["trang-minh minh/2.txt thu/luat-1 new"])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.ledgerPath))
    #expect(bytes.range(of: Data("Bông Sen".utf8)) == nil)
    #expect(bytes.range(of: Data("Son số một".utf8)) != nil)
  }

  @Test func whatNobodySawForLongExpires() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.scan()
    desk.today = Day(year: 2026, month: 12, day: 20)!
    try desk.remove("a/1.txt")
    try desk.write("a/2.txt", "Son số một.")
    try desk.scan()
    let ledger = try Ledger(path: desk.ledgerPath)
    #expect(try ledger.expire(before: Day(year: 2026, month: 11, day: 20)!).items == 0)
    #expect(try ledger.expire(before: Day(year: 2026, month: 11, day: 21)!).items == 1)
    try ledger.close()
    #expect(try desk.lines() == ["bao-a a/2.txt thu/luat-1 new"])
  }

  /// What a page says of itself sharpens, and never softens.
  @Test func aPageCannotClearItself() throws {
    let source = ScanSource(id: "a", name: "A", consent: .own)
    var document = Document(parts: [])
    document.metadata[.ad] = .flag(false)
    document.metadata[.profile] = .text("press")
    document.metadata[.reviewed] = .flag(true)
    document.metadata[.sponsored] = .flag(true)
    document.waivers = [Waiver(rule: "a/b", reason: "tự cho qua", origin: .frontMatter)]
    let judged = Trust.applied(source, to: document)
    #expect(judged.metadata[.ad] == nil)
    #expect(judged.metadata[.reviewed] == nil)
    #expect(judged.metadata[.sponsored] == .flag(true))
    #expect(judged.metadata.profile == .ownPage)
    #expect(judged.waivers.isEmpty)
    var granted = source
    granted.grants = [.reviewed]
    granted.mayWaive = true
    granted.metadata[.ad] = .flag(true)
    let trusted = Trust.applied(granted, to: document)
    #expect(trusted.metadata[.reviewed] == .flag(true))
    #expect(trusted.metadata[.ad] == .flag(true))
    #expect(trusted.waivers.count == 1)
  }
}

extension Desk {
  /// Items and findings without numbers that depend on how often the scan began.
  func dump() throws -> [String] {
    let ledger = try Ledger(path: ledgerPath, isReadOnly: true)
    return try ledger.database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT items.source, key, hex(content) AS content, incomplete, gone_scan, items.item, files.path,
            hex(files.sha256) AS sha256, fingerprint, rule, waived, mended_scan
          FROM items JOIN files ON files.id = items.file LEFT JOIN findings ON findings.item = items.id
          ORDER BY items.source, key, fingerprint
          """
      ).map(\.description)
    }
  }
}
