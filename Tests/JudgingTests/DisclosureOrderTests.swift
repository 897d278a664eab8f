import Documents
import Judging
import Rulebooks
import Testing

/// What must stand before the first of something else.
@Suite struct DisclosureOrderTests {
  private static func words(_ phrases: [String], _ accents: Accents = .exact) -> MatchExpression {
    .phrases(PhraseSet(phrases: phrases.map { Phrase($0) }, options: PhraseOptions(accents: accents)))
  }

  private static func rule(_ part: PartSelector? = nil, atLeast: Int = 1) -> Rule {
    Rule(
      id: "thu/truoc", title: LocalizedText(vi: "Nói trước"), axis: .lawful, level: .warning,
      kind: .require(
        Requirement(
          expression: words(["quảng cáo", "hợp tác trả phí"]), atLeast: atLeast, part: part,
          before: words(["nên mua", "tốt nhất"]))),
      message: LocalizedText(vi: "“{match}” đứng trước {closest}."))
  }

  private static func check(_ parts: [(PartKind, String)], _ rule: Rule = rule()) -> [Finding] {
    let document = Document(parts: parts.map { DocumentPart(kind: $0.0, text: Array($0.1.utf8)) })
    let book = Rulebook(id: "thu", title: LocalizedText(vi: "thử"), version: "1", rules: [rule])
    let verdicts = [true, false].map { useIndex in
      Checker(rulebooks: [book], options: CheckerOptions(useIndex: useIndex)).makeSession().check(
        document, today: CheckTests.today)
    }
    #expect(verdicts[0].findings.map(\.fingerprint) == verdicts[1].findings.map(\.fingerprint))
    return verdicts[0].findings
  }

  @Test(arguments: [
    ("Đây là quảng cáo. Máy này nên mua.", []),
    ("Máy này nên mua. Đây là quảng cáo.", ["“nên mua” đứng trước quảng cáo."]),
    ("Máy này nên mua, loại tốt nhất.", ["“nên mua” đứng trước —."]),
    ("Máy này màu xanh.", []), ("Đây là quảng cáo.", []), ("", []),
  ])
  func orderInOneText(_ text: String, _ told: [String]) {
    #expect(Self.check([(.body, text)]).map(\.message.vi) == told)
  }

  /// Subtitles come in the order of their times.
  @Test func orderOfParts() throws {
    let found = Self.check([(.cue(0), "Chào cả nhà."), (.cue(1), "Máy này nên mua."), (.cue(2), "Video quảng cáo.")])
    let finding = try #require(found.first)
    #expect(finding.part == .cue(1) && finding.text == "nên mua" && finding.range != nil)
    #expect(Self.check([(.cue(0), "Video quảng cáo."), (.cue(1), "Máy này nên mua.")]).isEmpty)
    #expect(Self.check([(.title, "Quảng cáo máy xay"), (.body, "Máy này nên mua.")]).isEmpty)
  }

  @Test func whereItMustStandStillHolds() {
    let rule = Self.rule(.title)
    #expect(Self.check([(.title, "Quảng cáo máy xay"), (.body, "Máy này nên mua.")], rule).isEmpty)
    #expect(Self.check([(.title, "Máy xay"), (.body, "Quảng cáo. Máy này nên mua.")], rule).count == 1)
  }

  @Test func soManyOfThemBefore() {
    let rule = Self.rule(atLeast: 2)
    #expect(Self.check([(.body, "Quảng cáo, hợp tác trả phí. Máy này nên mua.")], rule).isEmpty)
    #expect(Self.check([(.body, "Quảng cáo. Máy này nên mua. Hợp tác trả phí.")], rule).count == 1)
  }
}
