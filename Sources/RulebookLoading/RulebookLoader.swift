internal import Crypto
internal import Documents
internal import Foundation
public import Rulebooks

/// What could be loaded, and what could not.
public struct LoadedRulebooks: Sendable {
  public var rulebooks: [Rulebook]
  public var diagnostics: [Diagnostic]
  /// Ids of rules, or files, that are left out; a run without them is incomplete.
  public var rulesNotLoaded: [String]
  /// Paths of the tables that were read, each once, sorted.
  public var tables: [String] = []

  public init(rulebooks: [Rulebook] = [], diagnostics: [Diagnostic] = [], rulesNotLoaded: [String] = []) {
    self.rulebooks = rulebooks
    self.diagnostics = diagnostics
    self.rulesNotLoaded = rulesNotLoaded
  }
}

/// Reads rulebooks. One broken rule is left out; the others load.
public struct RulebookLoader: Sendable {
  /// Bytes of a rulebook beyond which it is refused.
  public static let fileLimit = 10_000_000

  public init() {}

  /// - Parameter paths: files, or folders that are searched through, in order of name.
  public func load(paths: [String]) -> LoadedRulebooks {
    let tables = TablePaths()
    let found = drafts(paths, tables)
    var loaded = finish(found.drafts, found.start)
    loaded.tables = tables.all
    return loaded
  }

