import Documents
public import Judging
import Rulebooks

extension ReportItem {
  /// The item as it may be kept and shown: personal data is masked in every text of it, the key among them, and a part's
  /// text is there only where something was found in that part.
  /// - Parameters:
  ///   - key: what the item is known by within its source.
  ///   - source: the id of its source; nil for `soat check`.
  public init(_ verdict: Verdict, key: String, source: String? = nil) {
    let redaction = Redaction(verdict)
    let document = verdict.document
    let couldNotBeRead = document.parts.isEmpty && !verdict.incomplete.isEmpty
    self.init(key: redaction.text(key), outcome: couldNotBeRead ? .failed : Outcome(verdict.outcome))
    self.source = source
    title = ReportItem.title(of: document).map(redaction.text)
    if case .text(let address)? = document.metadata[.url] { url = redaction.text(address) }
    path = document.path.map(redaction.text)
    locator = document.locator.map { Bilingual(vi: redaction.text($0.vi), en: redaction.text($0.en)) }
    publishedAt = ReportItem.publishedAt(document.metadata)
    incomplete = verdict.incomplete.map { reason in
      Reason(
        code: reason.code,
        message: Bilingual(vi: redaction.text(reason.message.vi), en: redaction.text(reason.message.en)),
        rule: reason.rule)
    }
    notSeen = verdict.notSeen
    let questions = verdict.notJudged.filter(\.raisedByText) + verdict.notJudged.filter { !$0.raisedByText }
    notJudged = questions.map { Question(key: $0.key.rawValue, question: $0.question, rules: $0.rules) }
    scores = ItemScores(
      accurate: verdict.scores.accurate, politicallyCorrect: verdict.scores.politicallyCorrect,
      lawful: verdict.scores.lawful, overall: verdict.scores.overall)
    rulesRun = verdict.rulesRun
    rulebooksRun = verdict.rulebooksRun
    encoding = document.encoding
    write(verdict.findings, document, redaction)
    if let against = verdict.against { compare(against, redaction) }
  }

  private mutating func write(_ found: [Finding], _ document: DocumentSummary, _ redaction: Redaction) {
    var texts: [String: (text: RedactedText, isInFile: Bool)] = [:]
    let named = Set(found.map(\.part))
    for part in document.parts where named.contains(part.kind) {
      let text = RedactedText(part, redaction)
      texts[part.kind.name] = (text, document.countsInFile(part))
      parts.append(Part(name: part.kind.name, text: text.text))
    }
    findings = found.map { finding in
      let home = texts[finding.part.name]
      return ReportFinding(finding, in: home?.text, isInFile: home?.isInFile ?? false, redaction)
    }
  }

  /// What an earlier check says of the findings: which were there before, and which are gone.
  private mutating func compare(_ against: Against, _ redaction: Redaction) {
    for index in findings.indices {
      findings[index].state = against.new.contains(findings[index].fingerprint) ? .new : .open
    }
    findings += against.mended.map { past in
      var finding = ReportFinding(
        rule: past.rule, title: LocalizedText(vi: past.title), axis: past.axis, level: past.level,
        message: LocalizedText(vi: redaction.text(past.message)), basis: past.basis.map { [$0] } ?? [], part: past.part,
        text: past.masked ?? redaction.text(past.text ?? ""), fingerprint: past.fingerprint, state: .mended)
      finding.isMasked = past.masked != nil
      return finding
    }
  }

  private static func title(of document: DocumentSummary) -> String? {
    if let part = document.parts.first(where: { $0.kind == .title }) {
      return String(decoding: part.text, as: UTF8.self)
    }
    if case .text(let text)? = document.metadata[.title] { return text }
    return nil
  }

  private static func publishedAt(_ metadata: Metadata) -> String? {
    for key in [MetadataKey.publishedAt, .date] {
      if case .instant(let instant)? = metadata[key] { return instant.iso }
    }
    return nil
  }
}

extension ReportItem.Outcome {
  init(_ outcome: Verdict.Outcome) {
    switch outcome {
    case .pass: self = .pass
    case .review: self = .review
    case .block: self = .block
    }
  }
}

extension DocumentSummary {
  /// Whether places in the part are places in the file, and not in a text that was taken out of it: the field of a JSON
  /// object, the cell of a table.
  fileprivate func countsInFile(_ part: DocumentPart) -> Bool {
    if part.map != nil { return true }
    guard encoding == nil, locator == nil, part.hasPositions else { return false }
    return part.origin.byte > 0 || part.text.count == bytes
  }
}

extension ReportFinding {
  /// - Parameter home: the part it stands in, redacted; nil where the part is not there.
  init(_ finding: Finding, in home: RedactedText?, isInFile: Bool, _ redaction: Redaction) {
    func safe(_ text: LocalizedText) -> LocalizedText {
      LocalizedText(vi: redaction.text(text.vi, of: finding), en: text.en.map { redaction.text($0, of: finding) })
    }
    self.init(
      rule: finding.rule, title: finding.title, axis: finding.axis, level: finding.level, status: finding.status,
      message: safe(finding.message), basis: finding.basis, part: finding.part.name, text: redaction.shown(finding),
      fingerprint: finding.fingerprint)
    if let fix = finding.fix {
      self.fix = fix.note.map(safe)
      replacement = fix.replacement.map { redaction.text($0, of: finding) }
      isFixSafe = fix.safe
    }
    isMasked = redaction.masked(finding) != nil
    if let range = finding.range {
      place = Place(range, isInFile: isInFile)
      if let home {
        let span = home.place(of: range.bytesInPart)
        self.span = span
        // Where two masks meet, what the part shows is what all its findings show.
        text = home.shown(span)
      }
    }
    placeName = finding.place
    if let waived = finding.waived {
      waiver = WaiverNote(
        reason: redaction.text(waived.reason), until: waived.until?.iso, origin: waived.origin.rawValue)
    }
  }
}

extension ReportFinding.Place {
  init(_ range: FindingRange, isInFile: Bool) {
    self.init(
      bytes: range.bytes, utf16: range.utf16, startLine: range.start.line, startColumn: range.start.column,
      endLine: range.end.line, endColumn: range.end.column,
      utf8Columns: Columns(start: range.start.utf8Column, end: range.end.utf8Column),
      utf16Columns: Columns(start: range.start.utf16Column, end: range.end.utf16Column), isInFile: isInFile)
  }
}
