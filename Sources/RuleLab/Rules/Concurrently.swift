internal import Dispatch

/// Work that is done on every core, its results in the order of what was given.
enum Concurrently {
  static func map<Input: Sendable, Output: Sendable>(
    _ items: [Input], _ body: @Sendable (Input) -> Output
  ) -> [Output] {
    let slots = Slots<Output>(count: items.count)
    DispatchQueue.concurrentPerform(iterations: items.count) { slots.set($0, body(items[$0])) }
    return slots.all
  }

  private final class Slots<Value: Sendable>: @unchecked Sendable {
    private let lock = DispatchSemaphore(value: 1)
    private var values: [Value?]
    init(count: Int) { values = Array(repeating: nil, count: count) }
    func set(_ index: Int, _ value: Value) {
      lock.wait()
      values[index] = value
      lock.signal()
    }
    var all: [Value] { values.compactMap { $0 } }
  }
}
