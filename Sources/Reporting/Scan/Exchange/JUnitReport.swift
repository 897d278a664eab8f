import Documents
import Rulebooks

/// `junit`: a test suite for each source, a test case for each item that has something to be seen. An item fails where a
/// finding of the level error is open; what could not be read or checked is an `error`; the rest stands in `system-out`.
public struct JUnitReport: ScanReportWriter {
  public init() {}

  /// A suite's numbers stand before its cases, so items pass by twice.
  private struct Numbers {
    var tests = 0
    var failures = 0
    var errors = 0
  }

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var numbers: [String?: Numbers] = [:]
    var total = Numbers()
    var closing = ScanClosing(report)
    try report.eachItem { item in
      closing.add(item)
      for keyPath in [\Numbers.tests] + (isFailure(item) ? [\.failures] : isError(item) ? [\.errors] : []) {
        numbers[item.source, default: Numbers()][keyPath: keyPath] += 1
        total[keyPath: keyPath] += 1
      }
    }
    var buffer: [UInt8] = []
    buffer += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    buffer += "<testsuites name=\"soat\" \(attributes(total))>\n".utf8
    var current: String??
    try report.eachItem { item in
      if current != .some(item.source) {
        if current != nil { buffer += "  </testsuite>\n".utf8 }
        current = .some(item.source)
        let name =
          item.source.map { source in report.sources.first { $0.id == source }?.name ?? source } ?? "soat check"
        buffer += "  <testsuite name=\"\(xmlText(name))\" \(attributes(numbers[item.source] ?? Numbers()))>\n".utf8
        if let source = report.sources.first(where: { $0.id == item.source }) {
          write(source.counts, indent: "    ", to: &buffer)
        }
      }
      write(item, words, to: &buffer)
      try drain(&buffer, to: sink)
    }
    if current != nil { buffer += "  </testsuite>\n".utf8 }
    buffer += "  <testsuite name=\"soat\" \(attributes(Numbers()))>\n".utf8
    write(report.counts, indent: "    ", to: &buffer)
    var lines = [words.counts(report.counts)]
    lines += report.sourceFindings.filter { $0.state != .mended }.map {
      "\($0.source): \(words.level($0.level)): \($0.message[report.language]) (\($0.rule))"
    }
    lines += report.incomplete.map { "\(words.incomplete): \($0.message[report.language])" }
    lines += closing.lines
    buffer += "    <system-out>\(xmlText(lines.joined(separator: "\n")))</system-out>\n".utf8
    buffer += "  </testsuite>\n</testsuites>\n".utf8
    try drain(&buffer, all: true, to: sink)
  }

  private func open(_ item: ReportItem) -> [ReportFinding] {
    item.findings.filter { $0.waiver == nil && $0.state != .mended }
  }
  private func isFailure(_ item: ReportItem) -> Bool { open(item).contains { $0.level == .error } }
  private func isError(_ item: ReportItem) -> Bool { !item.incomplete.isEmpty }

  private func attributes(_ numbers: Numbers) -> String {
    "tests=\"\(numbers.tests)\" failures=\"\(numbers.failures)\" errors=\"\(numbers.errors)\""
  }

  private func write(_ counts: ScanReport.Counts, indent: String, to buffer: inout [UInt8]) {
    let list = [
      ("read", counts.read), ("unchanged", counts.unchanged), ("skipped", counts.skipped), ("failed", counts.failed),
    ]
    let properties = list.map { "\(indent)  <property name=\"\($0.0)\" value=\"\($0.1)\"/>\n" }.joined()
    buffer += "\(indent)<properties>\n\(properties)\(indent)</properties>\n".utf8
  }

  private func write(_ item: ReportItem, _ words: Words, to buffer: inout [UInt8]) {
    let open = open(item)
    buffer +=
      "    <testcase name=\"\(xmlText(words.name(item)))\" classname=\"\(xmlText(item.source ?? "soat.check"))\"".utf8
    if let path = item.path { buffer += " file=\"\(xmlText(path))\"".utf8 }
    buffer += ">\n".utf8
    let errors = open.filter { $0.level == .error }
    if let first = errors.first {
      let text = errors.map { line($0, words) }.joined(separator: "\n")
      buffer +=
        "      <failure message=\"\(xmlText(first.message[words.language]))\" type=\"\(xmlText(first.rule))\">".utf8
      buffer += "\(xmlText(text))</failure>\n".utf8
    } else if let reason = item.incomplete.first {
      let text = item.incomplete.map { $0.message[words.language] }.joined(separator: "\n")
      buffer +=
        "      <error message=\"\(xmlText(reason.message[words.language]))\" type=\"\(xmlText(reason.code))\">".utf8
      buffer += "\(xmlText(text))</error>\n".utf8
    }
    let rest = open.filter { $0.level != .error }.map { line($0, words) }
    let mended = item.findings.filter { $0.state == .mended }.map { "\(words.mended): \(line($0, words))" }
    if !rest.isEmpty || !mended.isEmpty {
      buffer += "      <system-out>\(xmlText((rest + mended).joined(separator: "\n")))</system-out>\n".utf8
    }
    buffer += "    </testcase>\n".utf8
  }

  private func line(_ finding: ReportFinding, _ words: Words) -> String {
    var text = "\(words.place(finding)): \(words.level(finding.level)): \(finding.message[words.language])"
    if !finding.basis.isEmpty { text += " \(words.basis): \(finding.basis.joined(separator: "; "))." }
    if let fix = words.fixText(finding) { text += " \(words.fix): \(fix)" }
    return text + " (\(finding.rule))"
  }
}
