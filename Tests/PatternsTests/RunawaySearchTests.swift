import Patterns
import Testing

struct RunawaySearchTests {
  /// Patterns known to run away, each in its own manner.
  @Test(arguments: [
    #"(a+)+$"#, #"(?:a|a)*b"#, #"(?:\w+\s?)+;"#, #"\d+\d+x"#, #"x.*y"#, #"\w+;"#, #"(?:ab*)*c"#, #"^(?:[^,]*,)*\d$"#,
    #"(?:\d|[0-9])+%"#, #"\b(?:otp|pin):[^\s]*\d"#,
    #"a++b"#, #"\d+(?:[.,]\d+)*%"#, #" ?[-–—] ?\w"#,
  ])
  func aPatternThatRunsAwayIsFound(_ source: String) throws {
    let cost = try #require(try RunawaySearch.cost(of: Pattern(source)))
    #expect(cost.runsAway, "\(source): \(cost)")
    #expect(cost.attack.text(size: 1000).count <= 1000)
  }

  @Test(arguments: [
    #"\bgiảm \d{1,3}%"#, #"\b(?:tốt|rẻ) nhất\b"#, #"\b\d+%"#, #"\b\d{1,9}(?:[.,]\d{1,3}){0,3} ?%"#,
    #"giảm .{0,20}\b50\b"#, #"\bkhông (?:một|hai)\b"#,
    #"(?<!\d)\d{9}(?!\d)"#, #"\bcam kết (?:lãi|lời)\b[^.!?]*"#, #"\ba++b"#,
  ])
  func anHonestPatternPasses(_ source: String) throws {
    let cost = try #require(try RunawaySearch.cost(of: Pattern(source)))
    #expect(!cost.runsAway, "\(source): \(cost)")
  }

  /// Steps are of the pattern and the text, never of the machine.
  @Test func stepsAreTheSameEveryTime() throws {
    let steps = try PatternSteps(Pattern(#"\w+;"#))
    let text = Array((String(repeating: "a", count: 300) + " ;").utf8)
    let first = try #require(steps.count(in: text, budget: 1_000_000))
    #expect(first > 300 * 300 / 2)
    #expect(steps.count(in: text, budget: 1_000_000) == first)
    #expect(steps.count(in: text, budget: first - 1) == nil)
  }

  /// The budget holds where the match limit of PCRE2, which begins anew at each start, does not.
  @Test func theBudgetEndsARunawaySearch() throws {
    let steps = try PatternSteps(Pattern(#"(a+)+$"#))
    #expect(steps.count(in: Array((String(repeating: "a", count: 60) + "b").utf8), budget: 50_000) == nil)
  }
}
