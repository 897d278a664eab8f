/// One request to a host at a time, with its delay between two of them.
actor HostTurns {
  private var earliest: [String: ContinuousClock.Instant] = [:]
  private var busy: Set<String> = []
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// Waits for the host's turn. Every call is answered by one of `leave`, unless it throws.
  /// - Throws: the task was cancelled.
  func enter(_ host: String) async throws {
    if !busy.insert(host).inserted {
      await withCheckedContinuation { waiting[host, default: []].append($0) }
    }
    do {
      // It may be put off while it waits.
      while let time = earliest[host], time > .now { try await Task.sleep(until: time, clock: .continuous) }
      try Task.checkCancellation()
    } catch {
      leave(host, delay: .zero)
      throw error
    }
  }

  /// - Parameter delay: until the next request.
  func leave(_ host: String, delay: Duration) {
    postpone(host, by: delay)
    if var queue = waiting[host], !queue.isEmpty {
      let next = queue.removeFirst()
      waiting[host] = queue
      next.resume()
    } else {
      busy.remove(host)
    }
  }

  /// Puts the host's next request off, where it is not put off further already.
  func postpone(_ host: String, by delay: Duration) {
    let time = ContinuousClock.now + delay
    earliest[host] = max(earliest[host] ?? time, time)
  }
}
