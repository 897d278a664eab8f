import Documents
import Patterns
import RulebookLoading
import Rulebooks
import Testing

/// A book with every key decodes to what it says.
struct GoodBookTests {
  static let text = """
    rulebook: quang-cao
    title: { vi: Quảng cáo, en: Advertising }
    version: 3.10
    requires: soat >= 0.1
    language: vi
    sources:
      lqc: { title: Luật Quảng cáo, in-force: 2026-01-01, url: "https://example.vn/a" }
    lists:
      so-sanh: [tốt nhất, số 1, 5.5]
      bao: { file: data/bao.tsv, column: [name, accepted] }
    when: { campaign: tet }
    rules:
      - id: so-sanh-nhat
        title: { vi: Từ so sánh, en: Superlative }
        axis: lawful
        level: error
        level-when:
          - { level: notice, when: { profile: [press, aggregator] } }
        weight: 1.5
        status: experimental
        basis: { source: lqc, at: Điều 8 khoản 11 }
        when: { ad: true, kind: { not: news }, date: 2026-01-01..2026-06-30 }
        forbid:
          phrases: { list: so-sanh, accents: exact, case: sensitive }
          regex: 'giảm \\d+%'
        near: { distance: 8 tiếng, segment: [money, percent] }
        except:
          - followed-by: [tư, tiên]
        unless:
          - same-paragraph: { all: [ { phrases: [khảo sát] }, { not: { segment: date } } ], scope: document }
            quoted: true
        in: [title, body]
        quoted: false
        bare: same
        disguise: false
        mask: true
        message: { vi: "“{match}” cần căn cứ.", en: "“{match}” needs evidence." }
        fix: Nêu căn cứ.
        false-alarms: Bảng xếp hạng.
        tests:
          - bad: "Kem [[tốt nhất]] và [[số 1]]"
            with: { ad: true, date: 2026-03-01, media: [ { type: image, ai-generated: true } ] }
          - todo-good: Kem tốt
      - id: bao
        axis: accurate
        level: notice
        require: { links: { list: bao, column: domain, outside: true }, at-least: 2, in: last-paragraph }
        message: Thiếu nguồn.
    """
  static let table = """
    # bảng
    name\taccepted\tdomain
    Báo Mẫu\tMẫu; Mẫu điện tử\tmau.example;m.mau.example
    """

  private func loaded() throws -> Rulebook {
    let loaded = load(GoodBookTests.text, tables: ["data/bao.tsv": GoodBookTests.table])
    #expect(loaded.diagnostics.map { DiagnosticRenderer.render($0, language: .en) } == [])
    #expect(loaded.rulesNotLoaded == [])
    return try #require(loaded.rulebooks.first)
  }

