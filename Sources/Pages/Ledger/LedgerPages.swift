import Documents
import Foundation
import GRDB

/// What the ledger knows of fetched pages.
extension Ledger {
  /// How to ask whether a page changed: only where what was judged of it still stands.
  func validators(for url: String) throws(LedgerError) -> Validators? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT etag, last_modified FROM pages WHERE url = ?", arguments: [url]).map { row in
        Validators(etag: row["etag"], lastModified: row["last_modified"])
      }
    }
  }

  func keep(_ validators: Validators, for url: String, source: String, scan: Int) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO pages (url, source, etag, last_modified, scan) VALUES (?, ?, ?, ?, ?)",
        arguments: [url, source, validators.etag, validators.lastModified, scan])
    }
  }

  /// A WARC file of a source, kept until retention ends or the source is forgotten.
  func register(archive path: String, source: String, scan: Int, on day: Day) throws(LedgerError) {
    // The full path: whoever forgets the source may stand in another folder.
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO archives (path, source, scan, made_on) VALUES (?, ?, ?, ?)",
        arguments: [path, source, scan, day.iso])
    }
  }

  /// The items of an address stand as they are known: the server said that it did not change.
  func see(address url: String, source: String, scan: Int) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "UPDATE items SET last_scan = ? WHERE source = ? AND (key = ? OR url = ?) AND gone_scan IS NULL",
        arguments: [scan, source, url, url])
    }
  }

  func record(_ notes: [NoteRecord], scan: Int) throws(LedgerError) {
    let files = notes.map { note in
      var file = FileRecord(path: note.path, sha256: nil, rules: [])
      file.isUnchanged = true
      file.notes = [note]
      return file
    }
    try record(files, scan: scan)
  }
}
