import Documents
import Foundation
import GRDB
import Judging
import Reporting
import Rulebooks

/// What rules over many posts read from the ledger, and write there.
extension Ledger {
  /// Hands over what rules over many posts need of each post of a source that still stands.
  func posts<T>(of source: String, _ body: (AnySequence<SourcePost>) throws -> T) throws(LedgerError) -> T {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT post FROM items WHERE source = ? AND gone_scan IS NULL AND post IS NOT NULL ORDER BY day, key",
        arguments: [source])
      let decoder = JSONDecoder()
      return try body(
        AnySequence(
          AnyIterator {
            // A row that cannot be read would be a fault of the file, which the next write reports.
            guard let row = try? rows.next() else { return nil }
            return try? decoder.decode(SourcePost.self, from: row.data("post"))
          }))
    }
  }

  /// Keeps the findings of a source; what was there and is not among them is mended.
  func record(_ findings: [SourceFinding], of source: String, scan: Int) throws(LedgerError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try write { db in
      let open = try String.fetchSet(
        db, sql: "SELECT fingerprint FROM source_findings WHERE source = ? AND mended_scan IS NULL", arguments: [source]
      )
      for finding in findings {
        let json = try String(decoding: encoder.encode(ScanReport.SourceFinding(finding, of: source)), as: UTF8.self)
        try db.execute(
          sql: """
            INSERT INTO source_findings (source, fingerprint, rule, level, first_scan, finding) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, fingerprint) DO UPDATE SET level = excluded.level, finding = excluded.finding,
              first_scan = CASE WHEN mended_scan IS NULL THEN first_scan ELSE excluded.first_scan END,
              mended_scan = NULL
            """, arguments: [source, finding.fingerprint, finding.rule, finding.level.rawValue, scan, json])
      }
      for gone in open.subtracting(findings.map(\.fingerprint)) {
        try db.execute(
          sql: "UPDATE source_findings SET mended_scan = ? WHERE source = ? AND fingerprint = ?",
          arguments: [scan, source, gone])
      }
    }
  }
}

extension ScanReport.SourceFinding {
  init(_ finding: SourceFinding, of source: String) {
    self.init(
      source: source, rule: finding.rule, title: finding.title, level: finding.level, message: finding.message,
      basis: finding.basis, fix: finding.fix, days: finding.days.map(\.iso), items: finding.posts,
      fingerprint: finding.fingerprint)
    if let waived = finding.waived {
      waiver = .init(reason: waived.reason, until: waived.until?.iso, origin: waived.origin.rawValue)
    }
  }
}
