public import Documents
internal import GRDB

extension Ledger {
  /// What retention or `soat forget` took away.
  public struct Removal: Sendable, Hashable {
    public var items = 0
    public var findings = 0
    /// WARC files of saved pages, which the caller deletes and then drops.
    public var archives: [String] = []
  }

  /// Removes items, findings and saved pages that no scan has seen since a day, and scans of before then.
  public func expire(before day: Day) throws(LedgerError) -> Removal {
    try write { db in
      let last = try Int.fetchOne(
        db, sql: "SELECT max(id) FROM scans WHERE substr(started_at, 1, 10) < ?", arguments: [day.iso])
      guard let last else { return Removal() }
      let old = """
        SELECT items.id FROM items JOIN files ON files.id = items.file
        WHERE items.last_scan <= \(last) AND (files.stood_scan <= \(last) OR items.gone_scan IS NOT NULL)
        """
      var removal = Removal()
      removal.findings = try Int.fetchOne(db, sql: "SELECT count(*) FROM findings WHERE item IN (\(old))") ?? 0
      try db.execute(sql: "DELETE FROM items WHERE id IN (\(old))")
      removal.items = db.changesCount
      // What was mended before then is history that nobody needs.
      try db.execute(sql: "DELETE FROM findings WHERE mended_scan <= \(last)")
      removal.findings += db.changesCount
      try db.execute(sql: "DELETE FROM source_findings WHERE mended_scan <= \(last)")
      removal.archives = try archives(db, sql: "made_on < ?", [day.iso])
      // Asked with these, a server would say that a page is the one that is no longer here.
      try db.execute(sql: "DELETE FROM pages WHERE scan <= \(last)")
      try db.execute(sql: "DELETE FROM notes WHERE scan <= \(last)")
      try db.execute(sql: "DELETE FROM files WHERE seen_scan <= \(last) AND id NOT IN (SELECT file FROM items)")
      return removal
    }
  }

  /// Removes all that is known of a source, at once.
  /// - Throws: `unknownSource`.
  public func forget(_ source: String) throws(LedgerError) -> Removal {
    let removal = try write { db in
      guard try Row.fetchOne(db, sql: "SELECT 1 FROM sources WHERE id = ?", arguments: [source]) != nil else {
        throw unknownSource(source)
      }
      var removal = Removal()
      removal.items = try Int.fetchOne(db, sql: "SELECT count(*) FROM items WHERE source = ?", arguments: [source]) ?? 0
      removal.findings =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM findings JOIN items ON items.id = findings.item WHERE source = ?",
          arguments: [source]) ?? 0
      // The files may be read again: what they held of this source must then be judged anew.
      try db.execute(
        sql: "UPDATE files SET sha256 = NULL WHERE id IN (SELECT file FROM items WHERE source = ?)", arguments: [source]
      )
      removal.archives = try archives(db, sql: "source = ?", [source])
      try db.execute(sql: "DELETE FROM notes WHERE source = ?", arguments: [source])
      try db.execute(sql: "DELETE FROM sources WHERE id = ?", arguments: [source])
      try db.execute(sql: "DELETE FROM files WHERE id NOT IN (SELECT file FROM items)")
      return removal
    }
    do {
      // Nothing of it shall stay in the log of changes or in free pages.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        _ = try db.checkpoint(.truncate)
      }
    } catch {
      throw LedgerError(error, path: path)
    }
    return removal
  }

  /// Forgets WARC files that are gone from the disk. Until then they are named again each time, so that a program which ended
  /// between the two leaves none behind.
  public func drop(archives: [String]) throws(LedgerError) {
    try write { db in
      for path in archives { try db.execute(sql: "DELETE FROM archives WHERE path = ?", arguments: [path]) }
    }
  }

  private func archives(_ db: Database, sql: String, _ arguments: StatementArguments) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT path FROM archives WHERE \(sql) ORDER BY path", arguments: arguments)
  }
}
