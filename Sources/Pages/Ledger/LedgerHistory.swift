public import Documents
internal import Foundation
internal import GRDB
public import Reporting
internal import Rulebooks

/// What happened to the findings of a source, scan by scan: a log of what is to be mended and was, no score and no trend.
public struct SourceHistory: Sendable {
  public var id: String
  public var name: String
  public var consent: Bilingual
  /// Latest first; scans that saw nothing of the source are left out.
  public var scans: [Entry]

  public struct Entry: Sendable {
    public var scan: Int
    public var startedAt: String
    public var isPartial: Bool
    /// First seen in this scan, and still open or not.
    public var found: [Event]
    public var mended: [Event]
    public var failed: Int
  }

  public struct Event: Sendable {
    public var item: String
    public var title: String?
    public var url: String?
    public var finding: ReportFinding
  }
}

extension Ledger {
  /// Sources of the ledger with their names, as `sources.yaml` lists them.
  public func sources() throws(LedgerError) -> [(id: String, name: String, consent: Bilingual)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM sources ORDER BY position, id").map { row in
        (row["id"], row["name"], Bilingual(vi: row["consent_vi"], en: row["consent_en"]))
      }
    }
  }

  /// Fingerprints of all that is open, by the item's name: a baseline.
  public func accepted() throws(LedgerError) -> [String: Set<String>] {
    try read { db in
      var accepted: [String: Set<String>] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT items.key, findings.fingerprint FROM findings JOIN items ON items.id = findings.item
          WHERE findings.mended_scan IS NULL
          """)
      while let row = try rows.next() { accepted[row["key"], default: []].insert(row["fingerprint"]) }
      return accepted
    }
  }

  /// - Throws: `unknownSource`.
  public func history(of source: String, limit: Int = 50) throws(LedgerError) -> SourceHistory {
    try read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM sources WHERE id = ?", arguments: [source]) else {
        throw unknownSource(source)
      }
      var history = SourceHistory(
        id: source, name: row["name"], consent: Bilingual(vi: row["consent_vi"], en: row["consent_en"]), scans: [])
      let scans = try Row.fetchAll(db, sql: "SELECT * FROM scans ORDER BY id DESC LIMIT ?", arguments: [limit])
      for scan in scans.map(ScanRecord.init) {
        let failed =
          try Int.fetchOne(
            db, sql: "SELECT sum(count) FROM notes WHERE scan = ? AND source = ? AND kind = 'failed'",
            arguments: [scan.id, source]) ?? 0
        let entry = SourceHistory.Entry(
          scan: scan.id, startedAt: scan.startedAt, isPartial: scan.status != .finished,
          found: try events("findings.first_scan", scan.id, source, db),
          mended: try events("findings.mended_scan", scan.id, source, db), failed: failed)
        if !entry.found.isEmpty || !entry.mended.isEmpty || failed > 0 { history.scans.append(entry) }
      }
      return history
    }
  }

  private func events(_ column: String, _ scan: Int, _ source: String, _ db: Database) throws -> [SourceHistory.Event] {
    let decoder = JSONDecoder()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT items.key, items.title, items.url, findings.finding, findings.mended_scan FROM findings
        JOIN items ON items.id = findings.item WHERE items.source = ? AND \(column) = ? ORDER BY items.key, findings.id
        """, arguments: [source, scan])
    return try rows.map { row in
      var finding = try decoder.decode(ReportFinding.self, from: row.data("finding"))
      finding.state = (row["mended_scan"] as Int?) == nil ? .open : .mended
      return SourceHistory.Event(item: row["key"], title: row["title"], url: row["url"], finding: finding)
    }
  }
}
