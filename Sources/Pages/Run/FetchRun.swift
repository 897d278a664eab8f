#if Fetching
  public import Documents
  internal import Foundation
  public import Intake
  internal import Reporting

  /// Fetches addresses of sources that agreed, source by source, into one web archive for each and scan.
  public struct FetchRun: Sendable {
    /// Sources that are fetched at the same time.
    private static let width = 4

    private let ledger: Ledger
    private let sources: SourcesFile
    private let scan: ScanRecord
    private let folder: String
    private let today: Day
    private let settings: FetchSettings
    private let software: String

    /// - Parameters:
    ///   - folder: where archives are kept, one folder for each source; made where it is not there.
    ///   - version: of the program.
    /// - Throws: `sources.yaml` names no contact: nobody fetches without saying who asks.
    public init(
      ledger: Ledger, sources: SourcesFile, scan: ScanRecord, folder: String, today: Day, version: String,
      allowsPrivate: Bool
    ) throws(IntakeError) {
      guard let contact = sources.contact, !contact.isEmpty else {
        throw IntakeError(
          code: .brokenSources, path: sources.path,
          message: Bilingual(
            vi:
              "thiếu “contact”: trang được tải phải biết ai hỏi; thêm ví dụ contact: mailto:kiemduyet@agency.example.",
            en:
              "“contact” is missing: who is asked must know who asks; add such as contact: mailto:desk@agency.example.")
        )
      }
      self.ledger = ledger
      self.sources = sources
      self.scan = scan
      self.folder = folder
      self.today = today
      software = "soat/\(version)"
      var settings = FetchSettings(version: version, contact: contact)
      settings.allowsPrivate = allowsPrivate
      self.settings = settings
    }

    /// What a fetch did.
    public struct Outcome: Sendable {
      public var fetched = 0
      /// The server said that they did not change.
      public var unchanged = 0
      public var failed = 0
      /// Archives that hold pages of this scan; they are to be scanned.
      public var archives: [String] = []
    }

    /// - Parameters:
    ///   - list: the path of a list of addresses or a sitemap.
    ///   - isStopped: asked between pages.
    ///   - progress: called after each address, with the numbers so far and how many there are.
    /// - Throws: the list cannot be read, an archive or the ledger cannot be written.
    public func run(
      _ list: String, isStopped: @escaping @Sendable () -> Bool,
      progress: @escaping @Sendable (Outcome, Int) -> Void
    ) async throws -> Outcome {
      var addresses = try AddressList(FileInput.read(list), path: list)
      try note(addresses.problems.map { ($0.code, list, nil, $0.message) })
      let choice = SourceChoice(file: sources, only: nil, today: today)
      let permission: FetchPermission = { address in
        guard case .source(let source) = choice.answer(forAddress: address.text) else { return nil }
        return FetchGrant(source: source.id, ports: settings.allowsPrivate ? Set(0...65535) : [80, 443])
      }
      if addresses.isSitemapIndex {
        let found = try await PageFetcher(settings: settings, permission: permission).expanded(addresses)
        try note(found.failures.map { ($0.code, $0.url, $0.source, $0.message) })
        addresses = AddressList(found.addresses)
      }
      var outcome = Outcome()
      outcome.failed = addresses.problems.count
      var bySource: [String: [WebAddress]] = [:]
      for address in addresses.addresses {
        switch choice.answer(forAddress: address.text) {
        case .source(let source): bySource[source.id, default: []].append(address)
        case .refused(let source, let code, let reason):
          outcome.failed += 1
          try note([(code, address.text, source, reason)])
        }
      }
      // What was refused is part of the list, too.
      let count = addresses.addresses.count + addresses.problems.count
      let tally = FetchTally(outcome, count: count, progress)
      let queue = sources.sources.compactMap { source in bySource[source.id].map { (source.id, $0) } }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, (source, addresses)) in queue.enumerated() {
          if index >= FetchRun.width { try await group.next() }
          group.addTask { try await fetch(addresses, of: source, permission, isStopped, tally) }
        }
        try await group.waitForAll()
      }
      return await tally.outcome
    }

    private func fetch(
      _ addresses: [WebAddress], of source: String, _ permission: @escaping FetchPermission,
      _ isStopped: @Sendable () -> Bool, _ tally: FetchTally
    ) async throws {
      let home = "\(folder)/\(source)"
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      let path = "\(home)/scan-\(scan.id).warc.gz"
      try ledger.register(archive: path, source: source, scan: scan.id, on: today)
      let archive = try WARCWriter(path: path, software: software, time: Int(Date().timeIntervalSince1970))
      let page = sources.source(source)?.page ?? PageSettings()
      let fetcher = PageFetcher(
        settings: settings, permission: permission,
        store: LedgerValidators(ledger: ledger, source: source, scan: scan.id), archive: archive,
        cut: { body, type in PageReader(settings: page).withoutComments(body, contentType: type) })
      await tally.add(archive: path)
      do {
        try await fetcher.run(addresses) { outcome in
          switch outcome {
          case .page: await tally.count(\.fetched)
          case .unchanged(let url, let finalURL, let source):
            try ledger.see(address: url, source: source, scan: scan.id)
            if finalURL != url { try ledger.see(address: finalURL, source: source, scan: scan.id) }
            await tally.count(\.unchanged)
          case .failed(let failure):
            try note([(failure.code, failure.url, failure.source ?? source, failure.message)])
            await tally.count(\.failed)
          }
          if isStopped() { throw CancellationError() }
        }
      } catch is CancellationError {
        return
      }
    }

    private func note(_ failures: [(code: String, url: String, source: String?, message: Bilingual)]) throws {
      let encoder = JSONEncoder()
      let notes = try failures.map { failure in
        var item = ReportItem(key: failure.url, outcome: .failed)
        item.source = failure.source
        item.url = failure.url
        item.incomplete = [.init(code: failure.code, message: failure.message)]
        return NoteRecord(
          kind: .failed, source: failure.source, path: failure.url, place: failure.code,
          item: String(decoding: try encoder.encode(item), as: UTF8.self))
      }
      try ledger.record(notes, scan: scan.id)
    }
  }

  /// Counts over all sources.
  private actor FetchTally {
    private(set) var outcome: FetchRun.Outcome
    private let total: Int
    private let progress: @Sendable (FetchRun.Outcome, Int) -> Void

    init(_ outcome: FetchRun.Outcome, count: Int, _ progress: @escaping @Sendable (FetchRun.Outcome, Int) -> Void) {
      self.outcome = outcome
      total = count
      self.progress = progress
    }

    func count(_ what: any WritableKeyPath<FetchRun.Outcome, Int> & Sendable) {
      outcome[keyPath: what] += 1
      progress(outcome, total)
    }

    func add(archive: String) { outcome.archives.append(archive) }
  }

  /// Validators as the ledger keeps them.
  private struct LedgerValidators: ValidatorStore {
    let ledger: Ledger
    let source: String
    let scan: Int

    func validators(for url: String) async -> Validators? { (try? ledger.validators(for: url)) ?? nil }

    func keep(_ validators: Validators, for url: String) async {
      // Lost, the page is fetched whole the next time.
      try? ledger.keep(validators, for: url, source: source, scan: scan)
    }
  }
#endif
