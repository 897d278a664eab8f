import Documents
import Foundation
import Intake
import Judging
import Reporting
import Rulebooks

/// Judges the items of one file after the other; each worker has its own.
final class ItemJudge {
  private let plan: ScanPlan
  private let session: CheckSession
  private let encoder = JSONEncoder()
  /// The file that was asked for last, and whether the ledger knew it then.
  private var lastFile: (name: String, isKnown: Bool)?

  init(_ plan: ScanPlan) {
    self.plan = plan
    session = plan.checker.makeSession()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func answer(_ task: ScanTask) -> ScanAnswer {
    switch task {
    case .file(let file): return answer(file)
    case .refused(let file):
      return refusal(of: file) ?? ScanAnswer(record: plan.record(of: file, sha256: nil), bytes: 0)
    case .items(let items, let file): return answer(items, of: file)
    case .unchanged(let file): return plan.unchanged(file.file, file.sha256 ?? [], file.file.size ?? 0)
    case .end(let file, let failure?): return failed(file.file, failure)
    case .end(let file, nil): return ScanAnswer(record: plan.record(of: file.file, sha256: file.sha256), bytes: 0)
    }
  }

  /// Reads a small file and judges what it holds.
  func answer(_ file: ScanInputs.File) -> ScanAnswer {
    if let refused = refusal(of: file) { return refused }
    do throws(IntakeError) {
      let bytes = try FileInput.read(file.path, limit: plan.intake.limits.input)
      let sha256 = Digest.of(bytes)
      if plan.stands(file.name, sha256: sha256) { return plan.unchanged(file, sha256, bytes.count) }
      var names = ItemNames()
      var answer = ScanAnswer(record: plan.record(of: file, sha256: sha256), bytes: bytes.count)
      var source = try plan.opener(for: file.name).open(bytes, path: file.path)
      while let document = try source.next() {
        judge(document, names.next(of: document, in: file.name), names.position, file, &answer)
      }
      return answer
    } catch {
      return failed(file, error)
    }
  }

  /// Judges some items of a large file, whose names are unique already.
  func answer(_ items: [NamedItem], of file: StreamedFile) -> ScanAnswer {
    var answer = ScanAnswer(
      record: plan.record(of: file.file, sha256: file.sha256), bytes: items.reduce(0) { $0 + $1.document.byteCount })
    answer.record.isWhole = false
    answer.endsFile = false
    for item in items { judge(item.document, item.key, item.position, file.file, &answer) }
    return answer
  }

  /// Nothing of a file is read whose source gave no consent for today; nil where it may be read.
  func refusal(of file: ScanInputs.File) -> ScanAnswer? {
    guard let source = plan.choice.source(ofPath: file.name),
      case .refused(let id, let code, let reason) = plan.choice.checked(source)
    else { return nil }
    var answer = ScanAnswer(record: plan.record(of: file, sha256: nil), bytes: file.size ?? 0)
    answer.record.isUnread = true
    answer.record.notes = [
      note(.skipped, file, source: id, place: code, locator: nil, reasons: [.init(code: code, message: reason)])
    ]
    return answer
  }

  /// A file that could not be read at all.
  func failed(_ file: ScanInputs.File, _ error: IntakeError) -> ScanAnswer {
    var answer = ScanAnswer(record: plan.record(of: file, sha256: nil), bytes: file.size ?? 0)
    let source = plan.choice.source(ofPath: file.name)
    answer.record.isUnread = true
    answer.record.notes = [
      note(
        .failed, file, source: source?.id, place: "", locator: nil,
        reasons: [ReportItem.Reason(code: error.code.rawValue, message: error.message)])
    ]
    return answer
  }

  private func judge(
    _ document: Document, _ key: String, _ position: Int, _ file: ScanInputs.File, _ answer: inout ScanAnswer
  ) {
    let place = document.locator?.vi ?? ""
    let pathSource = plan.choice.source(ofPath: file.name)
    if document.parts.isEmpty {
      // Whose it is may stand in what could not be read.
      return answer.record.add(
        note(
          .failed, file, source: pathSource?.id ?? document.source, place: place.isEmpty ? "\(position)" : place,
          locator: document.locator,
          reasons: document.problems.map { ReportItem.Reason(code: $0.code, message: $0.message) }))
    }
    let source: ScanSource
    switch plan.choice.answer(
      for: document, path: pathSource, address: plan.address(of: document))
    {
    case .source(let owner): source = owner
    case .refused(let id, let code, let reason):
      return answer.record.add(
        note(.skipped, file, source: id, place: code, locator: nil, reasons: [.init(code: code, message: reason)]))
    }
    var document = Trust.applied(source, to: document)
    document.path = file.name
    document.id = key
    let day = document.metadata.date
    let rules = day == nil ? plan.dailyRules(of: source) : plan.rules(of: source)
    var item = ItemRecord(
      source: source.id, key: key, content: Digest.content(of: document), rules: rules, day: day?.iso)
    if case .text(let title)? = document.metadata[.title] { item.title = title }
    if case .text(let url)? = document.metadata[.url] { item.url = url }
    item.placeVi = document.locator?.vi
    item.placeEn = document.locator?.en
    if isKnown(file.name), plan.known(item, in: file.name) {
      answer.unchanged += 1
    } else {
      item.judgement = judgement(document, key, source, &item)
      answer.judged += 1
    }
    answer.record.items.append(item)
  }

  private func isKnown(_ name: String) -> Bool {
    if let lastFile, lastFile.name == name { return lastFile.isKnown }
    let isKnown = plan.knows(file: name)
    lastFile = (name, isKnown)
    return isKnown
  }

  private func judgement(
    _ document: Document, _ key: String, _ source: ScanSource, _ item: inout ItemRecord
  ) -> ItemRecord.Judgement {
    let verdict = session.check(document, today: plan.today)
    var report = ReportItem(verdict, key: key, source: source.id)
    report.locator = document.locator
    // What is kept of a title and an address is what may be shown of them.
    if item.title != nil { item.title = report.title }
    if item.url != nil { item.url = report.url }
    // So is what is kept of a name that holds personal data; the digest keeps it unique.
    if report.key != key { item.key = "\(report.key) #\(Digest.short(key))" }
    let findings = report.findings.map { finding in
      FindingRecord(
        fingerprint: finding.fingerprint, rule: finding.rule, level: finding.level.rawValue,
        isWaived: finding.waiver != nil, finding: json(finding))
    }
    report.findings = []
    let isClean = findings.isEmpty && report.incomplete.isEmpty
    return ItemRecord.Judgement(
      isIncomplete: !report.incomplete.isEmpty, ran: (report.rulesRun, report.rulebooksRun), notSeen: report.notSeen,
      post: plan.post(of: verdict, key: item.key).map(json),
      item: isClean ? nil : json(report), findings: findings)
  }

  private func note(
    _ kind: NoteRecord.Kind, _ file: ScanInputs.File, source: String?, place: String, locator: Bilingual?,
    reasons: [ReportItem.Reason]
  ) -> NoteRecord {
    var item = ReportItem(key: locator.map { "\(file.name), \($0.vi)" } ?? file.name, outcome: .failed)
    item.source = source
    item.path = file.name
    item.locator = locator
    item.incomplete = reasons
    return NoteRecord(kind: kind, source: source, path: file.name, place: place, item: json(item))
  }

  private func json(_ value: some Encodable) -> String {
    // These are plain values of texts and numbers: nothing in them can fail to be written.
    (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

extension FileRecord {
  /// Reasons for which items were skipped are counted, not listed one by one.
  mutating func add(_ note: NoteRecord) {
    if note.kind == .skipped, let known = notes.firstIndex(where: { $0.kind == .skipped && $0.place == note.place }) {
      notes[known].count += note.count
    } else {
      notes.append(note)
    }
  }
}
