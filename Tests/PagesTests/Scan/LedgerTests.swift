import Documents
import Foundation
import GRDB
import Testing

@testable import Pages

@Suite struct LedgerTests {
  @Test func aSecondWriterIsRefused() throws {
    let desk = try Desk()
    let first = try Ledger(path: desk.ledgerPath)
    #expect { try Ledger(path: desk.ledgerPath) } throws: { ($0 as? LedgerError)?.code == .inUse }
    try first.close()
    _ = try Ledger(path: desk.ledgerPath)
  }

  @Test func aLedgerOfANewerVersionIsLeftAlone() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.scan()
    let queue = try DatabaseQueue(path: desk.ledgerPath)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: desk.ledgerPath))
    for isReadOnly in [false, true] {
      #expect { try Ledger(path: desk.ledgerPath, isReadOnly: isReadOnly) } throws: {
        ($0 as? LedgerError)?.code == .newerVersion
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.ledgerPath)) == before)
  }

  @Test func anotherFileIsNoLedger() throws {
    let desk = try Desk()
    try desk.write("soat.db", "Đây là một bài viết, không phải sổ. Đây là một bài viết, không phải sổ.")
    for isReadOnly in [false, true] {
      #expect { try Ledger(path: desk.ledgerPath, isReadOnly: isReadOnly) } throws: {
        ($0 as? LedgerError)?.code == .notALedger
      }
    }
    #expect { try Ledger(path: desk.path + "/khong-co.db", isReadOnly: true) } throws: {
      ($0 as? LedgerError)?.code == .cannotOpen
    }
  }

  /// Who copies the file after a scan has all of it.
  @Test func aClosedLedgerIsOneFile() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.scan()
    let files = try FileManager.default.contentsOfDirectory(atPath: desk.path).filter { $0.hasPrefix("soat.db") }
    #expect(files == ["soat.db"])
    let queue = try DatabaseQueue(path: desk.ledgerPath)
    #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
  }

  @Test func scansAreNamedByNumberAndDay() throws {
    let desk = try Desk()
    try desk.write("a/1.txt", "Kem tốt nhất.")
    try desk.scan()
    desk.today = Day(year: 2026, month: 11, day: 22)!
    try desk.scan()
    try desk.scan()
    let ledger = try Ledger(path: desk.ledgerPath, isReadOnly: true)
    #expect(try ledger.scan(named: "last") == 2)
    #expect(try ledger.scan(named: "1") == 1)
    #expect(try ledger.scan(named: "2026-11-21") == 1)
    for name in ["9", "2026-11-19", "hôm qua"] {
      #expect(throws: LedgerError.self) { try ledger.scan(named: name) }
    }
  }
}
