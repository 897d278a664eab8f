import Glibc

/// Ctrl-C and a polite end, as a wish: the scan finishes what it holds and writes its report. The second time they end the
/// program at once; the ledger survives that too.
enum Interruption {
  /// Written by the handler alone, one machine word: what a signal handler may touch.
  private nonisolated(unsafe) static var count: sig_atomic_t = 0

  static var isWished: Bool { count > 0 }

  static func listen() {
    signal(SIGINT) { _ in Interruption.received() }
    signal(SIGTERM) { _ in Interruption.received() }
  }

  private static func received() {
    count += 1
    if count > 1 { _exit(130) }
    let line: StaticString =
      "\nsoat: đang dừng; bấm Ctrl-C lần nữa để thoát ngay. / stopping; Ctrl-C again quits at once.\n"
    _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
  }
}
