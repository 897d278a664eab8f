public import Judging
import Rulebooks

/// A way to show verdicts. A pure function of them: it reads nothing and prints nothing.
public protocol Report: Sendable {
  /// Appends the report of a whole run, as UTF-8.
  func write(_ verdicts: [Verdict], to buffer: inout [UInt8])
}

/// The formats by the names of the command line.
public enum ReportFormat: String, Sendable, CaseIterable {
  case pretty, line, json, ndjson

  public func report(_ context: ReportContext) -> any Report {
    switch self {
    case .pretty: PrettyReport(context)
    case .line: LineReport(context)
    case .json: JSONReport(context)
    case .ndjson: NDJSONReport(context)
    }
  }
}

extension ReportContext {
  func shows(_ finding: Finding) -> Bool { only.map { finding.level >= $0 } ?? true }
}
