internal import Documents
import Intake

/// The records of a WARC file, one at a time; what is broken is stepped over to the next line that begins a record.
struct WARCRecords {
  enum Step {
    case record(WARCRecord)
    case broken(WARCFault, offset: Int, url: String?)
  }

  /// Bytes of a header that is believed.
  private static let headerLimit = 64 << 10
  private let input: ArchiveBytes
  /// Bytes of a block that is held in memory.
  private let limit: Int
  /// Bytes that may still be read a second time, behind a wrong length: without an end to it, a hostile file of records
  /// that each claim the whole file would be read once for each.
  private var secondReads: Int

  init(_ input: ArchiveBytes, limit: Int) {
    self.input = input
    self.limit = limit
    secondReads = 8 * limit
  }

  /// Nil at the end.
  /// - Parameter wants: whether a record's block is wanted, by its header.
  mutating func next(wants: (HeaderFields) -> Bool) throws(IntakeError) -> Step? {
    try skipBlankLines()
    let first = try input.peek(16)
    if first.isEmpty {
      guard let gap = input.gap else { return nil }
      input.crossGap()
      return .broken(gap.isCut ? .cutMember : .brokenMember, offset: gap.member, url: nil)
    }
    let offset = input.fileOffset
    guard isRecordStart(first) else {
      try resync()
      return .broken(.noRecord, offset: offset, url: nil)
    }
    guard let header = try header() else {
      try resync()
      return .broken(.brokenHeader, offset: offset, url: nil)
    }
    var record = WARCRecord(header: header, block: [], offset: offset)
    guard let text = header["Content-Length"], let count = Int(text), count >= 0 else {
      try resync()
      return .broken(.noLength, offset: offset, url: record.url)
    }
    return try block(of: &record, count: count, isWanted: wants(header))
  }

  private mutating func block(of record: inout WARCRecord, count: Int, isWanted: Bool) throws(IntakeError) -> Step {
    let offset = record.offset
    guard count <= limit else {
      let skipped = try input.skip(count)
      guard skipped == count, try closes() else {
        try resync()
        return .broken(.wrongLength, offset: offset, url: record.url)
      }
      return isWanted ? .broken(.tooLarge(count), offset: offset, url: record.url) : .record(record)
    }
    let block = try input.read(count)
    guard block.count == count else {
      let isCut = input.gap == nil || input.gap?.isCut == true
      let holdsMore = giveBack(block)
      if !holdsMore, input.gap != nil { input.crossGap() }
      try resync()
      return .broken(holdsMore || !isCut ? .wrongLength : .cut, offset: offset, url: record.url)
    }
    guard try closes() else {
      // The next record may begin in the last bytes.
      if !giveBack(block) { input.putBack(block.suffix(8)) }
      try resync()
      return .broken(.wrongLength, offset: offset, url: record.url)
    }
    if isWanted { record.block = block }
    return .record(record)
  }

  /// True where the two line ends that close a record stand here, or the end of the file: they are stepped over with the
  /// blank lines. Some writers close with line feeds alone.
  private func closes() throws(IntakeError) -> Bool {
    let bytes = Array(try input.peek(4))
    return bytes.isEmpty
      ? input.gap == nil : bytes.starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) || bytes.starts(with: [0x0A, 0x0A])
  }

  /// Puts the part of a block back that begins a record: its length was too large and took others with it. False where
  /// there is none.
  private mutating func giveBack(_ block: [UInt8]) -> Bool {
    let mark = Array("\nWARC/1.".utf8)
    guard let start = block.firstRange(of: mark)?.lowerBound else { return false }
    guard secondReads >= block.count - start else { return false }
    secondReads -= block.count - start
    input.putBack(block[(start + 1)...])
    return true
  }

  private func header() throws(IntakeError) -> HeaderFields? {
    _ = try input.line(limit: WARCRecords.headerLimit)
    var header = HeaderFields()
    var count = 0
    while true {
      let bytes = try input.line(limit: WARCRecords.headerLimit)
      count += bytes.count
      guard bytes.last == 0x0A, count <= WARCRecords.headerLimit else { return nil }
      let line = bytes.dropLast(bytes.dropLast().last == 0x0D ? 2 : 1)
      if line.isEmpty { return header }
      guard header.read(line: line) else { return nil }
    }
  }

  private func isRecordStart(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: Array("WARC/1.".utf8)) }

  private func skipBlankLines() throws(IntakeError) {
    while let byte = try input.peek(1).first, byte == 0x0D || byte == 0x0A { input.advance(1) }
  }

  /// Goes on to the next line that begins a record, to a gap, or to the end.
  private func resync() throws(IntakeError) {
    while true {
      let head = try input.peek(8)
      if head.isEmpty || isRecordStart(head) { return }
      // Long lines are stepped over in pieces, so that memory does not grow with them.
      while true {
        let piece = try input.line(limit: 64 << 10)
        if piece.isEmpty || piece.last == 0x0A { break }
      }
    }
  }
}

