public import Documents
import Foundation
public import Intake
public import Judging
public import Rulebooks

/// Reads what a desk has, judges what is new or changed, and writes it into the ledger.
public struct ScanRun {
  /// Files above this many bytes are read in pieces.
  private static let streamedFrom = 16 << 20
  /// Items in a piece.
  private static let pieceCount = 64
  private static let pieceBytes = 1 << 20
  /// Items and seconds after which what was judged is committed.
  private static let commitCount = 2_000
  private static let commitSeconds = 1.0

  private let plan: ScanPlan
  private let ledger: Ledger
  private let inputs: ScanInputs
  private let jobs: Int
  private let clock: @Sendable () -> Instant

  /// - Parameters:
  ///   - paths: files, folders and `-`.
  ///   - source: the one source that all of it belongs to; nil where `sources.yaml` tells.
  ///   - versions: of everything beside the rules that decides a verdict, in one line.
  ///   - jobs: threads that judge.
  ///   - clock: the time that scans begin and end at.
  public init(
    paths: [String], sources: SourcesFile, source: ScanSource?, checker: Checker, policy: Policy, intake: Intake,
    ledger: Ledger, today: Day, versions: String, jobs: Int, clock: @escaping @Sendable () -> Instant
  ) {
    self.ledger = ledger
    self.jobs = max(1, jobs)
    self.clock = clock
    inputs = ScanInputs(paths, sources: sources.path, leavingOut: [ledger.path])
    plan = ScanPlan(
      checker: checker, policy: policy, intake: intake,
      choice: SourceChoice(file: sources, only: source, today: today), today: today, versions: versions, ledger: ledger)
  }

  /// False where these paths hold no file, and none that could not be looked into.
  public static func hasFiles(_ paths: [String], sources: SourcesFile) -> Bool {
    // Mostly the first look tells, and the whole need not be walked twice.
    if paths.contains(where: ScanInputs.plainlyHasFile) { return true }
    let inputs = ScanInputs(paths, sources: sources.path)
    return !inputs.files.isEmpty || !inputs.unreadable.isEmpty
  }

  /// - Parameters:
  ///   - scan: begun or resumed.
  ///   - isStopped: asked often; true ends the scan early and cleanly.
  ///   - progress: called after each file, on this thread.
  /// - Throws: where the ledger cannot be written. What was committed before stands.
  public func run(
    _ scan: ScanRecord, isStopped: () -> Bool, progress: (ScanProgress) -> Void
  ) throws(LedgerError) -> ScanProgress {
    var state = ScanProgress(files: inputs.files.count, bytes: inputs.byteCount)
    var buffer = CommitBuffer(
      dailyRules: plan.dailyRules, ledger: ledger, scan: scan.id, count: ScanRun.commitCount,
      seconds: ScanRun.commitSeconds)
    let judge = ItemJudge(plan)
    for (name, error) in inputs.unreadable {
      try buffer.add(judge.failed(ScanInputs.File(path: name, name: name, size: nil), error))
    }
    var feed = ScanFeed(
      files: inputs.files, plan: plan, done: try ledger.filesDone(in: scan.id), streamedFrom: ScanRun.streamedFrom,
      pieceCount: ScanRun.pieceCount, pieceBytes: ScanRun.pieceBytes)
    do {
      try OrderedPipeline(jobs: jobs).run {
        if isStopped() { return nil as ScanTask? }
        return feed.next()
      } worker: { [plan] in
        ItemJudge(plan)
      } work: { judge, task in
        judge.answer(task)
      } emit: { answer in
        try buffer.add(answer)
        state.add(answer)
        progress(state)
      }
      try buffer.commit()
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(error, path: ledger.path)
    }
    state.isStopped = isStopped()
    if !state.isStopped { state.notJudged = try judgeSources(scan) }
    try ledger.end(scan, at: clock(), isStopped: state.isStopped, folders: inputs.folders)
    return state
  }
}

