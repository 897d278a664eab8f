import Documents
import RulebookLoading
import Rulebooks
import Testing

/// What each kind key decodes to.
struct KindTests {
  @Test func preferTakesWordsInline() throws {
    guard case .prefer(let items, let options) = try onlyRule("  prefer: { xuất sứ: xuất xứ, 001: 3.10 }").kind else {
      Issue.record("not prefer")
      return
    }
    #expect(items.map(\.wrong.text) == ["xuất sứ", "001"] && items.map(\.right) == ["xuất xứ", "3.10"])
    #expect(options == PhraseOptions(accents: .exact))
  }

  @Test func preferTakesATable() throws {
    let rule = try onlyRule(
      "  prefer: { list: nham, case: sensitive }", before: "lists:\n  nham: { file: n.csv }\n",
      tables: ["n.csv": "wrong,right,note\n\"a, b;c\",d,vì\ne,,\n"])
    guard case .prefer(let items, let options) = rule.kind else {
      Issue.record("not prefer")
      return
    }
    #expect(items.map(\.wrong.text) == ["a, b", "c"] && items.map(\.note) == ["vì", "vì"] && options.caseSensitive)
  }

  @Test func officialNameTakesDaysAndReports() throws {
    let rule = try onlyRule(
      """
        official-name:
          names: [ { name: Bộ A, wrong: [bộ a], from: 2025-03-01, successor: Bộ B } ]
          reports: [wrong, former]
      """)
    guard case .officialName(let table) = rule.kind, let name = table.entries.first else {
      Issue.record("not official-name")
      return
    }
    #expect(table.reports == [.wrong, .former])
    #expect(name.wrong == ["bộ a"] && name.from == Day(iso: "2025-03-01") && name.successor == "Bộ B")
  }

  @Test func countTakesOneSubject() throws {
    guard case .count(let limit) = try onlyRule("  count: { tiếng: true, max: 20, in: title }").kind,
      case .syllables = limit.subject
    else {
      Issue.record("not a count of tiếng")
      return
    }
    #expect(limit.max == 20 && limit.min == nil && limit.part == .title)
    let two =
      "- id: a\n  axis: lawful\n  level: error\n  message: x\n  count: { capitals: true, hashtags: any, max: 1 }"
    #expect(codes(book(two)) == [.wrongShape])
  }

  @Test func expectComparesAndLooksAtMedia() throws {
    guard
      case .expect(.compare(let comparison)) = try onlyRule(
        "  expect: { published-at: \">= source-published-at + 2h\" }"
      )
      .kind
    else {
      Issue.record("not a comparison")
      return
    }
    #expect(comparison.relation == .greaterOrEqual && comparison.other == .sourcePublishedAt)
    #expect(comparison.offsetMinutes == 120)
    guard
      case .expect(.eachMedia(let media)) = try onlyRule(
        "  expect: { each: media, type: image, ai-generated: true, contains: [AI] }"
      ).kind
    else {
      Issue.record("not media")
      return
    }
    #expect(media.type == "image" && media.aiGenerated == true && media.captionContains.map(\.text) == ["AI"])
  }

  @Test func checkTakesCues() throws {
    guard
      case .check(let check) = try onlyRule("  check: { name: card-number, cues: [thẻ], cue-distance: 9 tiếng }").kind
    else {
      Issue.record("not a check")
      return
    }
    #expect(check.name == .cardNumber && check.cues.map(\.text) == ["thẻ"] && check.cueDistance == 9)
  }

  @Test func hashtagsAreKeptWithoutTheirSign() throws {
    guard case .forbid(.hashtags(let spec)) = try onlyRule("  forbid: { hashtags: [\"#Sale\", hot] }").kind else {
      Issue.record("not hashtags")
      return
    }
    #expect(spec.tags == ["Sale", "hot"])
  }

  @Test func consistentTakesGroups() throws {
    guard case .consistent(let groups) = try onlyRule("  consistent: [[quý, quí], [a, b, c]]").kind else {
      Issue.record("not consistent")
      return
    }
    #expect(groups.map { $0.forms.map(\.text) } == [["quý", "quí"], ["a", "b", "c"]])
  }

  @Test func closedAxisTakesAListOfSlursSaidToAPerson() throws {
    let rule = """
      - id: a
        axis: politically-correct
        level: warning
        forbid: { phrases: { list: l } }
        after: { distance: 3 tiếng, phrases: [nó] }
        message: x
      """
    let loaded = load(book(rule, before: "lists:\n  l: [x]\n"))
    #expect(loaded.diagnostics.isEmpty && loaded.rulebooks.first?.rules.count == 1)
    let without = rule.replacing("  after: { distance: 3 tiếng, phrases: [nó] }\n", with: "")
    #expect(codes(book(without, before: "lists:\n  l: [x]\n")) == [.closedAxis])
  }
}
