/// One request and its answer, as they go into an archive.
public struct WARCExchange: Sendable {
  public var url: String
  /// When the request was sent, in seconds since 1970-01-01T00:00:00Z.
  public var time: Int
  /// The address that answered, `203.0.113.7`; nil where it is not known.
  public var ipAddress: String?
  public var method: String
  /// Path and query as they were sent.
  public var target: String
  public var requestHeader: [(String, String)]
  public var status: Int
  public var reason: String
  public var responseHeader: [(String, String)]
  /// As it came, still packed; not chunked.
  public var body: [UInt8]
  /// Why the body is not all of it, in WARC's words (`length`, `time`, `disconnect`); nil where it is.
  public var truncated: String?

  public init(
    url: String, time: Int, ipAddress: String? = nil, method: String = "GET", target: String,
    requestHeader: [(String, String)], status: Int, reason: String, responseHeader: [(String, String)], body: [UInt8],
    truncated: String? = nil
  ) {
    self.url = url
    self.time = time
    self.ipAddress = ipAddress
    self.method = method
    self.target = target
    self.requestHeader = requestHeader
    self.status = status
    self.reason = reason
    self.responseHeader = responseHeader
    self.body = body
    self.truncated = truncated
  }

  /// The request as it was sent.
  var requestBlock: [UInt8] {
    block(first: "\(method) \(target) HTTP/1.1", requestHeader)
  }

  /// The answer's status line and header. Fields that tell about the way it came are renamed, as other archivers do, since
  /// the body no longer has that form; cookies are left out, which are keys and no content.
  var responseHead: [UInt8] {
    var fields: [(String, String)] = []
    for (name, value) in responseHeader {
      switch name.lowercased() {
      case "transfer-encoding": fields.append(("X-Orig-Transfer-Encoding", value))
      case "set-cookie": break
      default: fields.append((name, value))
      }
    }
    return block(first: "HTTP/1.1 \(status) \(reason)", fields)
  }

  private func block(first: String, _ fields: [(String, String)]) -> [UInt8] {
    var text = WARCExchange.oneLine(first) + "\r\n"
    for (name, value) in fields { text += WARCExchange.oneLine("\(name): \(value)") + "\r\n" }
    return Array((text + "\r\n").utf8)
  }

  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" ? " " : $0 }))
  }
}

/// Cuts from a page, unpacked, what may not be kept: readers' comments. Returns what is kept.
public typealias ArchiveCut = @Sendable (_ body: [UInt8], _ contentType: String?) -> [UInt8]

extension WARCExchange {
  /// Keeps what is left of the body, and says so: it is then not what the server sent.
  mutating func apply(_ cut: ArchiveCut, limits: UnpackingLimits) {
    let answer = HTTPAnswer(status: status, header: HeaderFields(responseHeader), body: body, limits: limits)
    // What cannot be unpacked cannot be cut, and is not judged either.
    guard answer.fault == nil else { return body = [] }
    let kept = cut(answer.body, answer.header["Content-Type"])
    guard kept != answer.body else { return }
    body = kept
    responseHeader = responseHeader.compactMap { name, value in
      switch name.lowercased() {
      case "content-encoding": ("X-Orig-Content-Encoding", value)
      case "content-length": ("X-Orig-Content-Length", value)
      default: (name, value)
      }
    }
    responseHeader += [("Content-Length", String(kept.count)), ("X-Soat-Cut", "comments")]
  }
}
