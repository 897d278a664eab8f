/// A way to show what a run over many posts found. A pure function of the report: it reads nothing and prints nothing.
///
/// Items are taken one at a time, so that memory does not grow with their number.
public protocol ScanReportWriter: Sendable {
  /// - Parameter sink: takes the report in stretches of UTF-8, in order.
  /// - Throws: what `sink` and `report.eachItem` throw, and nothing else.
  func write(_ report: ScanReport, to sink: (ArraySlice<UInt8>) throws -> Void) throws
}

/// The formats by the names of the command line. A workbook is no stream: `XLSXReport` writes it to a file.
public enum ScanFormat: String, Sendable, CaseIterable {
  case pretty, html, markdown, csv, sarif, rdjson, github, junit, ndjson

  /// - Parameters:
  ///   - colour: ANSI colours in `pretty`.
  ///   - width: columns of `pretty`.
  public func writer(colour: Bool = false, width: Int = 80) -> any ScanReportWriter {
    switch self {
    case .pretty: PrettyScanReport(colour: colour, width: width)
    case .html: HTMLReport()
    case .markdown: MarkdownReport()
    case .csv: CSVReport()
    case .sarif: SARIFReport()
    case .rdjson: RDJSONReport()
    case .github: GitHubReport()
    case .junit: JUnitReport()
    case .ndjson: NDJSONScanReport()
    }
  }
}

/// Hands a buffer over once it is worth a system call.
/// - Parameter all: hands over whatever there is.
func drain(
  _ buffer: inout [UInt8], all: Bool = false, to sink: (ArraySlice<UInt8>) throws -> Void
) throws {
  guard !buffer.isEmpty, all || buffer.count >= 1 << 16 else { return }
  try sink(buffer[...])
  buffer.removeAll(keepingCapacity: true)
}
