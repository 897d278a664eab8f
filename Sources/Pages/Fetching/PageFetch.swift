#if Fetching
  internal import Documents
  internal import Intake

  /// What all fetches of a run share.
  struct FetchContext: Sendable {
    var settings: FetchSettings
    var permission: FetchPermission
    var store: (any ValidatorStore)?
    var archive: WARCWriter?
    var cut: ArchiveCut?
    let connections: Connections
    let robots = RobotsCache()
    let turns = HostTurns()
    var now: @Sendable () -> Int

    /// The grant for an address, with its port.
    func grant(_ address: WebAddress) throws(FetchFault) -> FetchGrant {
      guard let grant = permission(address) else { throw .notAllowed }
      guard grant.ports.contains(address.port) else { throw .port(address.port) }
      return grant
    }
  }

  /// One address, with its redirects and further attempts.
  struct PageFetch: Sendable {
    let context: FetchContext
    let address: WebAddress

    func outcome() async -> FetchOutcome {
      var source: String?
      do throws(FetchFault) {
        let grant = try context.grant(address)
        source = grant.source
        if let page = resumed(grant) { return .page(page) }
        return try await follow(grant)
      } catch {
        return .failed(error.failure(address.text, source: source))
      }
    }

    /// The page from the archive of a run that was stopped.
    private func resumed(_ grant: FetchGrant) -> FetchedPage? {
      guard let archive = context.archive,
        let place = archive.known.page(
          for: address.text, resolve: { WebAddress($1)?.resolving($0)?.text }),
        let page = try? WARCReader.page(path: archive.path, offset: place.offset), page.problem == nil
      else { return nil }
      return FetchedPage(
        url: address.text, finalURL: place.url, source: grant.source, status: page.status,
        contentType: page.contentType,
        bytes: page.bytes, fetchedAt: page.fetchedAt ?? "", validators: Validators(), warcFile: archive.path,
        offset: page.offset, isResumed: true)
    }

    private func follow(_ first: FetchGrant) async throws(FetchFault) -> FetchOutcome {
      var place = address
      var grant = first
      for _ in 0...context.settings.redirects {
        let delay = try await allowed(place, grant)
        let validators = await context.store?.validators(for: place.text)
        let (answer, offset, time) = try await answer(place, validators, delay: delay)
        switch answer.status {
        case 200: return .page(try page(answer, place, grant, offset: offset, time: time))
        case 304: return .unchanged(url: address.text, finalURL: place.text, source: grant.source)
        case 301, 302, 303, 307, 308:
          guard let link = answer.header["Location"], let next = place.resolving(link) else { throw .badRedirect }
          if place.scheme == .https, next.scheme == .http { throw .redirectDown(next.text) }
          guard let further = context.permission(next), further.source == grant.source,
            further.ports.contains(next.port)
          else { throw .redirectOut(next.text) }
          (place, grant) = (next, further)
        default: throw .status(answer.status)
        }
      }
      throw .tooManyRedirects(context.settings.redirects)
    }

    /// The delay to keep, where robots.txt allows the address.
    private func allowed(_ place: WebAddress, _ grant: FetchGrant) async throws(FetchFault) -> Double {
      let usual = max(grant.delay ?? context.settings.delay, 0)
      let context = context
      let robots = await context.robots.answer(for: place) { (address) async throws(FetchFault) -> WireAnswer? in
        guard let further = context.permission(address), further.source == grant.source,
          further.ports.contains(address.port)
        else { return nil }
        let request = WireRequest(
          address: address, fields: PageFetch.fields(address, context.settings, nil), limit: RobotsRules.limit,
          cutsAtLimit: true,
          wantsText: false)
        let (answer, time) = try await PageFetch.patiently(request, context, delay: usual)
        _ = try PageFetch.keep(request, answer, time, context)
        return answer
      }
      if let fault = robots.fault { throw fault }
      guard robots.rules.allows(place.target) else { throw .robots }
      return max(usual, min(robots.rules.crawlDelay ?? 0, context.settings.longestDelay))
    }

    private func answer(
      _ place: WebAddress, _ validators: Validators?, delay: Double
    ) async throws(FetchFault) -> (WireAnswer, offset: Int?, time: Int) {
      let request = WireRequest(
        address: place, fields: PageFetch.fields(place, context.settings, validators), limit: context.settings.bodyLimit
      )
      let (answer, time) = try await PageFetch.patiently(request, context, delay: delay)
      return (answer, try PageFetch.keep(request, answer, time, context), time)
    }

    private func page(
      _ answer: WireAnswer, _ place: WebAddress, _ grant: FetchGrant, offset: Int?, time: Int
    ) throws(FetchFault) -> FetchedPage {
      let unpacked = HTTPAnswer(
        status: answer.status, header: answer.header, body: answer.body, limits: context.settings.unpacking)
      if let fault = unpacked.fault { throw .packed(fault) }
      return FetchedPage(
        url: address.text, finalURL: place.text, source: grant.source, status: answer.status,
        contentType: answer.header["Content-Type"], bytes: unpacked.body, fetchedAt: WARCRecordDraft.date(time),
        validators: Validators(etag: answer.header["ETag"], lastModified: answer.header["Last-Modified"]),
        warcFile: offset == nil ? nil : context.archive?.path, offset: offset, isResumed: false)
    }

    // MARK: One request

    private static func fields(
      _ address: WebAddress, _ settings: FetchSettings, _ validators: Validators?
    ) -> [(String, String)] {
      var fields = [
        ("Host", address.hostField),
        ("User-Agent", settings.userAgent),
        (
          "Accept",
          "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.1"
        ),
        ("Accept-Language", "vi,en;q=0.5"), ("Accept-Encoding", "gzip"),
      ]
      if let etag = validators?.etag { fields.append(("If-None-Match", etag)) }
      if let date = validators?.lastModified { fields.append(("If-Modified-Since", date)) }
      return fields
    }

    /// Asks in the host's turn, and again where it is worth it.
    private static func patiently(
      _ request: WireRequest, _ context: FetchContext, delay: Double
    ) async throws(FetchFault) -> (WireAnswer, time: Int) {
      let host = request.address.host
      var backOff = context.settings.backOff
      var attempt = 1
      while true {
        do { try await context.turns.enter(host) } catch { throw .stopped }
        let time = context.now()
        let outcome = await result(request, context)
        let pause = delay * Double.random(in: 1...1.5)
        await context.turns.leave(host, delay: .milliseconds(Int(pause * 1000)))
        let isLast = attempt >= context.settings.attempts
        switch outcome {
        case .success(let answer):
          guard answer.status == 429 || answer.status == 503 else { return (answer, time) }
          let asked = RetryAfter.seconds(answer.header["Retry-After"], now: context.now())
          if let asked, asked > context.settings.longestWait { throw .wait(Int(asked)) }
          if isLast { return (answer, time) }
          await context.turns.postpone(host, by: .milliseconds(Int(max(asked ?? 0, backOff) * 1000)))
        case .failure(let fault):
          guard fault.isPassing, !isLast else { throw fault }
          await context.turns.postpone(host, by: .milliseconds(Int(backOff * 1000)))
        }
        backOff = min(backOff * 2, context.settings.longestWait)
        attempt += 1
      }
    }

    private static func result(_ request: WireRequest, _ context: FetchContext) async -> Result<WireAnswer, FetchFault>
    {
      do throws(FetchFault) { return .success(try await context.connections.answer(request)) } catch {
        return .failure(error)
      }
    }

    /// Writes the request and its answer to the archive. Returns the byte where the answer's record begins.
    private static func keep(
      _ request: WireRequest, _ answer: WireAnswer, _ time: Int, _ context: FetchContext
    ) throws(FetchFault) -> Int? {
      guard let archive = context.archive else { return nil }
      var exchange = WARCExchange(
        url: request.address.text, time: time, ipAddress: answer.address.text, target: request.address.target,
        requestHeader: request.fields, status: answer.status,
        reason: answer.reason, responseHeader: answer.fields, body: answer.body)
      if answer.status == 200, request.wantsText, let cut = context.cut {
        exchange.apply(cut, limits: context.settings.unpacking)
      }
      do { return try archive.append(exchange) } catch { throw .archive(error.message) }
    }
  }

  extension WebAddress {
    /// What the `Host` field holds.
    var hostField: String { String(origin.dropFirst(scheme.rawValue.count + 3)) }
  }

  /// `Retry-After` (RFC 9110, 10.2.3).
  enum RetryAfter {
    /// Seconds from now; nil where the field says none.
    static func seconds(_ field: String?, now: Int) -> Double? {
      guard let field else { return nil }
      if let seconds = Int(field) { return Double(max(seconds, 0)) }
      guard let instant = FeedDate.instant(field), let minutes = instant.minutes else { return nil }
      // Minutes at UTC+7 since day 0 of the Julian count; 1970-01-01 is day 2440588.
      let then = (minutes - 420 - 2_440_588 * 1440) * 60
      return Double(max(then - now, 0))
    }
  }
#endif