/// Why a record could not be read.
enum WARCFault: Hashable {
  case noRecord, brokenHeader, noLength, wrongLength, cut, cutMember, brokenMember
  case tooLarge(Int)
  /// The block is no answer of a web server.
  case noAnswer
  case segmented
  case cutBody, brokenBody, bodyTooLarge
  case packedAs(String)
}

extension WARCFault {
  /// One sentence; `offset` is the byte of the file where the record begins.
  func problem(offset: Int, limit: Int) -> InputProblem {
    let place = Bilingual(vi: "Bản ghi WARC ở byte \(offset)", en: "WARC record at byte \(offset)")
    let reason: Bilingual =
      switch self {
      case .noRecord:
        Bilingual(
          vi: "không bắt đầu bằng WARC/1.; đã bỏ qua đến bản ghi sau",
          en: "does not begin with WARC/1.; skipped to the next")
      case .brokenHeader:
        Bilingual(vi: "có phần đầu hỏng hoặc quá dài", en: "has a header that is broken or too long")
      case .noLength: Bilingual(vi: "thiếu Content-Length", en: "has no Content-Length")
      case .wrongLength:
        Bilingual(
          vi: "ghi sai Content-Length; đã bỏ qua đến bản ghi sau", en: "has a wrong Content-Length; skipped to the next"
        )
      case .cut, .cutMember:
        Bilingual(vi: "bị cắt giữa chừng; hãy lưu lại trang này", en: "is cut off; save this page again")
      case .brokenMember: Bilingual(vi: "nằm trong đoạn gzip hỏng", en: "lies in a damaged gzip member")
      case .tooLarge(let count):
        Bilingual(
          vi: "dài \(count) byte, quá giới hạn \(limit) byte nên không đọc",
          en: "holds \(count) bytes, over the limit of \(limit), and was not read")
      case .noAnswer:
        Bilingual(vi: "không chứa câu trả lời HTTP đọc được", en: "holds no HTTP response that can be read")
      case .segmented:
        Bilingual(
          vi: "là một mảnh của trang bị chia nhiều bản ghi; hãy lưu lại không chia mảnh",
          en: "is a segment of a page that was split; save it again unsegmented")
      case .cutBody: Bilingual(vi: "có nội dung nén bị cắt giữa chừng", en: "has packed content that is cut off")
      case .brokenBody: Bilingual(vi: "có nội dung nén hỏng", en: "has packed content that is damaged")
      case .bodyTooLarge: Bilingual(vi: "giải nén ra quá lớn", en: "unpacks to too much")
      case .packedAs(let name):
        Bilingual(
          vi: "nén bằng “\(name)”, soat chưa đọc được; hãy lưu lại với gzip",
          en: "is packed with “\(name)”, which soat cannot read; save it with gzip")
      }
    return InputProblem(
      code: code, message: Bilingual(vi: "\(place.vi) \(reason.vi).", en: "\(place.en) \(reason.en)."))
  }

  private var code: String {
    switch self {
    case .cut, .cutMember: "warc-cut"
    case .tooLarge, .bodyTooLarge: "warc-too-large"
    default: "warc-broken-record"
    }
  }
}
