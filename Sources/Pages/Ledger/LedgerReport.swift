public import Documents
internal import Foundation
internal import GRDB
public import Reporting
internal import Rulebooks

extension Ledger {
  /// The report of a scan, compared with an earlier one.
  /// - Parameters:
  ///   - id: nil for the last.
  ///   - comparedWith: nil for the finished scan before it.
  ///   - source: only this source; nil for all.
  ///   - withTexts: false leaves out the texts of items and the questions they raise, for formats that show neither: most of the
  ///     work is theirs.
  ///   - onlyChanges: items hand over only findings that are new or mended; the numbers stay those of all.
  /// - Throws: `unknownScan`, `unknownSource`.
  public func report(
    scan id: Int? = nil, comparedWith: Int? = nil, source: String? = nil, onlyChanges: Bool = false,
    withTexts: Bool = true,
    tool: ToolInfo,
    language: Language
  ) throws(LedgerError) -> ScanReport {
    let frame: ReportFrame = try read { db in
      let scan = try chosenScan(id, db)
      if let source, try Row.fetchOne(db, sql: "SELECT 1 FROM sources WHERE id = ?", arguments: [source]) == nil {
        throw unknownSource(source)
      }
      let before = try comparedWith.map { try self.scan($0, db) } ?? previous(scan.id, db)
      return ReportFrame(scan: scan, before: before, source: source, onlyChanges: onlyChanges, withTexts: withTexts)
    }
    var report = ScanReport(tool: tool, language: language) { [self] body in try eachItem(frame, body) }
    report.scan = .init(
      id: frame.scan.id, startedAt: frame.scan.startedAt, finishedAt: frame.scan.finishedAt,
      comparedWith: frame.before?.id, comparedAt: frame.before?.startedAt, isPartial: frame.scan.status != .finished)
    try fill(&report, frame)
    return report
  }

  /// The scan that a name means: `last`, a number, or the last scan of a day or before, `2026-11-20`.
  /// - Parameter scan: the one that is compared; nil for the last of all.
  /// - Throws: `unknownScan`.
  public func scan(named name: String, before scan: Int? = nil) throws(LedgerError) -> Int? {
    try read { db in
      let last = try scan ?? Int.fetchOne(db, sql: "SELECT max(id) FROM scans") ?? 0
      if name == "last" { return try previous(last, db)?.id }
      if let number = Int(name) { return try self.scan(number, db).id }
      guard let day = Day(iso: name) else {
        throw LedgerError(
          .unknownScan, path: path, vi: "“\(name)” không phải lượt quét; ghi last, số lượt, hoặc ngày dạng 2026-11-20.",
          en: "“\(name)” is no scan; write last, its number, or a day such as 2026-11-20.")
      }
      let id = try Int.fetchOne(
        db, sql: "SELECT max(id) FROM scans WHERE id < ? AND substr(started_at, 1, 10) <= ?",
        arguments: [last, day.iso])
      guard let id else {
        throw LedgerError(
          .unknownScan, path: path, vi: "sổ không có lượt quét nào đến hết ngày \(day.vietnamese).",
          en: "the ledger has no scan up to \(day.iso).")
      }
      return id
    }
  }

  func unknownSource(_ id: String) -> LedgerError {
    LedgerError(
      .unknownSource, path: path, vi: "sổ không có nguồn “\(id)”; xem tên nguồn bằng soat history.",
      en: "the ledger has no source “\(id)”; soat history lists them.")
  }

