import Documents
import Judging
import Reporting
import Rulebooks

/// Made-up reports of scans. Names, brands, numbers and addresses are invented.
enum SampleScan {
  static let brand = (
    rule: "quang-cao/so-sanh-nhat",
    title: text("Từ so sánh tuyệt đối trong quảng cáo", "Superlative in an advertisement"),
    basis: ["Điều 8 khoản 11, Luật Quảng cáo số 16/2012/QH13, sửa đổi, bổ sung bởi Luật số 75/2025/QH15"]
  )

  static func superlative(_ post: Post, _ word: String = "tốt nhất", nth: Int = 0) -> Finding {
    post.finding(
      brand.rule, .error, word, nth: nth, title: brand.title,
      message: text(
        "“\(word)” cần tài liệu hợp pháp chứng minh khi dùng trong quảng cáo.", "“\(word)” needs lawful proof."),
      basis: brand.basis,
      fix: .init(
        safe: false,
        note: text("Nêu căn cứ (tên khảo sát, số, ngày) hoặc bỏ từ so sánh tuyệt đối.", "Name the survey, or drop it."))
    )
  }

  static func phone(_ post: Post, _ number: String) -> Finding {
    post.finding(
      "du-lieu-ca-nhan/so-di-dong", .warning, number,
      title: text("Số điện thoại riêng của một người", "Private telephone number"),
      message: text("Số riêng đi kèm tên người: cần sự đồng ý trước khi đăng.", "A private number needs consent."),
      basis: ["Điều 9, Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"],
      fix: .init(safe: false, note: text("Dùng số của cửa hàng.", "Give the shop's number.")),
      masked: "\(number.prefix(4))****\(number.suffix(2))")
  }

  static func ministry(_ post: Post, _ wrong: String = "Bộ Y Tế", _ right: String = "Bộ Y tế") -> Finding {
    post.finding(
      "ten-goi/ten-co-quan", .warning, wrong, axis: .politicallyCorrect,
      title: text("Tên cơ quan viết sai chữ hoa", "Capitals in an agency's name"),
      message: text("Tên đúng là “\(right)”.", "The right name is “\(right)”."),
      basis: ["Phụ lục II, Nghị định số 30/2020/NĐ-CP"], fix: .init(safe: true, replacement: right))
  }

  static func hashtag(_ post: Post) -> Finding {
    post.finding(
      "chien-dich/thieu-hashtag", .warning, nil, title: text("Thiếu hashtag của chiến dịch", "Hashtag missing"),
      message: text("Bài của chiến dịch chưa có #DocSachMuaThu.", "The hashtag is missing."),
      fix: .init(safe: false, note: text("Thêm #DocSachMuaThu vào cuối bài.", "Add it.")))
  }

  static func spelling(_ post: Post, _ wrong: String, _ right: String) -> Finding {
    post.finding(
      "chinh-ta/tieng-khong-co", .notice, wrong, axis: .accurate,
      title: text("Chữ không có trong tiếng Việt", "No Vietnamese syllable"),
      message: text("“\(wrong)” không phải một tiếng; có lẽ là “\(right)”.", "“\(wrong)” is no syllable."),
      fix: .init(safe: true, replacement: right))
  }

  static func item(
    _ post: Post, key: String, source: String? = "bep-nha-hoa", _ findings: [Finding],
    outcome: Verdict.Outcome = .block,
    states: [ReportFinding.State] = [], notSeen: NotSeen = NotSeen(), incomplete: [IncompleteReason] = []
  ) -> ReportItem {
    var findings = findings
    for index in findings.indices {
      findings[index].fingerprint = "1:" + String(format(key, index))
    }
    var item = ReportItem(
      post.verdict(outcome, findings, scores: Scores(88, 91, 41), incomplete: incomplete, notSeen: notSeen), key: key,
      source: source)
    if source != nil {
      for index in item.findings.indices {
        let state = index < states.count ? states[index] : .new
        item.findings[index].state = state
        item.findings[index].firstSeen = state == .new ? "2026-11-20" : "2026-11-1\(index % 9)"
        if state == .mended {
          item.findings[index].span = nil
          item.findings[index].place = nil
        }
      }
    }
    return item
  }

  /// FNV-1a, as 16 hexadecimal digits.
  private static func format(_ key: String, _ index: Int) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(key)/\(index)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func failed(_ path: String, _ vi: String, _ en: String, source: String) -> ReportItem {
    var post = Post(path: path, body: "")
    post.parts = []
    return ReportItem(
      post.verdict(
        .review, scores: Scores(nil, nil, nil),
        incomplete: [IncompleteReason(code: "unreadable", message: Bilingual(vi: vi, en: en))], rules: 0), key: path,
      source: source)
  }

