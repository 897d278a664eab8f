internal import Documents
public import Intake
internal import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Appends what was fetched to a WARC.gz file (WARC/1.1, one gzip member a record).
///
/// Request and answer go to the file in one write, so that a run that is killed leaves at most a half last member; it is cut
/// off when the file is opened again. One writer at a time holds the file's lock. A class, since the file is closed once.
public final class WARCWriter: Sendable {
  /// What stands in the file already, by address: what was fetched before the run was stopped.
  public let known: WARCIndex
  public let path: String
  private let descriptor: Int32
  private let infoID: String
  private let size: Mutex<Int>

  /// Opens a file for appending, or makes it.
  /// - Parameters:
  ///   - software: name and version of the program, `soat/0.1.0`.
  ///   - time: the time of the run, in seconds since 1970-01-01T00:00:00Z.
  /// - Throws: the file cannot be opened or written, is no WARC.gz, or another run holds it.
  public init(path: String, software: String, time: Int) throws(IntakeError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    infoID = WARCRecordDraft.newID()
    guard descriptor >= 0 else {
      known = WARCIndex()
      size = Mutex(0)
      throw WARCWriter.failure(errno, path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      known = WARCIndex()
      size = Mutex(0)
      throw IntakeError(
        code: .unreadableFile, path: path,
        message: Bilingual(
          vi: "Một lượt quét khác đang ghi tệp này; hãy đợi nó xong.",
          en: "Another run is writing this file; wait for its end."))
    }
    let existing = Int(lseek(descriptor, 0, SEEK_END))
    let index = existing == 0 ? WARCIndex() : try WARCIndex(path: path, size: existing)
    known = index
    if index.end < existing, ftruncate(descriptor, off_t(index.end)) != 0 {
      size = Mutex(0)
      throw WARCWriter.failure(errno, path)
    }
    size = Mutex(index.end)
    var info = WARCRecordDraft(
      type: "warcinfo", id: infoID, time: time, contentType: "application/warc-fields",
      block: Array("software: \(software)\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n".utf8))
    info.fields.append(("WARC-Filename", String(path.split(separator: "/").last ?? "")))
    _ = try write(records: [info])
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends a request and its answer. Returns the byte of the file where the answer's record begins.
  /// - Throws: the file cannot be written; what was written of the pair is taken back.
  public func append(_ exchange: WARCExchange) throws(IntakeError) -> Int {
    let responseID = WARCRecordDraft.newID()
    let requestID = WARCRecordDraft.newID()
    // 304: nothing new was sent, and the record says so (WARC/1.1, 6.6).
    let isRevisit = exchange.status == 304
    var response = WARCRecordDraft(
      type: isRevisit ? "revisit" : "response", id: responseID, time: exchange.time,
      contentType: "application/http; msgtype=response",
      block: exchange.responseHead + (isRevisit ? [] : exchange.body))
    if isRevisit {
      response.fields.append(("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"))
    } else {
      response.fields.append(("WARC-Payload-Digest", WARCDigest.sha256(exchange.body)))
    }
    if let reason = exchange.truncated { response.fields.append(("WARC-Truncated", reason)) }
    var request = WARCRecordDraft(
      type: "request", id: requestID, time: exchange.time, contentType: "application/http; msgtype=request",
      block: exchange.requestBlock)
    request.fields.append(("WARC-Concurrent-To", responseID))
    response.fields.append(("WARC-Concurrent-To", requestID))
    for index in 0..<2 {
      var fields = [("WARC-Target-URI", exchange.url), ("WARC-Warcinfo-ID", infoID)]
      if let address = exchange.ipAddress { fields.append(("WARC-IP-Address", address)) }
      if index == 0 { response.fields += fields } else { request.fields += fields }
    }
    return try write(records: [response, request])
  }

  private func write(records: [WARCRecordDraft]) throws(IntakeError) -> Int {
    var bytes: [UInt8] = []
    for record in records {
      guard let member = Deflation.gzip(record.bytes) else { throw WARCWriter.failure(ENOMEM, path) }
      bytes += member
    }
    let outcome: Result<Int, WriteFailure> = size.withLock { size in
      let start = size
      var written = 0
      while written < bytes.count {
        let count = bytes.withUnsafeBytes { put(descriptor, $0.baseAddress! + written, $0.count - written) }
        if count < 0 {
          if errno == EINTR { continue }
          let number = errno
          _ = ftruncate(descriptor, off_t(start))
          return .failure(WriteFailure(number: number))
        }
        written += count
      }
      size = start + written
      return .success(start)
    }
    switch outcome {
    case .success(let start): return start
    case .failure(let failure): throw WARCWriter.failure(failure.number, path)
    }
  }

  private struct WriteFailure: Error { var number: Int32 }

  private static func failure(_ number: Int32, _ path: String) -> IntakeError {
    let reason = String(cString: strerror(number))
    return IntakeError(
      code: number == EACCES ? .permissionDenied : .unreadableFile, path: path,
      message: Bilingual(
        vi: "Không ghi được tệp lưu trang (\(reason)); hãy xem quyền ghi và chỗ trống của đĩa.",
        en: "The archive of pages cannot be written (\(reason)); check permissions and disk space."))
  }
}

/// The system's call; within the class its name means another.
private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
