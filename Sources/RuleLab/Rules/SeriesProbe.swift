internal import Documents
internal import Judging
internal import Rulebooks

/// Asks rules about the posts of one source.
struct SeriesProbe {
  let checker: Checker
  let session: CheckSession

  /// The findings of rules about one post, post by post, then those over all of them.
  /// - Parameters:
  ///   - metadata: of the source, and so of each of its posts.
  ///   - lastDay: the last day that the rules ask for.
  func verdict(_ series: TestSeries, _ metadata: Metadata, lastDay: Day?) -> Verdict {
    let today = series.today ?? SeriesProbe.dayAfter(series, lastDay)
    var source = metadata
    source[.date] = nil
    source[.publishedAt] = nil
    var verdict = session.check(Document(parts: [], metadata: source), today: today)
    verdict.findings = []
    var posts: [SourcePost] = []
    var waitsFor: Set<String> = []
    for (index, post) in series.posts.enumerated() {
      let own = session.check(SeriesProbe.document(post, source), today: today)
      posts.append(SourcePost(key: String(index + 1), verdict: own))
      verdict.findings += own.findings
      verdict.incomplete += own.incomplete.filter { !verdict.incomplete.contains($0) }
      for hit in own.sourceMarks { waitsFor.formUnion(hit.waitsFor) }
    }
    verdict.notJudged = waitsFor.sorted().compactMap(MetadataKey.init).map { key in
      OpenQuestion(key: key, question: Bilingual(vi: "", en: ""), rules: 1)
    }
    verdict.findings += checker.judge(
      posts: posts, of: "source", metadata: source, from: series.from, until: series.until, today: today
    ).map(Finding.init)
    return verdict
  }

  private static func document(_ post: TestSeries.Post, _ source: Metadata) -> Document {
    var metadata = source
    for (key, value) in post.metadata.values { metadata[key] = value }
    if let day = post.day { metadata[.date] = .instant(Instant(day: day)) }
    return TestDocument.of(RuleTest(expectation: .good, text: post.text, metadata: metadata), text: post.text)
  }

  /// The first day on which everything that the test speaks of is over.
  private static func dayAfter(_ series: TestSeries, _ lastDay: Day?) -> Day {
    let days = series.posts.compactMap(\.day) + series.days + [series.from, series.until ?? lastDay].compactMap { $0 }
    return days.max().map { Day(julianDayNumber: $0.julianDayNumber + 1) } ?? RuleProbe.today
  }
}

extension Finding {
  /// A finding over many posts beside those of one; its days stand in place of a text.
  init(_ source: SourceFinding) {
    self.init(
      rule: source.rule, title: source.title, axis: source.axis, level: source.level, status: source.status, weight: 1,
      message: source.message, basis: source.basis, part: .body,
      text: source.days.map(\.iso).joined(separator: " "), masked: nil, range: nil, view: "canonical",
      matchedAs: .written, fix: source.fix.map { Fix(safe: false, note: $0) }, fingerprint: source.fingerprint,
      waived: source.waived)
  }
}

extension [Finding] {
  /// The days of findings over many posts, rising.
  var days: [Day] {
    Set(filter { $0.range == nil }.flatMap { $0.text.split(separator: " ").compactMap { Day(iso: $0) } }).sorted()
  }
}
