public import Documents

/// The posts of one input, whatever its format, one at a time.
public struct DocumentReader {
  private enum Content {
    case stream(NDJSONStream)
    case documents([Document], at: Int)
  }
  private var content: Content

  /// - Throws: as `Intake.documents(from:path:format:)`; input without a single post is empty.
  init(lines: LineReader, _ intake: Intake, _ format: InputFormat) throws(IntakeError) {
    let head = try lines.head { format == .auto && InputSniffer.mayBeObject($0) }
    let path = lines.source.path
    let isLines = format == .ndjson || (format == .auto && InputSniffer.isPost(head))
    if isLines, intake.encoding == .auto || intake.encoding == .utf8, UTF16Text.order(of: head) == nil {
      if let error = BinaryData.error(in: head, path: path) { throw error }
      var stream = NDJSONStream(lines: lines, intake: intake)
      guard let first = try stream.next() else { throw IntakeError.empty(path) }
      stream.putBack(first)
      content = .stream(stream)
    } else {
      let bytes = try lines.rest(limit: intake.limits.input)
      content = .documents(try intake.documents(from: bytes, path: path, format: format), at: 0)
    }
  }

  /// The next post; nil at the end.
  public mutating func next() throws(IntakeError) -> Document? {
    switch content {
    case .stream(var stream):
      let document = try stream.next()
      content = .stream(stream)
      return document
    case .documents(let documents, let at):
      guard at < documents.count else { return nil }
      content = .documents(documents, at: at + 1)
      return documents[at]
    }
  }
}
