public import Documents
internal import GRDB

/// A scan as the ledger knows it.
public struct ScanRecord: Sendable, Hashable {
  public enum Status: String, Sendable {
    /// Begun; where nobody holds the ledger, the program was killed.
    case running
    /// Ended before its time, by Ctrl-C or a full disk.
    case stopped
    case finished
  }
  public var id: Int
  public var startedAt: String
  public var finishedAt: String?
  public var status: Status
  /// What the scan was asked to read, as given, a path on each line.
  public var inputs: String

  init(_ row: Row) {
    id = row["id"]
    startedAt = row["started_at"]
    finishedAt = row["finished_at"]
    status = Status(rawValue: row["status"]) ?? .running
    inputs = row["inputs"]
  }
}

extension Ledger {
  /// Begins a scan.
  public func begin(at now: Instant, today: Day, inputs: String, sources: SourcesFile) throws(LedgerError) -> ScanRecord
  {
    try write { db in
      try register(sources, db)
      try db.execute(
        sql: "INSERT INTO scans (started_at, status, today, inputs) VALUES (?, 'running', ?, ?)",
        arguments: [now.iso, today.iso, inputs])
      return try scan(Int(db.lastInsertedRowID), db)
    }
  }

  /// Goes on with the last scan, which did not end.
  /// - Parameter inputs: what it is asked to read: the same as when it began, else the rest would pass for read.
  /// - Throws: `nothingToResume` where the last one ended, none was begun, or it read something else.
  public func resume(inputs: String, sources: SourcesFile) throws(LedgerError) -> ScanRecord {
    let last = try write { db in
      let last = try Row.fetchOne(db, sql: "SELECT * FROM scans ORDER BY id DESC LIMIT 1").map(ScanRecord.init)
      guard let last, last.status != .finished else { return nil as ScanRecord? }
      guard last.inputs == inputs else {
        let paths = last.inputs.split(separator: "\n").joined(separator: " ")
        throw LedgerError(
          .nothingToResume, path: path, vi: "lượt dở dang đọc “\(paths)”; chạy --resume với đúng các đường dẫn ấy.",
          en: "the unfinished scan reads “\(paths)”; give --resume the same paths.")
      }
      try register(sources, db)
      try db.execute(sql: "UPDATE scans SET status = 'running' WHERE id = ?", arguments: [last.id])
      return last
    }
    guard let last else {
      throw LedgerError(
        .nothingToResume, path: path, vi: "không có lượt quét nào dở dang; chạy lại không có --resume.",
        en: "no scan was left unfinished; run without --resume.")
    }
    return last
  }

  /// Files that the scan has read to their end.
  func filesDone(in scan: Int) throws(LedgerError) -> Set<String> {
    try read { db in
      try String.fetchSet(db, sql: "SELECT path FROM files WHERE seen_scan = ?", arguments: [scan])
    }
  }

  /// Ends a scan. Items of files that are no longer under its folders are gone, and their findings with them.
  public func end(_ scan: ScanRecord, at now: Instant, isStopped: Bool, folders: [String]) throws(LedgerError) {
    try write { db in
      if !isStopped {
        for folder in folders {
          let below = folder == "." ? "" : folder + "/"
          try db.execute(
            sql: """
              UPDATE items SET gone_scan = :scan WHERE gone_scan IS NULL AND file IN (
                SELECT id FROM files WHERE seen_scan <> :scan AND (
                  path = :folder OR (substr(path, 1, length(:below)) = :below AND substr(path, 1, 1) <> '/')
                  OR (:below <> '' AND substr(path, 1, length(:below)) = :below)))
              """, arguments: ["scan": scan.id, "folder": folder, "below": below])
        }
        try closeFindingsOfGoneItems(scan.id, db)
      }
      try db.execute(
        sql: "UPDATE scans SET status = ?, finished_at = ? WHERE id = ?",
        arguments: [isStopped ? "stopped" : "finished", now.iso, scan.id])
    }
  }

  /// The last scans, latest first.
  public func scans(limit: Int = 1000) throws(LedgerError) -> [ScanRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM scans ORDER BY id DESC LIMIT ?", arguments: [limit]).map(ScanRecord.init)
    }
  }

  func scan(_ id: Int, _ db: Database) throws -> ScanRecord {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM scans WHERE id = ?", arguments: [id]) else {
      throw LedgerError(
        .unknownScan, path: path, vi: "không có lượt quét số \(id); xem soat history.",
        en: "there is no scan number \(id); see soat history.")
    }
    return ScanRecord(row)
  }

  func closeFindingsOfGoneItems(_ scan: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE findings SET mended_scan = ?1
        WHERE mended_scan IS NULL AND item IN (SELECT id FROM items WHERE gone_scan = ?1)
        """, arguments: [scan])
  }

  /// Names and consents as `sources.yaml` has them now.
  private func register(_ file: SourcesFile, _ db: Database) throws {
    for (position, source) in file.sources.enumerated() {
      let consent = source.consent.title
      try db.execute(
        sql: """
          INSERT INTO sources (id, name, consent_vi, consent_en, position) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, consent_vi = excluded.consent_vi,
            consent_en = excluded.consent_en, position = excluded.position
          """, arguments: [source.id, source.name, consent.vi, consent.en, position])
    }
  }
}
