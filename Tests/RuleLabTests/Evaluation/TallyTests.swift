import Testing

@testable import RuleLab

@Suite struct TallyTests {
  @Test func shares() throws {
    let tally = Tally(found: 8, missed: 2, falseAlarms: 4, notices: 7)
    #expect(tally.expected == 10)
    #expect(tally.recall?.value == 0.8)
    #expect(abs(try #require(tally.precision).value - 8.0 / 12) < 1e-12)
    #expect(abs(try #require(tally.f1) - 16.0 / 22) < 1e-12)
    #expect(Tally().precision == nil && Tally().recall == nil && Tally().f1 == nil)
    #expect(Tally(missed: 3).recall?.value == 0 && Tally(missed: 3).f1 == nil)
  }

  /// Worked out apart from this code, from the formula of Wilson (1927) with z = 1.959964.
  @Test(arguments: [
    (0, 10, 0.0, 0.2775328), (3, 3, 0.4385030, 1.0), (8, 10, 0.4901625, 0.9433178), (1, 2, 0.0945312, 0.9054688),
    (950, 1000, 0.9346862, 0.9618697),
  ])
  func wilson(_ part: Int, _ whole: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Share(part, of: whole)).interval
    #expect(abs(interval.lowerBound - low) < 1e-5 && abs(interval.upperBound - high) < 1e-5, "\(interval)")
  }

  @Test func noShareOfNothing() {
    #expect(Share(0, of: 0) == nil && Share(3, of: 2) == nil)
  }
}
