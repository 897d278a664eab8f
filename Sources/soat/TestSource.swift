import RulebookLoading
import Rulebooks

/// Rulebooks and the test files beside them, as one command line names them.
struct TestSource {
  struct Loaded {
    var books: LoadedRulebooks
    var tests: LoadedTestFiles

    var hasErrors: Bool { (books.diagnostics + tests.diagnostics).contains { $0.severity == .error } }
  }

  let options: RuleOptions
  let paths: [String]
  /// Test files that stand elsewhere.
  let extra: [String]

  /// Diagnostics go to standard error.
  /// - Throws: `Failure` with status 2 where no rule can be loaded at all.
  func load() throws -> Loaded {
    let books = try options.load(policy: Policy())
    let tests = TestFileLoader(books.rulebooks).load(beside: paths, and: extra)
    for diagnostic in tests.diagnostics {
      Console.error(DiagnosticRenderer.render(diagnostic, language: options.lang.value))
    }
    return Loaded(books: books, tests: tests)
  }
}

extension RuleOptions {
  /// Where the rulebooks are read from.
  func paths() throws -> [String] { rules.isEmpty ? [try RuleOptions.shippedRules()] : rules }
}
