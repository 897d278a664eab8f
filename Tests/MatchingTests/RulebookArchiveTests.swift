import Documents
import Foundation
import Patterns
import Rulebooks
import Testing

@testable import Matching

@Suite struct RulebookArchiveTests {
  /// One rule of each kind, with every field set to something that is not its default.
  private static func rules() throws -> [Rule] {
    let day = try #require(Day(iso: "2026-07-01"))
    let phrase = Phrase("sáp nhập", row: ["wrong": "sát nhập", "right": "sáp nhập"])
    // One column: a dump writes an optional on one line, and the columns of a row in any order.
    let named = Phrase("Báo Mẫu", row: ["name": "Báo Mẫu"])
    let names = MatchExpression.phrases(PhraseSet(phrases: [named], options: PhraseOptions(accents: .exact)))
    let words = MatchExpression.phrases(
      PhraseSet(phrases: [phrase, Phrase("số 1")], options: PhraseOptions(accents: .any, caseSensitive: true)))
    let everything = MatchExpression.all(
      [
        words, .regex(RegexSpec(pattern: try Pattern("giá \\d+", caseSensitive: true), view: .source)),
        .any([
          .links(LinkSpec(domains: [phrase], outside: true, sameRowColumn: "name")),
          .hashtags(HashtagSpec(tags: ["saigon"], misspelt: ["ngayhoisach"], distance: 1)),
          .segment(SegmentSpec(kind: .mobilePhone)),
        ]), .not(words),
      ], scope: .sameParagraph)
    let places: [Context.Place] = [
      .near(8), .before(3), .after(2), .precededBy, .followedBy, .sameSentence, .nextSentence, .sameParagraph,
      .document,
    ]
    let name = OfficialName(
      name: "Đảng Cộng sản Việt Nam", accepted: ["Đảng ta"], wrong: ["Đảng CSVN"], former: ["Đảng Lao động"], from: day,
      until: day, successor: "Đảng", row: ["a": "b"])
    var claims = BuiltInCheck(name: .claimOutsideFile)
    (claims.minimum, claims.similarity) = (7, 61)
    (claims.claims, claims.about, claims.reports) = ([phrase], [phrase], [.claim])
    let kinds: [RuleKind] = [
      .forbid(everything), .require(Requirement(expression: words, atLeast: 2, part: .lastParagraph)),
      .require(Requirement(expression: words, before: names)),
      .prefer([Preference(wrong: phrase, right: "sáp nhập", note: "ghi chú")], options: PhraseOptions(accents: .exact)),
      .officialName(NameTable(entries: [name], reports: [.capitals, .former])),
      .count(CountLimit(subject: .matches(words), min: 1, max: 3, part: .title)),
      .count(CountLimit(subject: .capitals, max: 3)), .count(CountLimit(subject: .exclamationMarks, max: 3)),
      .count(CountLimit(subject: .disguises, max: 3)), .count(CountLimit(subject: .syllables, max: 3)),
      .count(CountLimit(subject: .characters, max: 3)), .consistent([FormGroup(forms: [phrase, Phrase("sát nhập")])]),
      .expect(
        .compare(
          Expectation.Comparison(
            key: .publishedAt, relation: .greaterOrEqual, other: .sourcePublishedAt, offsetMinutes: -60))),
      .expect(
        .eachMedia(MediaExpectation(type: "image", aiGenerated: true, captionContains: [phrase], textCounts: false))),
      .check(BuiltInCheck(name: .factTable, cues: [phrase], cueDistance: 4, rows: [["key": "giá", "value": "5,5"]])),
      .check(claims),
    ]
    let conditions = Condition([
      .init(key: .ad, test: .anyOf([.flag(true), .text("ad"), .list(["a"]), .instant(Instant(day: day, minute: 5))])),
      .init(key: .date, test: .not(.days(from: day, until: nil))),
      .init(key: .media, test: .anyOf([.media([Media(type: "image", aiGenerated: true, caption: "c", alt: "a")])])),
      .init(key: .productSheet, test: .anyOf([.sheet(ProductSheet([.name: ["Sen Xanh"]]))])),
    ])
    let limits: [SourceLimit?] = [
      .posts(atLeast: 1, atMost: 3, per: .week), .share(percent: 80, per: .day), .gap(days: 2), .forms,
      .quotations(minimum: 8, by: PhraseSet(phrases: [named], options: PhraseOptions(accents: .exact))), nil,
    ]
    return kinds.enumerated().map { index, kind in
      Rule(
        id: "thu/\(index)", title: LocalizedText(vi: "Thử", en: "Try"), axis: .lawful, level: .warning,
        levelWhen: [LevelChange(level: .error, when: conditions)], weight: 1.5, status: .experimental,
        basis: [Basis(source: "luat", at: "Điều 8")], when: conditions,
        over: limits[index % limits.count], kind: kind,
        contexts: places.map { Context(.found(at: $0, words)) },
        except: [ContextItem([Context(.inPart([.title, .caption]))])], unless: [ContextItem([Context(.quoted(true))])],
        parts: [.lead, .body], quoted: false, disguise: false, bareCountsSame: true, mask: true,
        message: LocalizedText(vi: "“{match}”", en: "“{match}”"), fix: LocalizedText(vi: "Sửa.", en: "Mend."))
    }
  }

