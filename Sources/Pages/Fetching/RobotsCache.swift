#if Fetching
  /// The robots.txt of each place that was asked, for one run.
  actor RobotsCache {
    struct Answer: Sendable {
      var rules: RobotsRules
      /// Why it is not known what the server allows: nothing is fetched then.
      var fault: FetchFault?

      init(_ rules: RobotsRules, fault: FetchFault? = nil) {
        self.rules = rules
        self.fault = fault
      }
    }
    private var known: [String: Task<Answer, Never>] = [:]

    /// - Parameter get: asks for one address; its redirects are followed here.
    func answer(
      for address: WebAddress, get: @escaping @Sendable (WebAddress) async throws(FetchFault) -> WireAnswer?
    ) async -> Answer {
      if let task = known[address.origin] { return await task.value }
      let task = Task { await RobotsCache.fetch(address, get: get) }
      known[address.origin] = task
      return await task.value
    }

    /// RFC 9309, 2.3.1: a file is read, one that is not there (4xx, or five redirects that lead to none) allows everything,
    /// a server that fails (5xx, no connection, too busy) allows nothing. A redirect that may not be followed counts as not there.
    private static func fetch(
      _ address: WebAddress, get: @Sendable (WebAddress) async throws(FetchFault) -> WireAnswer?
    ) async -> Answer {
      guard var place = address.with(target: "/robots.txt") else {
        return Answer(.refuseAll, fault: .robotsUnavailable)
      }
      for _ in 0...5 {
        do throws(FetchFault) {
          guard let answer = try await get(place) else { return Answer(.allowAll) }
          switch answer.status {
          case 200..<300:
            let body = HTTPAnswer(
              status: answer.status, header: answer.header, body: answer.body,
              limits: UnpackingLimits(bytes: 4 * RobotsRules.limit)
            ).body
            return Answer(RobotsRules(body, agent: FetchSettings.agent))
          case 300..<400:
            guard let next = answer.header["Location"].flatMap({ place.resolving($0) }) else {
              return Answer(.allowAll)
            }
            place = next
          case 429, 500...: return Answer(.refuseAll, fault: .robotsUnavailable)
          default: return Answer(.allowAll)
          }
        } catch {
          // A host that may not be asked or is not there is the better reason.
          switch error {
          case .privateAddress, .noAddress, .connection, .certificate, .stopped, .archive:
            return Answer(.refuseAll, fault: error)
          default: return Answer(.refuseAll, fault: .robotsUnavailable)
          }
        }
      }
      return Answer(.allowAll)
    }
  }
#endif
