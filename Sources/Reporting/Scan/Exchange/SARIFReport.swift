import Documents
import Rulebooks

/// `sarif`: SARIF 2.1.0, which code hosts and editors read. Columns and character offsets count UTF-16 units, as
/// `columnKind` says; byte offsets are those of the file, and stand only where the file is UTF-8.
///
/// A place that is not one of the file (the field of a JSON object, a cell) has no region: a region there would point at
/// something else. Its item and part stand as logical locations.
public struct SARIFReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    let rules = Dictionary(report.rules.enumerated().map { ($1.rule, $0) }) { first, _ in first }
    var closing = ScanClosing(report)
    var artifacts = SARIFArtifacts()
    var isIncomplete = !report.incomplete.isEmpty || report.scan?.isPartial == true
    var buffer: [UInt8] = []
    buffer +=
      "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\n\"runs\":[{\"tool\":".utf8
    JSONWriter.append(to: &buffer) { writeTool(report, to: &$0) }
    buffer += ",\n\"columnKind\":\"utf16CodeUnits\",\"language\":\"\(report.language == .vi ? "vi-VN" : "en-US")\"".utf8
    if let scan = report.scan {
      buffer += ",\"automationDetails\":{\"id\":\"soat/scan/\(scan.id)\"}".utf8
    }
    buffer += ",\n\"results\":[".utf8
    let results = SARIFResult(words: words, rules: rules, isCompared: isCompared(report))
    var isFirst = true
    func put(_ body: (inout JSONWriter) -> Void) {
      buffer += isFirst ? "\n".utf8 : ",\n".utf8
      isFirst = false
      JSONWriter.append(to: &buffer, body)
    }
    try report.eachItem { item in
      closing.add(item)
      let artifact = artifacts.index(of: item)
      for finding in item.findings { put { results.write(finding, item, artifact: artifact, to: &$0) } }
      if !item.incomplete.isEmpty { isIncomplete = true }
      try drain(&buffer, to: sink)
    }
    for finding in report.sourceFindings { put { results.write(finding, to: &$0) } }
    buffer += "],\n\"artifacts\":[".utf8
    JSONWriter.append(to: &buffer) { artifacts.write(to: &$0) }
    buffer += "],\n\"invocations\":[{\"executionSuccessful\":\(isIncomplete ? "false" : "true")".utf8
    writeTimes(report, to: &buffer)
    buffer += ",\"toolExecutionNotifications\":[".utf8
    isFirst = true
    // Once more, for what failed: results had to stand before it.
    var again = SARIFArtifacts()
    try report.eachItem { item in
      let artifact = again.index(of: item)
      for reason in item.incomplete {
        put {
          SARIFNotification(words: words).write(reason, item, artifact: artifact, to: &$0)
        }
      }
      try drain(&buffer, to: sink)
    }
    for reason in report.incomplete {
      put { SARIFNotification(words: words).write(reason, nil, artifact: nil, to: &$0) }
    }
    buffer += "]}],\n\"properties\":".utf8
    JSONWriter.append(to: &buffer) { writeProperties(report, closing.lines, to: &$0) }
    buffer += "}]}\n".utf8
    try drain(&buffer, all: true, to: sink)
  }

  private func isCompared(_ report: ScanReport) -> Bool {
    report.scan.map { $0.comparedWith != nil } ?? report.isCompared
  }

  private func writeTool(_ report: ScanReport, to json: inout JSONWriter) {
    json.beginObject()
    json.key("driver")
    json.beginObject()
    json.pair("name", "soat")
    json.pair("version", report.tool.version)
    json.key("rules")
    json.beginArray()
    for rule in report.rules { write(rule, report.language, to: &json) }
    json.endArray()
    json.endObject()
    json.key("extensions")
    json.beginArray()
    for book in report.tool.rulebooks {
      json.beginObject()
      json.pair("name", book.id)
      json.pair("version", book.version)
      json.key("properties")
      json.beginObject()
      json.pair("sha256", book.sha256)
      json.pair("rules", book.rules)
      json.endObject()
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ rule: ScanReport.RuleSummary, _ language: Language, to json: inout JSONWriter) {
    let words = Words(language)
    json.beginObject()
    json.pair("id", rule.rule)
    json.key("shortDescription")
    SARIFText.write(rule.title[language], to: &json)
    var help: [String] = []
    if !rule.basis.isEmpty { help.append("\(words.basis): \(rule.basis.joined(separator: "; "))") }
    if let fix = rule.fix?[language] { help.append("\(words.fix): \(fix)") }
    if help.isEmpty { help.append(rule.title[language]) }
    json.key("help")
    json.beginObject()
    json.pair("text", help.joined(separator: "\n"))
    json.pair("markdown", help.map(MarkdownText.plain).joined(separator: "  \n"))
    json.endObject()
    json.key("defaultConfiguration")
    json.beginObject()
    json.pair("level", SARIFText.level(rule.level))
    json.endObject()
    json.key("properties")
    json.beginObject()
    json.key("tags")
    json.beginArray()
    json.string(rule.axis.rawValue)
    json.endArray()
    json.endObject()
    json.endObject()
  }

  private func writeTimes(_ report: ScanReport, to buffer: inout [UInt8]) {
    if let start = report.scan.flatMap({ SARIFText.utc($0.startedAt) }) {
      buffer += ",\"startTimeUtc\":\"\(start)\"".utf8
    }
    if let end = report.scan?.finishedAt.flatMap(SARIFText.utc) { buffer += ",\"endTimeUtc\":\"\(end)\"".utf8 }
  }

  private func writeProperties(_ report: ScanReport, _ closing: [String], to json: inout JSONWriter) {
    json.beginObject()
    json.key("counts")
    json.beginObject()
    json.pair("read", report.counts.read)
    json.pair("unchanged", report.counts.unchanged)
    json.pair("skipped", report.counts.skipped)
    json.pair("failed", report.counts.failed)
    json.endObject()
    json.key("closing")
    json.beginArray()
    for line in closing { json.string(line) }
    json.endArray()
    json.pair("icu", report.tool.icu)
    json.pair("pcre2", report.tool.pcre2)
    json.endObject()
  }
}
