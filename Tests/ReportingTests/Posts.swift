import Documents
import Judging
import Reporting
import Rulebooks

/// Made-up posts with the verdicts a check would give them: places are looked up here, so that the sample text can be
/// edited without counting bytes.
struct Post {
  var path: String?
  var id: String?
  var parts: [DocumentPart]
  var metadata = Metadata()

  init(path: String? = nil, id: String? = nil, body: String, title: String? = nil, metadata: Metadata = Metadata()) {
    self.path = path
    self.id = id
    self.metadata = metadata
    parts = [DocumentPart(kind: .body, text: Array(body.utf8))]
    if let title { parts.insert(DocumentPart(kind: .title, text: Array(title.utf8)), at: 0) }
  }

  /// - Parameters:
  ///   - text: its occurrence number `nth`, from 0, is the finding's place; nil for a finding about the whole post.
  func finding(
    _ rule: String, _ level: Level, _ text: String?, nth: Int = 0, in part: PartKind = .body, axis: Axis = .lawful,
    title: LocalizedText, message: LocalizedText, basis: [String] = [], fix: Finding.Fix? = nil,
    masked: String? = nil, matchedAs: Finding.MatchedAs = .written, status: Status = .stable, waived: Waiver? = nil
  ) -> Finding {
    Finding(
      rule: rule, title: title, axis: axis, level: level, status: status, weight: 1, message: message, basis: basis,
      part: part, text: text ?? "", masked: masked, range: text.flatMap { range(of: $0, nth: nth, in: part) },
      view: "canonical", matchedAs: matchedAs, fix: fix, fingerprint: "1:00000000000000\(10 + rule.utf8.count % 90)",
      waived: waived)
  }

  private func range(of text: String, nth: Int, in kind: PartKind) -> FindingRange? {
    guard let bytes = parts.first(where: { $0.kind == kind })?.text else { return nil }
    let wanted = Array(text.utf8)
    let starts = (0...max(0, bytes.count - wanted.count)).filter { bytes[$0...].starts(with: wanted) }
    guard nth < starts.count else { return nil }
    let range = starts[nth]..<starts[nth] + wanted.count
    func place(_ at: Int) -> (FindingRange.Place, Int) {
      let before = String(decoding: bytes[..<at], as: UTF8.self)
      // By scalars: as characters, the two of a line end of Windows are one.
      let lines = before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines.last.map { String($0) } ?? ""
      return (
        FindingRange.Place(
          line: lines.count, column: line.count + 1, utf8Column: line.utf8.count + 1,
          utf16Column: line.utf16.count + 1), before.utf16.count
      )
    }
    let (start, end) = (place(range.lowerBound), place(range.upperBound))
    return FindingRange(bytes: range, utf16: start.1..<end.1, start: start.0, end: end.0, bytesInPart: range)
  }

  func verdict(
    _ outcome: Verdict.Outcome, _ findings: [Finding] = [], scores: Scores, incomplete: [IncompleteReason] = [],
    notJudged: [OpenQuestion] = [], notSeen: NotSeen = NotSeen(), unusedWaivers: [Waiver] = [], rules: Int = 88
  ) -> Verdict {
    Verdict(
      outcome: outcome,
      document: DocumentSummary(
        id: id, path: path, bytes: parts.reduce(0) { $0 + $1.text.count }, encoding: nil, metadata: metadata,
        disguises: 0, parts: parts),
      asOf: Day(iso: "2026-11-20") ?? Day(julianDayNumber: 0), incomplete: incomplete, scores: scores,
      notJudged: notJudged, notSeen: notSeen, findings: findings, unusedWaivers: unusedWaivers, rulesRun: rules,
      rulebooksRun: 5)
  }
}

extension Scores {
  init(
    _ accurate: Int?, _ politicallyCorrect: Int?, _ lawful: Int?, upperBound: Bool = false,
    contributions: [Contribution] = []
  ) {
    self.init(
      accurate: accurate, politicallyCorrect: politicallyCorrect, lawful: lawful,
      overall: [accurate, politicallyCorrect, lawful].compactMap { $0 }.min(), upperBound: upperBound,
      contributions: contributions)
  }
}

func text(_ vi: String, _ en: String) -> LocalizedText { LocalizedText(vi: vi, en: en) }

let sampleTool = ToolInfo(
  version: "0.1.0", icu: "72.1", pcre2: "10.42",
  rulebooks: [
    .init(id: "dan-nguon", version: "1.0.0", sha256: String(repeating: "a1", count: 32), rules: 14),
    .init(id: "quang-cao", version: "1.0.0", sha256: String(repeating: "b2", count: 32), rules: 24),
  ])
