import Patterns
import Testing

/// The first match and its groups in `text`, as text.
func firstMatch(
  _ source: String, in text: String, caseSensitive: Bool = false, from start: Int = 0, within: Range<Int>? = nil
) throws -> [String?]? {
  let compiled = try CompiledPattern(Pattern(source, caseSensitive: caseSensitive))
  let bytes = Array(text.utf8)
  let groups = try bytes.withUnsafeBufferPointer {
    try PatternMatcher().firstMatch(of: compiled, in: $0, from: start, within: within ?? 0..<bytes.count)
  }
  return groups?.map { group in group.map { String(decoding: bytes[$0], as: UTF8.self) } }
}

@Suite struct CompiledPatternTests {
  @Test(arguments: [
    ("cá độ", "cá độ", true), ("cá độ", "cá  \t độ", true), ("cá độ", "cá\nđộ", true), ("cá độ", "cá \r\n độ", true),
    ("cá độ", "cá\u{A0}độ", true), ("cá độ", "cá\n\nđộ", false), ("cá độ", "cáđộ", false), ("cá  độ", "cá độ", true),
    ("cá( )?độ", "cáđộ", true), ("cá *độ", "cáđộ", true), ("cá +độ", "cá \n độ", true), ("cá +độ", "cá\n\nđộ", false),
    ("a(?: b)? c", "a c", true), ("(?: |-)+x", "- -  x", true), ("(?<=số )5", "số 5", true),
    (#"cá\sđộ"#, "cá  độ", false), ("[ ]x", "\nx", false),
  ])
  func blanks(_ pattern: String, _ text: String, _ matches: Bool) throws {
    #expect((try firstMatch(pattern, in: text) != nil) == matches)
  }

  @Test(arguments: [
    (#"\d"#, "٣", false), (#"\d"#, "３", false), (#"\d"#, "3", true), (#"[\d]"#, "٣", false), (#"\D"#, "٣", true),
    (#"^[\D]$"#, "3", false), (#"^[\D]$"#, "đ", true), (#"^\w+$"#, "Đảng", true), (#"\bđộ\b"#, "cá độ,", true),
    (#"\bđộ\b"#, "độc", false), ("ĐẢNG", "đảng", true), ("a.b", "a\rb", false), ("^b", "a\rb", true),
    ("a$", "a\r\nb", true),
    (#"a\.b"#, "axb", false), (#"a#b"#, "a#b", true), ("a-b~c", "a-b~c", true), (#"(a)\1"#, "aa", true),
  ])
  func meaning(_ pattern: String, _ text: String, _ matches: Bool) throws {
    #expect((try firstMatch(pattern, in: text) != nil) == matches)
  }

  @Test func capitalsCountWhereTheRuleSaysSo() throws {
    #expect(try firstMatch("Đảng", in: "đảng", caseSensitive: true) == nil)
    #expect(try firstMatch("Đảng", in: "Đảng", caseSensitive: true) != nil)
  }

  @Test func groupsAreReportedAndAbsentOnesAreNil() throws {
    #expect(try firstMatch("(?<so>\\d+)(?: (triệu))?( tỷ)?", in: "có 35 tỷ") == ["35 tỷ", "35", nil, " tỷ"])
    #expect(try CompiledPattern(Pattern("(a)(?<so>b)")).groupNames == ["so": 2])
    let many = (0..<40).map { _ in "(a)" }.joined()
    #expect(try firstMatch(many, in: String(repeating: "a", count: 40))?.count == 41)
  }

  @Test func nothingOutsideTheParagraphIsSeen() throws {
    let text = "không được\n\nđược"
    let second = 17..<text.utf8.count
    #expect(try firstMatch(#"(?<!\n)được"#, in: text, from: 17, within: second) == ["được"])
    #expect(try firstMatch("^được", in: text, from: 17, within: second) == ["được"])
    #expect(try firstMatch("(?<=không )được", in: text, from: 7) == ["được"])
    #expect(try firstMatch("được.", in: "được.", within: 0..<8) == nil)
  }

  @Test func aRunawayPatternIsStoppedAndSaysSo() throws {
    let text = String(repeating: "a", count: 30) + "b"
    let start = ContinuousClock.now
    #expect(throws: MatchLimit.match) { try firstMatch("(a+)+$", in: text) }
    #expect(ContinuousClock.now - start < .seconds(1))
  }

  @Test func aRunawayPatternIsStoppedUnderJITToo() throws {
    let compiled = try CompiledPattern(Pattern("(a+)+$"))
    let matcher = PatternMatcher()
    let short = Array("aab".utf8)
    for _ in 0..<PatternMatcher.usesBeforeJIT {
      let found = try short.withUnsafeBufferPointer {
        try matcher.firstMatch(of: compiled, in: $0, from: 0, within: 0..<short.count)
      }
      #expect(found == nil)
    }
    let bytes = Array((String(repeating: "a", count: 40) + "b").utf8)
    #expect(throws: MatchLimit.match) {
      try bytes.withUnsafeBufferPointer {
        try matcher.firstMatch(of: compiled, in: $0, from: 0, within: 0..<bytes.count)
      }
    }
  }

  @Test func blanksStayLinearInsideARepeat() throws {
    let text = String(repeating: " ", count: 5_000)
    #expect(try firstMatch("(?: |-)+x", in: "-" + text) == nil)
  }

  @Test func anHonestPatternReadsALongParagraph() throws {
    let text = String(repeating: "tiếng ", count: 3_000) + "hết"
    #expect(try firstMatch(#"^(?:\w+ )+hết"#, in: text) != nil)
  }
}
