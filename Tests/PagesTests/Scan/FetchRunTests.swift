#if Fetching
  import Documents
  import Foundation
  import Judging
  import Reporting
  import Testing

  @testable import Pages

  /// `soat scan --fetch`, from the list to the report, over a site on this machine.
  @Suite(.serialized, .timeLimit(.minutes(20))) struct FetchRunTests {
    @Test func pagesAreFetchedJudgedAndForgotten() async throws {
      let site = try LocalSite()
      let desk = try Desk(
        sources: """
          contact: mailto:kiem-duyet@agency.example
          sources:
            - id: cho
              agreement: { id: HĐ-1, from: 2026-01-01, until: 2026-12-31 }
              hosts: [127.0.0.1]
          """)
      let base = "http://127.0.0.1:\(site.port)"
      try desk.write("dia-chi.txt", "\(base)/bai # bài mới\n\(base)/khong-co\nhttp://la.example/1\n")
      let first = try await fetch(desk)
      #expect(first.fetched == 1)
      #expect(first.failed == 2)
      #expect(try desk.lines().filter { $0.contains("thu/luat") } == ["cho \(base)/bai thu/luat-0 new"])
      #expect(try desk.report().counts == .init(read: 1, unchanged: 0, skipped: 0, failed: 2))
      // What readers wrote is neither judged nor kept.
      let archive = try #require(first.archives.first)
      let kept = Unpacked(gzip: Array(try Data(contentsOf: URL(fileURLWithPath: archive)))).bytes
      let text = String(decoding: kept, as: UTF8.self)
      #expect(text.contains("chợ hoa") && !text.contains("Bông Sen"))
      // The server says that nothing changed: what was found stands.
      let second = try await fetch(desk)
      #expect(second.fetched == 0)
      #expect(second.unchanged == 1)
      #expect(try desk.lines().filter { $0.contains("thu/luat") } == ["cho \(base)/bai thu/luat-0 open"])
      #expect(try desk.report().counts.unchanged == 1)
      let ledger = try Ledger(path: desk.ledgerPath)
      #expect(try ledger.forget("cho").archives.contains(archive))
      try ledger.close()
    }

    /// Nobody is asked by somebody who does not say who asks.
    @Test func withoutAContactNothingIsFetched() throws {
      let desk = try Desk()
      let file = try SourcesFile.load(desk.path + "/sources.yaml")
      let ledger = try Ledger(path: desk.ledgerPath)
      let scan = try ledger.begin(at: Instant(day: desk.today), today: desk.today, inputs: "", sources: file)
      #expect(throws: (any Error).self) {
        try FetchRun(
          ledger: ledger, sources: file, scan: scan, folder: desk.path, today: desk.today, version: "1",
          allowsPrivate: false)
      }
    }

    private func fetch(_ desk: Desk) async throws -> FetchRun.Outcome {
      let file = try SourcesFile.load(desk.path + "/sources.yaml")
      let ledger = try Ledger(path: desk.ledgerPath)
      let now = Instant(day: desk.today, minute: 480)
      let scan = try ledger.begin(at: now, today: desk.today, inputs: "", sources: file)
      let outcome = try await FetchRun(
        ledger: ledger, sources: file, scan: scan, folder: desk.path + "/soat-pages", today: desk.today, version: "1",
        allowsPrivate: true
      ).run(desk.path + "/dia-chi.txt") {
        false
      } progress: { _, _ in
      }
      try desk.finish(scan, ledger, paths: outcome.archives)
      return outcome
    }
  }
#endif
