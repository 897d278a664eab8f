import Documents

/// The posts of a JSON list: objects with a `text`, or items of an export.
struct ElementPosts: PostStream {
  private var elements: JSONElements
  private let intake: Intake
  private let path: String
  private let encoding: String?
  private let problems: [InputProblem]
  /// The export it is; nil for objects with a `text`.
  private var mapping: ExportMapping?
  private let isExport: Bool
  private var isFirst = true
  private let parser = JSONParser()
  private var number = 0

  /// - Parameters:
  ///   - lines: at the beginning of the list.
  ///   - mapping: nil: the first element says what it is.
  ///   - isExport: true where objects with a `text` will not do.
  init(
    lines: LineReader, intake: Intake, path: String, mapping: ExportMapping?, isExport: Bool = false,
    encoding: String? = nil, problems: [InputProblem] = []
  ) {
    elements = JSONElements(lines: lines, limit: lines.limit)
    self.intake = intake
    self.path = path
    self.mapping = mapping
    self.isExport = isExport
    self.encoding = encoding
    self.problems = problems
  }

  mutating func next() throws(IntakeError) -> Document? {
    while let element = try elements.next() {
      number += 1
      guard var document = read(element) else { continue }
      document.encoding = document.encoding ?? encoding
      document.problems += problems
      return document
    }
    return nil
  }

  private var locator: Bilingual { Bilingual(vi: "mục \(number)", en: "item \(number)") }

  private mutating func read(_ element: JSONElements.Element) -> Document? {
    switch element {
    case .tooLong(let count, _):
      return intake.failed(.elementTooLong(limit: intake.limits.line), path: path, locator: locator, byteCount: count)
    case .cutOff(let rest, let offset):
      return intake.failed(.listCutOff(offset: offset), path: path, locator: locator, byteCount: rest.count)
    case .behind(let offset): return intake.failed(.behindList(offset: offset), path: path, locator: locator)
    case .element(let bytes, let offset): return document(bytes, offset: offset)
    }
  }

  private mutating func document(_ bytes: [UInt8], offset: Int) -> Document? {
    let isValid = bytes.withUnsafeBufferPointer(isValidUTF8)
    let repair = isValid ? nil : bytes.withUnsafeBufferPointer { UTF8Repair($0) }
    var document = read(repair?.text ?? bytes, offset: offset)
    if let repair {
      document?.problems.append(.invalidUTF8(offset: offset + repair.firstOffset, line: nil, count: repair.count))
    }
    document?.byteCount = bytes.count
    return document
  }

  private mutating func read(_ bytes: [UInt8], offset: Int) -> Document? {
    let result: Result<Document?, JSONFailure> = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONFailure) in
        if isFirst { try recognise(buffer) }
        if let mapping {
          let item = JSONValue.object(
            try parser.members(of: buffer, capacity: buffer.count, depth: 16) { _ in true })
          return mapping.document(item, byteCount: bytes.count, intake: intake, path: path, locator: locator)
        }
        if isExport {
          let item = JSONValue.object(try parser.members(of: buffer, capacity: buffer.count, depth: 1) { _ in true })
          return intake.failed(.unknownLayout(seen: item.keys, wanted: nil), path: path, locator: locator)
        }
        var post = try intake.post(buffer, capacity: buffer.count, parser: parser, at: (path, nil))
        post.locator = locator
        return post
      }
    }
    switch result {
    case .success(let document): return document
    case .failure(var failure):
      failure.offset = failure.offset.map { $0 + offset } ?? offset
      return intake.failed(.unreadableObject(failure, line: nil), path: path, locator: locator)
    }
  }

  /// The first element that can be read decides what the list is.
  private mutating func recognise(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONFailure) {
    if mapping != nil {
      isFirst = false
      return
    }
    let item = JSONValue.object(try parser.members(of: buffer, capacity: buffer.count, depth: 16) { _ in true })
    isFirst = false
    if !isExport, item.keys.contains("text") { return }
    mapping = intake.knownMappings.first { $0.items.isEmpty && $0.fits(item) }
  }
}

extension InputProblem {
  static func elementTooLong(limit: Int) -> InputProblem {
    InputProblem(
      code: "line-too-long",
      message: Bilingual(
        vi: "Mục này dài hơn giới hạn \(limit >> 20) MB nên không được đọc; hãy chia nhỏ.",
        en: "This item is longer than the limit of \(limit >> 20) MB and was not read; split it."))
  }

  static func listCutOff(offset: Int) -> InputProblem {
    InputProblem(
      code: "unreadable-object",
      message: Bilingual(
        vi: "Danh sách JSON bị cắt giữa chừng (từ byte \(offset)); hãy xuất hay tải lại tệp.",
        en: "The JSON list is cut off (from byte \(offset)); export or download the file again."))
  }

  static func behindList(offset: Int) -> InputProblem {
    InputProblem(
      code: "unreadable-object",
      message: Bilingual(
        vi: "Sau danh sách JSON còn dữ liệu ở byte \(offset) nên không được đọc.",
        en: "Behind the JSON list stands more at byte \(offset), which was not read."))
  }
}
