/// How pages are fetched. Times in seconds, sizes in bytes.
public struct FetchSettings: Sendable {
  /// What the program calls itself to servers: `soat/0.1.0 (+mailto:desk@agency.example)`.
  public var userAgent: String
  /// Between two requests to one host, beyond what its robots.txt asks for; a random part of it is added.
  public var delay: Double = 1
  /// The longest delay that a robots.txt is given.
  public var longestDelay: Double = 30
  /// Hosts that are asked at the same time, each over one connection.
  public var hosts = 4
  /// Of an answer as it is sent.
  public var bodyLimit = 10 << 20
  /// Of an answer once it is unpacked.
  public var unpacking = UnpackingLimits(bytes: 32 << 20)
  public var connectTimeout: Double = 10
  /// Without a byte of the answer.
  public var idleTimeout: Double = 15
  /// Of one request in all: a server that drips is left.
  public var timeout: Double = 60
  public var redirects = 5
  /// Requests for one address where the server is busy (429, 503) or the connection fails.
  public var attempts = 3
  /// Before the second attempt; doubled before each further one.
  public var backOff: Double = 5
  /// The longest wait that a `Retry-After` is given; a longer one is a failure.
  public var longestWait: Double = 120
  /// True allows hosts in private networks and this machine: for tests and for an agency's own network.
  public var allowsPrivate = false

  /// - Parameters:
  ///   - version: of the program.
  ///   - contact: an address or a page where the site's owner reaches the desk.
  public init(version: String, contact: String) {
    let contact = WARCExchange.oneLine(contact).filter { $0.isASCII && $0 != "(" && $0 != ")" }
    userAgent = "soat/\(version) (+\(contact))"
  }

  /// The name that groups of a robots.txt are looked up by.
  static let agent = "soat"
}

/// That an address may be fetched, by `sources.yaml`: one's own page, or a partner's with an agreement that holds.
public struct FetchGrant: Sendable, Hashable {
  /// The source's id; a redirect may only lead to another address of the same source.
  public var source: String
  /// Ports that may be asked.
  public var ports: Set<Int>
  /// Seconds between two requests, where the source asks for another delay than the usual.
  public var delay: Double?

  public init(source: String, ports: Set<Int> = [80, 443], delay: Double? = nil) {
    self.source = source
    self.ports = ports
    self.delay = delay
  }
}

/// Nil: the address belongs to no source, or its agreement does not hold. Asked for every request, redirects among them.
public typealias FetchPermission = @Sendable (WebAddress) -> FetchGrant?

/// What a server said of a page's version, to ask next time whether there is a newer one.
public struct Validators: Sendable, Hashable {
  public var etag: String?
  public var lastModified: String?
  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// Keeps validators from one run to the next.
public protocol ValidatorStore: Sendable {
  /// Nil where the page was never judged.
  func validators(for url: String) async -> Validators?
  /// Called once the page was handed over and taken: a run that is killed in between asks for the page again.
  func keep(_ validators: Validators, for url: String) async
}
