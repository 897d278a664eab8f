import Documents
import Judging
import Rulebooks
import Testing

/// Posts on several cores: the same answers in the same order.
@Suite struct OrderedCheckTests {
  private struct Stop: Error {}

  private let checker = Checker(rulebooks: [
    Rulebook(
      id: "thu", title: LocalizedText(vi: "thử"), version: "1", rules: [CheckTests.rule("nhat", ["tốt nhất"])])
  ])

  private func post(_ number: Int) -> Document {
    let text = number % 7 == 0 ? "Bài \(number): kem tốt nhất" : "Bài \(number): trời nắng đẹp"
    return Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))])
  }

  /// What each post was found to have, in the order of the answers; stops after `count` posts, or fails there.
  private func findings(_ count: Int, jobs: Int, fails: Bool = false) throws -> [Int] {
    var next = 0
    var found: [Int] = []
    do {
      try OrderedCheck(checker, today: CheckTests.today, jobs: jobs).run {
        if next == count {
          if fails { throw Stop() }
          return nil
        }
        next += 1
        return post(next - 1)
      } answer: { checked in
        checked.map(\.verdict.findings.count)
      } emit: { answer in
        found += answer
      }
    } catch is Stop {
      #expect(fails)
    }
    return found
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 1000], [1, 2, 5])
  func answersComeInOrder(count: Int, jobs: Int) throws {
    #expect(try findings(count, jobs: jobs) == (0..<count).map { $0 % 7 == 0 ? 1 : 0 })
  }

  @Test(arguments: [0, 1, 64, 300])
  func whatWasReadBeforeAFailureIsAnswered(count: Int) throws {
    #expect(try findings(count, jobs: 2, fails: true).count == count)
  }
}
