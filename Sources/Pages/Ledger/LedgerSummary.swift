import Documents
import Foundation
import GRDB
import Reporting
import Rulebooks

/// The numbers of a report: of sources, rules and days.
extension Ledger {
  func fill(_ report: inout ScanReport, _ frame: ReportFrame) throws(LedgerError) {
    let filled = try read { db in
      var report = report
      try fillSources(&report, frame, db)
      try fillRules(&report, frame, db)
      try fillDays(&report, frame, db)
      try fillSourceFindings(&report, frame, db)
      try fillRuns(&report, frame, db)
      return report
    }
    report = filled
  }

  private func fillSources(_ report: inout ScanReport, _ frame: ReportFrame, _ db: Database) throws {
    var sources: [ScanReport.Source] = []
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM sources WHERE :source IS NULL OR id = :source ORDER BY position, id",
      arguments: frame.arguments(only: ["source"]))
    for row in rows {
      let consent = Bilingual(vi: row["consent_vi"], en: row["consent_en"])
      sources.append(.init(id: row["id"], name: row["name"], consent: consent))
    }
    let places = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1.id, $0) })
    let seen = try Row.fetchCursor(
      db,
      sql: """
        SELECT items.source, count(*) AS count, sum(items.judged_scan <> :scan) AS unchanged FROM items
        JOIN files ON files.id = items.file
        WHERE items.last_scan = :scan OR (files.stood_scan = :scan AND items.gone_scan IS NULL)
        GROUP BY items.source
        """, arguments: frame.arguments(only: ["scan"]))
    while let row = try seen.next() {
      guard let at = places[row["source"]] else { continue }
      sources[at].counts.read = row["count"]
      sources[at].counts.unchanged = row["unchanged"]
    }
    let notes = try Row.fetchCursor(
      db, sql: "SELECT source, kind, sum(count) AS count FROM notes WHERE scan = ? GROUP BY source, kind",
      arguments: [frame.scan.id])
    while let row = try notes.next() {
      let count: Int = row["count"]
      let isFailed = row["kind"] == "failed"
      let source: String? = row["source"]
      if let at = source.flatMap({ places[$0] }) {
        if isFailed { sources[at].counts.failed += count } else { sources[at].counts.skipped += count }
      }
      guard frame.source == nil || source == frame.source else { continue }
      if isFailed { report.counts.failed += count } else { report.counts.skipped += count }
    }
    try countFindings(&sources, places, frame, db)
    for source in sources {
      report.counts.read += source.counts.read
      report.counts.unchanged += source.counts.unchanged
    }
    report.incomplete = try skippedReasons(frame, db)
    // A source that neither had nor has anything to say in this scan would only be noise.
    report.sources = sources.filter { $0.counts != .init() || $0.open.total + $0.waived + $0.mended > 0 }
  }

  private func countFindings(
    _ sources: inout [ScanReport.Source], _ places: [String: Int], _ frame: ReportFrame, _ db: Database
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT items.source, items.id AS item, findings.level, findings.waived, findings.first_scan, findings.mended_scan
        FROM findings JOIN items ON items.id = findings.item
        WHERE (:source IS NULL OR items.source = :source) AND \(ReportFrame.findingIsShown) ORDER BY items.id
        """, arguments: frame.arguments())
    var item: Int64?
    var worst: (at: Int, level: Level)?
    func close() { if let worst { sources[worst.at].items[worst.level] += 1 } }
    while let row = try rows.next() {
      guard let at = places[row["source"]], let level = Level(rawValue: row["level"]) else { continue }
      if item != row["item"] {
        close()
        (item, worst) = (row["item"], nil)
      }
      let state = frame.state(first: row["first_scan"], mended: row["mended_scan"])
      if state == .mended {
        sources[at].mended += 1
      } else if row["waived"] {
        sources[at].waived += 1
      } else {
        sources[at].open[level] += 1
        if state == .new { sources[at].new += 1 }
        worst = (at, max(level, worst?.level ?? .notice))
      }
    }
    close()
  }

  /// Why items were left out, each reason once.
  private func skippedReasons(_ frame: ReportFrame, _ db: Database) throws -> [ReportItem.Reason] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT min(item) AS item, sum(count) AS count, min(path) AS path, count(DISTINCT path) AS paths
        FROM notes WHERE scan = :scan AND kind = 'skipped'
          AND (:source IS NULL OR source = :source) GROUP BY source, place ORDER BY source, place
        """, arguments: frame.arguments(only: ["scan", "source"]))
    let decoder = JSONDecoder()
    return try rows.flatMap { row in
      let item = try decoder.decode(ReportItem.self, from: row.data("item"))
      let count: Int = row["count"]
      // Whoever is to do something about it has to find it.
      let first: String = row["path"]
      let path = first == "-" ? "" : (row["paths"] as Int) > 1 ? " (\(first), …)" : " (\(first))"
      return item.incomplete.map { reason in
        let source = item.source.map { "\($0): " } ?? ""
        return ReportItem.Reason(
          code: reason.code,
          message: Bilingual(
            vi: "\(source)bỏ qua \(count) mục\(path): \(reason.message.vi)",
            en: "\(source)\(count) skipped\(path): \(reason.message.en)"))
      }
    }
  }

  private func fillRules(_ report: inout ScanReport, _ frame: ReportFrame, _ db: Database) throws {
    let decoder = JSONDecoder()
    var rules: [String: ScanReport.RuleSummary] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT findings.rule, findings.level, findings.waived,
          findings.mended_scan IS NOT NULL AND findings.mended_scan <= :scan AS mended,
          findings.first_scan > :before AS new, count(*) AS count, min(findings.finding) AS finding
        FROM findings JOIN items ON items.id = findings.item
        WHERE (:source IS NULL OR items.source = :source) AND \(ReportFrame.findingIsShown)
        GROUP BY 1, 2, 3, 4, 5
        """, arguments: frame.arguments())
    while let row = try rows.next() {
      let rule: String = row["rule"]
      let finding = try decoder.decode(ReportFinding.self, from: row.data("finding"))
      var summary =
        rules[rule]
        ?? .init(
          rule: rule, title: finding.title, axis: finding.axis, level: finding.level, basis: finding.basis,
          fix: finding.fix)
      summary.level = max(summary.level, finding.level)
      let count: Int = row["count"]
      if row["mended"] {
        summary.mended += count
      } else if row["waived"] {
        summary.waived += count
      } else {
        summary.open += count
        if row["new"] { summary.new += count }
      }
      rules[rule] = summary
    }
    // Rules of which nothing is listed would stand there without a place.
    report.rules = rules.values.filter { !frame.onlyChanges || $0.new + $0.mended > 0 }.sorted {
      ($1.level, $1.open, $0.rule) < ($0.level, $0.open, $1.rule)
    }
  }

  private func fillDays(_ report: inout ScanReport, _ frame: ReportFrame, _ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT substr(scans.started_at, 1, 10) AS day, findings.level, count(*) AS count
        FROM findings JOIN items ON items.id = findings.item JOIN scans ON scans.id = findings.first_scan
        WHERE (:source IS NULL OR items.source = :source) AND findings.waived = 0 AND findings.first_scan <= :scan
          AND (findings.mended_scan IS NULL OR findings.mended_scan > :scan)
        GROUP BY 1, 2 ORDER BY 1
        """, arguments: frame.arguments(only: ["source", "scan"]))
    while let row = try rows.next() {
      guard let level = Level(rawValue: row["level"]) else { continue }
      if report.openByDay.last?.day != row["day"] { report.openByDay.append(.init(day: row["day"], counts: .init())) }
      report.openByDay[report.openByDay.count - 1].counts[level] += row["count"]
    }
  }

  private func fillSourceFindings(_ report: inout ScanReport, _ frame: ReportFrame, _ db: Database) throws {
    let decoder = JSONDecoder()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT findings.* FROM source_findings AS findings JOIN sources ON sources.id = findings.source
        WHERE (:source IS NULL OR findings.source = :source) AND \(ReportFrame.findingIsShown)
        ORDER BY sources.position, findings.id
        """, arguments: frame.arguments())
    report.sourceFindings = try rows.map { row in
      var finding = try decoder.decode(ScanReport.SourceFinding.self, from: row.data("finding"))
      finding.state = frame.state(first: row["first_scan"], mended: row["mended_scan"])
      return finding
    }
  }

  /// How many rules ran on the items that the scan saw, and what nobody looked at in them.
  private func fillRuns(_ report: inout ScanReport, _ frame: ReportFrame, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT min(ran_rules) AS least, max(ran_rules) AS most, min(ran_rulebooks) AS least_books,
          max(ran_rulebooks) AS most_books, sum(images) AS images, sum(videos) AS videos, sum(attachments) AS attachments
        FROM items JOIN files ON files.id = items.file
        WHERE (:source IS NULL OR items.source = :source)
          AND (items.last_scan = :scan OR (files.stood_scan = :scan AND items.gone_scan IS NULL))
        """, arguments: frame.arguments(only: ["source", "scan"]))
    guard let row, let least: Int = row["least"] else { return }
    report.ran = .init(rules: least...row["most"], rulebooks: row["least_books"]...row["most_books"])
    report.notSeen = NotSeen(images: row["images"], videos: row["videos"], attachments: row["attachments"])
  }
}
