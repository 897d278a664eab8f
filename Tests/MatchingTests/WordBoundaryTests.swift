import Documents
import Patterns
import Rulebooks
import Testing

@testable import Matching

/// `\b` of a pattern falls on a boundary of tokens beside every code point: the index may look tokens up.
@Suite struct WordBoundaryTests {
  @Test func noCodePointHidesAMatchFromTheIndex() throws {
    let expression = MatchExpression.regex(RegexSpec(pattern: try Pattern(#"\bba\b"#)))
    let rule = Rule(
      id: "thu/ba", title: LocalizedText(vi: "thử"), axis: .lawful, level: .error, kind: .forbid(expression),
      message: LocalizedText(vi: "{match}"))
    let matcher = DocumentMatcher(CompiledRulebook([rule]))
    var text = ""
    var count = 0
    var found = 0
    for value in UInt32(0)...0x10FFFF {
      // PCRE2 takes letters that are younger than its tables for separators.
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, (age.major, age.minor) <= (14, 0)
      else {
        continue
      }
      text += "x\(scalar)ba y ba\(scalar)x y \(scalar)ba\(scalar) "
      count += 1
      // Paragraphs keep what one character does (a line's end, an override of direction) from the next one.
      text += "\n\n"
      if count % 2000 != 0 { continue }
      found += compare(&text, matcher)
    }
    found += compare(&text, matcher)
    #expect(count > 100_000)
    #expect(found > 1_000)
  }

  private func compare(_ text: inout String, _ matcher: DocumentMatcher) -> Int {
    let document = Document(parts: [DocumentPart(kind: .body, text: Array(text.utf8))])
    let with = matcher.match(document, options: MatchOptions(today: RandomText.today)).matches.map(\.range)
    let without = matcher.match(document, options: MatchOptions(today: RandomText.today, useIndex: false)).matches
      .map(\.range)
    let missing = Set(without).subtracting(with).compactMap { $0 }
    for range in missing.prefix(3) {
      let around = Array(text.utf8)[max(0, range.lowerBound - 8)..<min(text.utf8.count, range.upperBound + 8)]
      let scalars = String(decoding: around, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }
      Issue.record("the index misses: \(scalars)")
    }
    #expect(with == without)
    text = ""
    return without.count
  }
}
