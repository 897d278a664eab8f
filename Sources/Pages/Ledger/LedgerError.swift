public import Documents

/// Why a ledger cannot be used: one sentence, and what to do.
public struct LedgerError: Error, Sendable, Hashable {
  public enum Code: String, Sendable {
    case cannotOpen = "cannot-open"
    case notALedger = "not-a-ledger"
    case newerVersion = "newer-version"
    case inUse = "in-use"
    case diskFull = "disk-full"
    case damaged
    case unknownScan = "unknown-scan"
    case unknownSource = "unknown-source"
    case nothingToResume = "nothing-to-resume"
  }
  public var code: Code
  public var path: String
  public var message: Bilingual

  public init(_ code: Code, path: String, vi: String, en: String) {
    self.code = code
    self.path = path
    message = Bilingual(vi: vi, en: en)
  }

  /// A full disk or a damaged file interrupt work that had begun; the rest are faults of the call.
  public var exitStatus: Int32 {
    switch code {
    case .diskFull, .damaged: 3
    default: 2
    }
  }

  public func sentence(_ language: Language) -> String { "\(path): \(message[language])" }
}
