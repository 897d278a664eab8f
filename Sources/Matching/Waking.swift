/// Rules that were woken, each once. Its memory is used again.
struct Waking {
  private var found: [Int] = []
  private var marks: [UInt32] = []
  private var round: UInt32 = 0

  mutating func begin(ruleCount: Int) {
    found.removeAll(keepingCapacity: true)
    if marks.count != ruleCount || round == .max {
      marks = [UInt32](repeating: 0, count: ruleCount)
      round = 0
    }
    round += 1
  }

  mutating func add(_ rule: Int) {
    guard marks[rule] != round else { return }
    marks[rule] = round
    found.append(rule)
  }

  func rules() -> [Int] { found.count < 2 ? found : found.sorted() }
}