  static func report(_ items: [ReportItem], language: Language = .vi, isScan: Bool = true) -> ScanReport {
    var tally = ReportTally()
    for item in items { tally.add(item) }
    var report = ScanReport(
      tool: sampleTool, language: language,
      scan: isScan
        ? .init(
          id: 12, startedAt: "2026-11-20T08:30+07:00", finishedAt: "2026-11-20T08:31+07:00", comparedWith: 11,
          comparedAt: "2026-11-13T08:30+07:00") : nil,
      counts: .init(read: 120, unchanged: 96, skipped: 4, failed: items.count { $0.outcome == .failed }),
      rules: tally.rules, openByDay: tally.openByDay
    ) { body in
      for item in items { try body(item) }
    }
    if isScan {
      report.ran = .init(rules: 41...88, rulebooks: 4...5)
      report.notSeen = NotSeen(images: 31, videos: 4)
      report.sources = sources.map { source in
        var source = source
        source.open = tally.open(of: source.id)
        source.new = tally.new(of: source.id)
        source.mended = tally.mended(of: source.id)
        return source
      }
    }
    return report
  }

  private static let sources: [ScanReport.Source] = [
    .init(
      id: "bep-nha-hoa", name: "Bếp nhà Hòa",
      consent: Bilingual(vi: "hợp đồng HĐ-07, đến 31/12/2026", en: "agreement HĐ-07, until 2026-12-31"),
      counts: .init(read: 64, unchanged: 51, failed: 1)),
    .init(
      id: "sach-mua-thu", name: "Sách mùa thu – mạng lưới nhà sách Đồng Xanh",
      consent: Bilingual(vi: "hợp đồng HĐ-11, đến 30/6/2027", en: "agreement HĐ-11, until 2027-06-30"),
      counts: .init(read: 40, unchanged: 33, skipped: 4, failed: 2)),
    .init(
      id: "trang-nha", name: "Trang nhà", consent: Bilingual(vi: "trang của mình", en: "own page"),
      counts: .init(read: 16, unchanged: 12)),
  ]
}

/// Posts of the sample scan.
extension SampleScan {
  /// One of each thing that a report must show.
  static let small: [ReportItem] = {
    var cream = Post(
      path: "tuan-47/bep-nha-hoa.html", id: "kem-01",
      body: "Kem nghệ 🌸 tốt nhất Việt Nam, gọi chị Hạnh 0792001234 để được tư vấn.\n\nĐược Bộ Y Tế công nhận.")
    cream.metadata = Metadata([
      .title: .text("Kem nghệ nhà làm: vì sao ai cũng mê?"), .url: .text("https://bepnhahoa.example/kem-nghe?a=1&b=2"),
      .publishedAt: Instant(iso: "2026-11-19T20:15+07:00").map { .instant($0) } ?? .flag(true),
    ])
    let sheet = Post(path: "lich.xlsx", id: "001", body: "=SUM(A1:A3) là công thức, còn +84 792 001 235 thì không.")
    let hostile = Post(
      path: "a/</script><img src=x onerror=alert(1)>.txt",
      body: "</script><img src=x onerror=\"alert(1)\"> @everyone ::error::x %0A tốt nhất, `mã` |cột| \"\u{301}ngoặc")
    var book = Post(path: "feed.xml", body: "Đọc sách cùng con mỗi tối.")
    book.metadata = Metadata([.title: .text("Đọc sách cùng con")])
    let waived = Waiver(
      rule: brand.rule, reason: "Đã có giấy chứng nhận số 12/CN-2026", until: Day(iso: "2026-12-31"), origin: .policy)
    let prize = Post(path: "tuan-47/giai-thuong.html", body: "Kem nghệ nhà làm được bình chọn tốt nhất phường.")
    var award = superlative(prize)
    award.waived = waived
    return [
      item(
        cream, key: "kem-01", [superlative(cream), phone(cream, "0792001234"), ministry(cream)],
        states: [.open, .new, .mended], notSeen: NotSeen(images: 3)),
      item(hostile, key: "=cmd|' /C calc'!A0", [superlative(hostile)]),
      item(prize, key: "kem-02", [award], outcome: .pass, states: [.open]),
      failed(
        "tuan-47/hỏng.docx", "Tệp có mật khẩu; hãy gỡ mật khẩu rồi quét lại.", "It has a password.",
        source: "bep-nha-hoa"),
      item(book, key: "feed-2", source: "sach-mua-thu", [hashtag(book)], outcome: .review),
      item(
        sheet, key: "001", source: "trang-nha", [spelling(sheet, "công thức", "công thức")], outcome: .pass,
        incomplete: [
          IncompleteReason(
            code: "match-limit", message: Bilingual(vi: "Một mẫu phải dừng giữa chừng.", en: "A pattern was stopped."),
            rule: "quang-cao/goi-mua")
        ]),
    ]
  }()

