/// Where the scan writes before what it wrote is handed on: raw pointers, for the loop that fills them runs once a token. Used
/// again and again, and small, so that it stays in the cache.
final class ScanRoom {
  let tokens: UnsafeMutablePointer<Token>
  let folded: UnsafeMutablePointer<UInt8>
  static let tokenCount = 2048
  /// Of folded bytes; a token writes no more than `slack` at a time.
  static let foldedCount = 24 * 1024
  static let slack = 16

  init() {
    tokens = .allocate(capacity: ScanRoom.tokenCount)
    folded = .allocate(capacity: ScanRoom.foldedCount + ScanRoom.slack)
  }

  deinit {
    tokens.deallocate()
    folded.deallocate()
  }
}