  static func archived(_ rulebook: CompiledRulebook) throws -> CompiledRulebook {
    let path = NSTemporaryDirectory() + "soat-\(UUID().uuidString).rules"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = try #require(RulebookArchive.bytes(of: rulebook, stamp: "s", tables: ["t"]))
    try write(bytes, to: path)
    let archive = try #require(RulebookArchive(path: path))
    #expect(archive.stamp == "s" && archive.tables == ["t"])
    return try #require(archive.rulebook())
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Fails, too, when a field is added to a rule and not to the archive: all that a rule holds is written out here.
  @Test func everyFieldOfARuleComesBack() throws {
    let rules = try RulebookArchiveTests.rules()
    let book = Rulebook(
      id: "thu", title: LocalizedText(vi: "Thử", en: "Try"), version: "1.2.3", language: "vi",
      sources: [
        "luat": Source(title: "Luật", inForce: Day(iso: "2026-01-01"), until: Day(iso: "2027-01-01"), url: "u")
      ],
      rules: rules, file: "thu.yaml", sha256: "ab")
    let rulebook = try Self.archived(CompiledRulebook([book]))
    #expect(rulebook.entries.map(\.id) == rules.map(\.id))
    var bare = book
    bare.rules = []
    #expect(Self.written(rulebook.books) == Self.written([bare]))
    for (position, rule) in rules.enumerated() {
      let read = try #require(rulebook.rule(position)).rule
      #expect(Self.written(read) == Self.written(rule), "\(rule.kind.name)")
    }
  }

  /// Sets have no order of their own, nor has what is inside a rule: they are put in one.
  private static func written(_ value: some Any) -> [String] {
    var text = ""
    dump(value, to: &text)
    return text.split(separator: "\n").map(String.init).sorted()
  }

  /// A file of which any byte is another, or that ends early, is not believed.
  @Test func aDamagedArchiveIsNotRead() throws {
    let path = NSTemporaryDirectory() + "soat-\(UUID().uuidString).rules"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try #require(
      RulebookArchive.bytes(of: CompiledRulebook(try RulebookArchiveTests.rules()), stamp: "s", tables: []))
    try Self.write(whole, to: path)
    #expect(RulebookArchive(path: path) != nil)
    for at in stride(from: 0, to: whole.count, by: 211) {
      var damaged = whole
      damaged[at] ^= 0x10
      try Self.write(damaged, to: path)
      #expect(RulebookArchive(path: path) == nil, "byte \(at)")
    }
    for count in stride(from: 0, to: whole.count, by: 977) {
      try Self.write(Array(whole.prefix(count)), to: path)
      #expect(RulebookArchive(path: path) == nil, "\(count) bytes")
    }
  }

  @Test func anArchiveThatOthersMayWriteToIsNotRead() throws {
    let path = NSTemporaryDirectory() + "soat-\(UUID().uuidString).rules"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rulebook = CompiledRulebook(try RulebookArchiveTests.rules())
    try Self.write(try #require(RulebookArchive.bytes(of: rulebook, stamp: "s", tables: [])), to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    #expect(RulebookArchive(path: path) == nil)
  }
}
