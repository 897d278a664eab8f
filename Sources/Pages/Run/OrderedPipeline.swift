import Dispatch
import Foundation
import Synchronization

/// Work on several cores whose results come in the order of the input. No more than a few inputs for each worker are in
/// memory: the next are read while the last are worked on, and no faster.
struct OrderedPipeline: Sendable {
  /// Inputs that wait or are worked on, for each worker.
  private static let depth = 4
  let jobs: Int

  /// - Parameters:
  ///   - next: the next input, nil at the end. Called on this thread only.
  ///   - worker: makes what one thread works with.
  ///   - work: called on any of `jobs` threads.
  ///   - emit: takes the results, in order. Called on this thread only.
  /// - Throws: what `next` and `emit` throw; what was read before `next` threw is emitted first.
  func run<Input: Sendable, Output: Sendable, Worker>(
    next: () throws -> Input?, worker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (inout Worker, Input) -> Output, emit: (Output) throws -> Void
  ) throws {
    let queue = WorkQueue<Input, Output>()
    let group = DispatchGroup()
    for _ in 0..<jobs {
      group.enter()
      // Threads of our own: workers wait for each other, and a shared pool would wait for them.
      let thread = Thread {
        var hands = worker()
        while let task = queue.take() { task.finish(work(&hands, task.input)) }
        group.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    defer {
      queue.close()
      group.wait()
    }
    var waiting: [WorkTask<Input, Output>] = []
    var failure: (any Error)?
    do {
      while let input = try next() {
        let task = WorkTask<Input, Output>(input)
        waiting.append(task)
        queue.add(task)
        if waiting.count >= jobs * OrderedPipeline.depth { try emit(waiting.removeFirst().result()) }
      }
    } catch {
      failure = error
    }
    for task in waiting { try emit(task.result()) }
    if let failure { throw failure }
  }
}

/// One input on its way to its output.
private final class WorkTask<Input: Sendable, Output: Sendable>: Sendable {
  let input: Input
  private let output = Mutex<Output?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ input: Input) { self.input = input }

  func finish(_ result: Output) {
    output.withLock { $0 = result }
    done.signal()
  }

  /// Waits for it.
  func result() -> Output {
    done.wait()
    return output.withLock { $0! }
  }
}

/// Tasks that no worker has taken yet.
private final class WorkQueue<Input: Sendable, Output: Sendable>: Sendable {
  private let tasks = Mutex<(waiting: [WorkTask<Input, Output>], isClosed: Bool)>(([], false))
  private let count = DispatchSemaphore(value: 0)

  func add(_ task: WorkTask<Input, Output>) {
    tasks.withLock { $0.waiting.append(task) }
    count.signal()
  }

  /// What was added before is still handed out.
  func close() {
    tasks.withLock { $0.isClosed = true }
    count.signal()
  }

  /// Waits for the next task; nil once the queue is closed and empty.
  func take() -> WorkTask<Input, Output>? {
    count.wait()
    let task = tasks.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    // One worker's end is the next one's.
    if task == nil { count.signal() }
    return task
  }
}
