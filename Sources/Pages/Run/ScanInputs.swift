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

  /// True for a folder right below which a page lies, by its name. False tells nothing.
  static func plainlyHasFile(_ folder: String) -> Bool {
    let names = FolderNames(folder)?.entries ?? []
    return names.contains { name in
      var status = stat()
      return !name.hasPrefix(".")
        && [".html", ".htm", ".json", ".ndjson", ".txt", ".md"].contains { name.hasSuffix($0) }
        && lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
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
      guard let names = FolderNames(folder) else {
        unreadable.append((name(of: folder), .unreadableFolder(folder)))
        continue
      }
      let full = ScanInputs.resolved(folder)
      let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
      for escaped in names.unnameable {
        unreadable.append((name(of: folder) + "/" + escaped, .unnameable(prefix + escaped)))
      }
      var inner: [String] = []
      for entry in names.entries where !entry.hasPrefix(".") {
        let path = prefix + entry
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: inner.append(path)
        // No link: it stands in its folder, and need not be looked up again.
        case S_IFREG: append(path, full: full == "/" ? "/" + entry : "\(full)/\(entry)", size: Int(status.st_size))
        case S_IFLNK where stat(path, &status) != 0 || [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT):
          append(path)
        // A pipe or a device may never end, and a folder is read without anyone looking.
        default: unreadable.append((prefix.isEmpty ? entry : name(of: folder) + "/" + entry, .notAFile(path)))
        }
      }
      open += inner.reversed()
    }
  }

  private mutating func append(_ path: String) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR { return }
    let isFile = isThere && status.st_mode & S_IFMT == S_IFREG
    append(path, full: ScanInputs.resolved(path), size: isFile ? Int(status.st_size) : nil)
  }

  /// - Parameter full: the path without links.
  private mutating func append(_ path: String, full: String, size: Int?) {
    if left.contains(where: { full == $0 || full.hasPrefix($0 + "-") }) { return }
    files.append(File(path: path, name: name(ofFull: full), size: size))
  }

  private func name(of path: String) -> String { name(ofFull: ScanInputs.resolved(path)) }

  private func name(ofFull full: String) -> String {
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

/// The names in a folder, in the order of their bytes.
struct FolderNames {
  private(set) var entries: [String] = []
  /// Names that are no UTF-8, with `\\xFF` for each byte beyond ASCII: what bears them cannot be named in a report.
  private(set) var unnameable: [String] = []

  /// nil where the folder cannot be opened.
  init?(_ path: String) {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { name in
          Array(
            UnsafeBufferPointer(start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))))
        }
      }
      if let name = String(validating: bytes, as: UTF8.self) {
        if name != ".", name != ".." { entries.append(name) }
      } else if bytes.first != UInt8(ascii: ".") {
        unnameable.append(FolderNames.escaped(bytes))
      }
    }
    entries.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    unnameable.sort()
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension IntakeError {
  static func unnameable(_ path: String) -> IntakeError {
    IntakeError(
      code: .unreadableFile, path: path,
      message: .init(
        vi: "Tên tệp hoặc thư mục này không phải UTF-8 nên không ghi vào báo cáo được; đổi tên rồi quét lại.",
        en: "The name of this file or folder is no UTF-8, so no report can name it; rename it and scan again."))
  }

  static func notAFile(_ path: String) -> IntakeError {
    IntakeError(
      code: .unreadableFile, path: path,
      message: .init(
        vi: "Đây là ống dẫn hoặc thiết bị, không phải tệp, nên không đọc; bỏ nó ra khỏi thư mục.",
        en: "This is a pipe or a device, no file, and is not read; take it out of the folder."))
  }

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
