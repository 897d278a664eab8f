#if Fetching
  internal import AsyncHTTPClient
  internal import NIOCore
  internal import NIOHTTP1
  internal import NIOPosix
  internal import NIOSSL

  /// An answer as it came: packed, not chunked.
  struct WireAnswer: Sendable {
    var status: Int
    var reason: String
    var fields: [(String, String)]
    var body: [UInt8]
    var address: NetworkAddress

    var header: HeaderFields { HeaderFields(fields) }
  }

  /// What is asked for in one request.
  struct WireRequest: Sendable {
    var address: WebAddress
    var fields: [(String, String)]
    /// Bytes of the body that are read.
    var limit: Int
    /// True: what is beyond the limit is left; false: it is a fault.
    var cutsAtLimit = false
    /// True: an answer with status 200 that is no text is a fault, and its body is not read.
    var wantsText = true
  }

  /// One connection to each host, to an address that was checked.
  ///
  /// A name is resolved once, every address it has is checked, and the client is told to connect to one of them: the name is
  /// not resolved again, and a host that answers with another address later gains nothing. The certificate is still checked
  /// for the name.
  actor Connections {
    private struct Pinned {
      var client: HTTPClient
      var address: NetworkAddress
    }
    private var pinned: [String: Pinned] = [:]
    /// How many times connecting to the host failed: the next of its addresses is tried.
    private var failures: [String: Int] = [:]
    private let settings: FetchSettings
    private let resolver: any HostResolver

    init(settings: FetchSettings, resolver: any HostResolver) {
      self.settings = settings
      self.resolver = resolver
    }

    private func connection(to host: String) async throws(FetchFault) -> Pinned {
      if let known = pinned[host] { return known }
      let addresses: [NetworkAddress] =
        if let literal = NetworkAddress(host) { [literal] } else { await resolver.addresses(of: host) }
      if !settings.allowsPrivate, let wrong = addresses.first(where: { !$0.isPublic }) {
        throw .privateAddress(wrong.text)
      }
      guard !addresses.isEmpty else { throw .noAddress }
      if let known = pinned[host] { return known }
      // IPv4 first: many desks have no IPv6, and a failed attempt is a wait.
      let order = addresses.filter { $0.bytes.count == 4 } + addresses.filter { $0.bytes.count == 16 }
      let address = order[failures[host, default: 0] % order.count]
      var configuration = HTTPClient.Configuration(
        certificateVerification: .fullVerification, redirectConfiguration: .disallow,
        timeout: .init(
          connect: .milliseconds(Int64(settings.connectTimeout * 1000)),
          read: .milliseconds(Int64(settings.idleTimeout * 1000))),
        decompression: .disabled)
      configuration.httpVersion = .http1Only
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.connectionPool.idleTimeout = .seconds(30)
      if address.text != host { configuration.dnsOverride = [host: address.text] }
      let made = Pinned(
        client: HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration),
        address: address)
      pinned[host] = made
      return made
    }

    /// Forgets a host.
    func drop(_ host: String) async {
      if let client = pinned.removeValue(forKey: host)?.client { try? await client.shutdown().get() }
    }

    func close() async { for host in Array(pinned.keys) { await drop(host) } }

    /// - Throws: the address may not be asked, no connection, too slow, too large.
    func answer(_ request: WireRequest) async throws(FetchFault) -> WireAnswer {
      let connection = try await connection(to: request.address.host)
      let outcome = await Connections.timed(request, connection.client, connection.address, settings)
      if case .failure(.connection) = outcome {
        failures[request.address.host, default: 0] += 1
        await drop(request.address.host)
      }
      return try outcome.get()
    }

    /// The answer, or a fault once the time of the whole request is over.
    private static func timed(
      _ request: WireRequest, _ client: HTTPClient, _ address: NetworkAddress, _ settings: FetchSettings
    ) async -> Result<WireAnswer, FetchFault> {
      let seconds = settings.timeout
      return await withTaskGroup(of: Result<WireAnswer, FetchFault>?.self) { group in
        group.addTask { await exchange(request, client, address, settings) }
        group.addTask {
          do {
            try await Task.sleep(for: .seconds(seconds))
            return .failure(.timeout(Int(seconds)))
          } catch {
            return nil
          }
        }
        while let outcome = await group.next() {
          if let outcome {
            group.cancelAll()
            return outcome
          }
        }
        return .failure(.stopped)
      }
    }

    private static func exchange(
      _ request: WireRequest, _ client: HTTPClient, _ address: NetworkAddress, _ settings: FetchSettings
    ) async -> Result<WireAnswer, FetchFault> {
      do {
        var message = HTTPClientRequest(url: request.address.text)
        for (name, value) in request.fields { message.headers.add(name: name, value: value) }
        let response = try await client.execute(
          message, deadline: .now() + .milliseconds(Int64(settings.timeout * 1000) + 1000))
        var answer = WireAnswer(
          status: Int(response.status.code), reason: response.status.reasonPhrase,
          fields: response.headers.map { ($0.name, $0.value) }, body: [], address: address)
        if request.wantsText, answer.status == 200, let type = answer.header["Content-Type"], !isText(type) {
          return .failure(.notText(String(type.prefix(60))))
        }
        if !request.cutsAtLimit, let length = answer.header["Content-Length"].flatMap({ Int($0) }),
          length > request.limit
        {
          return .failure(.tooLarge(request.limit))
        }
        for try await chunk in response.body {
          answer.body.append(contentsOf: chunk.readableBytesView.prefix(request.limit + 1 - answer.body.count))
          guard answer.body.count > request.limit else { continue }
          if !request.cutsAtLimit { return .failure(.tooLarge(request.limit)) }
          answer.body.removeLast(answer.body.count - request.limit)
          break
        }
        return .success(answer)
      } catch {
        return .failure(fault(error, settings))
      }
    }

    private static func isText(_ type: String) -> Bool {
      let name = HeaderFields.trimmed(type.prefix { $0 != ";" }).lowercased()
      return name.isEmpty || name.hasPrefix("text/") || name.hasSuffix("xml") || name.hasSuffix("json")
        || name.hasSuffix("gzip") || name == "application/octet-stream"
    }

    private static func fault(_ error: any Error, _ settings: FetchSettings) -> FetchFault {
      if error is CancellationError { return .stopped }
      if let error = error as? HTTPClientError {
        switch error {
        case .cancelled: return .stopped
        case .readTimeout: return .timeout(Int(settings.idleTimeout))
        case .deadlineExceeded: return .timeout(Int(settings.timeout))
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: return .connection("connect timeout")
        default: return .connection(error.shortDescription)
        }
      }
      if error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError { return .certificate }
      if let error = error as? NIOConnectionError {
        return .connection(error.connectionErrors.first.map { "\($0.error)" } ?? "no connection")
      }
      if let error = error as? IOError { return .connection("errno \(error.errnoCode)") }
      return .connection("\(type(of: error))")
    }
  }
#endif
