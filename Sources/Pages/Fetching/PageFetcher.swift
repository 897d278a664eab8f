#if Fetching
  internal import Documents
  internal import Foundation
  internal import Intake

  /// Fetches a list of addresses, politely, and keeps what came in a web archive.
  ///
  /// Nothing is asked for without a grant. See docs/fetching.md for what is honoured and what is refused.
  public struct PageFetcher: Sendable {
    private var context: FetchContext

    /// - Parameters:
    ///   - permission: asked for every request, redirects among them.
    ///   - store: validators of the last run, for conditional requests; nil asks for every page.
    ///   - archive: where requests and answers are kept; what it held already is not fetched again.
    ///   - cut: takes out of a page what may not be kept, before it goes to the archive.
    public init(
      settings: FetchSettings, permission: @escaping FetchPermission, store: (any ValidatorStore)? = nil,
      archive: WARCWriter? = nil, cut: ArchiveCut? = nil, resolver: any HostResolver = SystemResolver()
    ) {
      context = FetchContext(
        settings: settings, permission: permission, store: store, archive: archive, cut: cut,
        connections: Connections(settings: settings, resolver: resolver),
        now: { Int(Date().timeIntervalSince1970) })
    }

    /// Fetches each address and hands its outcome over, one at a time, hosts in turn. Memory: one body for each host that is
    /// asked at the time.
    /// - Throws: what `each` throws; the rest is then not fetched. A cancelled task ends early with `CancellationError`.
    public func run(
      _ addresses: [WebAddress], isolation: isolated (any Actor)? = #isolation,
      _ each: (FetchOutcome) async throws -> Void
    ) async throws {
      var queues = HostQueues(addresses)
      let context = context
      do {
        try await withThrowingTaskGroup(of: (WebAddress, FetchOutcome).self) { group in
          func start() {
            while let address = queues.take(atMost: context.settings.hosts) {
              group.addTask { (address, await PageFetch(context: context, address: address).outcome()) }
            }
          }
          start()
          while let (address, outcome) = try await group.next() {
            try Task.checkCancellation()
            queues.finish(address)
            start()
            try await each(outcome)
            if case .page(let page) = outcome, page.validators != Validators() {
              await context.store?.keep(page.validators, for: page.finalURL)
            }
          }
        }
      } catch {
        await context.connections.close()
        throw error
      }
      await context.connections.close()
    }

    /// The addresses of a list; where it is a list of sitemaps, those of the sitemaps, fetched like pages.
    /// - Parameter limit: sitemaps that are fetched.
    public func expanded(
      _ list: AddressList, limit: Int = 200
    ) async throws -> (addresses: [WebAddress], failures: [FetchFailure]) {
      guard list.isSitemapIndex else { return (list.addresses, []) }
      // A sitemap that did not change still has the addresses that are wanted.
      var fetcher = self
      fetcher.context.store = nil
      var waiting = list.addresses
      var asked: Set<WebAddress> = []
      var found: [WebAddress] = []
      var seen: Set<WebAddress> = []
      var failures: [FetchFailure] = []
      while !waiting.isEmpty, asked.count < limit {
        let batch = Array(waiting.filter { asked.insert($0).inserted }.prefix(limit))
        waiting = []
        try await fetcher.run(batch) { outcome in
          switch outcome {
          case .failed(let failure): failures.append(failure)
          case .unchanged: break
          case .page(let page):
            do throws(IntakeError) {
              let inner = try AddressList(page.bytes, path: page.finalURL)
              if inner.isSitemapIndex {
                waiting += inner.addresses
              } else {
                found += inner.addresses.filter { seen.insert($0).inserted }
              }
            } catch {
              failures.append(
                FetchFailure(url: page.url, source: page.source, code: "broken-sitemap", message: error.message))
            }
          }
        }
      }
      return (found, failures)
    }
  }

  /// Addresses by host: one of each host at a time, hosts in turn.
  struct HostQueues {
    private var queues: [String: ArraySlice<WebAddress>]
    private var ready: [String] = []
    private var busy: Set<String> = []

    init(_ addresses: [WebAddress]) {
      var lists: [String: [WebAddress]] = [:]
      for address in addresses {
        if lists[address.host] == nil { ready.append(address.host) }
        lists[address.host, default: []].append(address)
      }
      queues = lists.mapValues { $0[...] }
    }

    /// The next address of a host that is not being asked; nil where enough are.
    mutating func take(atMost count: Int) -> WebAddress? {
      guard busy.count < max(count, 1), !ready.isEmpty else { return nil }
      let host = ready.removeFirst()
      busy.insert(host)
      return queues[host]?.popFirst()
    }

    mutating func finish(_ address: WebAddress) {
      busy.remove(address.host)
      if queues[address.host]?.isEmpty == false { ready.append(address.host) }
    }
  }
#endif
