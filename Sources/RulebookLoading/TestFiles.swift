internal import Documents
internal import Foundation
public import Rulebooks
internal import Yams

/// Tests that stand beside a rulebook, in a file of their own.
public struct TestFile: Sendable {
  /// Tests of one rule.
  public struct Entry: Sendable {
    /// `rulebook/rule`
    public var rule: String
    public var tests: [RuleTest]

    public init(rule: String, tests: [RuleTest]) {
      self.rule = rule
      self.tests = tests
    }
  }

  public var file: String
  public var entries: [Entry]
  /// As it was read: two files with the same text hold the same tests.
  public var text: String

  public init(file: String, entries: [Entry], text: String) {
    self.file = file
    self.entries = entries
    self.text = text
  }
}

/// What could be read of them, and what could not.
public struct LoadedTestFiles: Sendable {
  public var files: [TestFile] = []
  public var diagnostics: [Diagnostic] = []

  public init() {}
}

/// Reads `*.test.yaml`: a rule's id and a list of tests in the form they have inside a rule, or a list of such pairs.
public struct TestFileLoader: Sendable {
  private let ids: [String]
  /// Rules about the many posts of a source, which are tested with posts; nil where nobody knows which are.
  private let overSource: Set<String>?

  /// - Parameter ids: the rules that are loaded; a test of another rule is an error.
  public init(rules ids: [String]) {
    self.ids = ids
    overSource = nil
  }

  /// - Parameter rulebooks: those that are loaded; a test of another rule is an error.
  public init(_ rulebooks: [Rulebook]) {
    let rules = rulebooks.flatMap(\.rules)
    ids = rules.map(\.id)
    overSource = Set(rules.filter { $0.over != nil }.map(\.id))
  }

  /// - Parameters:
  ///   - paths: where rulebooks are read from. A folder gives the test files in it and below it; `x.yaml` gives
  ///     `x.test.yaml` beside it.
  ///   - extra: test files, or folders of them, from elsewhere.
  public func load(beside paths: [String], and extra: [String] = []) -> LoadedTestFiles {
    var loaded = LoadedTestFiles()
    var files: [String] = []
    for path in paths {
      if TestFileLoader.isFolder(path) {
        files += TestFileLoader.testFiles(in: path)
      } else if let beside = TestFileLoader.beside(path), FileManager.default.fileExists(atPath: beside) {
        files.append(beside)
      }
    }
    for path in extra { files += TestFileLoader.isFolder(path) ? TestFileLoader.testFiles(in: path) : [path] }
    var seen: Set<String> = []
    for file in files where seen.insert(URL(fileURLWithPath: file).standardizedFileURL.path).inserted {
      read(file, into: &loaded)
    }
    return loaded
  }

  private func read(_ file: String, into loaded: inout LoadedTestFiles) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)),
      let text = String(validating: data, as: UTF8.self)
    else {
      loaded.diagnostics.append(
        .cannotRead(
          file, reason: Bilingual(vi: "không đọc được, hoặc không phải UTF-8", en: "unreadable, or not UTF-8")))
      return
    }
    let (entries, diagnostics) = decode(text, file: file)
    loaded.files.append(TestFile(file: file, entries: entries, text: text))
    loaded.diagnostics += diagnostics
  }

  /// One test file from memory.
  public func decode(_ text: String, file: String) -> (entries: [TestFile.Entry], diagnostics: [Diagnostic]) {
    let decoder = RulebookDecoder(RulebookDraft(text: text, file: file) { _ in [] })
    guard let root = decoder.compose() else { return ([], decoder.reader.diagnostics) }
    // Tests are read as they are inside a rule, so that one form has one reader.
    let rules = RuleDecoder(decoder, .mapping(Node.Mapping([])), inherited: Condition())
    let nodes = root.sequence.map(Array.init) ?? [root]
    let entries = nodes.compactMap { entry($0, rules, decoder.reader) }
    return (entries, decoder.reader.diagnostics)
  }

  private func entry(_ node: Node, _ decoder: RuleDecoder, _ reader: YAMLReader) -> TestFile.Entry? {
    let before = reader.errorCount
    var rule: String?
    var tests: [RuleTest]?
    let what = Bilingual(vi: "tệp ví dụ thử", en: "test file")
    for (key, _, value) in reader.mapping(node, what: what, keys: ["rule", "tests"]) {
      if key == "tests" {
        tests = decoder.tests(value)
      } else if let id = reader.text(value, "rule") {
        rule = id
        if !ids.contains(id) {
          reader.report(
            .badTest, value, vi: "Không có quy tắc “\(id)” trong các bộ đã nạp.",
            en: "There is no rule “\(id)” in the rulebooks that are loaded.", help: Nearest.help(id, in: ids))
        }
      }
    }
    if let rule, let tests, let overSource, ids.contains(rule) {
      let isOver = overSource.contains(rule)
      for test in tests where (test.series != nil) != isOver {
        SeriesDecoding.reportMismatch(test, isOver: isOver, reader)
      }
    }
    if let rule, let tests { return ids.contains(rule) ? TestFile.Entry(rule: rule, tests: tests) : nil }
    if reader.errorCount == before {
      reader.report(
        .missingKey, node, vi: "Tệp ví dụ thử cần “rule” (bộ/quy-tắc) và “tests”.",
        en: "A test file needs “rule” (book/rule) and “tests”.", length: 1)
    }
    return nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func beside(_ path: String) -> String? {
    for ending in [".yaml", ".yml"] where path.hasSuffix(ending) { return path.dropLast(ending.count) + ".test.yaml" }
    return nil
  }

  private static func testFiles(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().flatMap { name -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if isFolder(path) { return RulebookLoader.isRead(name) ? testFiles(in: path) : [] }
      return name.hasSuffix(".test.yaml") ? [path] : []
    }
  }
}
