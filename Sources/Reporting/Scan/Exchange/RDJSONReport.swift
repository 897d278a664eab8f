import Documents
import Rulebooks

/// `rdjson`: the diagnostics that reviewdog and editors with an adapter for it read. Columns count UTF-8 bytes from 1.
///
/// The format has no room for counts; they stand in a last diagnostic of its own, with the code `soat/summary`.
public struct RDJSONReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let words = Words(report.language)
    var closing = ScanClosing(report)
    var buffer = Array("{\"source\":{\"name\":\"soat\"},\"diagnostics\":[".utf8)
    var gravest: Level?
    func put(_ body: (inout JSONWriter) -> Void) {
      JSONWriter.append(to: &buffer, body)
      buffer += ",\n".utf8
    }
    try report.eachItem { item in
      closing.add(item)
      for finding in item.findings where finding.waiver == nil && finding.state != .mended {
        gravest = max(gravest ?? .notice, finding.level)
        put { write(finding, item, words, to: &$0) }
      }
      for reason in item.incomplete {
        put {
          write(
            "\(words.name(item)): \(reason.message[report.language])", path: path(item), "WARNING",
            item.outcome == .failed ? "soat/failed" : "soat/incomplete", to: &$0)
        }
      }
      try drain(&buffer, to: sink)
    }
    for finding in report.sourceFindings where finding.state != .mended {
      gravest = max(gravest ?? .notice, finding.level)
      put {
        write(
          "\(finding.source): \(finding.message[report.language])", path: finding.source,
          RDJSONReport.severity(finding.level), finding.rule, to: &$0)
      }
    }
    for reason in report.incomplete {
      put { write(reason.message[report.language], path: ".", "WARNING", "soat/incomplete", to: &$0) }
    }
    let summary = ([words.counts(report.counts)] + closing.lines).joined(separator: "\n")
    JSONWriter.append(to: &buffer) { write(summary, path: ".", "INFO", "soat/summary", to: &$0) }
    buffer += "],\"severity\":\"\(gravest.map(RDJSONReport.severity) ?? "INFO")\"}\n".utf8
    try drain(&buffer, all: true, to: sink)
  }

  private func write(_ finding: ReportFinding, _ item: ReportItem, _ words: Words, to json: inout JSONWriter) {
    json.beginObject()
    var message = finding.message[words.language]
    if finding.place?.isInFile != true { message = "\(words.name(item)), \(words.place(finding)): \(message)" }
    if !finding.basis.isEmpty { message += "\n\(words.basis): \(finding.basis.joined(separator: "; "))" }
    if let fix = words.fixText(finding) { message += "\n\(words.fix): \(fix)" }
    json.pair("message", message)
    json.key("location")
    json.beginObject()
    json.pair("path", path(item))
    if let place = finding.place, place.isInFile {
      json.key("range")
      write(place, to: &json)
    }
    json.endObject()
    json.pair("severity", RDJSONReport.severity(finding.level))
    writeCode(finding.rule, to: &json)
    if let place = finding.place, place.isInFile, finding.isFixSafe, !finding.isMasked,
      let replacement = finding.replacement, finding.text.utf8.count == place.bytes.count
    {
      json.key("suggestions")
      json.beginArray()
      json.beginObject()
      json.key("range")
      write(place, to: &json)
      json.pair("text", replacement)
      json.endObject()
      json.endArray()
    }
    json.endObject()
  }

  private func write(_ place: ReportFinding.Place, to json: inout JSONWriter) {
    json.beginObject()
    json.key("start")
    write(place.startLine, place.utf8Columns.start, to: &json)
    json.key("end")
    write(place.endLine, place.utf8Columns.end, to: &json)
    json.endObject()
  }

  private func write(_ line: Int, _ column: Int, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("line", line)
    json.pair("column", column)
    json.endObject()
  }

  private func write(_ message: String, path: String, _ severity: String, _ code: String, to json: inout JSONWriter) {
    json.beginObject()
    json.pair("message", message)
    json.key("location")
    json.beginObject()
    json.pair("path", path)
    json.endObject()
    json.pair("severity", severity)
    writeCode(code, to: &json)
    json.endObject()
  }

  private func writeCode(_ code: String, to json: inout JSONWriter) {
    json.key("code")
    json.beginObject()
    json.pair("value", code)
    json.endObject()
  }

  private func path(_ item: ReportItem) -> String { item.path ?? item.url ?? item.key }

  private static func severity(_ level: Level) -> String {
    switch level {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .notice: "INFO"
    }
  }
}
