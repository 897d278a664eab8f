import ArgumentParser
import Dispatch
import Documents
import Foundation
import Intake
import Pages
import Synchronization

/// What `soat scan` fetches before it reads; without `--fetch` nothing is asked of any network.
struct FetchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tải các địa chỉ trong tệp này rồi soát: mỗi dòng một địa chỉ, hoặc sitemap. / Fetch the addresses of this file, then scan: one a line, or a sitemap.",
      valueName: "file"))
  var fetch: String?

  @Option(
    help: ArgumentHelp("Nơi lưu trang đã tải (WARC). / Where fetched pages are kept (WARC).", valueName: "folder"))
  var pages = "soat-pages"

  @Flag(
    name: .customLong("allow-private"),
    help: "Cho tải cả máy trong mạng nội bộ. / Fetch from private networks too.")
  var allowPrivate = false

  /// Fetches where that was asked for; the archives that hold what came.
  func archives(
    _ ledger: Ledger, _ sources: SourcesFile, _ scan: ScanRecord, _ today: Day, _ language: Language, quiet: Bool
  ) throws -> [String] {
    guard let fetch else { return [] }
    #if Fetching
      let run = try FetchRun(
        ledger: ledger, sources: sources, scan: scan, folder: pages, today: today, version: Version.current,
        allowsPrivate: allowPrivate)
      let outcome = try FetchOptions.wait {
        try await run.run(fetch) {
          Interruption.isWished
        } progress: { state, count in
          let done = state.fetched + state.unchanged + state.failed
          // A line for each tenth: fetching is slow, and one address says little.
          guard !quiet, done == count || count < 10 || done % max(1, count / 10) == 0 else { return }
          Console.error(
            language == .vi
              ? "soat: đã tải \(done)/\(count) địa chỉ (\(state.unchanged) không đổi, \(state.failed) không tải được)"
              : "soat: fetched \(done)/\(count) addresses (\(state.unchanged) unchanged, \(state.failed) failed)")
        }
      }
      return outcome.archives
    #else
      throw Failure(
        status: 2, vi: "Bản này dựng không có phần tải trang; dựng lại với trait Fetching.",
        en: "This build cannot fetch; build it again with the trait Fetching.")
    #endif
  }

  /// Runs asynchronous work to its end on this thread's time.
  private static func wait<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Result<T, any Error>?>(nil)
    Task {
      do {
        let value = try await body()
        result.withLock { $0 = .success(value) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    return try result.withLock { try $0!.get() }
  }
}
