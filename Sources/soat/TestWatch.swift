import RuleLab
import RulebookLoading
import Rulebooks

/// `soat test --watch`: runs all, then again what a saved file touches, until it is stopped.
struct TestWatch {
  let source: TestSource
  let command: TestCommand

  private func say(_ vi: String, _ en: String) -> String { command.ruleOptions.lang == .vi ? vi : en }

  /// What was read last: a book or a test file is run again where it differs.
  private struct Read {
    var books: [String: String] = [:]
    var tests: [String: TestFile] = [:]

    init(_ loaded: TestSource.Loaded?) {
      for book in loaded?.books.rulebooks ?? [] { books[book.file] = book.sha256 }
      for file in loaded?.tests.files ?? [] { tests[file.file] = file }
    }
  }

  /// - Throws: `Failure` where folders cannot be watched, or nothing has the name that was asked for.
  func run() throws {
    let watcher = try FolderWatcher()
    try watch(watcher)
    var last = Read(nil)
    if let loaded = try read() {
      try Console.write(command.bytes(of: try command.report(of: loaded, command.options)))
      last = Read(loaded)
    }
    try note(say("Đang chờ tệp được lưu; dừng bằng Ctrl-C.", "Waiting for a file to be saved; stop with Ctrl-C."))
    while true {
      let files = watcher.wait { name in TestWatch.endings.contains { name.hasSuffix($0) } }
      let clock = ContinuousClock()
      let start = clock.now
      try watch(watcher)
      guard let loaded = try read() else { continue }
      let now = Read(loaded)
      let touched = touched(loaded, from: last, to: now)
      last = now
      if touched.isEmpty { continue }
      var options = command.options
      options.only = touched
      let report = try command.report(of: loaded, options)
      if report.rules.isEmpty { continue }
      try Console.write(command.bytes(of: report))
      let milliseconds = Int((clock.now - start) / .milliseconds(1))
      try note(
        say(
          "\(files.joined(separator: ", ")): \(report.rules.count) quy tắc, \(milliseconds) ms",
          "\(files.joined(separator: ", ")): \(report.rules.count) rules, \(milliseconds) ms"))
    }
  }

  private static let endings = [".yaml", ".yml", ".tsv", ".csv"]

  /// The rulebooks as they are now; nil where nothing can be loaded, which was told.
  private func read() throws -> TestSource.Loaded? {
    do {
      return try source.load()
    } catch let failure as Failure {
      Console.error(failure.sentence)
      return nil
    }
  }

  /// Rules of books that differ, in their YAML or a table, and rules whose test file differs. A book that extends rules of
  /// others touches them all.
  private func touched(_ loaded: TestSource.Loaded, from old: Read, to new: Read) -> Set<String> {
    let changed = loaded.books.rulebooks.filter { old.books[$0.file] != $0.sha256 }
    let isGone = old.books.keys.contains { new.books[$0] == nil }
    let all = loaded.books.rulebooks.flatMap { $0.rules.map(\.id) }
    if isGone || changed.contains(where: { Console.holds("extends:", $0.file) }) { return Set(all) }
    var touched = Set(changed.flatMap { $0.rules.map(\.id) })
    for file in Set(old.tests.keys).union(new.tests.keys) where old.tests[file]?.text != new.tests[file]?.text {
      for entry in (old.tests[file]?.entries ?? []) + (new.tests[file]?.entries ?? []) { touched.insert(entry.rule) }
    }
    return touched
  }

  private func watch(_ watcher: FolderWatcher) throws {
    for path in source.paths + source.extra {
      if Console.isFolder(path) {
        try watcher.add(below: path)
      } else {
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        try watcher.add(folder.isEmpty ? "/" : folder)
        if Console.isFolder(folder + "/data") { try watcher.add(folder + "/data") }
      }
    }
  }

  private func note(_ sentence: String) throws { try Console.write(Array("── \(sentence)\n".utf8)) }
}
