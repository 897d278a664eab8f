public import Documents

/// Turns bytes into documents. A value: the same bytes give the same documents.
public struct Intake: Sendable {
  /// Metadata that a post has unless it says otherwise: `soat.yaml`.
  public var defaults: Metadata
  /// Metadata that replaces what a post says: `--set`.
  public var overrides: Metadata
  public var limits: IntakeLimits
  /// How bytes become text: `--encoding`.
  public var encoding: TextEncoding
  /// Headings of tables, by what their columns hold: `text`, `lead`, `time`, `image`, `video`, `ignore` or a metadata key.
  /// They come before what headings are known by (docs/input.md).
  public var columns: [String: String]
  /// The layout of the export that the input is: `--mapping`; nil finds it among `mappings`.
  public var mapping: ExportMapping?
  /// Layouts of exports that are known; nil for those that come with the program, which are read when one is needed.
  public var mappings: [ExportMapping]?

  public init(
    defaults: Metadata = Metadata(), overrides: Metadata = Metadata(), limits: IntakeLimits = IntakeLimits(),
    encoding: TextEncoding = .auto, columns: [String: String] = [:], mapping: ExportMapping? = nil,
    mappings: [ExportMapping]? = nil
  ) {
    self.encoding = encoding
    self.columns = columns
    self.mapping = mapping
    self.mappings = mappings
    self.defaults = defaults
    self.overrides = overrides
    self.limits = limits
  }

  var knownMappings: [ExportMapping] { mappings ?? ExportMapping.shipped }

