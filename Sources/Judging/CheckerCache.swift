internal import Glibc
internal import Matching
public import Rulebooks

/// Compiled rulebooks on disk, so that a short run need not read them again. What is not whole, not this user's, not of this
/// program or not of these rulebooks is not believed; the rulebooks are then read anew.
public struct CheckerCache: Sendable {
  /// Files kept beside each other; the oldest go first.
  private static let fileLimit = 32

  private let folder: String
  private let versions: String

  /// - Parameters:
  ///   - folder: made where it does not exist.
  ///   - versions: of everything that an archive depends on, in one line.
  public init(folder: String, versions: String) {
    self.folder = folder
    self.versions = versions
  }

  /// Where an archive stands. - Parameter name: letters and digits.
  public func path(_ name: String) -> String { "\(folder)/\(name).rules" }

  /// Nil where there is no archive that can be believed.
  /// - Parameter digest: of the rulebooks and these tables as they are now; nil where one cannot be read.
  public func checker(
    _ name: String, policy: Policy, digest: (_ tables: [String]) -> String?
  ) -> Checker? {
    guard let archive = RulebookArchive(path: path(name)), let now = digest(archive.tables),
      archive.stamp == stamp(now), let rulebook = archive.rulebook()
    else { return nil }
    return Checker(compiled: rulebook, policy: policy, options: CheckerOptions())
  }

  /// Keeps what a checker was made of. A failure leaves things as they were: the next run reads the rulebooks again.
  /// - Returns: the bytes written; nil where nothing was.
  @discardableResult
  public func keep(_ checker: Checker, _ name: String, digest: String, tables: [String]) -> Int? {
    guard let bytes = RulebookArchive.bytes(of: checker.compiled, stamp: stamp(digest), tables: tables),
      makeFolder()
    else { return nil }
    // Written aside and moved, so that nobody reads half a file.
    var aside = Array("\(folder)/.\(name).XXXXXX".utf8CString)
    let file = mkstemp(&aside)
    guard file >= 0 else { return nil }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress! + written, bytes.count - written) }
      if count <= 0 { break }
      written += count
    }
    close(file)
    guard written == bytes.count, rename(aside, path(name)) == 0 else {
      unlink(aside)
      return nil
    }
    removeOldest()
    return written
  }

  private func stamp(_ digest: String) -> String { versions + " " + digest }

  /// For this user alone.
  private func makeFolder() -> Bool {
    for end in folder.indices.dropFirst() where folder[end] == "/" { mkdir(String(folder[..<end]), 0o700) }
    return mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  private func removeOldest() {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var files: [(path: String, time: Int)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasSuffix(".rules") else { continue }
      var status = stat()
      if stat("\(folder)/\(name)", &status) == 0 { files.append(("\(folder)/\(name)", status.st_mtim.tv_sec)) }
    }
    for file in files.sorted(by: { $0.time > $1.time }).dropFirst(CheckerCache.fileLimit) { unlink(file.path) }
  }
}
