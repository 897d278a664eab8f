import ArgumentParser
import Documents
import Foundation
import Pages

/// Where the ledger is; the same for `scan`, `report`, `history` and `forget`.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Sổ ghi các lượt quét (SQLite). / The ledger of scans (SQLite).", valueName: "file"))
  var ledger = "soat.db"

  func open(isReadOnly: Bool, _ language: Language) throws -> Ledger {
    do {
      return try Ledger(path: ledger, isReadOnly: isReadOnly)
    } catch {
      throw Failure(error, language)
    }
  }
}

extension Failure {
  init(_ error: LedgerError, _ language: Language) {
    self.init(status: error.exitStatus, sentence: "soat: " + error.sentence(language))
  }
}

/// The time that scans begin and end at, to the minute.
enum Clock {
  static var now: Instant {
    let minutes = (time(nil) + 7 * 3600) / 60
    return Instant(day: Day(julianDayNumber: Int(minutes / 1440) + 2_440_588), minute: Int(minutes % 1440))
  }
}

extension Ledger.Removal {
  /// Deletes the saved pages; those that could not be deleted come back.
  func deleteArchives(_ ledger: Ledger) throws -> [String] {
    for archive in archives { try? FileManager.default.removeItem(atPath: archive) }
    let left = archives.filter { FileManager.default.fileExists(atPath: $0) }
    try ledger.drop(archives: archives.filter { !left.contains($0) })
    return left
  }
}