extension ScanRun {
  /// Judges each source that may be read today over all its posts: only where the scan came to its end, for a post that was
  /// not reached is not one that is missing.
  private func judgeSources(_ scan: ScanRecord) throws(LedgerError) -> [Bilingual] {
    guard plan.checker.hasSourceRules else { return [] }
    // Before then, posts may have been forgotten.
    let known = Day(julianDayNumber: plan.today.julianDayNumber - plan.choice.file.retentionDays)
    var notJudged: [Bilingual] = []
    for source in plan.choice.file.sources where source.consent.holds(on: plan.today) {
      var metadata = source.metadata
      metadata[.profile] = .text(source.profile.rawValue)
      let judgement = try ledger.posts(of: source.id) { posts in
        plan.checker.judgement(
          of: source.id, in: posts, metadata: metadata, from: known, until: nil, today: plan.today)
      }
      try ledger.record(judgement.findings, of: source.id, scan: scan.id)
      notJudged += judgement.notJudged.map {
        Bilingual(vi: "\(source.name): \($0.sentence.vi)", en: "\(source.name): \($0.sentence.en)")
      }
    }
    return notJudged
  }
}

/// How far a scan is.
public struct ScanProgress: Sendable {
  /// Files in all, and read so far.
  public let files: Int
  public internal(set) var filesRead = 0
  /// Bytes in all, as far as they can be told, and read so far.
  public let bytes: Int
  public internal(set) var bytesRead = 0
  public internal(set) var judged = 0
  public internal(set) var unchanged = 0
  public internal(set) var failed = 0
  public internal(set) var skipped = 0
  public internal(set) var isStopped = false
  /// What rules over many posts could not take into account, at the end.
  public internal(set) var notJudged: [Bilingual] = []

  init(files: Int, bytes: Int) {
    self.files = files
    self.bytes = bytes
  }

  mutating func add(_ answer: ScanAnswer) {
    if answer.endsFile { filesRead += 1 }
    bytesRead += answer.bytes
    judged += answer.judged
    unchanged += answer.unchanged
    for note in answer.record.notes {
      if note.kind == .failed { failed += note.count } else { skipped += note.count }
    }
  }
}

/// Answers that wait to be written together.
private struct CommitBuffer {
  let ledger: Ledger
  let scan: Int
  let count: Int
  let seconds: Double
  private var files: [FileRecord] = []
  private var items = 0
  private var since = Date()
  /// Skipped items of the file that is being read in pieces, by reason.
  private var skipped: [String: Int] = [:]
  /// What its pieces say of it as a whole.
  private var hasNotes = false
  private var hasUndated = false
  private var hidesItems = false
  private let dailyRules: [UInt8]

  init(dailyRules: [UInt8], ledger: Ledger, scan: Int, count: Int, seconds: Double) {
    self.dailyRules = dailyRules
    self.ledger = ledger
    self.scan = scan
    self.count = count
    self.seconds = seconds
  }

  mutating func add(_ answer: ScanAnswer) throws(LedgerError) {
    var record = answer.record
    // A reason has one note in a file, however many pieces: it holds the number so far.
    for index in record.notes.indices where record.notes[index].kind == .skipped {
      let reason = record.notes[index].place
      skipped[reason, default: 0] += record.notes[index].count
      record.notes[index].count = skipped[reason]!
    }
    // What was skipped or failed is read again, so that each scan says so.
    hasNotes = hasNotes || !record.notes.isEmpty
    hidesItems = hidesItems || record.notes.contains { $0.kind == .failed || $0.place == SourceChoice.noConsent }
    hasUndated = hasUndated || record.items.contains { $0.day == nil }
    if answer.endsFile {
      if hasNotes { record.sha256 = nil }
      if hidesItems { record.isUnread = true }
      if hasUndated, !record.isUnchanged { record.rules = dailyRules }
      (skipped, hasNotes, hasUndated, hidesItems) = ([:], false, false, false)
    }
    items += 1 + record.items.count
    files.append(record)
    if items >= count || Date().timeIntervalSince(since) > seconds { try commit() }
  }

  mutating func commit() throws(LedgerError) {
    try ledger.record(files, scan: scan)
    files = []
    items = 0
    since = Date()
  }
}
