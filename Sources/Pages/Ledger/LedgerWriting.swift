internal import Documents
internal import Foundation
internal import GRDB

extension Ledger {
  /// Writes what became of some files, as one transaction: a killed scan loses whole files and never half of one.
  func record(_ files: [FileRecord], scan: Int) throws(LedgerError) {
    guard !files.isEmpty else { return }
    try write { db in
      for file in files { try LedgerWriter(db: db, scan: scan).write(file) }
    }
  }
}

/// Writes within one transaction.
private struct LedgerWriter {
  let db: Database
  let scan: Int

  func write(_ file: FileRecord) throws {
    for note in file.notes { try write(note) }
    if file.isUnchanged {
      return try db.cachedStatement(sql: "UPDATE files SET seen_scan = ?1, stood_scan = ?1 WHERE path = ?2")
        .execute(arguments: [scan, file.path])
    }
    let id = try fileID(file)
    for item in file.items { try write(item, file: id, path: file.path) }
    // Read to its end, and without what it held before. What failed to be read, or might not be, may still be there.
    if file.isWhole, !file.isUnread {
      try db.cachedStatement(
        sql: "UPDATE items SET gone_scan = ?1 WHERE file = ?2 AND last_scan <> ?1 AND gone_scan IS NULL"
      ).execute(arguments: [scan, id])
      if db.changesCount > 0 {
        try db.execute(
          sql: """
            UPDATE findings SET mended_scan = ?1 WHERE mended_scan IS NULL
              AND item IN (SELECT id FROM items WHERE file = ?2 AND gone_scan = ?1)
            """, arguments: [scan, id])
      }
    }
  }

  /// A file in pieces is not known before its last one: until then it stands without digest and of an earlier scan.
  private func fileID(_ file: FileRecord) throws -> Int64 {
    let digest = file.isWhole ? file.sha256.map { Data($0) } : nil
    try db.cachedStatement(
      sql: """
        INSERT INTO files (path, sha256, rules, seen_scan, stood_scan)
        VALUES (?1, ?2, ?3, CASE WHEN ?5 THEN ?4 ELSE 0 END, 0)
        ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, rules = excluded.rules,
          seen_scan = CASE WHEN ?5 THEN excluded.seen_scan ELSE seen_scan END
        """
    ).execute(arguments: [file.path, digest, Data(file.rules), scan, file.isWhole])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM files WHERE path = ?"), arguments: [file.path])!
  }

  private func write(_ item: ItemRecord, file: Int64, path: String) throws {
    var key = item.key
    var known = try row(item.source, key)
    if let row = known, row["file"] != file {
      // Another file holds an item of this name. Where this scan saw it there, both are kept, each by its own name.
      let besides = ItemKey.besides(item.key, in: path)
      let other = try self.row(item.source, besides)
      if isSeen(row) || (item.judgement == nil && other != nil) { (key, known) = (besides, other) }
    }
    guard let row = known else {
      if let judgement = item.judgement { try insert(item, key, judgement, file) }
      return
    }
    let id: Int64 = row["id"]
    guard let judgement = item.judgement else {
      try db.cachedStatement(sql: "UPDATE items SET last_scan = ?, file = ?, gone_scan = NULL WHERE id = ?")
        .execute(arguments: [scan, file, id])
      return
    }
    try db.cachedStatement(
      sql: """
        UPDATE items SET file = ?, content = ?, rules = ?, day = ?, incomplete = ?, last_scan = ?, judged_scan = ?,
          gone_scan = NULL, ran_rules = ?, ran_rulebooks = ?, images = ?, videos = ?, attachments = ?, title = ?, url = ?, place_vi = ?, place_en = ?, post = ?, item = ? WHERE id = ?
        """
    ).execute(arguments: [
      file, Data(item.content), Data(item.rules), item.day, judgement.isIncomplete, scan, scan,
      judgement.ran.rules, judgement.ran.rulebooks, judgement.notSeen.images, judgement.notSeen.videos,
      judgement.notSeen.attachments, item.title, item.url,
      item.placeVi, item.placeEn, judgement.post, judgement.item, id,
    ])
    try update(judgement.findings, of: id)
  }

  private func row(_ source: String, _ key: String) throws -> Row? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT items.id, items.file, items.last_scan, files.stood_scan AS file_scan
          FROM items JOIN files ON files.id = items.file WHERE source = ? AND key = ?
          """), arguments: [source, key])
  }

  private func isSeen(_ row: Row) -> Bool { row["last_scan"] == scan || row["file_scan"] == scan }

  private func insert(_ item: ItemRecord, _ key: String, _ judgement: ItemRecord.Judgement, _ file: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO items (source, key, file, content, rules, day, incomplete, first_scan, last_scan, judged_scan,
          ran_rules, ran_rulebooks, images, videos, attachments, title, url, place_vi, place_en, post, item)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      item.source, key, file, Data(item.content), Data(item.rules), item.day, judgement.isIncomplete, scan, scan, scan,
      judgement.ran.rules, judgement.ran.rulebooks, judgement.notSeen.images, judgement.notSeen.videos,
      judgement.notSeen.attachments, item.title, item.url, item.placeVi, item.placeEn, judgement.post, judgement.item,
    ])
    if !judgement.findings.isEmpty { try update(judgement.findings, of: db.lastInsertedRowID) }
  }

  /// What stands stays with the day it was first seen; what is no longer there is mended.
  private func update(_ findings: [FindingRecord], of item: Int64) throws {
    let open = try String.fetchSet(
      db.cachedStatement(sql: "SELECT fingerprint FROM findings WHERE item = ? AND mended_scan IS NULL"),
      arguments: [item])
    let upsert = try db.cachedStatement(
      sql: """
        INSERT INTO findings (item, fingerprint, rule, level, waived, first_scan, finding) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (item, fingerprint) DO UPDATE SET rule = excluded.rule, level = excluded.level,
          waived = excluded.waived, finding = excluded.finding,
          first_scan = CASE WHEN mended_scan IS NULL THEN first_scan ELSE excluded.first_scan END, mended_scan = NULL
        """)
    for finding in findings {
      try upsert.execute(arguments: [
        item, finding.fingerprint, finding.rule, finding.level, finding.isWaived, scan, finding.finding,
      ])
    }
    for gone in open.subtracting(findings.map(\.fingerprint)) {
      try db.cachedStatement(sql: "UPDATE findings SET mended_scan = ? WHERE item = ? AND fingerprint = ?")
        .execute(arguments: [scan, item, gone])
    }
  }

  private func write(_ note: NoteRecord) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO notes (scan, kind, source, path, place, count, item) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [scan, note.kind.rawValue, note.source, note.path, note.place, note.count, note.item])
  }
}
