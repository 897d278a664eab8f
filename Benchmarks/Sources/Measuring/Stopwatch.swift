/// Times several works in turn, round after round, so that a slow minute of the machine is slow for all of them.
public struct Stopwatch {
  private let rounds: Int

  public init(rounds: Int) { self.rounds = rounds }

  /// The best round of each work in MB/s (of a million bytes): what the machine can do when nothing else runs.
  public func best(of byteCount: Int, _ works: [() -> Int]) -> [Double] {
    let clock = ContinuousClock()
    var best = [Double](repeating: 0, count: works.count)
    var sum = 0
    for round in 0...rounds {
      for (index, work) in works.enumerated() {
        let time = clock.measure { sum &+= work() }
        // The first round only warms up.
        if round > 0 { best[index] = max(best[index], Double(byteCount) / 1e6 / (time / .seconds(1))) }
      }
    }
    precondition(sum != .min)
    return best
  }
}