  /// Reads input that is in memory as a whole. Linear.
  /// - Parameter path: the file it came from, `-` for standard input.
  /// - Throws: nothing to check, binary data, broken front matter, too large. What can be read in part is a document
  ///   with problems instead.
  public func documents(
    from bytes: [UInt8], path: String, format: InputFormat = .auto
  ) throws(IntakeError) -> [Document] {
    guard bytes.count <= limits.input else { throw IntakeError.tooLarge(path, limit: limits.input) }
    guard !bytes.isEmpty else { throw IntakeError.empty(path) }
    let head = bytes.prefix(ContentKind.headCount)
    let kind = head.withUnsafeBufferPointer { ContentKind($0, path: path, format: format, intake: self) }
    let isObject = bytes.withUnsafeBufferPointer { InputSniffer.mayBeObject($0) } && format != .text
    if kind == .text, mapping == nil, format != .export, !isObject {
      return try plainDocuments(from: bytes, path: path, format: format)
    }
    if kind == .text, mapping == nil, format != .export {
      if let posts = try ExportObject.posts(bytes, path: path, intake: self, isRequired: false) {
        return try all(posts)
      }
      return try plainDocuments(from: bytes, path: path, format: format)
    }
    var reader = try reader(of: bytes, path: path, format: format)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  private func all(_ posts: any PostStream) throws(IntakeError) -> [Document] {
    var posts = posts
    var documents: [Document] = []
    while let document = try posts.next() { documents.append(document) }
    return documents
  }

  /// Text, front matter, objects, objects by line.
  func plainDocuments(
    from bytes: [UInt8], path: String, format: InputFormat
  ) throws(IntakeError) -> [Document] {
    guard bytes.count <= limits.input else { throw IntakeError.tooLarge(path, limit: limits.input) }
    guard !bytes.isEmpty else { throw IntakeError.empty(path) }
    if format == .ndjson, encoding == .auto { return try lines(of: bytes, path: path) }
    let decoded = try DecodedText(bytes, path: path, encoding: encoding)
    guard !isBlank(decoded.text) else { throw IntakeError.empty(path) }
    switch format {
    case .json: return [object(decoded, byteCount: bytes.count, path: path)]
    case .ndjson: return try lines(of: decoded.text, path: path)
    case .text: return [try text(decoded, byteCount: bytes.count, path: path)]
    default:
      switch InputSniffer.guess(decoded.text) {
      case .object: return [object(decoded, byteCount: bytes.count, path: path)]
      case .lines: return try lines(of: decoded.encoding == nil ? bytes : decoded.text, path: path)
      case .text: return [try text(decoded, byteCount: bytes.count, path: path)]
      case .brokenObject(let failure):
        var document = try text(decoded, byteCount: bytes.count, path: path)
        document.problems.append(.looksLikeJSON(failure))
        return [document]
      }
    }
  }

  /// Opens a file, or standard input where the path is `-`. NDJSON, JSON lists and tables in UTF-8 are read as they are asked
  /// for; anything else at once.
  /// - Throws: as `documents(from:path:format:)`, and for files that cannot be opened.
  public func open(_ path: String, format: InputFormat = .auto) throws(IntakeError) -> DocumentReader {
    try DocumentReader(lines: LineReader(source: try ByteSource(path: path), limit: limits.line), self, format)
  }

  /// The posts of an input that is in memory: the body of a page, an unpacked file.
  /// - Parameter path: what it is called; its ending is a hint where the content could be several things.
  /// - Throws: as `documents(from:path:format:)`.
  public func reader(
    of bytes: [UInt8], path: String, format: InputFormat = .auto
  ) throws(IntakeError) -> DocumentReader {
    guard bytes.count <= limits.input else { throw IntakeError.tooLarge(path, limit: limits.input) }
    return try DocumentReader(
      lines: LineReader(source: ByteSource(bytes: bytes, path: path), limit: limits.line), self, format)
  }

  /// NDJSON that is in memory.
  public func stream(_ bytes: [UInt8], path: String) -> NDJSONStream {
    NDJSONStream(lines: LineReader(source: ByteSource(bytes: bytes, path: path), limit: limits.line), intake: self)
  }

  private func lines(of bytes: [UInt8], path: String) throws(IntakeError) -> [Document] {
    let isUTF16 = bytes.withUnsafeBufferPointer { UTF16Text.order(of: $0) != nil }
    if !isUTF16, let error = bytes.withUnsafeBufferPointer({ BinaryData.error(in: $0, path: path) }) { throw error }
    var stream = stream(isUTF16 ? try DecodedText(bytes, path: path).text : bytes, path: path)
    var documents: [Document] = []
    while let document = try stream.next() { documents.append(document) }
    guard !documents.isEmpty else { throw IntakeError.empty(path) }
    return documents
  }

  private func object(_ decoded: DecodedText, byteCount: Int, path: String) -> Document {
    let result: Result<Document, JSONFailure> = decoded.text.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONFailure) in
        try post(bytes, capacity: bytes.count, parser: JSONParser(), at: (path, nil))
      }
    }
    var document: Document
    switch result {
    case .success(let read): document = read
    case .failure(let failure):
      document = Document(
        path: path, parts: [], metadata: defaults.overlaid(by: overrides),
        problems: [.unreadableObject(failure, line: nil)])
    }
    document.byteCount = byteCount
    document.encoding = decoded.encoding
    document.problems += decoded.problems
    return document
  }

  /// A post from one JSON object.
  /// - Parameter place: the path, and the line of an NDJSON input, from 1.
  func post(
    _ bytes: UnsafeBufferPointer<UInt8>, capacity: Int, parser: JSONParser, at place: (path: String, line: Int?)
  ) throws(JSONFailure) -> Document {
    let post = try PostObject(bytes, capacity: capacity, parser: parser)
    var document = Document(
      body: DocumentPart(kind: .body, text: post.text), lead: post.lead.map { DocumentPart(kind: .lead, text: $0) },
      metadata: post.metadata, intake: self, fieldsHavePositions: true)
    document.path = place.path
    document.source = post.source
    document.locator = place.line.map { Bilingual(vi: "dòng \($0)", en: "line \($0)") }
    document.byteCount = bytes.count
    document.problems = post.problems.map { .unreadableMetadata($0, line: place.line) }
    if document.hasNothingToRead { document.problems.append(.emptyText(line: place.line)) }
    return document
  }

  private func text(_ decoded: DecodedText, byteCount: Int, path: String) throws(IntakeError) -> Document {
    var document: Document
    if let matter = try FrontMatter(decoded, path: path, limit: limits.frontMatter) {
      document = Document(
        body: matter.body, title: matter.title, lead: matter.lead, metadata: matter.metadata, intake: self,
        fieldsHavePositions: false)
      document.waivers = matter.waivers
    } else {
      document = Document(
        body: DocumentPart(kind: .body, text: decoded.text, origin: decoded.origin), metadata: Metadata(),
        intake: self, fieldsHavePositions: false)
    }
    guard !document.hasNothingToRead else { throw IntakeError.empty(path) }
    document.path = path
    document.byteCount = byteCount
    document.encoding = decoded.encoding
    document.problems = decoded.problems
    return document
  }
}
