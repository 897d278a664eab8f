public import Judging

/// `ndjson`: one object a line, in input order.
public struct NDJSONReport: Report {
  public let context: ReportContext
  /// The same in every line, and longer than the rest of most.
  private let tool: [UInt8]

  public init(_ context: ReportContext) {
    self.context = context
    tool = VerdictJSON.tool(context.tool)
  }

  public func write(_ verdicts: [Verdict], to buffer: inout [UInt8]) {
    for verdict in verdicts { write(verdict, to: &buffer) }
  }

  /// One line with its line feed, so that a stream can be answered as it comes.
  public func write(_ verdict: Verdict, to buffer: inout [UInt8]) {
    let object = VerdictJSON(context: context, tool: tool)
    JSONWriter.append(to: &buffer) { object.write(verdict, to: &$0) }
    buffer.append(UInt8(ascii: "\n"))
  }
}
