#if Fetching
  import Documents
  import Foundation
  import Testing

  @testable import Pages

  @Suite(.serialized, .timeLimit(.minutes(20))) struct PageFetcherTests {
    @Test func aSiteOfEveryKind() async throws {
      let site = try LocalSite()
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: site.permission)
      let expected = [
        "/tin/1": "page /tin/1", "/nen": "page /nen", "/chuyen": "page /tin/1", "/ban": "page /ban",
        "/kin/1": "fetch-robots", "/vong": "fetch-redirect", "/ra": "fetch-not-allowed",
        "/ra-nguon-khac": "fetch-not-allowed",
        "/bom": "fetch-too-large", "/vo-tan": "fetch-too-large", "/lon": "fetch-too-large",
        "/anh": "fetch-not-text", "/khong-co": "fetch-status 404", "/ban-mai": "fetch-status",
        "/dut": "fetch-connection",
      ]
      #expect(try await fetcher.told(expected.keys.sorted().map { site.address($0) }) == expected)
    }

    @Test func aServerThatDripsIsLeft() async throws {
      let site = try LocalSite()
      var settings = LocalSite.settings
      settings.timeout = 2
      let fetcher = PageFetcher(settings: settings, permission: site.permission)
      #expect(try await fetcher.told([site.address("/cham")]) == ["/cham": "fetch-timeout"])
    }

    @Test func aPageComesWholeAndUnpacked() async throws {
      let site = try LocalSite()
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: site.permission)
      try await fetcher.run([site.address("/nen"), site.address("/toi")]) { outcome in
        guard case .page(let page) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        #expect(page.source == "cho" && page.status == 200 && page.fetchedAt.hasSuffix("Z") && page.offset == nil)
        let text = String(decoding: page.bytes, as: UTF8.self)
        if page.url.hasSuffix("/nen") {
          #expect(text.contains("Chợ hoa mở") && page.contentType == "text/html; charset=utf-8")
        } else {
          #expect(
            text.contains("soat/0.1.0 (+mailto:ban@bao.example)") && text.contains("Host: 127.0.0.1:\(site.port)"))
        }
      }
    }

    @Test func robotsThatCannotBeHadAllowNothing() async throws {
      let site = try LocalSite("no-robots")
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: site.permission)
      #expect(
        try await fetcher.told([site.address("/tin/1"), site.address("/tin/2")]) == [
          "/tin/1": "fetch-robots", "/tin/2": "fetch-robots",
        ])
    }

    @Test func whatDidNotChangeIsNotSentAgain() async throws {
      let site = try LocalSite()
      let store = MemoryStore()
      let folder = try ArchiveFolder()
      let archive = try WARCWriter(path: folder.path + "/a.warc.gz", software: "soat/0.1.0", time: 0)
      let fetcher = PageFetcher(
        settings: LocalSite.settings, permission: site.permission, store: store, archive: archive)
      #expect(try await fetcher.told([site.address("/304")]) == ["/304": "page /304"])
      #expect(store.count == 1)
      let second = try WARCWriter(path: folder.path + "/b.warc.gz", software: "soat/0.1.0", time: 0)
      let again = PageFetcher(settings: LocalSite.settings, permission: site.permission, store: store, archive: second)
      #expect(try await again.told([site.address("/304")]) == ["/304": "unchanged"])
      #expect(try WARCSamples.told(ArchiveFolder.bytes(folder.path + "/b.warc.gz")).last == "skipped revisit")
    }

    /// A run that is killed between fetching and judging asks for the page again.
    @Test func validatorsAreKeptOnceThePageWasTaken() async throws {
      struct Stopped: Error {}
      let site = try LocalSite()
      let store = MemoryStore()
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: site.permission, store: store)
      await #expect(throws: Stopped.self) { try await fetcher.run([site.address("/304")]) { _ in throw Stopped() } }
      #expect(store.count == 0)
    }

    @Test func aStoppedRunGoesOn() async throws {
      struct Stopped: Error {}
      let site = try LocalSite()
      let folder = try ArchiveFolder()
      let path = folder.path + "/a.warc.gz"
      let addresses = ["/chuyen", "/tin/2", "/khong-co", "/tin/3"].map { site.address($0) }
      do {
        let fetcher = PageFetcher(
          settings: LocalSite.settings, permission: site.permission,
          archive: try WARCWriter(path: path, software: "soat/0.1.0", time: 0))
        var count = 0
        await #expect(throws: Stopped.self) {
          try await fetcher.run(addresses) { outcome in
            count += 1
            if count == 3 { throw Stopped() }
          }
        }
      }
      let fetcher = PageFetcher(
        settings: LocalSite.settings, permission: site.permission,
        archive: try WARCWriter(path: path, software: "soat/0.1.0", time: 0))
      var bytes = 0
      try await fetcher.run([addresses[0]]) { outcome in
        guard case .page(let page) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        bytes = page.bytes.count
        #expect(page.isResumed && page.finalURL.hasSuffix("/tin/1") && page.warcFile == path)
      }
      #expect(bytes > 50)
      let told = try await fetcher.told(addresses)
      #expect(told["/chuyen"] == "page /tin/1 resumed" && told["/tin/2"] == "page /tin/2 resumed")
      #expect(told["/khong-co"] == "fetch-status 404" && told["/tin/3"]?.hasPrefix("page /tin/3") == true)
      let counted = try await fetcher.text(site.address("/dem"))
      #expect(counted.contains("/tin/1 1") && counted.contains("/tin/2 1"), "\(counted)")
    }

    @Test func privateAddressesAreRefusedWithoutTheFlag() async throws {
      let site = try LocalSite()
      var settings = LocalSite.settings
      settings.allowsPrivate = false
      let names = [
        "trong.example": ["127.0.0.1"], "lan.example": ["8.8.8.8", "10.0.0.7"], "sau.example": ["::ffff:127.0.0.1"],
      ]
      let port = site.port
      let fetcher = PageFetcher(
        settings: settings, permission: { _ in FetchGrant(source: "cho", ports: [port]) },
        resolver: FixedResolver(names: names))
      for host in ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "trong.example", "lan.example", "sau.example"] {
        // Robots are asked for first, and cannot be had either: nothing was connected to.
        let told = try await fetcher.told([WebAddress("http://\(host):\(port)/tin/1")!])
        #expect(told == ["/tin/1": "fetch-private-address"], "\(host)")
      }
      let open = PageFetcher(settings: LocalSite.settings, permission: site.permission)
      let counted = try await open.text(site.address("/dem"))
      #expect(!counted.contains("/tin/1"))
    }

    /// The name is resolved once; what it leads to later does not matter.
    @Test func aNameLeadsToTheAddressThatWasChecked() async throws {
      let site = try LocalSite()
      let port = site.port
      let fetcher = PageFetcher(
        settings: LocalSite.settings, permission: { _ in FetchGrant(source: "cho", ports: [port]) },
        resolver: FixedResolver(names: ["bao.example": ["127.0.0.1"]]))
      let text = try await fetcher.text(WebAddress("http://bao.example:\(port)/toi")!)
      #expect(text.contains("Host: bao.example:\(port)"))
      #expect(try await fetcher.told([WebAddress("http://khong.example:\(port)/")!]) == ["/": "fetch-connection"])
    }

    @Test func whatNoSourceHasIsNotAskedFor() async throws {
      let site = try LocalSite()
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: { _ in nil })
      #expect(try await fetcher.told([site.address("/tin/1")]) == ["/tin/1": "fetch-not-allowed"])
      let usual = PageFetcher(settings: LocalSite.settings, permission: { _ in FetchGrant(source: "cho") })
      #expect(try await usual.told([site.address("/tin/1")]) == ["/tin/1": "fetch-not-allowed"])
    }

    @Test func sitemapsOfAnIndexAreFetched() async throws {
      let site = try LocalSite()
      let index = "<sitemapindex><sitemap><loc>\(site.address("/sitemap-1.xml").text)</loc></sitemap></sitemapindex>"
      let list = try AddressList(Array(index.utf8), path: "s.xml")
      let fetcher = PageFetcher(settings: LocalSite.settings, permission: site.permission)
      let found = try await fetcher.expanded(list)
      #expect(found.addresses == [site.address("/tin/9")] && found.failures.isEmpty)
    }

    @Test func requestsToAHostKeepTheirDelay() async throws {
      let site = try LocalSite()
      var settings = LocalSite.settings
      settings.delay = 0.2
      let fetcher = PageFetcher(settings: settings, permission: site.permission)
      let clock = ContinuousClock()
      let start = clock.now
      _ = try await fetcher.told((1...3).map { site.address("/tin/\($0)") })
      // robots.txt and three pages: three delays at least.
      #expect(clock.now - start >= .milliseconds(600))
    }

    @Test func hostsInTurn() {
      var queues = HostQueues(
        ["http://a.example/1", "http://a.example/2", "http://b.example/1", "http://c.example/1"].map { WebAddress($0)! }
      )
      let first = [queues.take(atMost: 2), queues.take(atMost: 2), queues.take(atMost: 2)].map { $0?.text }
      #expect(first == ["http://a.example/1", "http://b.example/1", nil])
      queues.finish(WebAddress("http://a.example/1")!)
      #expect(queues.take(atMost: 2)?.text == "http://c.example/1")
      queues.finish(WebAddress("http://b.example/1")!)
      #expect(queues.take(atMost: 2)?.text == "http://a.example/2")
      queues.finish(WebAddress("http://a.example/2")!)
      #expect(queues.take(atMost: 2) == nil)
    }

    @Test(
      arguments: [("120", 120.0), ("-5", 0), ("Sat, 21 Nov 2026 01:31:00 GMT", 60), ("mai", nil), (nil, nil)]
        as [(String?, Double?)])
    func retryAfter(_ field: String?, _ seconds: Double?) {
      #expect(RetryAfter.seconds(field, now: 1_795_224_600) == seconds)
    }
  }

  extension PageFetcher {
    fileprivate func text(_ address: WebAddress) async throws -> String {
      var text = ""
      try await run([address]) { if case .page(let page) = $0 { text = String(decoding: page.bytes, as: UTF8.self) } }
      return text
    }
  }
#endif
