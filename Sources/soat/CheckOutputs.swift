import Documents
import Foundation
import Glibc
import Judging
import Reporting
import Rulebooks

/// What a run of `check` says, to standard output and to files. Verdicts are kept only where a format closes with a
/// summary of them; report items lie in a file until they are written.
final class CheckOutputs {
  /// What was accepted into a baseline in this run is no reason to fail it.
  var status: Int32 { baselinePath == nil ? worst : isIncomplete ? 3 : 0 }
  private var worst: Int32 = 0
  private var isIncomplete = false
  let answering: Answering
  private let language: Language
  private let context: ReportContext
  private let fix: Bool
  private let format: CheckFormat
  private let files: [(output: CheckOutput, file: PartialFile?)]
  private let baselinePath: String?
  private var baseline: [String: Set<String>] = [:]
  private var earlier: EarlierFindings?
  private var verdicts: [Verdict] = []
  private var calendar: ReturnedCalendar?
  private var spool: ItemSpool?
  private var tally = ReportTally()
  private var count = 0

  /// What becomes of a batch of posts, on any thread.
  struct Answering: Sendable {
    let fix: Bool
    let failOn: FailOn
    /// Standard output, where each verdict can be written at once.
    let stream: (any Report)?
    /// True where something else needs the verdicts.
    let keeps: Bool

    func answer(_ checked: [(document: Document, verdict: Verdict)]) -> Answer {
      var answer = Answer()
      for (document, verdict) in checked {
        answer.worst = FailOn.worse(answer.worst, failOn.status(verdict))
        if fix {
          answer.bytes += FixedText.of(document, verdict)
        } else if let stream {
          stream.write([verdict], to: &answer.bytes)
        }
        if keeps { answer.verdicts.append((verdict, document.row)) }
      }
      return answer
    }
  }

  struct Answer: Sendable {
    var bytes: [UInt8] = []
    /// Each with the row of a table that it is about.
    var verdicts: [(Verdict, TableRowPlace?)] = []
    var worst: Int32 = 0
  }

  init(_ command: CheckCommand, _ run: CheckRun) throws {
    language = command.ruleOptions.lang.value
    context = run.context
    fix = command.fix
    format = command.format
    baselinePath = command.writeBaseline
    try CheckOutputs.refuseInputs(command)
    // Before an hour of checking, not after it.
    if let path = baselinePath, Console.exists(path) { _ = try BaselineFile.read(path) }
    files = try command.output.map { ($0, $0.format == .xlsx ? nil : try PartialFile($0.path)) }
    earlier = try command.against.map(EarlierReport.read)
    calendar = run.calendar
    let formats = command.output.map(\.format) + (fix ? [] : [command.format])
    if formats.contains(where: { $0.verdicts == nil }) { spool = try ItemSpool() }
    // Against an earlier run posts are compared in their order, so their lines are written here.
    let streams = command.format == .ndjson && !fix && earlier == nil
    answering = Answering(
      fix: fix, failOn: command.failOn, stream: streams ? ReportFormat.ndjson.report(context) : nil,
      keeps: !command.output.isEmpty || calendar != nil || baselinePath != nil || earlier != nil || !(streams || fix))
  }

  /// A report never takes the place of a post.
  private static func refuseInputs(_ command: CheckCommand) throws {
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let inputs = Set((command.files + [command.against].compactMap { $0 }).map(real))
    for path in command.output.map(\.path) + [command.writeBaseline].compactMap({ $0 })
    where inputs.contains(real(path)) {
      throw Failure(
        status: 2, vi: "\(path) là tệp đang được đọc; hãy ghi kết quả vào tệp khác.",
        en: "\(path) is being read; write the report to another file.")
    }
  }

  func take(_ answer: Answer) throws {
    count += 1
    worst = FailOn.worse(worst, answer.worst)
    try Console.write(answer.bytes)
    for (found, row) in answer.verdicts {
      var verdict = found
      earlier?.compare(&verdict)
      if !verdict.incomplete.isEmpty { isIncomplete = true }
      if baselinePath != nil { accept(verdict) }
      if spool != nil || calendar != nil {
        var item = ReportItem(verdict, key: verdict.document.id ?? verdict.document.path ?? "-")
        if let only = context.only { item.findings.removeAll { $0.level < only } }
        tally.add(item)
        try spool?.append(item)
        if let row { calendar?.add(item, at: row) }
      }
      try write(verdict)
    }
  }

  /// Where lines can be written as they come, they are; else the verdict is kept.
  private func write(_ verdict: Verdict) throws {
    var isKept = false
    if !fix, let own = format.verdicts {
      if own != .ndjson {
        isKept = true
      } else if answering.stream == nil {
        try Console.write(bytes(own, [verdict]))
      }
    }
    for (output, file) in files {
      guard let own = output.format.verdicts, let file else { continue }
      if own == .ndjson { try file.write(bytes(own, [verdict], toFile: true)) } else { isKept = true }
    }
    if isKept { verdicts.append(verdict) }
  }

  func finish() throws {
    if count == 0 { throw Failure(status: 2, vi: "Không có bài nào để soát.", en: "There is nothing to check.") }
    if !fix {
      if let own = format.verdicts {
        if own != .ndjson { try Console.write(bytes(own, verdicts)) }
      } else if let items = format.items {
        try items.writer().write(try report()) { try Console.write(Array($0)) }
      }
    }
    for (output, file) in files {
      if let file {
        if let own = output.format.verdicts {
          if own != .ndjson { try file.write(bytes(own, verdicts, toFile: true)) }
        } else if let items = output.format.items {
          try items.writer().write(try report()) { try file.write(Array($0)) }
        }
        try file.finish()
      } else {
        do {
          try XLSXReport.write(try report(), toFile: output.path)
        } catch let error as WorkbookError {
          throw Failure(status: 2, vi: error.message.vi, en: error.message.en)
        }
      }
    }
    try calendar?.write(language)
    if let baselinePath { try BaselineFile.write(baseline, to: baselinePath) }
  }

  private func bytes(_ format: ReportFormat, _ verdicts: [Verdict], toFile: Bool = false) -> [UInt8] {
    var context = context
    // Colours are for the terminal, and a file is none.
    if toFile { context.colour = false }
    var bytes: [UInt8] = []
    format.report(context).write(verdicts, to: &bytes)
    return bytes
  }

  private func report() throws -> ScanReport {
    guard let items = try spool?.items() else { return ScanReport(tool: context.tool) { _ in } }
    var report = ScanReport(
      tool: context.tool, language: language, counts: tally.counts, rules: tally.rules, eachItem: items)
    report.isCompared = earlier != nil
    return report
  }

  private func accept(_ verdict: Verdict) {
    let key = Baseline.key(id: verdict.document.id, path: verdict.document.path)
    let findings = verdict.findings.filter { $0.waived == nil || $0.waived?.origin == .baseline }
    if !findings.isEmpty { baseline[key, default: []].formUnion(findings.map(\.fingerprint)) }
  }
}
