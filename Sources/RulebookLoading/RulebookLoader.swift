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
    var files: [String] = []
    var loaded = LoadedRulebooks()
    for path in paths {
      var isFolder: ObjCBool = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        loaded.diagnostics.append(.cannotRead(path, reason: Bilingual(vi: "không có tệp này", en: "there is no such file")))
        loaded.rulesNotLoaded.append(path)
      } else if isFolder.boolValue {
        files += RulebookLoader.rulebooks(in: path)
      } else {
        files.append(path)
      }
    }
    var drafts: [RulebookDraft] = []
    for file in files { drafts.append(draft(file, &loaded)) }
    return finish(drafts, loaded)
  }

  /// One rulebook from memory.
  /// - Parameter readFile: gives the bytes of a table by its path as the rulebook writes it.
  public func load(
    text: String, name: String, readFile: @escaping (String) throws -> [UInt8]
  ) -> LoadedRulebooks {
    finish([RulebookDraft(text: text, file: name, readFile: readFile)], LoadedRulebooks())
  }

  private static func rulebooks(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().flatMap { name -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
      if isFolder.boolValue { return name == "data" || name.hasPrefix(".") ? [] : rulebooks(in: path) }
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml"), !name.hasSuffix(".test.yaml") else { return [] }
      return [path]
    }
  }

  private func draft(_ file: String, _ loaded: inout LoadedRulebooks) -> RulebookDraft {
    let folder = (file as NSString).deletingLastPathComponent
    do {
      let bytes = try RulebookLoader.read(file)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        loaded.diagnostics.append(.cannotRead(file, reason: Bilingual(vi: "tệp không phải UTF-8", en: "the file is not UTF-8")))
        loaded.rulesNotLoaded.append(file)
        return RulebookDraft(text: "", file: file) { _ in [] }
      }
      return RulebookDraft(text: text, file: file) { name in
        try RulebookLoader.read(folder.isEmpty ? name : "\(folder)/\(name)")
      }
    } catch {
      loaded.diagnostics.append(.cannotRead(file, reason: Bilingual(vi: "không đọc được tệp", en: "the file cannot be read")))
      loaded.rulesNotLoaded.append(file)
      return RulebookDraft(text: "", file: file) { _ in [] }
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    if size > fileLimit { throw CocoaError(.fileReadTooLarge) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func finish(_ drafts: [RulebookDraft], _ start: LoadedRulebooks) -> LoadedRulebooks {
    var loaded = start
    var ids: Set<String> = []
    var decoded: [DecodedRulebook] = []
    for draft in drafts where !draft.text.isEmpty {
      var book = RulebookDecoder(draft).decode()
      book.rulebook?.sha256 = RulebookLoader.digest([Array(draft.text.utf8)] + book.tables)
      loaded.diagnostics += book.diagnostics
      loaded.rulesNotLoaded += book.rulesNotLoaded
      if var rulebook = book.rulebook {
        rulebook.rules = rulebook.rules.filter { rule in
          if ids.insert(rule.id).inserted { return true }
          loaded.diagnostics.append(draft.duplicate(rule))
          loaded.rulesNotLoaded.append(rule.id)
          return false
        }
        book.rulebook = rulebook
        decoded.append(book)
      }
    }
    RuleExtension.resolve(&decoded, into: &loaded)
    loaded.rulebooks = decoded.compactMap(\.rulebook)
    return loaded
  }

  private static func digest(_ files: [[UInt8]]) -> String {
    var hash = SHA256()
    for file in files { hash.update(data: file) }
    return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

/// A rulebook's text and how its tables are read.
struct RulebookDraft {
  var text: String
  var file: String
  var readFile: (String) throws -> [UInt8]

  /// Lines without their ends.
  var lines: [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
  }

  func duplicate(_ rule: Rule) -> Diagnostic {
    Diagnostic(
      code: .duplicateRule,
      message: Bilingual(
        vi: "Đã có quy tắc mang mã “\(rule.id)”; quy tắc sau bị bỏ qua.",
        en: "There is a rule “\(rule.id)” already; this one is left out."), file: file, line: rule.mark.line,
      column: rule.mark.column, sourceLine: lines.indices.contains(rule.mark.line - 1) ? lines[rule.mark.line - 1] : "")
  }
}

extension Diagnostic {
  static func cannotRead(_ file: String, reason: Bilingual) -> Diagnostic {
    Diagnostic(
      code: .cannotRead,
      message: Bilingual(
        vi: "Không nạp được bộ quy tắc “\(file)”: \(reason.vi).", en: "Cannot load the rulebook “\(file)”: \(reason.en)."),
      file: file, line: 1, column: 1)
  }
}