  static func smallReport(_ language: Language = .vi) -> ScanReport {
    var report = SampleScan.report(small, language: language)
    report.sourceFindings = [
      .init(
        source: "sach-mua-thu", rule: "chien-dich/moi-ngay-mot-bai",
        title: text("Ngày không có bài của chiến dịch", "A day without a post"), level: .warning,
        message: text("3 ngày không có bài nào mang #DocSachMuaThu.", "3 days without a post."),
        basis: ["Phụ lục 2, Hợp đồng HĐ-11"], fix: text("Đăng bù trong tuần sau.", "Post next week."),
        days: ["2026-11-14", "2026-11-16", "2026-11-17"], fingerprint: "1:00000000000000aa")
    ]
    report.incomplete = [
      .init(
        code: "rule-not-loaded", message: Bilingual(vi: "Quy tắc hàng/x không nạp được.", en: "A rule did not load."))
    ]
    return report
  }

  /// What a desk sees after a busy week: three partners, sixty findings.
  static let large: ScanReport = {
    var items: [ReportItem] = []
    let goods = ["Nước mắm cá cơm", "Trà hoa cúc", "Bánh gạo lứt", "Mật ong rừng tràm", "Cà phê rang mộc"]
    for n in 0..<12 {
      var post = Post(
        path: "tuan-47/bep-nha-hoa.html", id: "bnh-\(n)",
        body:
          "\(goods[n % 5]) mẻ thứ \(n + 1) đã về bếp. Nhà mình chọn nguyên liệu từ sáng sớm, làm đến đâu bán đến đó.\n\n"
          + "Nói không ngoa, đây là loại tốt nhất Việt Nam lúc này, ai dùng rồi cũng khen số 1. "
          + String(
            repeating: "Hàng đóng hộp kín, giữ được ba tháng ở nơi khô ráo, mở nắp thì để ngăn mát tủ lạnh. ",
            count: n % 4 * 9)
          + "Cần hỏi thêm cứ nhắn chị Hạnh 079200\(1200 + n).\n\nĐược Bộ Y Tế công nhận, dùng thường xyên vẫn yên tâm.")
      post.metadata = Metadata([
        .title: .text("\(goods[n % 5]) mẻ thứ \(n + 1): về đúng hẹn"),
        .url: .text("https://bepnhahoa.example/bai/\(n)"),
        .publishedAt: Instant(iso: "2026-11-\(10 + n % 10)T20:15+07:00").map { .instant($0) } ?? .flag(true),
      ])
      items.append(
        item(
          post, key: "bnh-\(n)",
          [
            superlative(post), superlative(post, "số 1"), phone(post, "079200\(1200 + n)"), ministry(post),
            spelling(post, "xyên", "xuyên"),
          ].prefix(3 + n % 3).map { $0 }, states: [.open, .new, .open, n % 2 == 0 ? .mended : .open, .new],
          notSeen: NotSeen(images: n % 3)))
    }
    items.append(
      failed("tuan-47/ban-quet.pdf", "Không phải chữ: tệp PDF chỉ có ảnh quét.", "Only scans.", source: "bep-nha-hoa"))
    for n in 0..<8 {
      var post = Post(path: "feed.xml", body: "Mỗi tối một trang sách, cả nhà cùng đọc. Bài số \(n + 1) của tuần.")
      post.metadata = Metadata([.title: .text("Mỗi tối một trang sách, bài \(n + 1)")])
      items.append(
        item(
          post, key: "feed-\(n)", source: "sach-mua-thu", [hashtag(post)], outcome: .review,
          states: [n % 3 == 0 ? .mended : .open]))
    }
    items += [
      failed("feed-2.xml", "Tệp XML đứt giữa chừng ở dòng 812.", "Broken XML.", source: "sach-mua-thu"),
      failed("https://sach.example/7", "Trang không trả lời sau 30 giây.", "No answer.", source: "sach-mua-thu"),
    ]
    let own = Post(path: "trang-nha/gioi-thieu.md", body: "Được Bộ Công An cấp phép, nhà mình giao hàng toàn quốc.")
    items.append(
      item(own, key: "gioi-thieu", source: "trang-nha", [ministry(own, "Bộ Công An", "Bộ Công an")], outcome: .review))
    var report = SampleScan.report(items)
    report.sourceFindings = smallReport().sourceFindings
    return report
  }()
}
