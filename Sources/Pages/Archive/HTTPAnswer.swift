/// The answer of a web server as a WARC record holds it.
struct HTTPAnswer {
  var status: Int
  var header: HeaderFields
  /// What the server sent, out of its transfer coding and its packing.
  var body: [UInt8]
  /// Why the body is not all of it; nil where it is.
  var fault: WARCFault?

  /// Nil for what is no answer.
  init?(_ block: [UInt8], limits: UnpackingLimits) {
    guard let (status, header, bodyStart) = HTTPAnswer.head(block) else { return nil }
    self.status = status
    self.header = header
    fault = nil
    body = Array(block[bodyStart...])
    if let coding = header["Transfer-Encoding"], coding.lowercased().contains("chunked"),
      let joined = HTTPAnswer.joined(block[bodyStart...])
    {
      body = joined
    }
    unpack(limits)
  }

  /// An answer that was not chunked.
  init(status: Int, header: HeaderFields, body: [UInt8], limits: UnpackingLimits) {
    self.status = status
    self.header = header
    self.body = body
    fault = nil
    unpack(limits)
  }

  /// Status line and header; `bodyStart` is the byte behind the empty line.
  private static func head(_ block: [UInt8]) -> (status: Int, header: HeaderFields, bodyStart: Int)? {
    guard block.starts(with: Array("HTTP/".utf8)) else { return nil }
    var header = HeaderFields()
    var status: Int?
    var at = 0
    while let end = block[at...].firstIndex(of: 0x0A) {
      let line = block[at..<(end > at && block[end - 1] == 0x0D ? end - 1 : end)]
      at = end + 1
      if status == nil {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: true)
        guard words.count >= 2, let number = Int(String(decoding: words[1], as: UTF8.self)),
          (100...999).contains(number)
        else { return nil }
        status = number
      } else if line.isEmpty {
        return status.map { ($0, header, at) }
      } else {
        // Servers send odd lines; a browser steps over them too.
        _ = header.read(line: line)
      }
    }
    // An answer without a body may lack the empty line.
    return status.map { ($0, header, block.count) }
  }

  /// The chunks put together; nil where it is not chunked, as some archivers leave the header over a joined body.
  static func joined(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    var joined: [UInt8] = []
    var at = body.startIndex
    while let end = body[at...].firstIndex(of: 0x0A) {
      let size = body[at..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
      guard !size.isEmpty, size.count <= 8, let count = Int(String(decoding: size, as: UTF8.self), radix: 16),
        count >= 0
      else { return nil }
      if count == 0 { return joined }
      let start = end + 1
      guard start + count <= body.endIndex else {
        // The last chunk was cut off: what came of it is kept, where it is not the first line of a page.
        return joined.isEmpty ? nil : joined + body[start...]
      }
      joined += body[start..<start + count]
      at = start + count
      if at < body.endIndex, body[at] == 0x0D { at += 1 }
      if at < body.endIndex, body[at] == 0x0A { at += 1 }
    }
    return joined.isEmpty ? nil : joined
  }

  /// Undoes `Content-Encoding`; bytes that are not packed after all are left as they are.
  private mutating func unpack(_ limits: UnpackingLimits) {
    let codings = header.values("Content-Encoding").flatMap { $0.split(separator: ",") }
      .map { HeaderFields.trimmed($0).lowercased() }.filter { !$0.isEmpty && $0 != "identity" }
    for coding in codings.suffix(3).reversed() where !body.isEmpty {
      let unpacked: Unpacked
      switch coding {
      case "gzip", "x-gzip":
        guard Gzip.begins(body) else { continue }
        unpacked = Unpacked(gzip: body, limits: limits)
      case "deflate":
        unpacked = Unpacked(body, as: HTTPAnswer.isZlib(body) ? .zlib : .raw, limits: limits)
        // Not packed at all: a page begins with `<`, which is no start of a packed stream that goes on.
        if case .broken = unpacked.fault, unpacked.bytes.isEmpty, body.first == UInt8(ascii: "<") { continue }
      default:
        fault = .packedAs(coding)
        return
      }
      body = unpacked.bytes
      switch unpacked.fault {
      case nil: break
      case .cut: fault = .cutBody
      case .broken: fault = .brokenBody
      case .tooLarge: fault = .bodyTooLarge
      }
    }
  }

  private static func isZlib(_ body: [UInt8]) -> Bool {
    body.count >= 2 && body[0] & 0x0F == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
  }
}
