import Documents
import Judging
import Rulebooks

/// The verdicts the golden files show. Names, numbers and brands are invented.
enum SampleVerdicts {
  static let all: [(name: String, verdicts: [Verdict])] = [
    ("advertisement", [advertisement]), ("clean", [clean]), ("incomplete", [incomplete]), ("long-line", [longLine]),
    ("run", [advertisement, clean, incomplete]),
  ]

  /// An advertisement with something of everything.
  static let advertisement: Verdict = {
    let post = Post(
      path: "bai/kem-tri-nam.md",
      body: """
        Kem dưỡng Hương Sen: tốt nhất cho làn da phụ nữ sau sinh 🌸

        Sản phẩm số 1 trên thị trường, đã được hàng nghìn chị em tin dùng và giới thiệu cho bạn bè, người thân.
        Cam kết trắng da sau bảy ngày, không hiệu quả hoàn tiền. Giá chỉ 299.000 đồng, gọi 0792001234 gặp chị Hạnh.
        Nhắn Zalo 0792001234 trước 30/11/2026 để là khách hàng duy nhất nhận quà. Thường xyên có ưu đãi.

        Chương trình được Bộ Y Tế bảo trợ, dưới sự giám sát của Bộ Công An và Bộ Y Tế.
        """,
      title: "Kem dưỡng tốt nhất năm, gọi 0792001234",
      metadata: Metadata([
        .ad: .flag(true), .title: .text("Kem dưỡng tốt nhất năm, gọi 0792001234"), .tags: .list(["mỹ phẩm", "ưu đãi"]),
        .publishedAt: Instant(iso: "2026-11-20T08:30").map { .instant($0) } ?? .flag(false),
        .media: .media([Media(type: "image", aiGenerated: true, caption: "Chị Hạnh, 0792001234")]),
      ]))
    func superlative(_ words: String, nth: Int = 0, in part: PartKind = .body, waived: Waiver? = nil) -> Finding {
      post.finding(
        "quang-cao/so-sanh-nhat", .error, words, nth: nth, in: part,
        title: text("Từ so sánh tuyệt đối trong quảng cáo", "Superlative in an advertisement"),
        message: text(
          "“\(words)” cần tài liệu hợp pháp chứng minh khi dùng trong quảng cáo.",
          "“\(words)” needs legal documents that prove it when used in an advertisement."),
        basis: ["Luật Quảng cáo số 16/2012/QH13, sửa đổi, bổ sung bởi Luật số 75/2025/QH15, Điều 8 khoản 11"],
        fix: .init(
          safe: false,
          note: text(
            "Nêu căn cứ (tên khảo sát, số, ngày) hoặc bỏ từ so sánh tuyệt đối.",
            "Name the evidence (survey, number, day) or drop the superlative.")), waived: waived)
    }
    func phone(nth: Int, in part: PartKind = .body) -> Finding {
      post.finding(
        "du-lieu-ca-nhan/so-di-dong", .warning, "0792001234", nth: nth, in: part,
        title: text("Số điện thoại riêng của một người", "A person's own phone number"),
        message: text(
          "Số 0792001234 đi kèm tên người: cần sự đồng ý trước khi đăng.",
          "0792001234 stands beside a person's name: publishing it needs consent."),
        basis: ["Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 9"],
        fix: .init(safe: false, note: text("Dùng số của cửa hàng.", "Use the shop's number.")), masked: "0792****34")
    }
    func ministry(_ wrong: String, _ right: String, nth: Int = 0) -> Finding {
      post.finding(
        "ten-goi/ten-co-quan", .warning, wrong, nth: nth, axis: .politicallyCorrect,
        title: text("Tên cơ quan viết sai chữ hoa", "Capitals in the name of an authority"),
        message: text("Tên đúng là “\(right)”.", "The name is “\(right)”."),
        basis: ["Nghị định số 30/2020/NĐ-CP, Phụ lục II"], fix: .init(safe: true, replacement: right))
    }
    return post.verdict(
      .block,
      [
        superlative("tốt nhất", in: .title), phone(nth: 0, in: .title), superlative("tốt nhất"), superlative("số 1"),
        post.finding(
          "quang-cao/cam-ket-ket-qua", .warning, "Cam kết trắng da sau bảy ngày",
          title: text("Cam kết kết quả của mỹ phẩm", "Promised result of a cosmetic"),
          message: text(
            "“Cam kết trắng da sau bảy ngày” hứa một kết quả mà mỹ phẩm không được hứa.",
            "“Cam kết trắng da sau bảy ngày” promises what a cosmetic may not promise."), matchedAs: .disguised),
        phone(nth: 0),
        post.finding(
          "quang-cao/goi-mua", .notice, "gọi 0792001234 gặp chị Hạnh",
          title: text("Lời kêu gọi liên hệ", "A call to order"),
          message: text(
            "“gọi 0792001234 gặp chị Hạnh” nên dẫn tới kênh chính thức.",
            "“gọi 0792001234 gặp chị Hạnh” should lead to an official channel."), status: .experimental),
        phone(nth: 1),
        superlative(
          "duy nhất",
          waived: Waiver(
            rule: "quang-cao/so-sanh-nhat", reason: "thể lệ chương trình, đã có xác nhận của pháp chế",
            text: "duy nhất", until: Day(iso: "2026-12-31"), origin: .frontMatter)),
        post.finding(
          "chinh-ta/tieng-khong-co", .error, "xyên", axis: .accurate,
          title: text("Chữ không có trong tiếng Việt", "No Vietnamese syllable"),
          message: text("“xyên” không phải một tiếng; có lẽ là “xuyên”.", "“xyên” is no syllable; perhaps “xuyên”."),
          fix: .init(safe: false, replacement: "xuyên")), ministry("Bộ Y Tế", "Bộ Y tế"),
        ministry("Bộ Công An", "Bộ Công an"), ministry("Bộ Y Tế", "Bộ Y tế", nth: 1),
        post.finding(
          "quang-cao/dau-hieu-quang-cao", .warning, nil,
          title: text("Thiếu dấu hiệu nhận biết quảng cáo", "No sign that this is an advertisement"),
          message: text(
            "Bài quảng cáo chưa ghi rõ là quảng cáo.", "The advertisement does not say that it is one."),
          basis: ["Luật Quảng cáo số 16/2012/QH13, Điều 15a"],
          fix: .init(safe: false, note: text("Thêm “Quảng cáo” ở đầu bài.", "Put “Quảng cáo” at the top."))),
      ],
      scores: Scores(
        88, 91, 41,
        contributions: [
          .init(axis: .accurate, rule: "chinh-ta/tieng-khong-co", points: 12, findings: 1),
          .init(axis: .politicallyCorrect, rule: "ten-goi/ten-co-quan", points: 8.754, findings: 3),
          .init(axis: .politicallyCorrect, rule: nil, points: 0.246, findings: 0),
          .init(axis: .lawful, rule: "quang-cao/so-sanh-nhat", points: 100.0 / 3, findings: 3),
          .init(axis: .lawful, rule: "du-lieu-ca-nhan/so-di-dong", points: 37.0 / 3, findings: 3),
          .init(axis: .lawful, rule: "quang-cao/cam-ket-ket-qua", points: 7, findings: 1),
          .init(axis: .lawful, rule: "quang-cao/dau-hieu-quang-cao", points: 19.0 / 3, findings: 1),
        ]),
      notJudged: [
        OpenQuestion(
          key: .usedProduct,
          question: Bilingual(
            vi: "Người viết đã dùng sản phẩm này chưa?", en: "Has the author used this product?"), rules: 3),
        OpenQuestion(
          key: .product,
          question: Bilingual(
            vi: "Bài này giới thiệu loại hàng nào (mỹ phẩm, thực phẩm, thuốc, dịch vụ tài chính…)?",
            en: "What kind of product is this post about (cosmetic, food, medicine, finance …)?"), rules: 17,
          raisedByText: true),
      ], notSeen: NotSeen(images: 3, videos: 1),
      unusedWaivers: [
        Waiver(rule: "quang-cao/goi-mua", reason: "kênh của nhà phân phối", text: "gọi ngay", origin: .policy)
      ])
  }()

