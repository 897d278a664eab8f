import Dispatch
public import Documents

/// Checks a stream of posts on several cores. Answers come in the order of the posts, and no more than a few batches are in
/// memory: the next posts are read while the last ones are checked, and no faster.
public struct OrderedCheck: Sendable {
  /// Posts and bytes after which a batch is full.
  private static let batchCount = 64
  private static let batchBytes = 1 << 18

  private let sessions: SessionPool
  private let today: Day
  private let jobs: Int

  /// - Parameter jobs: batches that are checked at the same time; at least 1.
  public init(_ checker: Checker, today: Day, jobs: Int) {
    sessions = SessionPool(checker)
    self.today = today
    self.jobs = max(1, jobs)
  }

  /// - Parameters:
  ///   - next: the next post, nil at the end. Called on this thread only.
  ///   - answer: what becomes of a batch. Called on any thread.
  ///   - emit: takes the answers, in order. Called on this thread only.
  /// - Throws: what `next` and `emit` throw. Posts that were read before `next` threw are answered first.
  public func run<Answer: Sendable>(
    next: () throws -> Document?, answer: @escaping @Sendable ([(document: Document, verdict: Verdict)]) -> Answer,
    emit: (Answer) throws -> Void
  ) throws {
    var running: Round<Answer>?
    var isOver = false
    while !isOver {
      var batches: [[Document]] = []
      var failure: (any Error)?
      do {
        while batches.count < jobs, let batch = try batch(next, &failure) {
          batches.append(batch)
          if failure != nil { break }
        }
      }
      isOver = batches.count < jobs || failure != nil
      let started = batches.isEmpty ? nil : start(batches, isLast: isOver, answer)
      try running?.answers().forEach(emit)
      running = started
      if let failure {
        try running?.answers().forEach(emit)
        throw failure
      }
    }
    try running?.answers().forEach(emit)
  }

  /// Nil where there is no post left. A failure is kept, with the posts before it.
  private func batch(_ next: () throws -> Document?, _ failure: inout (any Error)?) throws -> [Document]? {
    var documents: [Document] = []
    var bytes = 0
    do {
      while documents.count < OrderedCheck.batchCount, bytes < OrderedCheck.batchBytes, let document = try next() {
        documents.append(document)
        bytes += document.byteCount
      }
    } catch {
      failure = error
    }
    return documents.isEmpty ? nil : documents
  }

  private func start<Answer: Sendable>(
    _ batches: [[Document]], isLast: Bool,
    _ answer: @escaping @Sendable ([(document: Document, verdict: Verdict)]) -> Answer
  ) -> Round<Answer> {
    let round = Round<Answer>(count: batches.count)
    for (index, batch) in batches.enumerated() {
      let check = { @Sendable in
        let session = sessions.take()
        defer { sessions.give(session) }
        round.set(index, answer(batch.map { ($0, session.check($0, today: today)) }))
      }
      // Nothing is left to read meanwhile: a single post needs no other thread.
      if isLast, batches.count == 1 { check() } else { round.work(check) }
    }
    return round
  }
}

/// Batches that are being checked, and their answers.
private final class Round<Answer: Sendable>: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  private let group = DispatchGroup()
  private var found: [Answer?]

  init(count: Int) { found = Array(repeating: nil, count: count) }

  func work(_ body: @escaping @Sendable () -> Void) { DispatchQueue.global().async(group: group, execute: body) }

  func set(_ index: Int, _ answer: Answer) {
    lock.wait()
    found[index] = answer
    lock.signal()
  }

  /// Waits for all of them.
  func answers() -> [Answer] {
    group.wait()
    return found.compactMap { $0 }
  }
}

/// Sessions that are not in use. A session is owned by one batch at a time.
private final class SessionPool: @unchecked Sendable {
  private let checker: Checker
  private let lock = DispatchSemaphore(value: 1)
  private var idle: [CheckSession] = []

  init(_ checker: Checker) { self.checker = checker }

  func take() -> CheckSession {
    lock.wait()
    defer { lock.signal() }
    return idle.popLast() ?? checker.makeSession()
  }

  func give(_ session: CheckSession) {
    lock.wait()
    idle.append(session)
    lock.signal()
  }
}
