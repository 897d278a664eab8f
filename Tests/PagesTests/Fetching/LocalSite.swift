#if Fetching
  import Foundation
  import Synchronization

  @testable import Pages

  /// The server of `Fixtures/fetching/server.py`, for one test. It ends with its standard input.
  final class LocalSite {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init(_ arguments: String...) throws {
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", ArchiveFolder.fixture("fetching/server.py")] + arguments
      process.standardInput = input
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      port = Int(line.filter(\.isNumber)) ?? 0
    }

    deinit {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }

    func address(_ path: String) -> WebAddress { WebAddress("http://127.0.0.1:\(port)\(path)")! }

    /// Quick, and within this machine.
    static var settings: FetchSettings {
      var settings = FetchSettings(version: "0.1.0", contact: "mailto:ban@bao.example")
      settings.delay = 0
      settings.backOff = 0.05
      // Long: where all tests run at once, this one may wait for minutes.
      settings.timeout = 600
      settings.connectTimeout = 600
      settings.idleTimeout = 600
      settings.allowsPrivate = true
      settings.bodyLimit = 1 << 20
      settings.unpacking = UnpackingLimits(bytes: 8 << 20)
      return settings
    }

    /// The source `cho` has this machine's address; its name is another source's.
    var permission: FetchPermission {
      let port = port
      return { address in
        switch address.host {
        case "127.0.0.1": FetchGrant(source: "cho", ports: [port])
        case "localhost": FetchGrant(source: "khac", ports: [port])
        default: nil
        }
      }
    }
  }

  /// Validators in memory.
  final class MemoryStore: ValidatorStore {
    private let kept = Mutex<[String: Validators]>([:])
    var count: Int { kept.withLock { $0.count } }
    func validators(for url: String) async -> Validators? { kept.withLock { $0[url] } }
    func keep(_ validators: Validators, for url: String) async { kept.withLock { $0[url] = validators } }
  }

  /// Names for tests that must not ask the network.
  struct FixedResolver: HostResolver {
    var names: [String: [String]]
    func addresses(of host: String) async -> [NetworkAddress] { (names[host] ?? []).compactMap { NetworkAddress($0) } }
  }

  extension PageFetcher {
    /// Path, and what became of it.
    func told(_ addresses: [WebAddress]) async throws -> [String: String] {
      var told: [String: String] = [:]
      try await run(addresses) { outcome in
        let path = WebAddress(outcome.url)!.target
        switch outcome {
        case .page(let page):
          told[path] = "page " + WebAddress(page.finalURL)!.target + (page.isResumed ? " resumed" : "")
        case .unchanged: told[path] = "unchanged"
        case .failed(let failure): told[path] = failure.code + (failure.status.map { " \($0)" } ?? "")
        }
      }
      return told
    }
  }
#endif
