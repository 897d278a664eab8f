internal import Synchronization

/// The compiled rules, each made when it is first asked for. Shared by every task.
final class RuleShelf: Sendable {
  private let contents: Mutex<Contents>
  private let make: @Sendable (Int, inout RuleCompiler) -> CompiledRule?

  private struct Contents: ~Copyable {
    var rules: [CompiledRule?]
    /// Made with the first rule that has to be; its scratch memory is used again for every other.
    var compiler: RuleCompiler?
  }

  init(_ rules: [CompiledRule]) {
    contents = Mutex(Contents(rules: rules))
    make = { _, _ in nil }
  }

  /// - Parameter make: makes a rule by its position; nil where that fails, and then it is asked again.
  init(count: Int, _ make: @escaping @Sendable (Int, inout RuleCompiler) -> CompiledRule?) {
    contents = Mutex(Contents(rules: [CompiledRule?](repeating: nil, count: count)))
    self.make = make
  }

  func rule(_ position: Int) -> CompiledRule? {
    contents.withLock { contents in
      if let rule = contents.rules[position] { return rule }
      var compiler = contents.compiler.take() ?? RuleCompiler()
      let rule = make(position, &compiler)
      contents.compiler = compiler
      contents.rules[position] = rule
      return rule
    }
  }
}
