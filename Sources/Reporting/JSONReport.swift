public import Judging

/// `json`: one object for one document, an array of them for several, indented for people and for diffs.
public struct JSONReport: Report {
  public let context: ReportContext
  public init(_ context: ReportContext) { self.context = context }

  public func write(_ verdicts: [Verdict], to buffer: inout [UInt8]) {
    let object = VerdictJSON(context: context)
    JSONWriter.append(to: &buffer, indented: true) { json in
      if verdicts.count == 1 { return object.write(verdicts[0], to: &json) }
      json.beginArray()
      for verdict in verdicts { object.write(verdict, to: &json) }
      json.endArray()
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}
