public import Documents
internal import VietnameseText

/// The posts of one input, whatever its format, one at a time.
public struct DocumentReader {
  private var stream: any PostStream
  private var returned: Document?

  /// - Throws: as `Intake.documents(from:path:format:)`; input without a single post is empty.
  init(lines: LineReader, _ intake: Intake, _ format: InputFormat) throws(IntakeError) {
    let path = lines.source.path
    let first = try lines.peek(4)
    // A list of objects, a line each, is read as it comes: nobody waits for more of it than its first line.
    let mayBeObject =
      InputSniffer.mayBeObject(first) && [.auto, .ndjson, .json].contains(format) && intake.mapping == nil
    let head = mayBeObject ? first : try lines.peek(ContentKind.headCount)
    let kind = ContentKind(head, path: path, format: format, intake: intake)
    stream = try DocumentReader.stream(lines, kind, intake, format)
    if !(stream is ReadPosts) {
      guard let document = try stream.next() else { throw IntakeError.empty(path) }
      returned = document
    }
  }

  /// The next post; nil at the end.
  /// - Throws: where the source itself fails.
  public mutating func next() throws(IntakeError) -> Document? {
    if let document = returned {
      returned = nil
      return document
    }
    return try stream.next()
  }

  private static func stream(
    _ lines: LineReader, _ kind: ContentKind, _ intake: Intake, _ format: InputFormat
  ) throws(IntakeError) -> any PostStream {
    let path = lines.source.path
    let isExport = format == .export || intake.mapping != nil
    switch kind {
    case .text: return try text(lines, intake, format)
    case .list:
      let plain = try PlainLines(lines, intake)
      return ElementPosts(
        lines: plain.lines, intake: intake, path: path, mapping: intake.mapping, isExport: isExport,
        encoding: plain.encoding, problems: plain.problems)
    case .table(let separator):
      let plain = try PlainLines(lines, intake)
      return TablePosts(
        sheets: [try sheet(plain, separator, intake)], intake: intake, path: path, encoding: plain.encoding,
        problems: plain.problems, isExport: isExport)
    case .archive:
      let bytes = try lines.rest(limit: intake.limits.input)
      guard !bytes.isEmpty else { throw IntakeError.empty(path) }
      if case .document = try OfficePackage(bytes, path: path).kind {
        return ReadPosts([try WordDocument.document(bytes, path: path, intake: intake)])
      }
      return TablePosts(
        sheets: try Workbook(bytes, path: path).sheets(), intake: intake, path: path, isExport: isExport)
    case .oldOffice: throw OldOfficeFile.error(try lines.rest(limit: intake.limits.input), path: path)
    case .subtitles(let format):
      let bytes = try lines.rest(limit: intake.limits.input)
      let decoded = try DecodedText(bytes, path: path, encoding: intake.encoding)
      return ReadPosts([
        try SubtitlePost.document(decoded, format: format, byteCount: bytes.count, path: path, intake: intake)
      ])
    }
  }

  private static func sheet(
    _ plain: PlainLines, _ separator: UInt8, _ intake: Intake
  ) throws(IntakeError) -> DelimitedSheet {
    if TableSeparator.said(by: Array(ContentKind.text(try plain.lines.peek(5)).prefix(5))) != nil {
      _ = try plain.lines.next()
    }
    return DelimitedSheet(lines: plain.lines, separator: separator, limit: intake.limits.row)
  }

  /// The sheets whose rows are the posts of this input; nil for what is no table.
  static func sheets(
    _ lines: LineReader, _ intake: Intake, _ format: InputFormat
  ) throws(IntakeError) -> [any TableSheet]? {
    let path = lines.source.path
    switch ContentKind(try lines.peek(ContentKind.headCount), path: path, format: format, intake: intake) {
    case .table(let separator): return [try sheet(PlainLines(lines, intake), separator, intake)]
    case .archive:
      let bytes = try lines.rest(limit: intake.limits.input)
      guard case .workbook = try OfficePackage(bytes, path: path).kind else { return nil }
      return try Workbook(bytes, path: path).sheets()
    case .oldOffice: throw OldOfficeFile.error(try lines.rest(limit: intake.limits.input), path: path)
    case .text, .list, .subtitles: return nil
    }
  }

  /// Plain text, front matter, objects.
  private static func text(
    _ lines: LineReader, _ intake: Intake, _ format: InputFormat
  ) throws(IntakeError) -> any PostStream {
    let path = lines.source.path
    let isExport = format == .export || intake.mapping != nil
    let head = try lines.head { format == .auto && !isExport && InputSniffer.mayBeObject($0) }
    let isLines = format == .ndjson || (format == .auto && !isExport && InputSniffer.isPost(head))
    if isLines, intake.encoding == .auto || intake.encoding == .utf8, UTF16Text.order(of: head) == nil {
      if let error = BinaryData.error(in: head, path: path) { throw error }
      return NDJSONStream(lines: lines, intake: intake)
    }
    let mayBeExport = isExport || (format != .text && format != .ndjson && InputSniffer.mayBeObject(head))
    let bytes = try lines.rest(limit: intake.limits.input)
    if mayBeExport, let posts = try ExportObject.posts(bytes, path: path, intake: intake, isRequired: isExport) {
      return posts
    }
    return ReadPosts(try intake.plainDocuments(from: bytes, path: path, format: format))
  }
}

/// Lines of UTF-8: of the source itself, or, where it is written otherwise, of the whole of it decoded.
private struct PlainLines {
  let lines: LineReader
  var encoding: String?
  var problems: [InputProblem] = []

  init(_ source: LineReader, _ intake: Intake) throws(IntakeError) {
    let path = source.source.path
    let head = UnsafeBufferPointer(rebasing: try source.peek(ContentKind.headCount).prefix(ContentKind.headCount))
    if let error = UTF16Text.order(of: head) == nil ? BinaryData.error(in: head, path: path) : nil { throw error }
    // The head may end inside a letter.
    let end = head.lastIndex { $0 < 0x80 } ?? head.endIndex
    let start = UnsafeBufferPointer(rebasing: head[..<end])
    // A byte that is no UTF-8 is repaired in its row, unless the whole is written in an old charset.
    let isUTF8 =
      UTF16Text.order(of: head) == nil
      && (intake.encoding == .utf8 || isValidUTF8(start) || LegacyCharset.detected(in: Array(start)) == nil)
    let isPlain = [.auto, .utf8].contains(intake.encoding) && isUTF8 && (head.contains(0x0A) || !head.contains(0x0D))
    if isPlain {
      lines = source
      return
    }
    let decoded = try DecodedText(
      try source.rest(limit: intake.limits.input), path: path, encoding: intake.encoding)
    var text = decoded.text
    if !text.contains(0x0A) { for at in text.indices where text[at] == 0x0D { text[at] = 0x0A } }
    lines = LineReader(source: ByteSource(bytes: text, path: path), limit: source.limit)
    encoding = decoded.encoding
    problems = decoded.problems
  }
}
