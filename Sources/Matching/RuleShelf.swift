internal import Synchronization

/// The compiled rules, each made when it is first asked for. Shared by every task.
final class RuleShelf: Sendable {
  private let made: Mutex<[CompiledRule?]>
  private let make: @Sendable (Int) -> CompiledRule?
  let count: Int

  init(_ rules: [CompiledRule]) {
    count = rules.count
    made = Mutex(rules)
    make = { _ in nil }
  }

  /// - Parameter make: makes a rule by its position; nil where that fails, and then it is asked again.
  init(count: Int, _ make: @escaping @Sendable (Int) -> CompiledRule?) {
    self.count = count
    made = Mutex([CompiledRule?](repeating: nil, count: count))
    self.make = make
  }

  func rule(_ position: Int) -> CompiledRule? {
    if let rule = made.withLock({ $0[position] }) { return rule }
    // Two tasks may make the same rule; the first one stays.
    let new = make(position)
    return made.withLock { rules in
      if rules[position] == nil { rules[position] = new }
      return rules[position]
    }
  }
}
