internal import GRDB
internal import Glibc
internal import Synchronization

/// What the desk's scans saw, in one SQLite file: scans, sources, items by the digest of their content, findings by
/// fingerprint. No person's profile, no reader's comment, no text of a post in which nothing was found.
///
/// One writer at a time: a scan holds the ledger until it ends, and reports read what is committed meanwhile. A class, for
/// it owns the file's lock.
public final class Ledger: Sendable {
  public let path: String
  let database: any DatabaseWriter
  /// Of the one writer; nil for readers.
  private let lock: LedgerLock?
  private let isOpen = Mutex(true)

  /// Opens a ledger, and makes it where there is none.
  /// - Parameter isReadOnly: for reports; the file must be there.
  public init(path: String, isReadOnly: Bool = false) throws(LedgerError) {
    self.path = path
    lock = isReadOnly ? nil : try LedgerLock(path)
    if isReadOnly, access(path, F_OK) != 0 {
      throw LedgerError(
        .cannotOpen, path: path, vi: "không có sổ này; chạy soat scan trước, hoặc chỉ đúng tệp bằng --ledger.",
        en: "there is no such ledger; run soat scan first, or name it with --ledger.")
    }
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 8
    configuration.label = "soat"
    configuration.prepareDatabase { db in
      if !isReadOnly {
        // With WAL, `NORMAL` loses no committed scan to a killed program; only a power cut may take the last commits.
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        // What is forgotten is overwritten, not only unlinked.
        try db.execute(sql: "PRAGMA secure_delete = ON")
      }
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
    do {
      if access(path, F_OK) == 0 { try Ledger.checkVersion(path) }
      // Readers beside the writer are for the workers of a scan, which ask what is known of an item.
      database =
        isReadOnly
        ? try DatabaseQueue(path: path, configuration: configuration)
        : try DatabasePool(path: path, configuration: configuration)
      if !isReadOnly {
        try LedgerSchema.migrator.migrate(database)
      } else if try database.read({ db in try Int.fetchOne(db, sql: "PRAGMA user_version") }) == 0 {
        throw LedgerError.notALedger(path)
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  deinit { try? close() }

  /// Puts all changes into the one file and lets the next writer in. Nothing can be read or written after.
  public func close() throws(LedgerError) {
    guard
      isOpen.withLock({ isOpen in
        defer { isOpen = false }
        return isOpen
      })
    else { return }
    defer { lock?.release() }
    do {
      try database.close()
      // The pool's last connection may be one that only reads, and leaves the journal: a writer that closes takes it along.
      if lock != nil { try DatabaseQueue(path: path).close() }
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Looks before anything is changed.
  private static func checkVersion(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let version = try queue.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
    try queue.close()
    guard version <= LedgerSchema.version else {
      throw LedgerError(
        .newerVersion, path: path,
        vi:
          "sổ này do bản soat mới hơn ghi (phiên bản \(version), bản này đọc đến \(LedgerSchema.version)); hãy cập nhật soat.",
        en:
          "a newer soat wrote this ledger (version \(version), this one reads up to \(LedgerSchema.version)); update soat."
      )
    }
  }

  /// Runs reads, with the errors of a ledger.
  func read<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try database.read(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Runs writes as one transaction: all of them or none.
  func write<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try database.write(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }
}

extension LedgerError {
  static func inUse(_ path: String) -> LedgerError {
    LedgerError(
      .inUse, path: path, vi: "một lượt quét khác đang dùng sổ này; đợi lượt đó xong, hoặc dùng --ledger khác.",
      en: "another scan is using this ledger; wait for it, or use another --ledger.")
  }

  static func notALedger(_ path: String) -> LedgerError {
    LedgerError(
      .notALedger, path: path, vi: "tệp này không phải sổ của soat; chỉ đúng tệp bằng --ledger.",
      en: "this file is no ledger of soat; name the right one with --ledger.")
  }

  /// - Parameter error: what the database said.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self =
        (error as? LedgerError)
        ?? LedgerError(
          .cannotOpen, path: path, vi: "không dùng được sổ: \(error).", en: "the ledger cannot be used: \(error).")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notALedger(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(path)
    case .SQLITE_FULL, .SQLITE_IOERR:
      self = LedgerError(
        .diskFull, path: path,
        vi: "ổ đĩa đầy hoặc không ghi được; phần đã ghi còn nguyên, dọn chỗ rồi chạy lại với --resume.",
        en: "the disk is full or cannot be written; what was written stands: make room and run again with --resume.")
    case .SQLITE_CORRUPT:
      self = LedgerError(
        .damaged, path: path, vi: "sổ bị hỏng; khôi phục từ bản sao lưu, hoặc dùng --ledger khác để quét lại từ đầu.",
        en: "the ledger is damaged; restore a backup, or scan anew with another --ledger.")
    default:
      self = LedgerError(
        .cannotOpen, path: path,
        vi: "không mở hoặc không ghi được sổ (\(error.message ?? "\(error.resultCode)")); kiểm tra đường dẫn và quyền.",
        en:
          "the ledger cannot be opened or written (\(error.message ?? "\(error.resultCode)")); check path and permission."
      )
    }
  }
}
