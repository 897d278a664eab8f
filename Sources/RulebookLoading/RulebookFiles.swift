internal import Crypto
internal import Foundation

/// The files that a run takes its rules from, told apart by what stands in them.
public struct RulebookFiles: Sendable {
  private let paths: [String]

  /// - Parameter paths: files, or folders that are searched through, as for `RulebookLoader.load`.
  public init(paths: [String]) { self.paths = paths }

  /// One name for these paths, 32 hexadecimal digits, whatever the files hold.
  public var name: String {
    let whole = paths.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    return String(RulebookLoader.digest([Array(whole.joined(separator: "\n").utf8)]).prefix(32))
  }

  /// SHA-256 over the names and the bytes of all rulebooks and of these tables, 64 hexadecimal digits. Nil where a file cannot
  /// be read.
  /// - Parameter before: nil is the answer, too, where a file was changed after this moment, in seconds since 1970: what was
  ///   read from it may not be what it holds now.
  public func digest(tables: [String], unchangedSince before: Double? = nil) -> String? {
    var hash = SHA256()
    for file in rulebooks + tables {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else { return nil }
      if let before {
        let changed = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        guard let changed, changed.timeIntervalSince1970 < before else { return nil }
      }
      hash.update(data: Data("\(file.utf8.count) \(file) \(data.count)\n".utf8))
      hash.update(data: data)
    }
    return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private var rulebooks: [String] {
    paths.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [path]
      }
      return RulebookLoader.rulebooks(in: path)
    }
  }
}
