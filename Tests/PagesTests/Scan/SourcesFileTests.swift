import Documents
import Foundation
import Intake
import Testing

@testable import Pages

@Suite struct SourcesFileTests {
  @Test func everyKeyIsRead() throws {
    let desk = try Desk(
      sources: """
        retention: 30 ngày
        contact: mailto:kiem-duyet@agency.example
        sources:
          - id: bao-a
            name: Báo A
            agreement: { id: HĐ-12/2026, from: 2026-01-01, until: 2026-12-31 }
            profile: aggregator
            match: [bao-a/**, "tin.example/bao-a/"]
            hosts: [bao-a.example]
            select: { main: .noi-dung, drop: [.lien-quan, "#binh-luan"] }
            columns: { Nội dung bài: text }
            export: facebook-page
            campaign: my-ho-chi-minh
            channel: facebook
            set: { ad: true }
            grants: [waivers, reviewed]
            waivers: [{ rule: quang-cao/so-sanh-nhat, reason: có giấy chứng nhận, until: 2026-12-01 }]
          - { id: trang-minh, own: true }
        """)
    let file = try SourcesFile.load(desk.path + "/sources.yaml")
    #expect(file.retentionDays == 30)
    #expect(file.contact == "mailto:kiem-duyet@agency.example")
    let source = try #require(file.source("bao-a"))
    #expect(source.consent.title.vi == "thỏa thuận HĐ-12/2026, đến hết 31/12/2026")
    #expect(source.profile == .aggregator)
    #expect(source.page.main != nil && source.page.drop.count == 2)
    #expect(source.columns == ["Nội dung bài": "text"])
    #expect(source.export != nil)
    #expect(source.metadata[.ad] == .flag(true))
    #expect(source.metadata[.campaign] == .text("my-ho-chi-minh"))
    #expect(source.grants == [.reviewed] && source.mayWaive)
    #expect(source.waivers.first?.origin == .sources)
    #expect(file.source("trang-minh")?.consent == .own)
    #expect(file.source("trang-minh")?.name == "trang-minh")
  }

  /// Each with its line, and a sentence that says what to write.
  @Test(
    arguments: [
      ("sources:\n  - id: a\n", 2, "own: true"),
      ("sources:\n  - id: a\n    own: false\n", 2, "own: true"),
      (
        "sources:\n  - id: a\n    own: true\n    agreement: { id: x, from: 2026-01-01, until: 2026-02-01 }\n", 2,
        "đúng một"
      ),
      ("sources:\n  - id: a\n    agreement: { id: x, from: 2026-01-01 }\n", 3, "until"),
      ("sources:\n  - id: a\n    agreement: { id: x, from: 2026-02-01, until: 2026-01-01 }\n", 3, "trước đến sau"),
      ("sources:\n  - id: a\n    agreement: { id: x, from: 01/01/2026, until: 2026-02-01 }\n", 3, "2026-12-31"),
      ("sources:\n  - id: Báo A\n    own: true\n", 2, "a–z"),
      ("sources:\n  - { id: a, own: true }\n  - { id: a, own: true }\n", 3, "hai lần"),
      ("sources:\n  - id: a\n    own: true\n    matsh: [b]\n", 4, "match"),
      ("sources:\n  - id: a\n    own: true\n    hosts: [\"https://a.example/x\"]\n", 4, "tên máy"),
      ("sources:\n  - id: a\n    own: true\n    select: { main: \".a[\" }\n", 4, "thuộc tính"),
      ("sources:\n  - id: a\n    own: true\n    grants: [profile]\n", 4, "grants"),
      ("retention: mãi mãi\nsources:\n  - { id: a, own: true }\n", 1, "số ngày"),
      ("retention: 90 days\n", nil, "không có nguồn nào"),
    ] as [(String, Int?, String)])
  func aMistakeIsNamedWithItsLine(yaml: String, line: Int?, words: String) throws {
    let desk = try Desk(sources: yaml)
    do throws(IntakeError) {
      _ = try SourcesFile.load(desk.path + "/sources.yaml")
      Issue.record("it was read")
    } catch {
      #expect(error.line == line, "\(error.sentence(.vi))")
      #expect(error.message.vi.contains(words), "\(error.message.vi)")
    }
  }

  @Test(arguments: [
    ("a/**", "a/b/c.html", true), ("a/**", "a/c.html", true), ("a/**", "ab/c.html", false), ("a/*", "a/b/c", false),
    ("a/*.html", "a/c.html", true), ("**/bao-a/*", "x/y/bao-a/1", true), ("**/bao-a/*", "bao-a/1", true),
    ("**/bao-a/*", "xbao-a/1", false), ("a/", "a/b/c", true), ("a/?.txt", "a/1.txt", true),
    ("a/?.txt", "a/12.txt", false),
    ("./a/*", "a/b", true), ("*", "a", true), ("*", "a/b", false), ("**", "a/b/c", true), ("", "", true),
    ("a", "a/b", false),
    ("tin.example/*/bao-a/**", "tin.example/x/bao-a/1/2", true),
  ])
  func patternsMatchWholePaths(pattern: String, path: String, matches: Bool) {
    #expect(PathPattern(pattern).matches(path) == matches)
  }

  @Test(arguments: [
    ("https://bao-a.example/bai", true), ("http://www.bao-a.example:80/bai", true), ("https://xbao-a.example/", false),
    ("https://bao-a.example.com/", false), ("bao-a.example", true), ("https://la.example/?u=bao-a.example", false),
  ])
  func addressesBelongByTheirHost(address: String, owns: Bool) {
    var source = ScanSource(id: "a", name: "A", consent: .own)
    source.hosts = ["bao-a.example"]
    #expect(source.owns(address: address) == owns)
  }
}
