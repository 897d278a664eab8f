public import Documents
internal import Matching
internal import Rulebooks
internal import VietnameseText

/// Checks one document after the other with scratch memory of its own. One task owns it.
public final class CheckSession {
  private let checker: Checker
  private let matcher: DocumentMatcher
  /// What the rules that ran on the last document say of the run: posts of one stream are mostly alike.
  private var last: RunSummary
  private var openQuestions = OpenQuestions()

  /// A class, for it is handed on at every post and changes at none.
  private final class RunSummary {
    let ran: [Int]
    let axes: Set<Axis>
    let rulebooks: Int
    /// Of a post without findings.
    let cleanScores: Scores

    init(ran: [Int], axes: Set<Axis>, rulebooks: Int, cleanScores: Scores) {
      self.ran = ran
      self.axes = axes
      self.rulebooks = rulebooks
      self.cleanScores = cleanScores
    }
  }

  init(_ checker: Checker) {
    self.checker = checker
    matcher = DocumentMatcher(checker.compiled, isOn: checker.isOn)
    last = RunSummary(
      ran: [], axes: [], rulebooks: 0,
      cleanScores: ScoreSheet(findings: [], axes: [], policy: checker.policy, upperBound: false).scores)
  }

  /// - Parameter today: the day of the run. It stands in for the post's date where it has none, and judges waivers.
  public func check(_ document: Document, today: Day) -> Verdict {
    var document = document
    for (key, value) in checker.policy.defaults.values where document.metadata[key] == nil {
      document.metadata[key] = value
    }
    let result = matcher.match(
      document,
      options: MatchOptions(
        today: today, useIndex: checker.options.useIndex, dictionary: checker.policy.dictionary))
    var incomplete = checker.notLoaded
    incomplete += document.problems.map { IncompleteReason(code: $0.code, message: $0.message) }
    incomplete += result.limits.map { IncompleteReason.limit($0.limit, rule: checker.compiled.entries[$0.rule].id) }
    // Most posts are clean, and much need not be made for them.
    var findings: [Finding] = []
    if !result.matches.isEmpty {
      findings = FindingWriter(checker: checker, document: document, analyses: result.analyses).findings(result.matches)
    }
    let unused = Waivers(checker.policy, document, today).apply(to: &findings)
    if !findings.isEmpty { checker.policy.baseline.apply(to: &findings, of: document) }
    let run = summary(of: result.ran)
    let scores =
      findings.isEmpty && incomplete.isEmpty
      ? run.cleanScores : scores(findings, run.axes, upperBound: !incomplete.isEmpty)
    var verdict = Verdict(
      outcome: Outcome.of(findings, scores, checker.policy, isComplete: incomplete.isEmpty),
      document: DocumentSummary(
        id: document.id, path: document.path, bytes: document.byteCount, encoding: document.encoding,
        metadata: document.metadata, disguises: FindingWriter.disguises(result.analyses), parts: document.parts),
      asOf: document.metadata.date ?? today, incomplete: incomplete, scores: scores,
      notJudged: openQuestions.questions(result.waiting, analyses: result.analyses),
      notSeen: document.notSeen, findings: findings, unusedWaivers: unused, rulesRun: result.ran.count,
      rulebooksRun: run.rulebooks)
    verdict.document.locator = document.locator
    if !result.sourceMatches.isEmpty { verdict.sourceMarks = checker.sourceHits(result.sourceMatches) }
    verdict.document.charsetRepairs = FindingWriter.charsetRepairs(result.analyses)
    verdict.document.locator = document.locator
    return verdict
  }

  private func summary(of ran: [Int]) -> RunSummary {
    if ran != last.ran || last.rulebooks == 0 {
      let axes = Set(ran.map { checker.compiled.entries[$0].axis })
      last = RunSummary(
        ran: ran, axes: axes, rulebooks: Set(ran.map { checker.compiled.entries[$0].book }).count,
        cleanScores: scores([], axes, upperBound: false))
    }
    return last
  }

  private func scores(_ findings: [Finding], _ axes: Set<Axis>, upperBound: Bool) -> Scores {
    ScoreSheet(findings: findings, axes: axes, policy: checker.policy, upperBound: upperBound).scores
  }
}

extension IncompleteReason {
  static func limit(_ name: String, rule: String) -> IncompleteReason {
    if name == "rule-not-loaded" {
      return IncompleteReason(
        code: name,
        message: Bilingual(
          vi: "Quy tắc \(rule) không đọc được từ bộ nhớ đệm nên chưa chạy; chạy lại với --no-cache.",
          en: "Rule \(rule) could not be read from the cache and did not run; run again with --no-cache."), rule: rule)
    }
    return IncompleteReason(
      code: name,
      message: Bilingual(
        vi: "Quy tắc \(rule) phải dừng giữa chừng vì mẫu quá nặng với bài này; hãy viết lại mẫu cho gọn hơn.",
        en: "Rule \(rule) was stopped: its pattern is too costly on this post; write a simpler pattern."), rule: rule)
  }
}

/// The verdict in one word.
enum Outcome {
  static func of(_ findings: [Finding], _ scores: Scores, _ policy: Policy, isComplete: Bool) -> Verdict.Outcome {
    let live = findings.filter { finding in
      finding.waived == nil && finding.status != .experimental
        && !policy.observed.contains(String(finding.rule.prefix { $0 != "/" }))
    }
    if live.contains(where: { policy.blockingLevels.contains($0.level) }) { return .block }
    let below = policy.thresholds.contains { axis, limit in scores[axis].map { $0 < limit } ?? false }
    if below || !isComplete || live.contains(where: { $0.level >= .warning }) { return .review }
    return .pass
  }
}
