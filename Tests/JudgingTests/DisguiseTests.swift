import Documents
import Judging
import Rulebooks
import Testing

/// What a rule sees of words that are written not to be seen.
@Suite struct DisguiseTests {
  private func phrases(_ words: String...) -> MatchExpression {
    .phrases(PhraseSet(phrases: words.map { Phrase($0) }, options: PhraseOptions(accents: .exact)))
  }

  @Test(arguments: [
    "Nhận t.i.ề.n nhanh nhé", "nhận t i ề n nhanh nhé", "nhận t1ền nhanh nhé", "nhận tiềnnhanh nhé",
    "nhận tiềnnn nhanhhh nhé",
  ])
  func forbidLooksThroughThem(_ text: String) throws {
    let verdict = CheckTests.check(text, [CheckTests.rule("tien", ["tiền nhanh"])])
    let finding = try #require(verdict.findings.first)
    #expect(verdict.findings.count == 1)
    #expect(finding.matchedAs == .disguised)
    #expect(finding.level == .error)
    #expect(verdict.document.disguises > 0)
    // The place is in the author's own text, and is the whole of what was disguised.
    let range = try #require(finding.range)
    #expect(Array(Array(text.utf8)[range.bytes]) == Array(finding.text.utf8))
    #expect(text.lowercased().hasPrefix("nhận " + finding.text.lowercased()))
  }

  @Test func aRuleMayAskNotTo() {
    var rule = CheckTests.rule("tien", ["tiền nhanh"])
    rule.disguise = false
    #expect(CheckTests.check("nhận t1ền nhanh nhé", [rule]).findings.isEmpty)
  }

  @Test func whatIsFoundAsWrittenIsNotFoundTwice() {
    let verdict = CheckTests.check("tiền nhanh, đ.á.n.h bạc, tiền nhanh", [CheckTests.rule("tien", ["tiền nhanh"])])
    #expect(verdict.findings.map(\.matchedAs) == [.written, .written])
  }

  @Test func nobodyWritesHisOwnExceptionInDisguise() {
    var rule = CheckTests.rule("nhat", ["tốt nhất"])
    rule.unless = [ContextItem([Context(.found(at: .sameSentence, phrases("khảo sát")))])]
    #expect(CheckTests.check("Kem tốt nhất theo khảo sát", [rule]).findings.isEmpty)
    #expect(CheckTests.check("Kem tốt nhất theo kh.ả.o s.á.t", [rule]).findings.count == 1)
    #expect(CheckTests.check("Kem t.ố.t nhất theo khảo sát", [rule]).findings.isEmpty)
  }

  @Test func requireAndPreferReadWhatIsWritten() {
    var rule = CheckTests.rule("nhan", [])
    rule.kind = .require(Requirement(expression: phrases("quảng cáo")))
    #expect(CheckTests.check("Bài qu.ả.ng c.á.o", [rule]).findings.count == 1)
  }

  @Test func theyCanBeCountedAndNamed() {
    var limit = CountLimit(subject: .disguises)
    limit.max = 2
    var rule = CheckTests.rule("bien-dang", [])
    rule.kind = .count(limit)
    #expect(CheckTests.check("v4y t1ền ngay", [rule]).findings.isEmpty)
    #expect(CheckTests.check("v4y t1ền đ4nh bạc", [rule]).findings.count == 1)

    rule.kind = .forbid(.segment(SegmentSpec(kind: .disguise)))
    #expect(CheckTests.check("Nhóm v4y t1ền", [rule]).findings.map(\.text) == ["v4y", "t1ền"])
    rule.kind = .forbid(.segment(SegmentSpec(kind: .misplacedTone)))
    #expect(CheckTests.check("sách cuả em, hoà bình", [rule]).findings.map(\.text) == ["cuả"])
    rule.kind = .forbid(.segment(SegmentSpec(kind: .invisible)))
    #expect(CheckTests.check("l\u{200B}ừa người", [rule]).findings.map(\.text) == ["l\u{200B}ừa"])
    rule.kind = .forbid(.segment(SegmentSpec(kind: .lookalike)))
    #expect(CheckTests.check("v\u{430}y tiền", [rule]).findings.map(\.text) == ["v\u{430}y"])
  }
}