  @Test func head() throws {
    let book = try loaded()
    #expect(book.id == "quang-cao")
    #expect(book.title == LocalizedText(vi: "Quảng cáo", en: "Advertising"))
    #expect(book.version == "3.10")
    #expect(book.file == "thu.yaml")
    #expect(book.sha256.count == 64)
    #expect(
      book.sources["lqc"]
        == Source(title: "Luật Quảng cáo", inForce: Day(iso: "2026-01-01"), url: "https://example.vn/a"))
    #expect(book.rules.map(\.id) == ["quang-cao/so-sanh-nhat", "quang-cao/bao"])
  }

  @Test func about() throws {
    let rule = try loaded().rules[0]
    #expect(rule.title == LocalizedText(vi: "Từ so sánh", en: "Superlative"))
    #expect(rule.axis == .lawful && rule.level == .error && rule.weight == 1.5 && rule.status == .experimental)
    #expect(rule.levelWhen.map(\.level) == [.notice])
    #expect(rule.basis == [Basis(source: "lqc", at: "Điều 8 khoản 11")])
    #expect(rule.parts == [.title, .body] && rule.quoted == false)
    #expect(rule.bareCountsSame && !rule.disguise && rule.mask)
    #expect(rule.message[.en] == "“{match}” needs evidence." && rule.fix == LocalizedText(vi: "Nêu căn cứ."))
    #expect(rule.falseAlarms == "Bảng xếp hạng.")
    #expect(rule.mark == SourceMark(line: 13, column: 5))
  }

  @Test func conditions() throws {
    let when = try loaded().rules[0].when
    #expect(when.clauses.map(\.key) == [.campaign, .ad, .kind, .date])
    func answer(_ values: [MetadataKey: MetadataValue], _ day: String) throws -> Condition.Answer {
      when.answer(for: Metadata(values), today: try #require(Day(iso: day)))
    }
    let known: [MetadataKey: MetadataValue] = [.campaign: .text("tet"), .ad: .flag(true), .kind: .text("ad")]
    #expect(try answer(known, "2026-06-30") == .holds)
    #expect(try answer(known, "2026-07-01") == .fails)
    #expect(try answer(known.merging([.kind: .text("news")]) { $1 }, "2026-06-30") == .fails)
    #expect(try answer([.ad: .flag(true), .kind: .text("ad")], "2026-06-30") == .unknown([.campaign]))
  }

  @Test func expression() throws {
    let rule = try loaded().rules[0]
    guard case .forbid(.any(let leaves)) = rule.kind, leaves.count == 2, case .phrases(let set) = leaves[0],
      case .regex(let regex) = leaves[1]
    else {
      Issue.record("\(rule.kind)")
      return
    }
    #expect(set.phrases.map(\.text) == ["tốt nhất", "số 1", "5.5"])
    #expect(set.options == PhraseOptions(accents: .exact, caseSensitive: true))
    #expect(regex.pattern.source == #"giảm \d+%"# && regex.view == .canonical && !regex.pattern.caseSensitive)
  }

  @Test func contexts() throws {
    let rule = try loaded().rules[0]
    guard rule.contexts.count == 1, case .found(at: .near(8), .any(let segments)) = rule.contexts[0].test else {
      Issue.record("\(rule.contexts)")
      return
    }
    #expect(segments.count == 2)
    guard case .found(at: .followedBy, .phrases(let after))? = rule.except.first?.contexts.first?.test else {
      Issue.record("\(rule.except)")
      return
    }
    #expect(after.phrases.map(\.text) == ["tư", "tiên"] && after.options.accents == .exact)
    let item = try #require(rule.unless.first)
    #expect(item.contexts.count == 2)
    guard case .found(at: .sameParagraph, .all(let parts, scope: .document)) = item.contexts[0].test,
      case .not(.segment(let date)) = parts[1], case .quoted(true) = item.contexts[1].test
    else {
      Issue.record("\(item)")
      return
    }
    #expect(date.kind == .date)
  }

  @Test func tests() throws {
    let tests = try loaded().rules[0].tests
    #expect(tests.map(\.expectation) == [.bad, .todoGood])
    #expect(tests[0].text == "Kem tốt nhất và số 1")
    // UTF-8 bytes: “tốt nhất” takes twelve.
    #expect(tests[0].spans == [4..<16, 21..<27])
    #expect(
      tests[0].spans.map { String(decoding: Array(tests[0].text.utf8)[$0], as: UTF8.self) } == ["tốt nhất", "số 1"])
    #expect(tests[0].metadata[.ad] == .flag(true))
    #expect(tests[0].metadata.date == Day(iso: "2026-03-01"))
    #expect(tests[0].metadata.media == [Media(type: "image", aiGenerated: true)])
    #expect(tests[1].metadata.isEmpty)
  }

  @Test func tables() throws {
    guard case .require(let requirement) = try loaded().rules[1].kind, case .links(let links) = requirement.expression
    else {
      Issue.record("not a requirement of links")
      return
    }
    #expect(requirement.atLeast == 2 && requirement.part == .lastParagraph)
    #expect(links.domains.map(\.text) == ["mau.example", "m.mau.example"] && links.outside)
    #expect(links.domains[0].row["name"] == "Báo Mẫu" && links.sameRowColumn == nil)
  }
}