  private func chosenScan(_ id: Int?, _ db: Database) throws -> ScanRecord {
    if let id { return try scan(id, db) }
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM scans ORDER BY id DESC LIMIT 1") else {
      throw LedgerError(
        .unknownScan, path: path, vi: "sổ chưa có lượt quét nào; chạy soat scan trước.",
        en: "the ledger holds no scan; run soat scan first.")
    }
    return ScanRecord(row)
  }

  /// The last finished scan before one; the last of all where none was finished.
  private func previous(_ id: Int, _ db: Database) throws -> ScanRecord? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM scans WHERE id < ? ORDER BY status = 'finished' DESC, id DESC LIMIT 1", arguments: [id]
    ).map(ScanRecord.init)
  }

  /// Hands over the items of a report one at a time; the ledger is read as it was when this began.
  private func eachItem(_ frame: ReportFrame, _ body: (ReportItem) throws -> Void) throws {
    let decoder = JSONDecoder()
    try database.read { db in
      let notes = try Row.fetchCursor(
        db,
        sql: """
          SELECT item FROM notes WHERE scan = :scan AND kind = 'failed' AND (:source IS NULL OR source = :source)
          ORDER BY path, place
          """, arguments: frame.arguments(only: ["scan", "source"]))
      while let note = try notes.next() { try body(decoder.decode(ReportItem.self, from: note.data("item"))) }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT items.id, items.key, items.source, items.title, items.url, items.place_vi, items.place_en,
            \(frame.withTexts ? "items.item" : "json_set(items.item, '$.parts', json('[]'), '$.notJudged', json('[]'))") AS item, files.path
          FROM items JOIN files ON files.id = items.file
          JOIN sources ON sources.id = items.source
          WHERE \(ReportFrame.itemIsShown) ORDER BY sources.position, sources.id, items.key
          """, arguments: frame.arguments())
      while let row = try rows.next() {
        let item = try item(row, frame, db, decoder)
        if !item.findings.isEmpty || !item.incomplete.isEmpty { try body(item) }
      }
    }
  }

  private func item(_ row: Row, _ frame: ReportFrame, _ db: Database, _ decoder: JSONDecoder) throws -> ReportItem {
    var item: ReportItem
    if (row["item"] as String?) != nil {
      item = try decoder.decode(ReportItem.self, from: row.data("item"))
    } else {
      item = ReportItem(key: row["key"], outcome: .pass)
      item.title = row["title"]
      item.url = row["url"]
      if let vi: String = row["place_vi"] { item.locator = Bilingual(vi: vi, en: row["place_en"] ?? vi) }
    }
    item.key = row["key"]
    item.source = row["source"]
    item.path = row["path"]
    let findings = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT findings.*, substr(scans.started_at, 1, 10) AS first_day FROM findings
          LEFT JOIN scans ON scans.id = findings.first_scan
          WHERE findings.item = :item AND \(ReportFrame.findingIsShown) ORDER BY findings.id
          """), arguments: frame.arguments(["item": row["id"] as Int64], only: ["scan", "before"]))
    item.findings = try findings.map { try finding($0, frame, decoder) }
      .filter { !frame.onlyChanges || $0.state != .open }
    return item
  }

  private func finding(_ row: Row, _ frame: ReportFrame, _ decoder: JSONDecoder) throws -> ReportFinding {
    var finding = try decoder.decode(ReportFinding.self, from: row.data("finding"))
    finding.firstSeen = row["first_day"]
    finding.state = frame.state(first: row["first_scan"], mended: row["mended_scan"])
    if finding.state == .mended {
      // The text that it stood in is gone, or may be.
      finding.span = nil
      finding.place = nil
      finding.placeName = nil
    }
    return finding
  }
}

/// Which scan is shown, and what it is compared with.
struct ReportFrame: Sendable {
  var scan: ScanRecord
  var before: ScanRecord?
  var source: String?
  var onlyChanges: Bool
  var withTexts: Bool

  /// A finding that stood in the scan, or was mended since the one before.
  static let findingIsShown = """
    (findings.first_scan <= :scan AND (findings.mended_scan IS NULL OR findings.mended_scan > :scan
      OR (findings.mended_scan > :before AND findings.first_scan <= :before)))
    """
  /// An item that the scan saw, and that has such a finding or could not be checked as a whole.
  static let itemIsShown = """
    (:source IS NULL OR items.source = :source) AND items.first_scan <= :scan AND (
      (items.incomplete = 1 AND items.gone_scan IS NULL AND (items.last_scan >= :scan OR files.stood_scan >= :scan))
      OR EXISTS (SELECT 1 FROM findings WHERE findings.item = items.id AND \(findingIsShown)))
    """

  func state(first: Int, mended: Int?) -> ReportFinding.State {
    if let mended, mended <= scan.id { return .mended }
    return first > (before?.id ?? 0) ? .new : .open
  }

  /// - Parameter only: names that the statement knows; nil for all.
  func arguments(_ more: [String: any DatabaseValueConvertible] = [:], only: Set<String>? = nil) -> StatementArguments {
    var all: [String: (any DatabaseValueConvertible)?] = ["scan": scan.id, "before": before?.id ?? 0, "source": source]
    for (name, value) in more { all[name] = value }
    if let only { all = all.filter { only.contains($0.key) || more[$0.key] != nil } }
    return StatementArguments(all)
  }
}

extension Row {
  /// The bytes of a column of JSON.
  func data(_ column: String) -> Data { Data((self[column] as String).utf8) }
}