  /// The texts of all files, and what is said of those that cannot be read.
  /// - Parameter tables: learns the paths of the tables, as they are read.
  func drafts(
    _ paths: [String], _ tables: TablePaths = TablePaths()
  ) -> (drafts: [RulebookDraft], start: LoadedRulebooks) {
    var files: [String] = []
    var loaded = LoadedRulebooks()
    for path in paths {
      var isFolder: ObjCBool = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        loaded.diagnostics.append(
          .cannotRead(path, reason: Bilingual(vi: "không có tệp này", en: "there is no such file")))
        loaded.rulesNotLoaded.append(path)
      } else if isFolder.boolValue {
        let found = RulebookLoader.rulebooks(in: path)
        if found.isEmpty {
          loaded.diagnostics.append(
            .cannotRead(
              path, reason: Bilingual(vi: "thư mục không có tệp .yaml nào", en: "the folder has no .yaml file")))
          loaded.rulesNotLoaded.append(path)
        }
        files += found
      } else {
        files.append(path)
      }
    }
    var seen: Set<String> = []
    // A file that is named and lies in a named folder too is loaded once.
    let drafts = files.filter { seen.insert(RulebookLoader.standardized($0)).inserted }.compactMap {
      draft($0, tables, &loaded)
    }
    return (drafts, loaded)
  }

  /// One rulebook from memory.
  /// - Parameter readFile: gives the bytes of a table by its path as the rulebook writes it.
  public func load(
    text: String, name: String, readFile: @escaping @Sendable (String) throws -> [UInt8]
  ) -> LoadedRulebooks {
    finish([RulebookDraft(text: text, file: name, readFile: readFile)], LoadedRulebooks())
  }

  /// Tables, examples to copy and hidden folders are no rulebooks of a run; a folder that is named itself is always read.
  static func isRead(_ folder: String) -> Bool { folder != "data" && folder != "examples" && !folder.hasPrefix(".") }

  static func rulebooks(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().flatMap { name -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
      if isFolder.boolValue { return isRead(name) ? rulebooks(in: path) : [] }
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml"), !name.hasSuffix(".test.yaml") else { return [] }
      return [path]
    }
  }

  private static func standardized(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Decoders on every core note the tables they read.
  final class TablePaths: @unchecked Sendable {
    private let lock = NSLock()
    private var paths: Set<String> = []
    func note(_ path: String) { lock.withLock { _ = paths.insert(path) } }
    var all: [String] { lock.withLock { paths.sorted() } }
  }

  private func draft(_ file: String, _ tables: TablePaths, _ loaded: inout LoadedRulebooks) -> RulebookDraft? {
    let folder = (file as NSString).deletingLastPathComponent
    let reason: Bilingual
    do {
      let bytes = try RulebookLoader.read(file)
      if let text = String(validating: bytes, as: UTF8.self) {
        return RulebookDraft(text: text, file: file) { name in
          let path = folder.isEmpty ? name : "\(folder)/\(name)"
          tables.note(path)
          return try RulebookLoader.read(path)
        }
      }
      reason = Bilingual(vi: "tệp không phải UTF-8", en: "the file is not UTF-8")
    } catch let error as CocoaError where error.code == .fileReadTooLarge {
      reason = Bilingual(vi: "tệp lớn hơn 10 MB", en: "the file is larger than 10 MB")
    } catch {
      reason = Bilingual(vi: "không đọc được tệp", en: "the file cannot be read")
    }
    loaded.diagnostics.append(.cannotRead(file, reason: reason))
    loaded.rulesNotLoaded.append(file)
    return nil
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    if size > fileLimit { throw CocoaError(.fileReadTooLarge) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func finish(_ drafts: [RulebookDraft], _ start: LoadedRulebooks) -> LoadedRulebooks {
    var loaded = start
    var ids: Set<String> = []
    var decoded: [DecodedRulebook] = []
    for (reader, result) in RulebookLoader.decoded(drafts) {
      var book = result
      loaded.diagnostics += book.diagnostics
      loaded.rulesNotLoaded += book.rulesNotLoaded
      if var rulebook = book.rulebook {
        rulebook.rules = rulebook.rules.filter { rule in
          if ids.insert(rule.id).inserted { return true }
          loaded.diagnostics.append(reader.duplicate(rule.id, at: rule.mark))
          loaded.rulesNotLoaded.append(rule.id)
          return false
        }
        book.rulebook = rulebook
        decoded.append(book)
      }
    }
    ExtensionResolution.resolve(&decoded, into: &loaded)
    loaded.rulebooks = decoded.compactMap(\.rulebook)
    return loaded
  }

  /// Decodes all files, on every core: reading YAML is most of a short run.
  private static func decoded(_ drafts: [RulebookDraft]) -> [(YAMLReader, DecodedRulebook)] {
    let slots = Slots(count: drafts.count)
    DispatchQueue.concurrentPerform(iterations: drafts.count) { i in
      let decoder = RulebookDecoder(drafts[i])
      var book = decoder.decode()
      book.rulebook?.sha256 = digest([Array(drafts[i].text.utf8)] + book.tables)
      slots.set(i, (decoder.reader, book))
    }
    return slots.all
  }

  /// One slot for each file. A reader is handed over whole by the thread that made it, and is not used there again.
  private final class Slots: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [(YAMLReader, DecodedRulebook)?]
    init(count: Int) { values = Array(repeating: nil, count: count) }
    func set(_ index: Int, _ value: (YAMLReader, DecodedRulebook)) { lock.withLock { values[index] = value } }
    var all: [(YAMLReader, DecodedRulebook)] { lock.withLock { values.compactMap { $0 } } }
  }

  static func digest(_ files: [[UInt8]]) -> String {
    var hash = SHA256()
    for file in files { hash.update(data: file) }
    return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

/// A rulebook's text and how its tables are read.
struct RulebookDraft: Sendable {
  var text: String
  var file: String
  var readFile: @Sendable (String) throws -> [UInt8]

  /// - Parameter text: a byte order mark before it, as some editors of Windows write one, is no part of the rulebook.
  init(text: String, file: String, readFile: @escaping @Sendable (String) throws -> [UInt8]) {
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    self.file = file
    self.readFile = readFile
  }

  /// Lines without their ends.
  var lines: [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0))
    }
  }
}

extension Diagnostic {
  static func cannotRead(_ file: String, reason: Bilingual) -> Diagnostic {
    Diagnostic(
      code: .cannotRead,
      message: Bilingual(
        vi: "Không nạp được bộ quy tắc “\(file)”: \(reason.vi).",
        en: "Cannot load the rulebook “\(file)”: \(reason.en)."),
      file: file, line: 1, column: 1)
  }
}
