import Documents
import Foundation
import Intake

/// Files that a scan reads, in the order of their paths, whatever the file system says.
struct ScanInputs: Sendable {
  struct File: Sendable {
    /// As the program opens it; `-` for standard input.
    var path: String
    /// As the ledger and reports name it: from the folder of `sources.yaml` where it lies inside, else the full path.
    var name: String
    /// Bytes; nil where it cannot be told.
    var size: Int?
  }

  private(set) var files: [File] = []
  /// Folders that were read as a whole, as the ledger names them: what is no longer there is gone.
  private(set) var folders: [String] = []
  /// Folders and files that could not be looked into, with the reason.
  private(set) var unreadable: [(name: String, error: IntakeError)] = []
  var byteCount: Int { files.reduce(0) { $0 + ($1.size ?? 0) } }

  private let base: String
  private let left: Set<String>

  /// - Parameters:
  ///   - paths: files, folders and `-`.
  ///   - sources: the path of `sources.yaml`.
  ///   - leavingOut: the program's own files, which may lie among the pages.
  init(_ paths: [String], sources: String, leavingOut: [String] = []) {
    base = ScanInputs.resolved((sources as NSString).deletingLastPathComponent)
    left = Set((leavingOut + [sources]).map(ScanInputs.resolved))
    for path in paths { add(path) }
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.name).inserted }
  }

  private mutating func add(_ path: String) {
    if path == "-" { return files.append(File(path: "-", name: "-", size: nil)) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      unreadable.append((name(of: path), .missing(path)))
      return
    }
    guard isFolder.boolValue else { return append(path) }
    folders.append(name(of: path))
    addFolder(path)
  }

  /// Without recursion: a folder may be nested at will. Names that begin with a dot are left out, as `ls` does; links to
  /// folders are not followed.
  private mutating func addFolder(_ root: String) {
    var open = [root]
    while let folder = open.popLast() {
      let entries: [String]
      do {
        entries = try FileManager.default.contentsOfDirectory(atPath: folder).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
      } catch {
        unreadable.append((name(of: folder), .unreadableFolder(folder)))
        continue
      }
      var inner: [String] = []
      for entry in entries where !entry.hasPrefix(".") {
        let path = folder == "." ? entry : folder.hasSuffix("/") ? folder + entry : "\(folder)/\(entry)"
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: inner.append(path)
        case S_IFREG, S_IFLNK: append(path)
        default: continue
        }
      }
      open += inner.reversed()
    }
  }

  private mutating func append(_ path: String) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR { return }
    if left.contains(ScanInputs.resolved(path))
      || left.contains(where: { ScanInputs.resolved(path).hasPrefix($0 + "-") })
    {
      return
    }
    let isFile = isThere && status.st_mode & S_IFMT == S_IFREG
    files.append(File(path: path, name: name(of: path), size: isFile ? Int(status.st_size) : nil))
  }

  private func name(of path: String) -> String {
    let full = ScanInputs.resolved(path)
    if full == base { return "." }
    let below = base.hasSuffix("/") ? base : base + "/"
    return full.hasPrefix(below) ? String(full.dropFirst(below.count)) : full
  }

  private static func resolved(_ path: String) -> String {
    guard let full = realpath(path.isEmpty ? "." : path, nil) else { return path }
    defer { free(full) }
    return String(cString: full)
  }
}

extension IntakeError {
  static func missing(_ path: String) -> IntakeError {
    IntakeError(
      code: .missingFile, path: path,
      message: .init(
        vi: "Không có tệp hay thư mục này; kiểm tra đường dẫn.", en: "There is no such file or folder; check the path.")
    )
  }

  static func unreadableFolder(_ path: String) -> IntakeError {
    IntakeError(
      code: .permissionDenied, path: path,
      message: .init(
        vi: "Không mở được thư mục này; kiểm tra quyền đọc.", en: "This folder cannot be opened; check its permission.")
    )
  }
}
