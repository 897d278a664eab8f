public import Documents
public import Intake

/// A page as a web archive holds it.
public struct ArchivedPage: Sendable {
  /// The address it was fetched from.
  public var url: String
  /// As the record says, `2026-11-21T01:30:00Z`; nil where it does not.
  public var fetchedAt: String?
  /// 200, or another where `WARCReader.skipsOtherStatuses` is false.
  public var status: Int
  /// As the server said it, with its parameters.
  public var contentType: String?
  /// The page, unpacked.
  public var bytes: [UInt8]
  /// Byte of the archive where its record begins; in a packed archive, of its gzip member.
  public var offset: Int
  /// Why the page is not all there; nil where it is.
  public var problem: InputProblem?
  /// `Location` of a redirect.
  var location: String?

  /// What the header fields call `Content-Type`, without parameters and in lower case; empty where there is none.
  public var mediaType: String {
    HeaderFields.trimmed(contentType?.prefix { $0 != ";" } ?? "").lowercased()
  }
}

/// What one record came to.
public enum ArchiveEntry: Sendable {
  case page(ArchivedPage)
  /// Left out on purpose.
  case skipped(url: String, offset: Int, reason: ArchiveSkip)
  /// Could not be read; the rest goes on.
  case failed(url: String?, offset: Int, problem: InputProblem)
}

/// Why a record of an archive is no page to be checked.
public enum ArchiveSkip: Sendable, Hashable {
  /// The server answered with another status than 200.
  case status(Int)
  /// The page was the same as one that stands elsewhere in the archive.
  case revisit
  /// Neither a page nor a feed: an image, a style sheet.
  case mediaType(String)
}

/// The pages of a WARC or WARC.gz file (ISO 28500, WARC/1.0 and 1.1), one at a time, in memory for the largest of them.
public struct WARCReader {
  /// Bytes of one record that are held in memory.
  public static let recordLimit = 32 << 20

  private var records: WARCRecords
  private let limits: UnpackingLimits
  private let limit: Int
  /// True: answers with another status than 200 are `skipped`.
  public var skipsOtherStatuses = true

  /// - Parameter path: `-` for standard input.
  /// - Throws: no such file, a folder, no permission.
  public init(path: String) throws(IntakeError) {
    try self.init(ArchiveBytes(ByteSource(path: path)))
  }

  /// One page of an archive, by the byte where its record begins; nil where none begins there.
  /// - Throws: the file cannot be read.
  public static func page(path: String, offset: Int) throws(IntakeError) -> ArchivedPage? {
    let source = try ByteSource(path: path)
    guard source.seek(to: offset) else { return nil }
    var reader = try WARCReader(ArchiveBytes(source, offset: offset))
    guard case .page(let page)? = try reader.next(), page.offset == offset else { return nil }
    return page
  }

  public init(bytes: [UInt8], path: String) throws(IntakeError) {
    try self.init(ArchiveBytes(ByteSource(bytes: bytes, path: path)))
  }

  init(_ input: ArchiveBytes, limit: Int = WARCReader.recordLimit, limits: UnpackingLimits = UnpackingLimits()) {
    records = WARCRecords(input, limit: limit)
    self.limits = limits
    self.limit = limit
  }
  /// True for the beginning of a WARC file; of a packed one, it has to be unpacked first.
  public static func recognizes(_ head: some Collection<UInt8>) -> Bool { head.starts(with: Array("WARC/1.".utf8)) }

  /// The next page, or why a record is none; nil at the end. Records that only accompany pages (warcinfo, request, metadata)
  /// are passed over.
  /// - Throws: the file cannot be read any further.
  public mutating func next() throws(IntakeError) -> ArchiveEntry? {
    while let step = try records.next(wants: WARCReader.isPage) {
      switch step {
      case .broken(let fault, let offset, let url):
        return .failed(url: url, offset: offset, problem: fault.problem(offset: offset, limit: limit))
      case .record(let record):
        if let entry = entry(record) { return entry }
      }
    }
    return nil
  }

  private static func isPage(_ header: HeaderFields) -> Bool {
    let record = WARCRecord(header: header, block: [], offset: 0)
    guard record.type == "response" || record.type == "resource" else { return false }
    return isWebAddress(record.url)
  }

  private static func isWebAddress(_ url: String?) -> Bool {
    let head = url?.prefix(8).lowercased() ?? ""
    return head.hasPrefix("http://") || head.hasPrefix("https://")
  }

  private func entry(_ record: WARCRecord) -> ArchiveEntry? {
    guard let url = record.url, WARCReader.isWebAddress(url) else { return nil }
    let offset = record.offset
    func failed(_ fault: WARCFault) -> ArchiveEntry {
      .failed(url: url, offset: offset, problem: fault.problem(offset: offset, limit: limit))
    }
    switch record.type {
    case "revisit": return .skipped(url: url, offset: offset, reason: .revisit)
    case "continuation": return failed(.segmented)
    case "response", "resource": break
    default: return nil
    }
    if record.header["WARC-Segment-Number"] != nil { return failed(.segmented) }
    let date = record.header["WARC-Date"]
    var page: ArchivedPage
    if record.type == "resource" {
      page = ArchivedPage(
        url: url, fetchedAt: date, status: 200, contentType: record.header["Content-Type"], bytes: record.block,
        offset: offset)
    } else {
      guard let answer = HTTPAnswer(record.block, limits: limits) else { return failed(.noAnswer) }
      guard answer.status == 200 || !skipsOtherStatuses else {
        return .skipped(url: url, offset: offset, reason: .status(answer.status))
      }
      if let fault = answer.fault, answer.body.isEmpty || fault == .bodyTooLarge { return failed(fault) }
      if case .packedAs? = answer.fault { return failed(answer.fault!) }
      page = ArchivedPage(
        url: url, fetchedAt: date, status: answer.status, contentType: answer.header["Content-Type"],
        bytes: answer.body, offset: offset)
      page.problem = answer.fault?.problem(offset: offset, limit: limit)
      page.location = answer.header["Location"]
    }
    if let reason = record.header["WARC-Truncated"] {
      page.problem = InputProblem(
        code: "warc-cut",
        message: Bilingual(
          vi: "Trang này không được lưu trọn (\(reason)); phần còn lại chưa soát.",
          en: "This page was not saved whole (\(reason)); the rest was not checked."))
    }
    return .page(page)
  }
}
