import Documents
import Rulebooks

/// `ndjson`: a line for each item, a line for each finding behind its item, one for each finding over a source, and a last
/// line with the counts. docs/schema/scan.schema.json describes them.
public struct NDJSONScanReport: ScanReportWriter {
  public init() {}

  public func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
    let lines = ScanLineJSON(language: report.language)
    var closing = ScanClosing(report)
    var buffer: [UInt8] = []
    func line(_ body: (inout JSONWriter) -> Void) {
      JSONWriter.append(to: &buffer, body)
      buffer.append(UInt8(ascii: "\n"))
    }
    try report.eachItem { item in
      closing.add(item)
      line { lines.write(item, to: &$0) }
      for finding in item.findings { line { lines.write(finding, of: item, to: &$0) } }
      try drain(&buffer, to: sink)
    }
    for finding in report.sourceFindings { line { lines.write(finding, to: &$0) } }
    line { lines.write(report, closing.lines, to: &$0) }
    try drain(&buffer, all: true, to: sink)
  }
}
