import Patterns
import Testing

@Suite struct PatternParserTests {
  @Test(arguments: [
    "cá độ", #"\bsố \d{1,3}\b"#, "(?:a|b)+c", "(?<so>\\d+) (?:triệu|tỷ)", #"(\w+) \1"#, #"(?<x>a)\k<x>"#, "[a-zà-ỹ]",
    #"[\w.-]+@"#, "(?<=số )[0-9]", "(?<!không|chưa )được", "(?=a)a", "x(?!y)", "a{2}", "a{2,}", "a{2,5}?", "a++",
    #"\p{Lu}\p{L}+"#, #"\x{1F600}|\x41"#, #"\.\*\("#, "^Theo .+$", "}", "]", "nâ\u{302}+",
  ])
  func accepted(_ source: String) throws {
    _ = try Pattern(source)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var source: String
    var code: PatternError.Code
    var range: Range<Int>
    init(_ source: String, _ code: PatternError.Code, _ range: Range<Int>) {
      self.source = source
      self.code = code
      self.range = range
    }
    var testDescription: String { source }
  }

  @Test(arguments: [
    Refusal("", .emptyPattern, 0..<0),
    Refusal("a||b", .emptyAlternative, 2..<3),
    Refusal("a|", .emptyAlternative, 1..<2),
    Refusal("a()b", .emptyAlternative, 2..<3),
    Refusal("a*", .matchesEmpty, 0..<2),
    Refusal(#"\b"#, .matchesEmpty, 0..<2),
    Refusal("(?:a|b?)", .matchesEmpty, 0..<8),
    Refusal("độ(a", .unbalancedGroup, 5..<6),
    Refusal("a)b", .unbalancedGroup, 1..<2),
    Refusal("(?", .unbalancedGroup, 0..<2),
    Refusal("a[bc", .unbalancedClass, 1..<2),
    Refusal("[]", .emptyClass, 0..<2),
    Refusal("[[:alpha:]]", .posixClass, 1..<3),
    Refusal("[e\u{302}]", .combiningMarkInClass, 2..<4),
    Refusal(#"[\x{301}]"#, .combiningMarkInClass, 1..<8),
    Refusal("[z-a]", .badRange, 1..<4),
    Refusal(#"[a-\d]"#, .badRange, 1..<5),
    Refusal(#"[\w-.]"#, .badRange, 1..<4),
    Refusal(#"a\R"#, .badEscape, 1..<3),
    Refusal(#"a\X"#, .badEscape, 1..<3),
    Refusal(#"\Ga"#, .badEscape, 0..<2),
    Refusal(#"\Qa\E"#, .badEscape, 0..<2),
    Refusal(#"\Aa"#, .badEscape, 0..<2),
    Refusal(#"a\"#, .badEscape, 1..<2),
    Refusal(#"\đ"#, .badEscape, 0..<3),
    Refusal(#"\x{110000}"#, .badEscape, 0..<10),
    Refusal("*a", .badRepeat, 0..<1),
    Refusal("a**", .badRepeat, 1..<3),
    Refusal("a{5,2}", .badRepeat, 1..<6),
    Refusal("a{2000}", .badRepeat, 1..<7),
    Refusal("a{,3}", .badRepeat, 1..<5),
    Refusal("a{match}", .badRepeat, 1..<2),
    Refusal("(?:a{100}){100}", .badRepeat, 10..<15),
    Refusal(#"a\b+"#, .badRepeat, 3..<4),
    Refusal("(?<1a>b)", .badName, 0..<4),
    Refusal("(?<a>b)(?<a>c)", .badName, 7..<12),
    Refusal("(?>a)", .unknownGroup, 0..<3),
    Refusal("(?|a)", .unknownGroup, 0..<3),
    Refusal("(?#a)b", .unknownGroup, 0..<3),
    Refusal("(?P<a>b)", .unknownGroup, 0..<3),
    Refusal(#"(a)\2"#, .unknownReference, 3..<5),
    Refusal(#"a\k<b>"#, .unknownReference, 1..<6),
    Refusal(#"\p{Viet}"#, .unknownProperty, 0..<8),
    Refusal("(?<=a+)b", .lookbehindLength, 0..<7),
    Refusal("(*ACCEPT)", .verb, 0..<2),
    Refusal(#"a\Kb"#, .resetStart, 1..<3),
    Refusal(#"a\Cb"#, .singleByte, 1..<3),
    Refusal("a(?R)", .recursion, 1..<4),
    Refusal("(a)(?1)", .recursion, 3..<6),
    Refusal("(a)(?-1)", .recursion, 3..<6),
    Refusal("(?<n>a)(?&n)", .recursion, 7..<10),
    Refusal(#"a\g<1>"#, .recursion, 1..<3),
    Refusal("(a)(?(1)b|c)", .conditional, 3..<6),
    Refusal("a(?C1)", .callout, 1..<4),
    Refusal("(?x)a b", .inlineOption, 0..<3),
    Refusal("(?i:a)", .inlineOption, 0..<3),
    Refusal("(?-i)a", .inlineOption, 0..<3),
    Refusal(String(repeating: "(", count: 60), .tooDeep, 50..<51),
  ])
  func refused(_ refusal: Refusal) {
    let error = #expect(throws: PatternError.self) { try Pattern(refusal.source) }
    #expect(error?.code == refusal.code)
    #expect(error?.range == refusal.range)
  }

  @Test func everyCodeHasASentenceInBothLanguages() {
    for code in PatternError.Code.allCases {
      let error = PatternError(code, at: 0..<0)
      #expect(error.vi.last == "." && error.en.last == ".", "\(code.rawValue)")
      #expect(error.vi != error.en)
    }
  }

  /// No input may crash the parser, and what it accepts PCRE2 accepts.
  @Test func randomSourcesNeverCrash() {
    var random = SplitMix64(seed: 20_261_121)
    let alphabet = Array(#"ab đ(?:<=!)[]{}1,2*+\bdkpL-^$.|#"#.unicodeScalars) + ["\u{301}"]
    for _ in 0..<20_000 {
      var source = String.UnicodeScalarView()
      for _ in 0..<Int(random.next() % 12) { source.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
      do { _ = try Pattern(String(source)) } catch {
        #expect(error.range.upperBound <= String(source).utf8.count)
        #expect(error.code != .doesNotCompile, "\(String(source)): \(error.detail ?? "")")
      }
    }
  }
}
