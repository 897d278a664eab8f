import Glibc

/// That one program at a time writes a ledger. A file of its own beside the ledger, for closing any descriptor of a database
/// ends SQLite's own locks on it; it is gone when the writer is, and a writer that was killed leaves it unlocked.
struct LedgerLock: Sendable {
  private let path: String
  private let file: Int32

  /// - Throws: another program holds it, or the folder cannot be written.
  init(_ ledger: String) throws(LedgerError) {
    path = ledger + "-lock"
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else {
        let reason = String(cString: strerror(errno))
        throw LedgerError(
          .cannotOpen, path: ledger, vi: "không mở được sổ (\(reason)); kiểm tra thư mục và quyền.",
          en: "the ledger cannot be opened (\(reason)); check the folder and its permission.")
      }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        throw .inUse(ledger)
      }
      // The last writer may have taken the name away between the two calls: then this lock is nobody's.
      var held = stat()
      var named = stat()
      if fstat(file, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev {
        self.file = file
        return
      }
      close(file)
    }
  }

  func release() {
    unlink(path)
    close(file)
  }
}
