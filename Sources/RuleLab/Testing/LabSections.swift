internal import Documents
internal import Reporting
internal import Rulebooks

/// What a run measured beside its tests: coverage, mutations, variants, neighbours.
struct LabSections {
  let report: RuleTestReport
  let language: Language
  let width: Int

  /// Names that are shown of one list; the rest is counted.
  private static let shown = 12
  private static let column = 18

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Coverage

  /// What no test touches, rule by rule.
  func coverage() -> [String] {
    var canvas = Canvas(colour: false, width: width)
    var isEmpty = true
    for rule in report.rules {
      guard let coverage = rule.coverage, !coverage.gaps.isEmpty else { continue }
      if isEmpty {
        canvas.line([Span(say("Chưa ví dụ nào chạm tới:", "No test touches:"))])
        canvas.line()
      }
      isEmpty = false
      canvas.line([Span(heading(rule, coverage.touched, coverage.total))])
      let untouched = LabSections.untouched(coverage)
      for part in coverage.gaps where !untouched.contains(part.place) {
        let numbers = "\(part.what.name[language]) \(part.touched)/\(part.total)"
        let names =
          part.isLong ? say(" (danh sách dài)", " (a long list)") : ": " + list(part.missing.map { $0[language] })
        canvas.labelled(part.place, [Span(numbers + names)], indent: 2, column: LabSections.column)
      }
      canvas.line()
    }
    return lines(of: canvas)
  }

  /// Items that nothing touches: what stands in them need not be named as well.
  private static func untouched(_ coverage: RuleCoverage) -> Set<String> {
    var places: Set<String> = []
    for part in coverage.gaps where part.what == .items {
      for name in part.missing { places.insert("\(part.place) \(name.vi.prefix { $0 != ":" })") }
    }
    return places
  }

  // MARK: Mutations

  /// Changes that no test noticed, rule by rule.
  func mutations() -> [String] {
    var canvas = Canvas(colour: false, width: width)
    var isEmpty = true
    for rule in report.rules {
      guard let mutations = rule.mutations, !mutations.unnoticed.isEmpty else { continue }
      if isEmpty {
        canvas.line([Span(say("Sửa hỏng mà không ví dụ nào nhận ra:", "Changes that no test notices:"))])
        canvas.line()
      }
      isEmpty = false
      canvas.line([Span(heading(rule, mutations.noticed, mutations.changes.count))])
      var places: [String] = []
      for change in mutations.unnoticed where !places.contains(change.place) { places.append(change.place) }
      for place in places {
        let changes = mutations.unnoticed.filter { $0.place == place }.map { $0.what[language] }
        canvas.labelled(
          place, [Span(list(changes, separator: "; "))], indent: 2, column: LabSections.column)
      }
      canvas.line()
    }
    return lines(of: canvas)
  }

  // MARK: Numbers

  func summary() -> [String] {
    var canvas = Canvas(colour: false, width: width)
    let intruders = report.rules.reduce(0) { $0 + $1.testsWithIntruders }
    if intruders > 0 {
      write(
        say(
          "Quy tắc khác của cùng bộ báo ở \(intruders) ví dụ good"
            + (report.isStrictTogether ? "." : " (xem bằng --together)."),
          "Good tests on which another rule of the same book reports: \(intruders)"
            + (report.isStrictTogether ? "." : " (see --together).")), to: &canvas)
    }
    writeCoverage(to: &canvas)
    writeVariants(to: &canvas)
    writeMutations(to: &canvas)
    return lines(of: canvas)
  }

