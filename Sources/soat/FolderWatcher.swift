import Glibc

/// Waits for files of folders to be saved, through inotify: nothing is asked while nothing happens.
final class FolderWatcher {
  private let descriptor: Int32

  /// How long a burst of events, such as an editor's save, is let finish, in milliseconds.
  private static let quiet: Int32 = 20

  /// - Throws: `Failure` with status 2 where the system has no watch left.
  init() throws {
    descriptor = inotify_init1(O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw FolderWatcher.failure("inotify") }
  }

  deinit { close(descriptor) }

  /// A folder and what stands below it, hidden folders left out.
  func add(below folder: String) throws {
    try add(folder)
    for name in Console.names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if Console.isFolder(path) { try add(below: path) }
    }
  }

  func add(_ folder: String) throws {
    // Asked again for a folder that is watched, the system changes nothing. Editors write the file, or write another and
    // move it in its place.
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE
    if inotify_add_watch(descriptor, folder, UInt32(events)) < 0 { throw FolderWatcher.failure(folder) }
  }

  /// Blocks until a file whose name is wanted was saved, moved or deleted, or a folder came.
  /// - Returns: names without their folders, each once, in the order they were seen.
  func wait(for isWanted: (String) -> Bool) -> [String] {
    var seen: [String] = []
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, seen.isEmpty ? -1 : FolderWatcher.quiet)
      if ready == 0 { return seen }
      guard ready > 0 else { continue }
      for (name, mask) in events() where !seen.contains(name) {
        let isFolder = mask & UInt32(IN_ISDIR) != 0
        let isBegun = mask & UInt32(IN_CREATE) != 0
        // A file that is only begun is told again when it is closed; a new folder must be watched as well.
        if isFolder ? mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 : !isBegun && isWanted(name) { seen.append(name) }
      }
    }
  }

  private func events() -> [(name: String, mask: UInt32)] {
    let room = 1 << 16
    return withUnsafeTemporaryAllocation(byteCount: room, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
      let count = Glibc.read(descriptor, buffer.baseAddress, room)
      var found: [(String, UInt32)] = []
      var at = 0
      let head = MemoryLayout<inotify_event>.size
      while at + head <= count {
        let event = buffer.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
        let name = buffer[at + head..<at + head + Int(event.len)].prefix { $0 != 0 }
        found.append((String(decoding: name, as: UTF8.self), event.mask))
        at += head + Int(event.len)
      }
      return found
    }
  }

  private static func failure(_ what: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(
      status: 2, vi: "Không theo dõi được \(what): \(reason).", en: "Cannot watch \(what): \(reason).")
  }
}

extension Console {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names of a folder's entries; empty where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// Whether a file's text has this in it; false where it cannot be read.
  static func holds(_ text: String, _ path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(line) }
    while getline(&line, &room, file) > 0 {
      if let line, strstr(line, text) != nil { return true }
    }
    return false
  }
}