  static let clean = Post(
    path: "bai/thong-bao.md",
    body: "Thư viện phường mở cửa từ 8 giờ đến 17 giờ, thứ Hai đến thứ Bảy.",
    metadata: Metadata([.kind: .text("notice")])
  ).verdict(.pass, scores: Scores(100, 100, nil), rules: 41)

  /// Could not be read to its end, and holds what a terminal should never be given.
  static let incomplete: Verdict = {
    let post = Post(id: "post-17", body: "Đường 新宿 \u{1B}[31m đỏ \u{202E}ngược\u{202C}, tại TP.HCM\thôm nay.")
    return post.verdict(
      .review,
      [
        post.finding(
          "ten-goi/viet-tat", .notice, "TP.HCM", axis: .politicallyCorrect,
          title: text("Viết tắt tên thành phố", "Abbreviated name of a city"),
          message: text("Lần đầu nên viết đủ tên.", "Write the name out the first time."))
      ], scores: Scores(100, 99, 100, upperBound: true),
      incomplete: [
        IncompleteReason(
          code: "match-limit",
          message: Bilingual(
            vi: "Quy tắc này dừng vì quá giới hạn so khớp; phần còn lại của bài chưa được xét với nó.",
            en: "This rule stopped at the match limit; the rest of the post was not checked with it."),
          rule: "quang-cao/goi-mua"),
        IncompleteReason(
          code: "invalid-utf8",
          message: Bilingual(
            vi: "Byte thứ 40 không phải UTF-8; đã thay bằng �.", en: "Byte 40 is not UTF-8; � stands in its place.")),
      ])
  }()

  /// A paragraph that no terminal shows whole, with more places than a report lists.
  static let longLine: Verdict = {
    let sentence = "Theo ghi nhận của phóng viên, nhiều tuyến đường ngập sâu sau cơn mưa lớn chiều qua. "
    let fault = "Người dân thường xuyên nên thường xyên phải dắt bộ qua đoạn ngập này. "
    let post = Post(
      path: "tin/ngap.txt",
      body: String(repeating: sentence, count: 3) + String(repeating: fault + sentence, count: 30) + "\n")
    let findings = (0..<30).map { nth in
      post.finding(
        "chinh-ta/tieng-khong-co", nth < 27 ? .error : .warning, "thường xyên", nth: nth, axis: .accurate,
        title: text("Chữ không có trong tiếng Việt", "No Vietnamese syllable"),
        message: text("“xyên” không phải một tiếng.", "“xyên” is no syllable."),
        fix: .init(safe: true, replacement: "thường xuyên"))
    }
    return post.verdict(
      .block, findings,
      scores: Scores(
        0, 100, 100,
        contributions: [
          .init(axis: .accurate, rule: "chinh-ta/tieng-khong-co", points: 130.4, findings: 30),
          .init(axis: .accurate, rule: nil, points: -30.4, findings: 0),
        ]))
  }()
}
