import Documents
import Patterns
import RulebookLoading
import Rulebooks
import Testing

@testable import RuleLab

@Suite struct VariantTests {
  /// Spans marked `[[…]]` in and out: what the text becomes, and where the span went.
  @Test(
    arguments: [
      (Variant.newToneStyle, "Hòa [[thủy khỏe]]", "Hoà [[thuỷ khoẻ]]"),
      (.upperCase, "Kem [[tốt nhất]] 5k", "KEM [[TỐT NHẤT]] 5K"),
      (.unaccented, "Đây [[tốt nhất]]", "Day [[tot nhat]]"),
      (.dotted, "Kem [[tốt nhất là]]", "Kem [[t.ố.t n.h.ấ.t là]]"),
      (.spaced, "Kem [[tốt nhất]] xóm", "Kem [[t ố t  n h ấ t]] xóm"),
      (.zeroWidth, "Kem [[tốt]]", "Kem [[t\u{200B}ốt]]"),
      (.lookalikes, "Kem [[hoa]]", "Kem [[һoa]]"),
      (.mathLetters, "Kem [[tốt]]", "Kem [[𝐭𝐨\u{302}\u{301}𝐭]]"),
      (.leet, "Kem [[vay tiền]]", "Kem [[v4y t1ền]]"),
      (.stretched, "Kem [[tốt]] quá", "Kem [[tốtttt]] quá"),
      (.teencode, "Kem [[không biết]]", "Kem [[ko bik]]"),
      (.lineBreak, "Kem [[tốt nhất xóm]]", "Kem [[tốt\nnhất xóm]]"),
      (.hyphens, "Kem [[số 1]] xóm", "Kem [[số-1]] xóm"),
      (.emoji, "Kem [[tốt]]", "🔥👨‍👩‍👧 Kem [[tốt]]"),
      (.html, "Kem [[tốt]]", "<p>Kem [[tốt]]</p>"),
      (.entities, "Kem [[tốt]]", "Kem [[t&#7889;t]]"),
    ])
  func eachVariant(_ variant: Variant, _ marked: String, _ expected: String) throws {
    let test = SampleRules.test(.bad, marked)
    let text = TestText(test.text)
    let rewritten = try #require(VariantMaker().rewrite(text, as: variant, in: test.spans))
    let place = rewritten.place(of: test.spans[0])
    let bytes = Array(rewritten.text.utf8)
    let shown =
      String(decoding: bytes[..<place.lowerBound], as: UTF8.self) + "[["
      + String(decoding: bytes[place], as: UTF8.self) + "]]"
      + String(decoding: bytes[place.upperBound...], as: UTF8.self)
    #expect(Array(shown.utf8) == Array(expected.utf8), "\(shown)")
  }

  @Test(
    arguments: [
      (Variant.nfd, "Kem 5k"), (.newToneStyle, "Kem ngon"), (.dotted, "[[inbox là]]"), (.dotted, "[[Kenh14]]"),
      (.spaced, "[[là]]"), (.leet, "[[tốt]]"), (.teencode, "[[ngon]]"), (.lineBreak, "[[ngon]] lắm"),
      (.hyphens, "[[ngon, lắm]]"), (.entities, "[[ngon]]"), (.lookalikes, "[[GD479]]"),
    ])
  func nothingToRewrite(_ variant: Variant, _ marked: String) {
    let test = SampleRules.test(.bad, marked)
    #expect(VariantMaker().rewrite(TestText(test.text), as: variant, in: test.spans) == nil)
  }

  private func marks(_ body: String) throws -> RuleVariants {
    var options = RuleTestOptions()
    options.variants = true
    let report = RuleTestRunner(rulebooks: try LabGolden.rule(body)).run(matching: nil, options: options)
    #expect(report.passed, "\(report.text(language: .vi))")
    return try #require(report.rules.first?.variants)
  }

  @Test func whatARulePromisesComesFromItsOptions() throws {
    let plain = try marks(
      "    forbid: { phrases: [bảo đảm lãi] }\n    tests:\n      - bad: \"Quỹ này [[bảo đảm lãi]] hằng tháng\"\n")
    for variant in Variant.allCases where ![.newToneStyle, .teencode, .leet].contains(variant) {
      #expect(plain[variant].mark == .held, "\(variant)")
    }
    let sensitive = try marks(
      "    forbid: { phrases: { words: [Lãi], case: sensitive } }\n    tests:\n      - bad: \"Quỹ [[Lãi]] mở\"\n")
    #expect(sensitive[.upperCase].mark == .unpromised && sensitive[.dotted].mark == .held)
    let blind = try marks(
      """
          disguise: false
          forbid: { phrases: { words: [bảo đảm lãi], accents: exact } }
          tests:
            - bad: "Quỹ này [[bảo đảm lãi]] hằng tháng"
      """)
    for variant in [Variant.unaccented, .dotted, .spaced, .zeroWidth, .lookalikes, .mathLetters, .stretched] {
      #expect(blind[variant].mark == .unpromised, "\(variant)")
    }
    #expect(blind[.nfd].mark == .held && blind[.otherAccent].mark == .held)
    let anyAccents = try marks(
      """
          forbid: { phrases: { words: [bảo đảm lãi], accents: any } }
          tests:
            - bad: "Quỹ này [[báo dam lài]] hằng tháng"
      """)
    #expect(anyAccents[.unaccented].mark == .held && anyAccents[.otherAccent].mark == .unpromised)
  }

