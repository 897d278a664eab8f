import Documents
import Foundation
import GRDB
import Intake
import Judging
import Reporting
import Rulebooks

/// What all workers of a scan share; nothing in it changes.
struct ScanPlan: Sendable {
  let checker: Checker
  let intake: Intake
  let choice: SourceChoice
  let today: Day
  /// Digest of all that judges items whose day is known.
  let rules: [UInt8]
  /// The same, and the day of the run, for items that are judged by it.
  let dailyRules: [UInt8]
  private let rulesBySource: [String: (dated: [UInt8], undated: [UInt8])]
  private let ledger: Ledger

  init(
    checker: Checker, policy: Policy, intake: Intake, choice: SourceChoice, today: Day, versions: String, ledger: Ledger
  ) {
    self.checker = checker
    self.intake = intake
    self.choice = choice
    self.today = today
    self.ledger = ledger
    var common = Digest()
    common.add(versions)
    for (book, count) in checker.rulebooks { common.add([book.id, book.version, book.sha256, String(count)]) }
    common.add(policy, today: today)
    var bySource: [String: (dated: [UInt8], undated: [UInt8])] = [:]
    var all = common
    for source in choice.file.sources {
      var own = common
      own.add(source, today: today)
      all.add(source, today: today)
      bySource[source.id] = ScanPlan.digests(own, today)
    }
    all.add(choice.only?.id ?? "")
    rulesBySource = bySource
    (rules, dailyRules) = ScanPlan.digests(all, today)
  }

  private static func digests(_ digest: Digest, _ today: Day) -> (dated: [UInt8], undated: [UInt8]) {
    var undated = digest
    undated.add(today.iso)
    return (digest.finished(), undated.finished())
  }

  func rules(of source: ScanSource) -> [UInt8] { rulesBySource[source.id]!.dated }
  func dailyRules(of source: ScanSource) -> [UInt8] { rulesBySource[source.id]!.undated }

  func opener(for name: String) -> ItemOpener { ItemOpener(intake: intake, source: choice.source(ofPath: name)) }

  /// The address an item was fetched from, where an archive says so.
  func address(of document: Document) -> String? { document.fetchedFrom }

  /// What rules over many posts need of a post; nil where there is none of them.
  func post(of verdict: Verdict, key: String) -> SourcePost? {
    checker.hasSourceRules ? SourcePost(key: key, verdict: verdict) : nil
  }

  func record(of file: ScanInputs.File, sha256: [UInt8]?) -> FileRecord {
    FileRecord(path: file.name, sha256: sha256, rules: rules)
  }

  func unchanged(_ file: ScanInputs.File, _ sha256: [UInt8], _ bytes: Int) -> ScanAnswer {
    var answer = ScanAnswer(record: record(of: file, sha256: sha256), bytes: bytes)
    answer.record.isUnchanged = true
    return answer
  }

  /// True where the file holds what it held, and the same judges it.
  func stands(_ name: String, sha256: [UInt8]) -> Bool {
    let row = try? ledger.read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT sha256, rules FROM files WHERE path = ? AND sha256 IS NOT NULL"),
        arguments: [name])
    }
    guard let row, let known: Data = row["sha256"], let judged: Data = row["rules"] else { return false }
    return known == Data(sha256) && (judged == Data(rules) || judged == Data(dailyRules))
  }

  /// False where the ledger knows nothing of a file, so that none of its items need be asked for.
  func knows(file path: String) -> Bool {
    let row = try? ledger.read { db in
      try Row.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM files WHERE path = ?"), arguments: [path])
    }
    return row != nil
  }

  /// True where the item stands as the ledger has it, judged by the same.
  func known(_ item: ItemRecord, in path: String) -> Bool {
    let rows = try? ledger.read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT items.content, items.rules, files.path FROM items JOIN files ON files.id = items.file
            WHERE source = ? AND key IN (?, ?) AND gone_scan IS NULL
            """), arguments: [item.source, item.key, ItemKey.besides(item.key, in: path)])
    }
    return (rows ?? []).contains { row in
      let content: Data = row["content"]
      let rules: Data = row["rules"]
      return row["path"] == path && content == Data(item.content) && rules == Data(item.rules)
    }
  }
}
