import Documents
import Rulebooks

/// The numbers of a report, gathered while its items pass by. Counts only: nothing is added up by axis, and no source is
/// weighed against another.
public struct ReportTally: Sendable {
  public private(set) var counts = ScanReport.Counts()
  private var byRule: [String: ScanReport.RuleSummary] = [:]
  private var byDay: [String: ScanReport.LevelCounts] = [:]
  private var bySource: [String?: Numbers] = [:]

  private struct Numbers {
    var open = ScanReport.LevelCounts()
    var new = 0
    var waived = 0
    var mended = 0
  }

  public init() {}

  public mutating func add(_ item: ReportItem) {
    if item.outcome == .failed { counts.failed += 1 } else { counts.read += 1 }
    for finding in item.findings {
      var rule =
        byRule[finding.rule]
        ?? ScanReport.RuleSummary(
          rule: finding.rule, title: finding.title, axis: finding.axis, level: finding.level, basis: finding.basis,
          fix: finding.fix)
      var numbers = bySource[item.source, default: Numbers()]
      if finding.state == .mended {
        rule.mended += 1
        numbers.mended += 1
      } else if finding.waiver != nil {
        rule.waived += 1
        numbers.waived += 1
      } else {
        rule.level = rule.open == 0 ? finding.level : max(rule.level, finding.level)
        rule.open += 1
        numbers.open[finding.level] += 1
        if let day = finding.firstSeen { byDay[day, default: .init()][finding.level] += 1 }
        if finding.state == .new {
          rule.new += 1
          numbers.new += 1
        }
      }
      byRule[finding.rule] = rule
      bySource[item.source] = numbers
    }
  }

  /// What is open first; then the gravest; then the most frequent.
  public var rules: [ScanReport.RuleSummary] {
    byRule.values.sorted { a, b in
      if (a.open > 0) != (b.open > 0) { return a.open > 0 }
      if a.level != b.level { return a.level > b.level }
      return a.open != b.open ? a.open > b.open : a.rule < b.rule
    }
  }

  public var openByDay: [ScanReport.DayCount] {
    byDay.sorted { $0.key < $1.key }.map { ScanReport.DayCount(day: $0.key, counts: $0.value) }
  }

  public func open(of source: String?) -> ScanReport.LevelCounts { bySource[source]?.open ?? .init() }
  public func new(of source: String?) -> Int { bySource[source]?.new ?? 0 }
  public func waived(of source: String?) -> Int { bySource[source]?.waived ?? 0 }
  public func mended(of source: String?) -> Int { bySource[source]?.mended ?? 0 }
}