  @Test func aSingleSyllablePromisesNothingWithoutAccents() throws {
    let one = try marks("    forbid: { phrases: [ụ] }\n    tests:\n      - bad: \"Đắp [[ụ]] rơm\"\n")
    #expect(one[.unaccented].mark == .unpromised)
    let bare = try marks("    forbid: { phrases: [inbox] }\n    tests:\n      - bad: \"Ai cần [[inbox]] em\"\n")
    #expect(bare[.unaccented].mark == .held)
  }

  @Test func aPatternPromisesWhatItsWritingAllows() throws {
    let literal = try marks(
      "    forbid: { regex: '\\b(?:cam kết|bảo đảm) lãi\\b' }\n    tests:\n      - bad: \"Quỹ [[cam kết lãi]] cao\"\n")
    #expect(literal[.lineBreak].mark == .held && literal[.longerWord].mark == .held)
    #expect(literal[.unaccented].mark == .unpromised && literal[.hyphens].mark == .unpromised)
    let open = try marks(
      "    forbid: { regex: '^Quỹ.{1,9}lãi' }\n    tests:\n      - bad: \"[[Quỹ cam kết lãi]] cao\"\n")
    for variant in [Variant.lineBreak, .emoji, .html, .otherWord, .longerWord] {
      #expect(open[variant].mark == .unpromised, "\(variant)")
    }
    #expect(open[.dotted].mark == .held)
  }

  @Test func spellingIsNeverReadThroughADisguise() throws {
    let prefer = try marks(
      "    prefer: { sát nhập: sáp nhập }\n    tests:\n      - bad: \"Hai xã [[sát nhập]] rồi\"\n")
    #expect(prefer[.dotted].mark == .unpromised && prefer[.zeroWidth].mark == .unpromised)
    #expect(prefer[.upperCase].mark == .held && prefer[.otherAccent].mark == .held)
    let mixed = try marks(
      "    consistent: [[hòa, hoà]]\n    tests:\n      - bad: \"Yên Hòa vui. Yên [[Hoà]] rước nước\"\n")
    #expect(mixed[.newToneStyle].mark == .unpromised && mixed[.nfd].mark == .held)
  }

  @Test func aRuleAboutTheWholePostPromisesWholeTextsOnly() throws {
    let missing = try marks("    require: { phrases: [nguồn] }\n    tests:\n      - bad: \"Lũ đã rút\"\n")
    #expect(missing[.nfd].mark == .held && missing[.html].mark == .held)
    #expect(missing[.dotted].mark == .unpromised && missing[.unaccented].mark == .unpromised)
  }

  @Test func aPromiseThatIsBrokenFailsTheRunWithTheTextAndTheSpan() throws {
    // The exception takes what stands around the text for a reason to be silent.
    let books = try LabGolden.rule(
      """
          forbid: { phrases: [tốt nhất] }
          except:
            - same-sentence: { regex: '^<p>' }
          tests:
            - bad: "Kem [[tốt nhất]] xóm"
      """)
    var options = RuleTestOptions()
    options.variants = true
    let report = RuleTestRunner(rulebooks: books).run(matching: nil, options: options)
    #expect(!report.passed)
    let failures = try #require(report.rules.first?.variants?.failures)
    #expect(failures.map(\.variant) == [.html])
    #expect(failures.first?.text == "<p>Kem tốt nhất xóm</p>" && failures.first?.expected == [7..<19])
    #expect(report.variantTable(language: .en).contains("<p>…</p>: promised, and not reported in its place."))
  }

  @Test(arguments: [(#"tốt nhất\b"#, "Kem qktốt nhất xóm"), (#"\btốt nhất"#, "Kem tốt nhấtqk xóm")])
  func aPatternWithoutAWordBoundaryTakesLongerWordsToo(pattern: String, text: String) throws {
    let books = try LabGolden.rule(
      """
          forbid: { regex: '\(pattern)' }
          tests:
            - bad: "Kem [[tốt nhất]] xóm"
      """)
    var options = RuleTestOptions()
    options.variants = true
    let report = RuleTestRunner(rulebooks: books).run(matching: nil, options: options)
    let failures = try #require(report.rules.first?.variants?.failures)
    #expect(failures.map(\.variant) == [.longerWord] && failures.first?.text == text)
    #expect(!report.passed)
  }

  // MARK: Patterns

  @Test(
    arguments: [
      ("a|b|c", ["a", "b", "c"], ["b|c", "a|c", "a|b"]),
      (#"\b(?:kem|sữa tươi)\b"#, ["kem", "sữa tươi"], [#"\b(?:sữa tươi)\b"#, #"\b(?:kem)\b"#]),
      (
        #"x(?=(?:a|b))|[cd]{2}y"#, [#"x(?=(?:a|b))"#, "[cd]{2}y", "a", "b"],
        [
          "[cd]{2}y", #"x(?=(?:a|b))"#, #"x(?=(?:b))|[cd]{2}y"#, #"x(?=(?:a))|[cd]{2}y"#,
        ]
      ),
      ("abc", [], []),
    ])
  func branchesOfAPattern(source: String, texts: [String], without: [String]) throws {
    let branches = try Pattern(source).branches
    #expect(branches.map(\.text) == texts && branches.map(\.without.source) == without)
  }
}
