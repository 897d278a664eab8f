import Documents

/// The lines every report ends with, gathered while its items pass by.
struct ScanClosing {
  private let report: ScanReport
  private var rules: ClosedRange<Int>?
  private var rulebooks: ClosedRange<Int>?
  private var notSeen = NotSeen()

  init(_ report: ScanReport) { self.report = report }

  mutating func add(_ item: ReportItem) {
    if item.outcome == .failed { return }
    rules = ScanClosing.widened(rules, to: item.rulesRun)
    rulebooks = ScanClosing.widened(rulebooks, to: item.rulebooksRun)
    notSeen.images += item.notSeen.images
    notSeen.videos += item.notSeen.videos
    notSeen.attachments += item.notSeen.attachments
  }

  /// `Chưa xem` where something was not seen, then the line that always stands.
  var lines: [String] {
    let closing = Closing(report.language)
    let ran = closing.ran(
      rules: shown(report.ran?.rules ?? rules), books: shown(report.ran?.rulebooks ?? rulebooks))
    return closing.notSeen(report.notSeen ?? notSeen).map { [$0, ran] } ?? [ran]
  }

  private func shown(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "0" }
    return range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  private static func widened(_ range: ClosedRange<Int>?, to n: Int) -> ClosedRange<Int> {
    range.map { min($0.lowerBound, n)...max($0.upperBound, n) } ?? n...n
  }
}
