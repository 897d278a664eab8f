import Documents
import Foundation
import Intake
import Judging
import Reporting
import Rulebooks

@testable import Pages

/// A desk's folder with pages, `sources.yaml` and a ledger, gone when the test is.
final class Desk {
  static let sources = """
    sources:
      - id: bao-a
        name: Báo A
        agreement: { id: HĐ-12/2026, from: 2026-01-01, until: 2026-12-31 }
        profile: aggregator
        match: ["a/**"]
        hosts: [bao-a.example]
      - id: trang-minh
        own: true
        match: ["minh/**"]
    """
  let path: String
  var today = Day(year: 2026, month: 11, day: 20)!
  var phrases = ["tốt nhất", "số một"]
  var jobs = 2

  init(sources: String = Desk.sources) throws {
    path = NSTemporaryDirectory() + "soat-desk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("sources.yaml", sources)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var ledgerPath: String { path + "/soat.db" }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  var checker: Checker {
    let rules = phrases.enumerated().map { index, phrase in
      Rule(
        id: "thu/luat-\(index)", title: LocalizedText(vi: phrase), axis: .lawful, level: .error,
        kind: .forbid(
          .phrases(PhraseSet(phrases: [Phrase(phrase)], options: PhraseOptions(accents: .exactOrNone)))),
        message: LocalizedText(vi: "Có “{match}”."))
    }
    return Checker(
      rulebooks: [
        Rulebook(
          id: "thu", title: LocalizedText(vi: "thử"), version: "1", rules: rules, sha256: phrases.joined(separator: "|")
        )
      ])
  }

  /// Scans folders of the desk, from beginning to end unless `stopAfter` files.
  @discardableResult
  func scan(
    _ names: [String] = ["."], resume: Bool = false, stopAfter: Int? = nil, ledger given: Ledger? = nil
  ) throws -> (scan: ScanRecord, state: ScanProgress) {
    let file = try SourcesFile.load(path + "/sources.yaml")
    let ledger = try given ?? Ledger(path: ledgerPath)
    let now = Instant(day: today, minute: 480)
    let run = ScanRun(
      paths: names.map { $0 == "." ? path : path + "/" + $0 }, sources: file, source: nil, checker: checker,
      policy: Policy(), intake: Intake(), ledger: ledger, today: today, versions: "1", jobs: jobs, clock: { now })
    let scan =
      try resume
      ? ledger.resume(inputs: names.joined(separator: "\n"), sources: file)
      : ledger.begin(at: now, today: today, inputs: names.joined(separator: "\n"), sources: file)
    var read = 0
    let state = try run.run(scan) {
      stopAfter.map { read >= $0 } ?? false
    } progress: {
      read = $0.filesRead
    }
    try ledger.close()
    return (scan, state)
  }

  /// Judges what a scan that was begun has fetched, and ends it.
  func finish(_ scan: ScanRecord, _ ledger: Ledger, paths: [String]) throws {
    let file = try SourcesFile.load(path + "/sources.yaml")
    let now = Instant(day: today, minute: 490)
    let run = ScanRun(
      paths: paths, sources: file, source: nil, checker: checker, policy: Policy(), intake: Intake(), ledger: ledger,
      today: today, versions: "1", jobs: jobs, clock: { now })
    _ = try run.run(scan) {
      false
    } progress: { _ in
    }
    try ledger.close()
  }

  func report(scan: Int? = nil, onlyChanges: Bool = false) throws -> ScanReport {
    let tool = ToolInfo(version: "1", icu: "1", pcre2: "1", rulebooks: [ToolInfo.LoadedRulebook]())
    return try Ledger(path: ledgerPath, isReadOnly: true).report(
      scan: scan, onlyChanges: onlyChanges, tool: tool, language: .vi)
  }

  /// `bao-a 001 thu/luat-0 new`, one line for each finding of a report, and `failed` items with their code.
  func lines(scan: Int? = nil, onlyChanges: Bool = false) throws -> [String] {
    let lines = LineList()
    try report(scan: scan, onlyChanges: onlyChanges).eachItem { item in
      if item.outcome == .failed { lines.add("\(item.path ?? "-") failed \(item.incomplete.map(\.code).joined())") }
      for finding in item.findings {
        lines.add("\(item.source ?? "-") \(item.key) \(finding.rule) \(finding.state.rawValue)")
      }
    }
    return lines.all.sorted()
  }

  private final class LineList: @unchecked Sendable {
    private(set) var all: [String] = []
    func add(_ line: String) { all.append(line) }
  }
}