  private func writeCoverage(to canvas: inout Canvas) {
    let coverages = report.rules.compactMap(\.coverage)
    if coverages.isEmpty { return }
    let fired = report.rules.count { $0.fires }
    let parts = coverages.flatMap(\.parts)
    let (touched, total) = sums(parts.filter { !$0.isLong })
    let share = "\(touched)/\(total)"
    var sentence = say(
      "Độ phủ: \(fired)/\(report.rules.count) quy tắc có ví dụ làm báo; chạm tới \(share) phần (\(percent(touched, total)))",
      "Coverage: \(fired)/\(report.rules.count) rules fire on a test; \(share) parts touched (\(percent(touched, total)))"
    )
    let long = parts.filter(\.isLong)
    if !long.isEmpty {
      let (touched, total) = sums(long)
      sentence += say(
        "; \(long.count) danh sách dài: \(touched)/\(total) mục",
        "; \(long.count) long lists: \(touched)/\(total) entries")
    }
    write(sentence + ".", to: &canvas)
  }

  private func sums(_ parts: [RuleCoverage.Part]) -> (touched: Int, total: Int) {
    parts.reduce((0, 0)) { ($0.0 + $1.touched, $0.1 + $1.total) }
  }

  private func writeVariants(to canvas: inout Canvas) {
    let variants = report.rules.compactMap(\.variants)
    if variants.isEmpty { return }
    let tallies = variants.flatMap(\.tallies)
    let held = tallies.reduce(0) { $0 + $1.held }
    let broken = tallies.reduce(0) { $0 + $1.broken }
    let unpromised = tallies.reduce(0) { $0 + $1.unpromised }
    write(
      say(
        "Cách viết khác: \(held) lượt giữ được, \(broken) lượt sai, \(unpromised) lượt quy tắc không hứa.",
        "Variants: \(held) held, \(broken) broken, \(unpromised) not promised by the rule."), to: &canvas)
  }

  private func writeMutations(to canvas: inout Canvas) {
    let mutations = report.rules.compactMap(\.mutations)
    if mutations.isEmpty { return }
    let samples = mutations.flatMap(\.samples)
    if !samples.isEmpty {
      let tried = samples.reduce(0) { $0 + $1.tried }
      let entries = samples.reduce(0) { $0 + $1.entries }
      write(
        say(
          "\(samples.count) danh sách dài hơn \(MutationMaker.wholeLimit) mục: chỉ thử bỏ \(tried) trong \(entries) mục, "
            + "cách đều nhau.",
          "\(samples.count) lists longer than \(MutationMaker.wholeLimit): only \(tried) of \(entries) entries tried, "
            + "at equal distances."), to: &canvas)
    }
    write(
      say(
        "Sửa hỏng thử: \(report.mutantCount) chỗ, ví dụ nhận ra \(report.noticedMutants) "
          + "(\(percent(report.noticedMutants, report.mutantCount))).",
        "Mutations: \(report.mutantCount), noticed by a test: \(report.noticedMutants) "
          + "(\(percent(report.noticedMutants, report.mutantCount)))."), to: &canvas)
  }

  private func write(_ sentence: String, to canvas: inout Canvas) { canvas.wrapped([Span(sentence)], rest: 2) }

  // MARK: Pieces

  private func heading(_ rule: RuleOutcome, _ part: Int, _ whole: Int) -> String {
    TestFaultText.heading(rule.rule, file: rule.file, at: rule.mark) + " \(part)/\(whole)"
  }

  private func list(_ names: [String], separator: String = ", ") -> String {
    let head = names.prefix(LabSections.shown).map(MarkedText.oneLine).joined(separator: separator)
    let rest = names.count - LabSections.shown
    return rest > 0 ? head + say(" và \(rest) mục nữa", " and \(rest) more") : head
  }

  /// `61,2 %`; whole where nothing is behind the comma.
  private func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 1000 : part * 1000 / whole
    let fraction = tenths % 10 == 0 ? "" : "\(language == .vi ? "," : ".")\(tenths % 10)"
    return "\(tenths / 10)\(fraction)%"
  }

  private func lines(of canvas: Canvas) -> [String] {
    var lines = String(decoding: canvas.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}

extension RuleTestReport {
  public var mutantCount: Int { rules.reduce(0) { $0 + ($1.mutations?.changes.count ?? 0) } }
  public var noticedMutants: Int { rules.reduce(0) { $0 + ($1.mutations?.noticed ?? 0) } }
}
